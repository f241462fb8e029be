"""The sections after the summary: risks, actions, what to find out, acceptances, and how firm the level is."""

import pytest
from tests.reports.blocks import document_of, entries_of, rows_of, section_of, sentences_of
from tests.reports.pages import example, respondents
from tests.support.build import accept, advice, assessed, knock_out, levels, need, questionnaire, rule

from implcheck.model.enums import Level
from implcheck.model.questionnaire import Questionnaire
from implcheck.reports import sentences
from implcheck.reports.document import Paragraph
from implcheck.reports.risks import any_of
from implcheck.wording.messages import Messages

TWO = questionnaire(levels("one.a"), levels("one.b"))


def graded(*scores: int) -> Questionnaire:
    """Return a questionnaire with a question per score, each with its own risk and title."""
    return questionnaire(*(levels(f"one.q{score}", risk=f"Because of {score}.") for score in scores))


def test_every_risk_that_counts_is_there_in_the_order_of_the_actions_with_its_answer_and_its_advice() -> None:
    risks = entries_of(document_of(example("erp-rollout")), "risks")
    actions = example("erp-rollout").actions
    assert [(entry.number, entry.key) for entry in risks] == [
        (number, action.finding) for number, action in enumerate(actions, 1)
    ]
    counted = {finding.id for finding in example("erp-rollout").findings if finding.counts}
    assert counted <= {entry.key for entry in risks}
    rows = rows_of(next(entry for entry in risks if entry.key == "commitment.named-sponsor"))
    assert list(rows) == ["Do", "Done when", "Answer", "Knock-out", "Note", "Evidence", "Effect"]
    assert rows["Answer"].startswith("Scores 1 of 4: ")
    assert rows["Evidence"] == "Minutes of the management meeting of 16 November"
    assert rows["Effect"] == "the knock-out is gone"


@pytest.mark.parametrize("top", [0, 1, 5, None])
@pytest.mark.parametrize("name", ["crm-aftercare", "erp-rollout", "respondents"])
def test_the_first_risks_are_open_but_a_low_one_only_if_everything_is(name: str, top: int | None) -> None:
    assessment = respondents() if name == "respondents" else example(name)
    risks = entries_of(document_of(assessment, top=top), "risks")
    assert any(entry.level is Level.LOW for entry in risks)
    first = [entry for entry in risks[:top] if entry.level is not Level.LOW]
    opened = risks if top is None else first
    assert [entry.key for entry in risks if entry.is_open] == [entry.key for entry in opened]


def test_the_facts_of_a_risk_are_those_of_its_action() -> None:
    assessment, messages = example("erp-rollout"), Messages(("en",))
    facts = [sentences.action_facts(action, assessment, messages) for action in assessment.actions]
    entries = entries_of(document_of(assessment), "risks")
    assert [entry.facts[:-1] for entry in entries] == facts
    assert entries[0].facts[-1] == "Commitment"
    assert entries[1].facts[-1] == "Timeline and Capacity"


def test_what_other_advice_needs_is_among_the_risks() -> None:
    roles = [{"id": "sponsor", "title": "sponsor", "exists_when": need("one.a")}]
    needing = questionnaire(
        levels("one.a", help="Ask around."), levels("two.b", advice=advice(roles=["sponsor"])), roles=roles
    )
    document = document_of(assessed(needing, {"two.b": 1}))
    unknown, risk = entries_of(document, "risks")
    assert (unknown.number, unknown.title, unknown.word, unknown.level, unknown.is_open) == (
        1,
        "Find out: Question one.a",
        "unknown",
        None,
        True,
    )
    assert unknown.blocks[0] == Paragraph("Other advice depends on this answer.")
    assert rows_of(unknown) == {"How": "Ask around."}
    assert unknown.facts[0] == "up to 50.0 points"
    assert (risk.number, risk.key) == (2, "two.b")


def test_an_accepted_risk_that_other_advice_needs_is_among_the_risks() -> None:
    needing = questionnaire(levels("one.a"), levels("one.b", advice=advice(needs=[need("one.a")])))
    document = document_of(assessed(needing, {"one.a": 1, "one.b": 1}, accepted=[accept("one.a")]))
    accepted, other = entries_of(document, "risks")
    assert (accepted.key, other.key) == ("one.a", "one.b")
    assert accepted.blocks[0] == Paragraph(
        "Question one.a: accepted by the sponsor until 31 December 2026. It can wait"
    )


def test_a_low_risk_has_no_worst_case() -> None:
    high, moderate, low = entries_of(
        document_of(assessed(graded(1, 2, 3), {"one.q1": 1, "one.q2": 2, "one.q3": 3})), "risks"
    )
    assert high.blocks[0] == Paragraph("Because of 1.")
    assert "At worst" not in rows_of(high)
    assert rows_of(moderate)["At worst"] == "Because of 2."
    assert "Because" not in str(low)
    assert rows_of(low)["Answer"].startswith("Scores 3 of 4")
    assert rows_of(low)["Do"] == "Do it."


