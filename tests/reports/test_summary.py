"""The summary: the verdict, the decisions and the next steps."""

import pytest
from tests.reports.blocks import blocks_of, document_of, entries_of, section_of, sentences_of
from tests.reports.pages import example
from tests.support.build import NA, accept, advice, assessed, knock_out, levels, need, questionnaire, rule

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.model.gate import Asked, Gate
from implcheck.reports.charts import Bars, Scale
from implcheck.reports.document import Block, Facts, Headline, Items, Paragraph
from implcheck.reports.formats.registry import render
from implcheck.reports.options import Options
from implcheck.reports.summary import beyond_points
from implcheck.wording.messages import Messages
from implcheck.wording.symbols import symbol

TWO = questionnaire(levels("one.a", knock_out=knock_out()), levels("one.b"))


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_summary_of_a_bad_project_takes_two_minutes(language: str) -> None:
    page = render(example("erp-rollout"), "terminal", Options((language, "en"), width=80))
    assert isinstance(page, str)
    assert len(page.splitlines()) <= 60
    words = [word for word in page.split() if any(character.isalnum() for character in word)]
    assert len(words) <= 400


def verdict(assessment: Assessment, language: str = "en") -> list[str]:
    return sentences_of(document_of(assessment, language), "verdict")


def test_the_verdict_has_what_is_assessed_the_level_and_the_score() -> None:
    facts, headline, score, scale, items = blocks_of(document_of(example("crm-aftercare")), "verdict")
    assert isinstance(facts, Facts)
    assert facts.facts[1:3] == ("Aftercare", "24 November 2026")
    assert isinstance(headline, Headline)
    assert headline.level is example("crm-aftercare").level is not None
    assert headline.symbol == symbol(headline.level)
    assert isinstance(score, Paragraph)
    assert score.text.startswith(f"{scale_of(scale).low} points: ")
    assert scale_of(scale).level is headline.level
    assert isinstance(items, Items)


def scale_of(block: Block) -> Scale:
    assert isinstance(block, Scale)
    return block


def test_a_scale_has_its_thresholds_from_few_points_to_many() -> None:
    (scale,) = (
        block for block in blocks_of(document_of(example("brand-portal")), "verdict") if isinstance(block, Scale)
    )
    assert [(at.points, at.level, at.word) for at in scale.thresholds] == [
        (0, Level.CRITICAL, "critical"),
        (45, Level.HIGH, "high"),
        (65, Level.MODERATE, "moderate"),
        (75, Level.LOW, "low"),
    ]
    score = example("brand-portal").score
    assert score is not None
    assert (scale.low, scale.ceiling) == (int(score.low), int(score.ceiling))
    assert scale.description.endswith("Levels: high from 45, moderate from 65 and low from 75.")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", 'A knock-out is accepted: "Question one.a", by the sponsor until 31 December 2026. It can wait'),
        ("nl", 'Er is een breekpunt geaccepteerd: "Question one.a", tot en met 31 december 2026 (opdrachtgever).'),
    ],
)
def test_an_accepted_knock_out_comes_before_the_score(language: str, sentence: str) -> None:
    assessment = assessed(TWO, {"one.a": 0, "one.b": 4}, accepted=[accept("one.a")])
    page = render(assessment, "markdown", Options((language, "en")))
    assert isinstance(page, str)
    first, second, *_ = verdict(assessment, language)
    assert "one.a" in first
    assert sentence[:25] in first
    assert "50" in second
    over = assessed(TWO, {"one.a": 0, "one.b": 4}, accepted=[accept("one.a", "2026-11-01")])
    assert sentence[:25] not in verdict(over, language)[0]


