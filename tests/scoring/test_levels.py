from fractions import Fraction

import pytest
from tests.support.build import built_in, knock_out, levels, questionnaire, read, rule

from implcheck.model.enums import Level, State
from implcheck.model.results import Score
from implcheck.scoring.levels import OverallLevel, PracticeLevel, least_known
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
    assert built_in().levels.of(points) is level
    assert PracticeLevel(built_in(), Score(low=points, ceiling=Fraction(100)), (), ()).level is level


def test_a_band_may_start_at_a_decimal() -> None:
    small = questionnaire(levels("one.a"), bands={"low": 0.1, "critical": 0})
    assert small.levels.of(Fraction(1, 10)) is LOW
    assert small.levels.of(Fraction(1, 10) - LEAST) is CRITICAL


def test_the_level_follows_the_low_end_and_not_the_ceiling() -> None:
    assert PracticeLevel(SMALL, Score(low=Fraction(50), ceiling=Fraction(100)), (), ()).level is HIGH


@pytest.mark.parametrize(
    ("points", "raised", "level"),
    [(90, LOW, LOW), (90, MODERATE, MODERATE), (90, HIGH, HIGH), (90, CRITICAL, CRITICAL), (50, MODERATE, HIGH)],
)
def test_a_rule_raises_a_practice_and_never_lowers_it(points: int, raised: Level, level: Level) -> None:
    assert PracticeLevel(SMALL, score(points), (), [RULES[raised]]).level is level


def test_a_knock_out_makes_its_practice_critical() -> None:
    level = PracticeLevel(SMALL, score(95), [ZERO["one.a"]], ())
    assert level.level is CRITICAL
    assert [why.code for why in level.reasons()] == ["knock-out", "band"]


def test_a_rule_below_the_band_is_no_reason() -> None:
    codes = [why.code for why in PracticeLevel(SMALL, score(50), (), [RULES[MODERATE], RULES[HIGH]]).reasons()]
    assert codes == ["rule", "band"]


def test_the_band_is_always_a_reason() -> None:
    (why,) = PracticeLevel(SMALL, score(70), (), ()).reasons()
    assert why.code == "band"
    assert dict(why.details) == {"score": Fraction(70), "level": MODERATE}


def overall(
    points: int,
    first: Level,
    second: Level = LOW,
    knock_outs: tuple[QuestionState, ...] = (),
    rules: tuple[Level, ...] = (),
) -> OverallLevel:
    return OverallLevel(
        SMALL, score(points), knock_outs, [RULES[level] for level in rules], {"one": first, "two": second}
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
    assert OverallLevel(small, score(90), (), (), {"one": CRITICAL}).level is level


def test_only_two_knock_outs_or_critical_rules_make_the_whole_critical() -> None:
    first, second = ZERO["one.a"], ZERO["two.b"]
    assert overall(90, CRITICAL, knock_outs=(first,)).level is HIGH
    assert overall(90, CRITICAL, rules=(CRITICAL,)).level is HIGH
    assert overall(90, CRITICAL, knock_outs=(first, second)).level is CRITICAL
    assert overall(90, CRITICAL, knock_outs=(first,), rules=(CRITICAL,)).level is CRITICAL
    assert overall(90, CRITICAL, rules=(CRITICAL, CRITICAL)).level is CRITICAL


def test_rules_that_are_not_critical_do_not_add_up() -> None:
    assert overall(90, HIGH, rules=(HIGH, HIGH, HIGH)).level is MODERATE


@pytest.mark.parametrize(("needed", "level"), [(1, CRITICAL), (2, HIGH)])
def test_the_number_that_makes_the_whole_critical_is_in_the_file(needed: int, level: Level) -> None:
    small = questionnaire(levels("one.a"), critical_from=needed)
    assert OverallLevel(small, score(90), [ZERO["one.a"]], (), {"one": CRITICAL}).level is level


def test_the_deciding_reason_comes_first() -> None:
    first, second = ZERO["one.a"], ZERO["two.b"]
    grave = overall(90, CRITICAL, knock_outs=(first, second)).reasons()
    assert [why.code for why in grave] == ["grave", "band"]
    assert grave[0].details["count"] == 2
    capped = overall(90, CRITICAL, CRITICAL).reasons()
    assert [why.code for why in capped] == ["worst-practice", "band"]
    assert capped[0].details["count"] == 2
    assert capped[0].details["worst"] is CRITICAL
    assert capped[0].details["level"] is HIGH
    assert [why.code for why in overall(50, HIGH).reasons()] == ["band"]
    assert [why.code for why in overall(90, LOW).reasons()] == ["band"]
    assert [why.code for why in overall(90, MODERATE).reasons()] == ["worst-practice", "band"]


@pytest.mark.parametrize(("percent", "share"), [(70, Fraction(7, 10)), (0, Fraction(0)), (66.6, Fraction(333, 500))])
def test_the_least_known_share_is_that_in_the_file(percent: float, share: Fraction) -> None:
    assert least_known(questionnaire(levels("one.a"), least_known=percent)) == share


def test_the_states_used_here_are_knock_outs() -> None:
    assert all(state.state is State.ANSWERED for state in ZERO.values())
    assert all(state.question.knocks_out(0, "kickoff") for state in ZERO.values())
