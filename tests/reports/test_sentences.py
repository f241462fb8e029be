"""The sentences that reports share."""

import datetime

import pytest
from tests.reports.rounds import assessed as in_a_round
from tests.support.build import TODAY, accept, advice, assessed, knock_out, levels, need, questionnaire, rule

from implcheck.reports import sentences
from implcheck.wording.messages import Messages

ENGLISH, DUTCH = Messages(("en",)), Messages(("nl", "en"))
TWO = questionnaire(levels("one.a"), levels("one.b"))


def test_the_ends_of_an_acceptance() -> None:
    accepted = [accept("one.a", "2026-12-01"), accept("one.a", "2026-11-01"), accept("one.b", "2026-11-02")]
    assessment = assessed(TWO, {"one.a": 1, "one.b": 4}, accepted=accepted)
    soon, renewed, needless = sentences.accepted_risks(assessment, ENGLISH)
    assert "That is soon" in soon
    assert "and again since" in renewed
    assert "does not show this risk" in needless
    assert sentences.acceptances_to_decide(assessment, ENGLISH) == [soon]


@pytest.mark.parametrize(
    ("until", "given", "sentence"),
    [
        (["2026-12-09"], 0, "until 9 December 2026. It can wait"),
        (["2026-12-08"], 0, "until 8 December 2026. That is soon: deal with it, or have it"),
        (["2026-11-23"], 0, "until 23 November 2026. That date has passed: it counts again. Deal with it"),
        (["2026-11-23", "2027-03-31"], 0, "was accepted by the sponsor until 23 November 2026, and again since."),
        (["2026-12-09"], 4, "but this assessment does not show this risk. Remove it"),
    ],
)
def test_an_accepted_risk_says_what_is_to_be_done_about_it(until: list[str], given: int, sentence: str) -> None:
    accepted = [accept("one.a", day) for day in until]
    assessment = assessed(TWO, {"one.a": given, "one.b": 4}, accepted=accepted)
    assert any(sentence in found for found in sentences.accepted_risks(assessment, ENGLISH))


def test_a_long_reason_is_shortened_where_a_decision_is_asked_for() -> None:
    risk = {**accept("one.a", str(TODAY)), "reason": "word " * 1000}
    assessment = assessed(questionnaire(levels("one.a")), {"one.a": 1}, accepted=[risk])
    (sentence,) = sentences.acceptances_to_decide(assessment, ENGLISH)
    assert sentence.endswith("word…")
    assert len(sentence) < 400


def test_a_waiting_combination_and_a_waiting_knock_out_name_their_question() -> None:
    waiting = questionnaire(
        levels("one.a", knock_out=knock_out()),
        levels("one.b"),
        rules=[rule("r", {"question": "one.a", "at_most": 1})],
    )
    assessment = assessed(waiting, {"one.a": "unknown", "one.b": 4})
    found = [sentences.waiting(assessment, rule_, ENGLISH) for rule_ in assessment.waiting_rules]
    assert sorted(found) == [
        'The combination "Combination r" (high): it depends on "Question one.a".',
        'Whether "Question one.a" is a knock-out: the answer is not known.',
    ]


def test_a_score_is_a_range_only_with_open_answers() -> None:
    assert sentences.span(None) == "-"
    assert sentences.span(assessed(TWO, {"one.a": 1, "one.b": 3}).score) == "50"
    assert sentences.span(assessed(TWO, {"one.a": 1, "one.b": "unknown"}).score) == "12-62"


def test_the_owner_of_an_acceptance_is_a_role_in_words() -> None:
    risk = {**accept("one.a"), "owner": "finance-director"}
    (sentence,) = sentences.accepted_risks(assessed(TWO, {"one.a": 1}, accepted=[risk]), ENGLISH)
    assert "accepted by the finance director until" in sentence


def test_an_accepted_risk_has_the_title_of_its_risk() -> None:
    small = questionnaire(levels("one.a", problem="Nothing is settled"))
    for given, title in ((1, "Nothing is settled"), (4, "Question one.a")):
        (sentence,) = sentences.accepted_risks(assessed(small, {"one.a": given}, accepted=[accept("one.a")]), ENGLISH)
        assert sentence.startswith(f"{title}: accepted by")


def test_an_answer_without_a_score_says_why() -> None:
    small = questionnaire(levels("one.a", not_yet="No step has been late yet."), levels("one.b"), levels("one.c"))
    assessment = assessed(small, {"one.a": "not_yet", "one.b": {"not_applicable": "Nobody sells"}})
    found = [sentences.answer(result, ENGLISH) for result in assessment.questions]
    assert found == ["not yet: No step has been late yet.", "not applicable: Nobody sells", "not answered"]
    assert sentences.answer(assessment.questions[0], DUTCH).startswith("nog niet gebeurd: ")


def test_an_action_to_find_something_out_says_so() -> None:
    roles = [{"id": "sponsor", "title": "sponsor", "exists_when": need("one.a")}]
    small = questionnaire(levels("one.a"), levels("one.b", advice=advice(roles=["sponsor"])), roles=roles)
    first, second = assessed(small, {"one.b": 1}).actions
    assert sentences.action_title(first, ENGLISH) == "Find out: Question one.a"
    assert sentences.action_word(first, ENGLISH) == "unknown"
    assert sentences.action_points(first, ENGLISH) == "up to 50.0 points"
    assert sentences.action_title(second, DUTCH) == "Question one.b"
    assert sentences.action_word(second, DUTCH) == "hoog"
    assert sentences.action_points(second, DUTCH) == "tot 37,5 punten"


def test_the_facts_of_an_action_are_who_effort_points_and_a_date() -> None:
    roles = [{"id": "sponsor", "title": "sponsor", "exists_when": need("one.a")}]
    small = questionnaire(levels("one.a"), levels("one.b", advice=advice("M", roles=["sponsor"])), roles=roles)
    assessment = assessed(small, {"one.b": 1})
    first, second = assessment.actions
    week, month = TODAY + datetime.timedelta(7), TODAY + datetime.timedelta(28)
    for messages in (ENGLISH, DUTCH):
        *_, soon = sentences.action_facts(first, assessment, messages)
        assert messages.day(week) in soon
        *_, later = sentences.action_facts(second, assessment, messages)
        assert messages.day(month) in later
    assert sentences.action_facts(first, assessment, ENGLISH)[0] == sentences.action_points(first, ENGLISH)
    who, effort, points, _ = sentences.action_facts(second, assessment, ENGLISH)
    assert (who, effort, points) == ("Project lead", "one to five days", sentences.action_points(second, ENGLISH))


def test_what_is_assessed_has_the_number_of_respondents() -> None:
    alone = assessed(TWO, {"one.a": 1}, role="sponsor")
    assert "sponsor" in sentences.about(alone, ENGLISH)
    together = in_a_round(("sponsor", {"one.a": 1}), ("user", {"one.a": 1}))
    assert "2 respondents" in sentences.about(together, ENGLISH)
    assert "2 respondenten" in sentences.about(together, DUTCH)
    assert "1 respondent" in sentences.about(in_a_round(("sponsor", {"one.a": 1})), ENGLISH)
