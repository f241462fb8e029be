from fractions import Fraction

import pytest
from tests.support.build import knock_out, levels, questionnaire, read, rule

from implcheck.model.enums import Level, State
from implcheck.model.results import Score
from implcheck.scoring.levels import OverallLevel, PracticeLevel, worst_of
from implcheck.scoring.question_state import QuestionState

LEAST = Fraction(1, 10**30)
LOW, MODERATE, HIGH, CRITICAL = Level

SMALL = questionnaire(
    levels("one.a", knock_out=knock_out()),
    levels("two.b", knock_out=knock_out()),
    rules=[
        rule(str(level), {"question": "one.a", "at_most": 1}, level=str(level), raises=["one"])
        for level in (LOW, MODERATE, HIGH, CRITICAL)
    ],
)
RULES = {rule.level: rule for rule in SMALL.rules}
ZERO = read(SMALL, {"one.a": 0, "two.b": 0}).by_id


def score(points: int | Fraction) -> Score:
    return Score(low=Fraction(points), ceiling=Fraction(100))


@pytest.mark.parametrize(
    ("points", "level"),
    [
        (Fraction(100), LOW),
        (Fraction(80), LOW),
        (80 - LEAST, MODERATE),
        (Fraction(65), MODERATE),
        (65 - LEAST, HIGH),
        (Fraction(45), HIGH),
        (45 - LEAST, CRITICAL),
        (Fraction(0), CRITICAL),
    ],
)
def test_the_bands_have_exact_edges(points: Fraction, level: Level) -> None:
    assert SMALL.levels.of(points) is level
    assert PracticeLevel(SMALL, Score(low=points, ceiling=Fraction(100)), (), (), None).level is level


def test_a_band_may_start_at_a_decimal() -> None:
    small = questionnaire(levels("one.a"), bands={"low": 0.1, "critical": 0})
    assert small.levels.of(Fraction(1, 10)) is LOW
    assert small.levels.of(Fraction(1, 10) - LEAST) is CRITICAL


def test_the_level_follows_the_low_end_and_not_the_ceiling() -> None:
    assert PracticeLevel(SMALL, Score(low=Fraction(50), ceiling=Fraction(100)), (), (), None).level is HIGH


@pytest.mark.parametrize(
    ("points", "raised", "level"),
    [(90, LOW, LOW), (90, MODERATE, MODERATE), (90, HIGH, HIGH), (90, CRITICAL, CRITICAL), (50, MODERATE, HIGH)],
)
def test_a_rule_raises_a_practice_and_never_lowers_it(points: int, raised: Level, level: Level) -> None:
    assert PracticeLevel(SMALL, score(points), (), [RULES[raised]], None).level is level


def codes(level: PracticeLevel | OverallLevel) -> list[str]:
    return [why.code for why in level.reasons()]


def test_a_knock_out_makes_its_practice_critical() -> None:
    level = PracticeLevel(SMALL, score(95), [ZERO["one.a"]], (), CRITICAL)
    assert level.level is CRITICAL
    assert codes(level) == ["points-alone", "knock-out"]


def test_the_points_are_always_the_first_reason() -> None:
    (why,) = PracticeLevel(SMALL, score(70), (), (), None).reasons()
    assert (why.code, dict(why.details)) == ("points", {"score": Fraction(70), "level": MODERATE})
    alone = PracticeLevel(SMALL, score(70), [ZERO["one.a"]], (), CRITICAL).reasons()[0]
    assert (alone.code, dict(alone.details)) == ("points-alone", {"score": Fraction(70), "level": MODERATE})


def test_what_could_not_have_changed_the_level_is_no_reason() -> None:
    # 50 points are high anyway.
    assert codes(PracticeLevel(SMALL, score(50), (), [RULES[MODERATE], RULES[HIGH]], HIGH)) == ["points"]
    # A rule that is high explains nothing of what a critical one makes critical.
    both = PracticeLevel(SMALL, score(90), (), [RULES[HIGH], RULES[CRITICAL]], CRITICAL)
    assert [why.details.get("level") for why in both.reasons()] == [LOW, CRITICAL]
    # And of two that say the same, each could.
    assert codes(PracticeLevel(SMALL, score(90), [ZERO["one.a"]], [RULES[CRITICAL]], CRITICAL)) == [
        *("points-alone", "knock-out", "rule")
    ]


def test_the_worst_level_is_that_of_those_there_are() -> None:
    assert worst_of([LOW, None, CRITICAL, HIGH]) is CRITICAL
    assert worst_of([None]) is None


@pytest.mark.parametrize(
    ("points", "worst", "level"),
    [
        *((90, None, LOW), (90, LOW, LOW), (90, MODERATE, LOW), (90, HIGH, MODERATE), (90, CRITICAL, MODERATE)),
        *((70, HIGH, MODERATE), (50, HIGH, HIGH), (10, CRITICAL, CRITICAL)),
    ],
)
def test_nothing_is_low_beside_a_high_or_critical_finding(points: int, worst: Level | None, level: Level) -> None:
    practice = PracticeLevel(SMALL, score(points), (), (), worst)
    assert practice.level is level
    whole = OverallLevel(SMALL, score(points), (), (), worst, {"one": LOW}, ())
    assert whole.level is level
    expected = ["points-alone", "findings"] if points == 90 and level is MODERATE else ["points"]
    assert codes(practice) == codes(whole) == expected