def test_the_gate_has_its_outcome_what_it_left_out_and_what_it_asked() -> None:
    asked = (Asked("fail-on", "high", ""),)
    gate = Gate(fail_on=Level.LOW, fail_on_practices={"one": Level.LOW}, require_evidence=4, asked=asked)
    assessment = assessed(TWO, {"one.a": 1, "one.b": 4}, accepted=[accept("one.a")], gate=gate)
    found = verdict(assessment)
    at = found.index("✖ Gate: failed")
    assert found[at + 1] == 'Left out as accepted: "Question one.a".'
    assert found[at + 2] == "100 points (low) without the accepted risks; the report counts them: 62 (high)."
    assert found[-1] == "Asked for when this report was made: no high or critical risk overall."
    assert '1 answer of level 4 or higher names no evidence: "Question one.b".' in found[at:]
    passed = assessed(TWO, {"one.a": 4, "one.b": 4}, gate=Gate(fail_on=Level.MODERATE))
    assert "✔ Gate: passed" in verdict(passed)
    assert not any("Gate" in sentence for sentence in verdict(assessed(TWO, {"one.a": 4})))


def test_decisions_are_the_first_actions_with_owner_effort_and_points() -> None:
    first, second, third = entries_of(document_of(example("erp-rollout")), "decisions")
    assert [first.number, second.number, third.number] == [1, 2, 3]
    assert [first.title, second.title, third.title] == [
        example("erp-rollout").actions[position].title.in_("en") for position in range(3)
    ]
    advice = example("erp-rollout").actions[0].advice
    assert advice is not None
    text, facts = first.blocks
    assert text == Paragraph(advice.do.in_("en"))
    assert isinstance(facts, Facts)
    assert facts.facts[:2] == (advice.who.in_("en"), "under a day")
    assert facts.facts[2].startswith("up to ")
    assert facts.facts[3] == "by 1 December 2026"
    assert (first.level, first.word) == (Level.CRITICAL, "critical")


SPONSOR = {"id": "sponsor", "title": "sponsor", "exists_when": need("one.sponsor")}
NEEDING = questionnaire(
    levels("one.sponsor", help="Ask who decides."),
    levels("one.b", advice=advice(roles=["sponsor"])),
    roles=[{"id": "lead", "title": "lead"}, SPONSOR],
    least_known=10,
)


def test_what_other_advice_needs_is_found_out_first() -> None:
    document = document_of(assessed(NEEDING, {"one.b": 2}))
    first, second = entries_of(document, "decisions")
    assert (first.number, first.title, first.word) == (1, "Find out: Question one.sponsor", "unknown")
    assert first.level is None
    assert first.blocks == (Paragraph("How is it?"), Facts(("up to 50.0 points", "by 1 December 2026")))
    assert second.title == "Question one.b"
    assert document.headline == "Critical risk: find out first what is open (1 answer)"
    assert sentences_of(document, "next")[0] == 'Find out first: "Question one.sponsor".'


def test_only_an_acceptance_that_ended_or_ends_soon_is_a_decision() -> None:
    given = {"one.a": 1, "one.b": 4}
    for until, begins in (("2026-11-01", "that date has passed"), ("2026-12-01", "That is soon")):
        document = document_of(assessed(TWO, given, accepted=[accept("one.a", until)]))
        *_, sentence = sentences_of(document, "decisions")
        assert begins.lower() in sentence.lower()
    document = document_of(assessed(TWO, given, accepted=[accept("one.a", "2027-06-01")]))
    assert not any("accepted" in sentence for sentence in sentences_of(document, "decisions"))


def test_without_risks_there_are_no_decisions() -> None:
    document = document_of(assessed(TWO, {"one.a": 4, "one.b": 4}))
    assert section_of(document, "decisions") is None
    assert sentences_of(document, "next") == [
        "Nothing is urgent. Assess again when something changes, by 22 December 2026 at the latest."
    ]


def test_low_risks_are_decisions_only_if_the_overall_level_is_not_low() -> None:
    small = questionnaire(levels("one.q3"))
    document = document_of(assessed(small, {"one.q3": 3}))
    assert document.level is Level.MODERATE
    assert [entry.title for entry in entries_of(document, "decisions")] == ["Question one.q3"]
    fine = document_of(assessed(questionnaire(levels("one.a"), levels("one.b")), {"one.a": 4, "one.b": 3}))
    assert fine.level is Level.LOW
    assert section_of(fine, "decisions") is None


