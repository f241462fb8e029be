"""Compare two assessments."""

import datetime
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.support.build import NA, PHASES, accept, answers, changed, choice, levels, questionnaire, rule
from tests.support.strategies import Case, built_in_cases, filled, small_questionnaires

from implcheck.model.assessment import Assessment
from implcheck.model.comparison import Comparison, Move
from implcheck.model.enums import Level
from implcheck.model.questionnaire import Questionnaire
from implcheck.scoring.assess import assess
from implcheck.scoring.compare import compare

TODAY = datetime.date(2027, 1, 15)
NOVEMBER, JANUARY = datetime.date(2026, 11, 24), datetime.date(2027, 1, 15)
SMALL = questionnaire(
    levels("one.a"),
    levels("one.b"),
    levels("two.c"),
    levels("two.later", phases=["aftercare"]),
    rules=[rule("both", {"all": [{"question": "one.a", "at_most": 1}, {"question": "two.c", "at_most": 1}]})],
)


def made(
    questionnaire: Questionnaire,
    given: dict[str, Any],
    phase: str = "kickoff",
    date: datetime.date | None = None,
    *accepted: dict[str, Any],
    today: datetime.date = TODAY,
) -> Assessment:
    """An assessment of answers with a date."""
    dated = answers(given, phase, accepted).model_copy(update={"date": date})
    return assess(questionnaire, dated, today=today)


def between(before: dict[str, Any], after: dict[str, Any], questionnaire: Questionnaire = SMALL) -> Comparison:
    """The comparison of two kickoffs."""
    return compare(made(questionnaire, before), made(questionnaire, after))


def moves(comparison: Comparison) -> dict[str, Move]:
    """How each question moved."""
    return {moved.after.id: moved.move for moved in comparison.questions}


def test_scores_are_exact_and_signed() -> None:
    up = between({"one.a": 1, "one.b": 2, "two.c": 2}, {"one.a": 2, "one.b": 2, "two.c": 2})
    # By hand: both practices weigh the same, so one.a carries a quarter of the whole, and a step is a quarter of that.
    assert up.gain == Fraction(100, 16)
    assert [(pair.after.id, pair.gain) for pair in up.practices] == [("one", Fraction(25, 2)), ("two", 0)]
    down = between({"one.a": 2, "one.b": 2, "two.c": 2}, {"one.a": 1, "one.b": 2, "two.c": 2})
    assert down.gain == -Fraction(100, 16)


def test_questions_move_in_every_direction() -> None:
    ways: list[tuple[Any, Any, Move | None]] = [
        (1, 3, Move.UP),
        (3, 1, Move.DOWN),
        ("unknown", 0, Move.KNOWN),
        (None, 4, Move.KNOWN),
        (4, "unknown", Move.UNKNOWN),
        (NA, 2, Move.ENTERED),
        (NA, "unknown", Move.ENTERED),
        (0, NA, Move.LEFT),
        ("unknown", NA, Move.LEFT),
        ("unknown", None, None),
        (NA, NA, None),
        (2, 2, None),
    ]
    for before, after, move in ways:
        comparison = between({"one.a": before, "one.b": 2, "two.c": 2}, {"one.a": after, "one.b": 2, "two.c": 2})
        assert moves(comparison) == ({"one.a": move} if move else {}), (before, after)


def test_another_answer_with_the_same_score_is_no_move() -> None:
    small = questionnaire(choice("one.a", {"left": 2, "right": 2, "best": 4}))
    assert not between({"one.a": "left"}, {"one.a": "right"}, small).moved


def test_risks_are_new_gone_or_at_another_level() -> None:
    comparison = between({"one.a": 1, "one.b": 4, "two.c": 1}, {"one.a": 2, "one.b": 0, "two.c": 4})
    assert [finding.id for finding in comparison.new] == ["one.b"]
    assert {finding.id for finding in comparison.gone} == {"two.c", "rule.both"}
    assert [(pair.after.id, pair.before.level, pair.after.level) for pair in comparison.changed] == [
        ("one.a", Level.HIGH, Level.MODERATE)
    ]


def test_risks_that_rose_stand_before_those_that_fell() -> None:
    comparison = between({"one.a": 1, "one.b": 3, "two.c": 2}, {"one.a": 2, "one.b": 2, "two.c": 3})
    assert next(pair.after.id for pair in comparison.changed) == "one.b"
    assert len(comparison.changed) == 3


def test_a_question_asked_in_a_single_phase_is_not_compared() -> None:
    given = {"one.a": 0, "one.b": 0, "two.c": 0, "two.later": 0}
    comparison = compare(made(SMALL, given), made(SMALL, given, "aftercare"))
    assert comparison.not_compared == ("two.later",)
    assert not comparison.moved
    assert comparison.after.question("two.later").score == 0
    back = compare(made(SMALL, given, "aftercare"), made(SMALL, given))
    assert (back.not_compared, back.moved) == (("two.later",), False)


def test_a_question_or_practice_that_a_version_adds_or_drops_is_not_compared() -> None:
    fewer = changed(SMALL, version="2", practices=SMALL.practices[:1], questions=SMALL.questions[:2], rules=())
    comparison = compare(made(SMALL, {"one.a": 1, "one.b": 1, "two.c": 0}), made(fewer, {"one.a": 1, "one.b": 1}))
    assert comparison.not_compared == ("two.c",)
    assert [pair.after.id for pair in comparison.practices] == ["one"]
    assert not comparison.moved