def test_without_risks_above_low_the_section_says_so() -> None:
    document = document_of(assessed(graded(3), {"one.q3": 3}))
    assert sentences_of(document, "risks") == ["No risk is rated above low.", "The dates are proposals."]
    assert [entry.is_open for entry in entries_of(document, "risks")] == [False]


def test_a_report_says_that_there_are_no_risks_only_with_a_level() -> None:
    claim = ["The answers show no risks."]
    assert sentences_of(document_of(assessed(TWO, {"one.a": 4, "one.b": 4})), "risks") == claim
    for given, accepted in (({}, []), ({"one.a": 4}, []), ({"one.a": 1, "one.b": 4}, [accept("one.a")])):
        document = document_of(assessed(TWO, given, accepted=accepted))
        assert "The answers show no risks." not in sentences_of(document, "risks")


def test_an_accepted_risk_is_under_acceptances_and_not_among_the_risks() -> None:
    document = document_of(assessed(TWO, {"one.a": 1, "one.b": 1}, accepted=[accept("one.a")]))
    assert [entry.key for entry in entries_of(document, "risks")] == ["one.b"]
    intro, sentence = sentences_of(document, "accepted")
    assert intro.startswith("An accepted risk is still a risk")
    assert sentence == "Question one.a: accepted by the sponsor until 31 December 2026. It can wait"


def test_a_combination_of_one_answer_is_a_combination() -> None:
    small = questionnaire(levels("one.a"), rules=[rule("r", {"question": "one.a", "at_most": 1})])
    risks = entries_of(document_of(assessed(small, {"one.a": 0})), "risks")
    rows = rows_of(next(entry for entry in risks if entry.key == "rule.r"))
    assert rows["Together"] == '"Question one.a"'
    assert rows["Effect"].endswith("the combination is gone")


def test_unknown_answers_are_to_be_found_out_in_order_of_weight() -> None:
    small = questionnaire(levels("one.a"), levels("one.b", weight=3), levels("one.c"))
    document = document_of(assessed(small, {"one.a": {"answer": "unknown", "note": "Asked"}, "one.c": 3}), top=1)
    first, second = entries_of(document, "find-out")
    assert (first.key, second.key) == ("one.b", "one.a")
    assert (first.is_open, second.is_open) == (True, False)
    assert list(rows_of(second)) == ["Answer", "Note", "How", "Ask for", "Worth"]
    assert rows_of(first)["Answer"] == "not answered"
    assert sentences_of(document, "find-out")[0].startswith("2 answers are not known yet")


def test_a_knock_out_that_waits_for_an_answer_is_listed() -> None:
    small = questionnaire(levels("one.a", knock_out=knock_out()), levels("one.b", weight=9))
    document = document_of(assessed(small, {"one.a": "unknown", "one.b": 4}))
    assert sentences_of(document, "waiting") == ['Whether "Question one.a" is a knock-out: the answer is not known.']
    assert section_of(document_of(assessed(small, {"one.a": 4, "one.b": 4})), "waiting") is None


def test_only_a_report_with_a_level_says_how_firm_it_is() -> None:
    (weights, higher) = sentences_of(document_of(assessed(TWO, {"one.a": 1, "one.b": 3})), "firmness")
    assert weights == "With equal weights for everything the level would be the same."
    assert higher.startswith("One step ")
    assert section_of(document_of(assessed(TWO, {"one.a": 1})), "firmness") is None
    firm = sentences_of(document_of(assessed(TWO, {"one.a": 0, "one.b": 0})), "firmness")
    assert firm[-1] == "No single answer changes it."


def test_of_many_titles_the_first_two_are_named() -> None:
    english, dutch = Messages(("en",)), Messages(("nl", "en"))
    titles = ['"a"', '"b"', '"c"', '"d"']
    assert any_of(titles[:3], english) == '"a", "b" or "c"'
    assert any_of(titles, english) == '"a", "b", or any of 2 others'
    assert any_of(titles, dutch) != any_of(titles, english)


def test_a_combination_of_what_nobody_knows_says_where_its_points_count() -> None:
    small = questionnaire(
        levels("one.a"), levels("one.b"), rules=[rule("r", {"question": "one.b", "unknown": True})], least_known=0
    )
    rows = {entry.key: rows_of(entry) for entry in entries_of(document_of(assessed(small, {"one.a": 4})), "risks")}
    assert rows["rule.r"]["Effect"] == "its points count with what is to be found out"
