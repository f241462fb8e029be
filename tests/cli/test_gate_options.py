"""What the gate demands, from the command line."""

from fractions import Fraction

import pytest
import typer
from tests.support.cli import BRAND_PORTAL, EXAMPLES, assess

from implcheck.api.demands import WHOLE, Demand, LevelDemand, ScoreDemand
from implcheck.cli.gate_options import COMMAND_LINE, effective_min_group, parse_digest, parse_level, parse_score
from implcheck.model.enums import Level


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("high", LevelDemand(WHOLE, Level.HIGH)),
        ("commitment=moderate", LevelDemand("commitment", Level.MODERATE)),
        (" commitment = low ", LevelDemand("commitment", Level.LOW)),
    ],
)
def test_a_demanded_level_is_overall_or_of_a_practice(given: str, meant: LevelDemand) -> None:
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
        ("medium", "'medium' is not a level; the levels are: low, moderate, high, critical"),
        ("HIGH", "'HIGH' is not a level"),
        ("", "'' is not a level"),
        ("commitment=", "'' is not a level"),
        ("commitment=high=low=", "'' is not a level"),
        ("=high", "'=high' names no practice before the ="),
        (" = high", "names no practice"),
        ("\x1b[31m", r"'\x1b[31m' is not a level"),
    ],
)
def test_an_invalid_level_is_refused(given: str, expected: str) -> None:
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
def test_an_invalid_score_is_refused(given: str) -> None:
    with pytest.raises(typer.BadParameter, match="is not a score from 0 to 100"):
        parse_score(given)


@pytest.mark.parametrize("given", ["builtin", "a" * 64, "sha256:" + "0" * 64, "BUILTIN", " " + "F" * 64])
def test_a_digest_is_a_sha256_or_the_word_built_in(given: str) -> None:
    assert parse_digest(given) in {"builtin", "a" * 64, "0" * 64, "f" * 64}


@pytest.mark.parametrize(
    "given", ["", "built-in", "a" * 63, "a" * 65, "g" * 64, "any", "sha1:" + "0" * 64, "\u0660" * 64]
)
def test_an_invalid_digest_is_refused(given: str) -> None:
    with pytest.raises(typer.BadParameter, match="is neither 64 hexadecimal digits nor builtin"):
        parse_digest(given)


@pytest.mark.parametrize(
    ("demands", "code", "expected"),
    [
        (("--fail-on", "commitment=moderate"), 0, "Gate: passed"),
        (("--require-complete-in", "why", "--require-complete-in", "knowledge"), 0, "Gate: passed"),
        (("--require-complete-in", "support"), 1, 'of "Make sure there is enough support" is answered'),
        (("--fail-on", "timeline=high"), 1, '"Set out a concrete and feasible timeline" is rated critical'),
        (("--fail-under", "why=70.1", "--fail-under", "60"), 1, "\"Make the 'why' clear\" has a score of 70"),
        (("--require-evidence", "4"), 1, 'names no evidence: "Senior management seen taking part".'),
        (("--require-evidence", "3"), 1, "answers of level 3 or higher name no evidence"),
        (("--max-age", "0"), 0, "Gate: passed"),
        (
            ("--max-age", "0", "--today", "2026-11-25"),
            1,
            "The answers are 1 day old; the gate allows none older than 0.",
        ),
        (("--max-age", "0", "--today", "2026-11-23"), 1, "The answers are dated 1 day after today."),
    ],
)
def test_demands_decide_the_exit_code(demands: tuple[str, ...], code: int, expected: str) -> None:
    done = assess(BRAND_PORTAL, *demands)
    assert (done.code, done.err) == (code, b"")
    assert expected in " ".join(done.text.replace("│", " ").split())


def test_evidence_is_demanded_of_the_levels_from_the_one_given_on() -> None:
    january = EXAMPLES / "brand-portal-january.yaml"
    codes = {level: assess(january, "--require-evidence", level, "--quiet").code for level in "234"}
    assert codes == {"2": 1, "3": 1, "4": 0}


@pytest.mark.parametrize(
    ("demands", "expected"),
    [
        (("--fail-on", "comitment=high"), "Did you mean 'commitment'?"),
        (("--fail-on", "=high"), "names no practice before the ="),
        (("--require-evidence", "5"), "--require-evidence"),
        (("--max-age", "-1"), "--max-age"),
    ],
)
def test_an_invalid_demand_is_bad_usage(demands: tuple[str, ...], expected: str) -> None:
    done = assess(BRAND_PORTAL, *demands)
    assert (done.code, done.out) == (2, b"")
    assert expected in done.errors


def test_no_file_makes_smaller_groups_visible() -> None:
    assert effective_min_group([], 5) == 5
    demands = [Demand("min-group", number, origin) for number, origin in ((8, "a:1"), (1, "b:1"), (3, COMMAND_LINE))]
    assert effective_min_group(demands, 5) == 8
    assert effective_min_group(demands[1:], 5) == 3