def test_a_question_whose_when_no_longer_holds_is_not_compared() -> None:
    only_if = questionnaire(levels("one.a"), levels("one.b", when={"question": "one.a", "at_least": 2}))
    comparison = between({"one.a": 2, "one.b": 0}, {"one.a": 1, "one.b": 0}, only_if)
    assert moves(comparison) == {"one.a": Move.DOWN}
    assert comparison.not_compared == ("one.b",)
    assert not comparison.gone


def test_an_acceptance_expired_only_if_its_day_lies_between_and_the_risk_is_there() -> None:
    given = {"one.a": 1, "one.b": 2, "two.c": 3}

    def ran_out(until: str, after: dict[str, Any], *renewed: dict[str, Any]) -> list[str]:
        before = made(SMALL, given, "kickoff", NOVEMBER, accept("one.a", until))
        comparison = compare(before, made(SMALL, after, "kickoff", JANUARY, *renewed))
        return [acceptance.risk.finding for acceptance in comparison.expired_acceptances]

    assert ran_out("2026-11-23", given) == []  # it had run out before
    assert ran_out("2026-11-24", given) == ["one.a"]
    assert ran_out("2027-01-14", given) == ["one.a"]
    assert ran_out("2027-01-15", given) == []  # the last day still counts
    assert ran_out("2026-12-31", given, accept("one.a", "2026-12-31")) == ["one.a"]
    assert ran_out("2026-12-31", given, accept("one.a", "2027-01-31")) == []  # renewed
    assert ran_out("2026-12-31", {**given, "one.a": 4}) == []  # nothing left to accept


def test_an_acceptance_renewed_up_to_the_later_day_did_not_expire_however_late_they_are_compared() -> None:
    given, later = {"one.a": 1, "one.b": 2, "two.c": 3}, datetime.date(2027, 2, 1)

    def ran_out(renewed: str) -> list[str]:
        before = made(SMALL, given, "kickoff", NOVEMBER, accept("one.a", "2026-12-31"), today=later)
        after = made(SMALL, given, "kickoff", JANUARY, accept("one.a", renewed), today=later)
        return [acceptance.risk.finding for acceptance in compare(before, after).expired_acceptances]

    assert ran_out("2027-01-15") == []
    assert ran_out("2027-01-14") == ["one.a"]


def test_answers_without_a_date_count_as_those_of_today() -> None:
    given = {"one.a": 1, "one.b": 2, "two.c": 3}
    undated = made(SMALL, given, "kickoff", None, accept("one.a", "2026-12-31"))
    assert compare(undated, undated).expired_acceptances == ()
    dated = made(SMALL, given, "kickoff", NOVEMBER, accept("one.a", "2026-12-31"))
    assert [acceptance.risk.finding for acceptance in compare(dated, undated).expired_acceptances] == ["one.a"]


def test_without_a_score_there_is_no_gain() -> None:
    nothing = {"one.a": NA, "one.b": NA, "two.c": NA}
    assert between(nothing, {"one.a": 1, "one.b": 1, "two.c": 1}).gain is None
    assert between(nothing, nothing).gain is None


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Assessment, Assessment]:
    """Two assessments with one questionnaire, in any phase each."""
    drawn = draw(small_questionnaires(whens=True))
    before, after = (made(drawn, draw(filled(drawn)), draw(st.sampled_from(PHASES)), JANUARY) for _ in range(2))
    return before, after


@given(built_in_cases())
def test_a_file_compared_with_itself_shows_that_nothing_moved(case: Case) -> None:
    result = made(case.questionnaire, case.given, case.phase, NOVEMBER, accept("why.problem-statement", "2026-12-31"))
    same = compare(result, result)
    assert not same.moved
    assert same.not_compared == ()
    assert not same.gain
    assert not any(pair.gain for pair in same.practices)


OPPOSITE = {
    Move.UP: Move.DOWN,
    Move.DOWN: Move.UP,
    Move.KNOWN: Move.UNKNOWN,
    Move.UNKNOWN: Move.KNOWN,
    Move.LEFT: Move.ENTERED,
    Move.ENTERED: Move.LEFT,
}


@given(pairs())
def test_swapping_the_two_mirrors_everything(pair: tuple[Assessment, Assessment]) -> None:
    there, back = compare(*pair), compare(*reversed(pair))
    assert (back.before, back.after) == (there.after, there.before)
    assert back.gain == (None if there.gain is None else -there.gain)
    assert moves(back) == {id_: OPPOSITE[move] for id_, move in moves(there).items()}
    assert (back.new, back.gone) == (there.gone, there.new)
    assert {(pair.after.id, pair.before.level, pair.after.level) for pair in back.changed} == {
        (pair.after.id, pair.after.level, pair.before.level) for pair in there.changed
    }
    assert set(back.not_compared) == set(there.not_compared)


@given(pairs())
def test_every_question_and_risk_is_accounted_for(pair: tuple[Assessment, Assessment]) -> None:
    comparison = compare(*pair)
    before, after = ({finding.id: finding for finding in side.findings} for side in pair)
    aside = set(comparison.not_compared)
    new, gone = {finding.id for finding in comparison.new}, {finding.id for finding in comparison.gone}
    assert new | gone <= before.keys() ^ after.keys()
    for id_ in (before.keys() ^ after.keys()) - new - gone:
        assert aside & set((before.get(id_) or after[id_]).questions)
    for moved in comparison.questions:
        assert moved.after.id not in aside
        assert (moved.before.score, moved.before.state) != (moved.after.score, moved.after.state)
