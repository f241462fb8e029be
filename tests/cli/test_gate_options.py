"""What the gate demands, from the command line."""

from fractions import Fraction
from typing import Any

import pytest
import typer
from tests.support.build import built_in
from tests.support.cli import BRAND_PORTAL, assessed

from implcheck.cli.errors import Refused
from implcheck.cli.gate_options import (
    COMMAND_LINE,
    WHOLE,
    Demand,
    LevelDemand,
    ScoreDemand,
    check_pinned,
    effective_min_group,
    gate,
    parse_digest,
    parse_level,
    parse_score,
)
from implcheck.loading import builtin
from implcheck.model.enums import Level
from implcheck.model.gate import Asked, Gate
from implcheck.model.problem import InvalidFile


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("high", LevelDemand(WHOLE, Level.HIGH)),
        ("commitment=moderate", LevelDemand("commitment", Level.MODERATE)),
        (" commitment = low ", LevelDemand("commitment", Level.LOW)),
    ],
)
def test_a_level_is_of_the_whole_or_of_a_practice(given: str, meant: LevelDemand) -> None:
    assert parse_level(given) == meant


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("0", ScoreDemand(WHOLE, Fraction(0))),
        ("100", ScoreDemand(WHOLE, Fraction(100))),
        ("100.0", ScoreDemand(WHOLE, Fraction(100))),
        ("79.5", ScoreDemand(WHOLE, Fraction("79.5"))),
        ("capacity=0.1", ScoreDemand("capacity", Fraction(1, 10))),
    ],
)
def test_a_score_is_exact(given: str, meant: ScoreDemand) -> None:
    assert parse_score(given) == meant


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("medium", "'medium' is not a level; there are: low, moderate, high, critical"),
        ("HIGH", "'HIGH' is not a level"),
        ("", "'' is not a level"),
        ("commitment=", "'' is not a level"),
        ("commitment=high=low=", "'' is not a level"),
        ("=high", "'=high' names no practice before the ="),
        (" = high", "names no practice"),
        ("\x1b[31m", r"'\x1b[31m' is not a level"),
    ],
)
def test_what_is_no_level_is_refused(given: str, expected: str) -> None:
    with pytest.raises(typer.BadParameter) as refused:
        parse_level(given)
    assert expected in refused.value.message


@pytest.mark.parametrize(
    "given",
    [
        "",
        "101",
        "100.1",
        "-1",
        "-0",
        "1/2",
        "1/0",
        "1e2",
        "1e999999999",
        "1_0",
        "79,5",
        "80%",
        "nan",
        "inf",
        "٨٠",
        "x=",
    ],
)
def test_what_is_no_score_is_refused(given: str) -> None:
    with pytest.raises(typer.BadParameter, match="is not a score from 0 to 100"):
        parse_score(given)


def made(*demands: tuple[str, Any]) -> Gate:
    return gate(built_in(), [Demand(option, value, COMMAND_LINE) for option, value in demands])


def demanded(*demands: tuple[str, Any]) -> Gate:
    """The gate without the record of who asked."""
    return made(*demands)._replace(asked=())


def test_demands_on_the_whole_and_on_practices_are_told_apart() -> None:
    levels = [("fail-on", parse_level(text)) for text in ("high", "why=moderate", "commitment=low")]
    scores = [("fail-under", parse_score(text)) for text in ("capacity=50", "60")]
    others = [("require-complete-in", "capacity"), ("require-complete-in", "capacity"), ("max-age", 30)]
    assert demanded(*levels, *scores, *others) == Gate(
        fail_on=Level.HIGH,
        fail_under=Fraction(60),
        practices_fail_on={"why": Level.MODERATE, "commitment": Level.LOW},
        practices_fail_under={"capacity": Fraction(50)},
        require_complete_in=("capacity",),
        max_age=30,
    )


def test_nothing_demanded_is_a_gate_without_demands() -> None:
    assert made() == Gate()
    assert not made().demands


def test_of_two_demands_on_the_same_thing_the_stricter_counts_in_whatever_order() -> None:
    levels: list[tuple[str, Any]] = [
        ("fail-on", parse_level(text)) for text in ("high", "why=low", "low", "why=high", "critical")
    ]
    scores: list[tuple[str, Any]] = [
        ("fail-under", parse_score(text)) for text in ("60", "why=10", "80", "why=5", "70")
    ]
    others: list[tuple[str, Any]] = [("max-age", 30), ("max-age", 7), ("require-evidence", 4), ("require-evidence", 2)]
    for demands in (levels + scores + others, [*reversed(levels + scores + others)]):
        assert demanded(*demands) == Gate(
            fail_on=Level.LOW,
            practices_fail_on={"why": Level.LOW},
            fail_under=Fraction(80),
            practices_fail_under={"why": Fraction(10)},
            max_age=7,
            require_evidence=2,
        )