def test_the_findings_are_a_reason_only_where_nothing_else_raises_the_level() -> None:
    findings = PracticeLevel(SMALL, score(90), (), (), HIGH).reasons()[1]
    assert dict(findings.details) == {"worst": HIGH, "level": MODERATE}
    assert codes(PracticeLevel(SMALL, score(90), (), [RULES[MODERATE]], HIGH)) == ["points-alone", "rule"]
    assert codes(OverallLevel(SMALL, score(90), (), (), HIGH, {"one": HIGH}, ())) == ["points-alone", "worst-practice"]


@pytest.mark.parametrize("raised", [LOW, MODERATE, HIGH])
def test_without_a_score_the_rule_is_the_reason(raised: Level) -> None:
    level = PracticeLevel(SMALL, None, (), [RULES[raised]], None)
    assert level.level is raised
    assert codes(level) == ["rule"]


def overall(
    points: int,
    first: Level,
    second: Level = LOW,
    knock_outs: tuple[QuestionState, ...] = (),
    rules: tuple[Level, ...] = (),
    independent: tuple[str, ...] = (),
) -> OverallLevel:
    return OverallLevel(
        SMALL,
        score(points),
        knock_outs,
        [RULES[level] for level in rules],
        None,
        {"one": first, "two": second},
        independent,
    )


@pytest.mark.parametrize(
    ("points", "worst", "level"),
    [
        (90, LOW, LOW),
        (90, MODERATE, LOW),
        (90, HIGH, MODERATE),
        (90, CRITICAL, HIGH),
        (70, HIGH, MODERATE),
        (70, CRITICAL, HIGH),
        (70, MODERATE, MODERATE),
        (50, CRITICAL, HIGH),
        (50, LOW, HIGH),
        (10, LOW, CRITICAL),
    ],
)
def test_the_overall_level_is_at_most_a_step_better_than_the_worst_practice(
    points: int, worst: Level, level: Level
) -> None:
    assert overall(points, worst).level is level


@pytest.mark.parametrize(("steps", "level"), [(0, CRITICAL), (1, HIGH), (2, MODERATE), (3, LOW)])
def test_the_distance_to_the_worst_practice_is_in_the_file(steps: int, level: Level) -> None:
    small = questionnaire(levels("one.a"), above_worst_practice=steps)
    assert OverallLevel(small, score(90), (), (), None, {"one": CRITICAL}, ()).level is level


def test_grave_things_that_are_independent_make_the_whole_critical() -> None:
    both = (ZERO["one.a"], ZERO["two.b"])
    assert overall(90, CRITICAL, knock_outs=both).level is HIGH
    grave = overall(90, CRITICAL, knock_outs=both, independent=("one.a", "two.b"))
    assert grave.level is CRITICAL
    assert codes(grave) == ["points-alone", "grave"]
    details = grave.reasons()[1].details
    assert details["count"] == 2
    assert [title.in_("en") for title in details["which"]] == ["Question one.a", "Question two.b"]  # type: ignore[union-attr]


def test_a_grave_thing_that_is_not_among_the_independent_ones_is_not_named() -> None:
    names = ("one.a", "rule.critical")
    grave = overall(90, CRITICAL, knock_outs=(ZERO["one.a"],), rules=(CRITICAL, HIGH), independent=names)
    which = grave.reasons()[1].details["which"]
    assert [title.in_("en") for title in which] == ["Question one.a", "Combination critical"]  # type: ignore[union-attr]


def test_the_cap_is_a_reason_only_if_it_decides() -> None:
    capped = overall(90, CRITICAL, CRITICAL)
    assert codes(capped) == ["points-alone", "worst-practice"]
    details = capped.reasons()[1].details
    assert (details["count"], details["worst"], details["level"]) == (2, CRITICAL, HIGH)
    assert codes(overall(50, HIGH)) == codes(overall(90, LOW)) == codes(overall(90, MODERATE)) == ["points"]
    # 50 points are high, and so is the cap: it could not have changed anything.
    assert codes(overall(50, CRITICAL)) == ["points"]
    # Beside a critical practice the cap allows high; what makes the whole critical is not the cap.
    assert "worst-practice" not in codes(overall(90, CRITICAL, independent=("rule.critical",), rules=(CRITICAL,)))


def test_a_practice_that_is_too_little_known_is_told_apart() -> None:
    level = OverallLevel(SMALL, score(90), (), (), None, {"one": CRITICAL, "two": CRITICAL}, (), {"two"})
    assert codes(level) == ["points-alone", "worst-practice", "worst-unknown"]


def test_the_states_used_here_are_knock_outs() -> None:
    assert all(state.state is State.ANSWERED for state in ZERO.values())
    assert all(state.question.knocks_out(0, "kickoff") for state in ZERO.values())