def next_steps(assessment: Assessment) -> list[str]:
    return sentences_of(document_of(assessment), "next")


def test_the_next_step_is_the_first_decision() -> None:
    assert next_steps(assessed(questionnaire(levels("one.q3")), {"one.q3": 3})) == [
        'Start with "Question one.q3".',
        "Assess again when that is done, by 22 December 2026 at the latest.",
    ]


def test_the_next_step_is_to_find_out_the_unknown_if_there_is_no_risk() -> None:
    assessment = assessed(questionnaire(levels("one.a", weight=9), levels("one.b")), {"one.a": 4})
    assert next_steps(assessment)[0] == 'Find out first: "Question one.b".'


def test_with_too_few_answers_finding_out_comes_before_acting() -> None:
    first, second, _ = next_steps(assessed(TWO, {"one.a": 1}))
    assert first == 'Find out first: "Question one.b".'
    assert second.startswith('Then start with "Question one.a"')


def test_if_no_answer_counts_the_next_step_is_to_find_out() -> None:
    assert next_steps(assessed(questionnaire(levels("one.a")), {"one.a": NA})) == [
        'Find out first: "Question one.a".',
        "Check whether so much really does not apply: no question is left that counts.",
    ]


def bars(assessment: Assessment) -> Bars:
    (found,) = blocks_of(document_of(assessment), "practices")
    assert isinstance(found, Bars)
    return found


def test_practices_have_points_levels_and_what_decides_them() -> None:
    (
        why,
        *_,
    ) = bars(example("erp-rollout")).bars
    score = example("erp-rollout").practices[0].score
    assert score is not None
    low, ceiling = map(int, score)
    assert (why.name, why.low, why.ceiling, why.points) == ("Why", low, ceiling, f"{low}-{ceiling}")
    raised = assessed(
        questionnaire(levels("one.a", knock_out=knock_out()), levels("one.b", weight=9)), {"one.a": 0, "one.b": 4}
    )
    (practice,) = bars(raised).bars
    assert practice.level is Level.CRITICAL
    assert practice.reason == 'Knock-out: "Question one.a". Nothing else can carry it.'


def test_a_legend_names_what_is_still_possible_only_if_something_is() -> None:
    known = bars(assessed(TWO, {"one.a": 4, "one.b": 4}))
    assert known.legend == ("shown today", "", "not in place")
    assert bars(assessed(TWO, {"one.a": 4})).legend == ("shown today", "still possible", "not in place")


def test_a_practice_without_a_score_says_why_and_a_rule_can_give_it_a_level() -> None:
    rules = [rule("r", {"question": "one.a", "at_most": 1}, raises=["two"])]
    small = questionnaire(levels("one.a"), levels("two.b", phases=["execution"]), rules=rules)
    two = bars(assessed(small, {"one.a": 0})).bars[1]
    assert (two.low, two.ceiling, two.points, two.word) == (None, None, "-", "high")
    assert bars(assessed(small, {"one.a": 4})).bars[1].word == "does not count here"


def test_no_two_names_of_practices_are_cut_or_missing() -> None:
    names = [bar.name for bar in bars(example("brand-portal")).bars]
    assert names == ["Why", "Support", "Commitment", "Timeline", "Capacity", "Knowledge", "Aftercare"]


def test_a_raised_practice_names_what_raises_it_instead_of_its_band() -> None:
    small = questionnaire(levels("one.a", knock_out=knock_out()), levels("one.b", weight=9), levels("two.c"))
    raised, plain = assessed(small, {"one.a": 0, "one.b": 4, "two.c": 4}).practices
    assert beyond_points(plain, Messages(("en",))) == ""
    assert beyond_points(raised, Messages(("en",))).startswith("Knock-out: ")
