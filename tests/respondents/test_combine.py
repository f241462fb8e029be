"""Several respondents are combined into answers and into what a report says about them."""

import random
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.respondents.voices import SMALL, Voice, answers, combined, on_first_question, rounds, scored, tally
from tests.support.build import TODAY, built_in, levels, questionnaire
from tests.support.examples import examples
from tests.support.strategies import filled

from implcheck.model.answers import Unanswered
from implcheck.respondents.combine import combine, combine_answers
from implcheck.scoring.assess import assess


def test_a_gap_names_the_roles_that_are_furthest_apart_and_their_answers() -> None:
    written = [
        ("sponsor", {"two.d": 8}),
        ("project-lead", {"two.d": 4}),
        ("user", {"two.d": 0}),
        ("user", {"two.d": 1}),
    ]
    (gap,) = combined(written).gaps
    assert (gap.question, gap.higher.role, gap.lower.role, gap.step) == ("two.d", "sponsor", "user", Fraction(7, 2))
    assert (gap.lower.size, gap.lower.mean) == (2, Fraction(1, 2))
    assert [text.in_("en") for text in gap.higher.says + gap.lower.says] == ["8-100 hours", "0-1 hours"]


def test_knock_outs_are_counted() -> None:
    found = on_first_question(scored(0, 0, 3, 3, 3, 4, 4))
    assert (found.knock_outs, found.scored) == (2, 7)
    assert on_first_question(scored(3, 3, 3)).knock_outs == 0
    assert [question.question for question in combined(scored(0, 4, 4, 4, 4)).reported_knock_outs] == ["one.a"]


def test_unknown_and_not_applicable_are_counted_separately() -> None:
    na = {"not_applicable": "None here"}
    voices: list[Voice] = [("user", {"one.a": 3}), ("user", {"one.a": "unknown"}), ("user", {"one.a": na})]
    found = on_first_question(voices)
    assert (found.scored, found.unknown, found.not_applicable, found.counted) == (1, 1, 1, 3)
    kinds: dict[str, list[Voice]] = {
        "unknown": [("user", {"one.a": "unknown"}), ("user", {"one.a": na})],
        "not_applicable": [("user", {"one.a": na}), ("user", {"one.a": na})],
    }
    for kind, voices_of_kind in kinds.items():
        assert kind in combine_answers(tally(voices_of_kind))["one.a"].model_dump()
    assert "one.a" not in combine_answers(tally([("user", {"one.a": None})]))


def test_known_roles_are_recognised_however_they_are_written() -> None:
    result = combined([*scored(3, role="Key user"), *scored(3, role="key_user"), *scored(3, role="Board")])
    assert dict(result.roles) == {"Board": 1, "key-user": 2}


def test_answers_to_questions_of_another_phase_are_kept() -> None:
    small = questionnaire(levels("one.a"), levels("one.b", phases=["aftercare"]))
    made = tally([("user", {"one.a": 3, "one.b": 3})], small)
    assert set(combine_answers(made)) == {"one.a", "one.b"}


def test_notes_and_evidence_are_few_and_in_one_order() -> None:
    written = [("user", {"one.a": {"answer": 3, "note": f"note {n}", "evidence": [f"file {n}"]}}) for n in range(50)]
    found = [combine(tally(order), "kickoff", SMALL.by_id).questions[0] for order in (written, written[::-1])]
    assert found[0].notes == found[1].notes
    assert (len(found[0].notes), found[0].noted) == (10, 50)
    kept = combine_answers(tally(written))["one.a"]
    assert len(kept.evidence) == 10
    assert kept.note == " / ".join(sorted(kept.note.split(" / "))) if kept.note else False


@examples(60)
@given(rounds(), st.randoms(use_true_random=False))
def test_the_order_of_the_respondents_does_not_matter(voices: list[Voice], chance: random.Random) -> None:
    other = list(voices)
    chance.shuffle(other)
    first, second = tally(voices), tally(other)
    assert combine_answers(first) == combine_answers(second)
    assert combine(first, "kickoff", SMALL.by_id) == combine(second, "kickoff", SMALL.by_id)


@examples(40)
@given(filled(built_in()), st.integers(1, 7))
def test_respondents_with_the_same_answers_give_the_assessment_of_one(written: Mapping[str, Any], many: int) -> None:
    questionnaire = built_in()
    alone = answers(written, questionnaire)
    together = alone.model_copy(update={"answers": combine_answers(tally([("user", written)] * many, questionnaire))})
    single, combined_assessment = (assess(questionnaire, entry, today=TODAY) for entry in (alone, together))
    assert (
        combined_assessment.score,
        combined_assessment.level,
        combined_assessment.known,
        combined_assessment.findings,
    ) == (single.score, single.level, single.known, single.findings)
    assert [entry.answer_text for entry in combined_assessment.questions if entry.score is not None] == [
        entry.answer_text for entry in single.questions if entry.score is not None
    ]


@examples(60)
@given(rounds(least=2))
def test_every_visible_gap_is_a_dispute(voices: list[Voice]) -> None:
    result = combined(voices)
    assert {gap.question for gap in result.gaps} <= {agreement.question for agreement in result.disputed}
    assert [gap.step for gap in result.gaps] == sorted((gap.step for gap in result.gaps), reverse=True)


def test_agreement_per_practice() -> None:
    result = combined([("user", {"two.d": hours, "one.a": 2}) for hours in (4, 4, 8, 8)])
    by_id = {practice.practice: practice for practice in result.practices}
    assert tuple(by_id["one"][1:]) == (Fraction(0), Fraction(1), True)
    assert tuple(by_id["two"][1:]) == (Fraction(1, 2), Fraction(5, 6), True)
    apart = combined([("user", {"two.d": hours}) for hours in (0, 0, 8, 8)]).practices[0]
    assert tuple(apart[1:]) == (Fraction(2), Fraction(-5, 3), False)


def test_few_respondents_are_indicative() -> None:
    assert combined(scored(3, 3, 3, 3)).indicative
    assert not combined(scored(3, 3, 3, 3, 3)).indicative


def test_notes_and_evidence_beside_no_answer_stay() -> None:
    made = tally([("user", {"one.a": {"answer": None, "note": "Seen", "evidence": ["Plan"]}}), ("user", {"one.b": 4})])
    assert combine_answers(made, min_group=1)["one.a"] == Unanswered(note="Seen", evidence=("Plan",))