def test_the_gate_keeps_who_asked_for_what() -> None:
    demands = [
        Demand("fail-on", parse_level("why=high"), COMMAND_LINE),
        Demand("fail-under", parse_score("79.5"), "IMPLCHECK_FAIL_UNDER"),
        Demand("require-complete", True, "implcheck.toml:3"),
    ]
    assert gate(built_in(), demands).asked == (
        Asked("fail-on", "why=high", ""),
        Asked("fail-under", "79.5", "IMPLCHECK_FAIL_UNDER"),
        Asked("require-complete", "", "implcheck.toml:3"),
    )


@pytest.mark.parametrize("given", ["builtin", "a" * 64, "sha256:" + "0" * 64, "BUILTIN", " " + "F" * 64])
def test_a_digest_is_a_sha256_or_the_word_for_what_is_built_in(given: str) -> None:
    assert parse_digest(given) in {"builtin", "a" * 64, "0" * 64, "f" * 64}


@pytest.mark.parametrize(
    "given", ["", "built-in", "a" * 63, "a" * 65, "g" * 64, "any", "sha1:" + "0" * 64, "\u0660" * 64]
)
def test_what_is_no_digest_is_refused(given: str) -> None:
    with pytest.raises(typer.BadParameter, match="is neither 64 hexadecimal digits nor builtin"):
        parse_digest(given)


def test_a_built_in_questionnaire_may_be_pinned_by_either() -> None:
    questionnaire = built_in()
    for value in ("builtin", builtin.digest(questionnaire.id)):
        check_pinned(questionnaire, [Demand("questionnaire-digest", value, COMMAND_LINE)])
    with pytest.raises(InvalidFile) as refused:
        check_pinned(questionnaire, [Demand("questionnaire-digest", "0" * 64, COMMAND_LINE)])
    assert [found.code for found in refused.value.problems] == ["questionnaire-not-pinned"]


@pytest.mark.parametrize(
    ("practice", "key", "suggestion"),
    [("comitment", "no-such-practice-near", "commitment"), ("zzz", "no-such-practice", "")],
)
def test_a_practice_that_is_not_there_is_refused(practice: str, key: str, suggestion: str) -> None:
    level, score = LevelDemand(practice, Level.LOW), ScoreDemand(practice, Fraction(1))
    for demand in (("fail-on", level), ("fail-under", score), ("require-complete-in", practice)):
        with pytest.raises(Refused) as refused:
            made(demand)
        assert (refused.value.key, refused.value.details["suggestion"]) == (key, suggestion)


@pytest.mark.parametrize(
    ("demands", "code", "expected"),
    [
        (("--fail-on", "commitment=moderate"), 0, "Gate: passed."),
        (("--require-complete-in", "why", "--require-complete-in", "knowledge"), 0, "Gate: passed."),
        (("--require-complete-in", "support"), 1, 'of "Make sure there is enough support" is answered'),
        (("--fail-on", "knowledge=high"), 1, '"Spread the knowledge in the project team" stands at critical'),
        (("--fail-under", "why=70.1", "--fail-under", "60"), 1, "\"Make the 'why' clear\" has a score of 70"),
        (("--require-evidence", "4"), 0, "Gate: passed."),
        (("--require-evidence", "3"), 1, "answers of level 3 or higher name no evidence"),
        (("--max-age", "0"), 0, "Gate: passed."),
        (
            ("--max-age", "0", "--today", "2026-11-25"),
            1,
            "The answers are 1 day old; the gate takes none older than 0.",
        ),
        (("--max-age", "0", "--today", "2026-11-23"), 1, "The answers are dated 1 day after today."),
    ],
)
def test_demands_decide_the_exit_code(demands: tuple[str, ...], code: int, expected: str) -> None:
    done = assessed(BRAND_PORTAL, *demands)
    assert (done.code, done.err) == (code, b"")
    assert expected in " ".join(done.text.replace("│", " ").split())


@pytest.mark.parametrize(
    ("demands", "expected"),
    [
        (("--fail-on", "comitment=high"), "Did you mean 'commitment'?"),
        (("--fail-on", "=high"), "names no practice before the ="),
        (("--require-evidence", "5"), "--require-evidence"),
        (("--max-age", "-1"), "--max-age"),
    ],
)
def test_a_demand_that_cannot_be_is_bad_usage(demands: tuple[str, ...], expected: str) -> None:
    done = assessed(BRAND_PORTAL, *demands)
    assert (done.code, done.out) == (2, b"")
    assert expected in done.told


def test_no_file_makes_smaller_groups_visible() -> None:
    assert effective_min_group([], 5) == 5
    demands = [Demand("min-group", number, origin) for number, origin in ((8, "a:1"), (1, "b:1"), (3, COMMAND_LINE))]
    assert effective_min_group(demands, 5) == 8
    assert effective_min_group(demands[1:], 5) == 3
    assert made(("min-group", 8)) == Gate()
