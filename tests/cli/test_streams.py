"""Colour and width without a terminal."""

import re
from functools import cache

import pytest
from tests.support.cli import BRAND_PORTAL, TODAY, Run, assess, run_process

SGR = re.compile(rb"\x1b\[[0-9;]*m")


@cache
def usual() -> Run:
    """Return the report with the default settings."""
    return assess(BRAND_PORTAL)


def in_a_process(**variables: str) -> Run:
    """Return the report of an interpreter that starts with these variables."""
    return run_process("assess", BRAND_PORTAL, "--today", TODAY, env={"IMPLCHECK_LANG": "en", **variables})


@pytest.mark.parametrize(
    ("variables", "colored"),
    [
        ({}, False),
        ({"TERM": "xterm-256color"}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True),
        ({"FORCE_COLOR": ""}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
        ({"COLORTERM": "truecolor", "CLICOLOR": "1"}, False),
    ],
)
def test_whether_a_pipe_gets_colour(variables: dict[str, str], colored: bool) -> None:
    done = assess(BRAND_PORTAL, env=variables)
    assert (b"\x1b[" in done.out) is colored
    assert SGR.sub(b"", done.out).replace(b" ", b"") == usual().out.replace(b" ", b"")


@pytest.mark.parametrize(
    ("columns", "widest"),
    [("20", 60), ("60", 60), ("99", 99), ("160", 160), ("300", 160), ("0", 80), ("-5", 80), ("wide", 80), ("", 80)],
)
def test_the_width_comes_from_columns_within_bounds(columns: str, widest: int) -> None:
    done = assess(BRAND_PORTAL, COLUMNS=columns)
    assert done.code == 0
    measure = min(widest, 110)
    top = next(line for line in done.text.split("\n") if line.startswith("╭"))
    assert len(top) == measure
    assert max(len(line) for line in done.text.split("\n")) <= widest
    assert "…" not in done.text


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8", "nix_NIX.latin1"])
def test_reports_and_messages_are_utf8_in_any_locale(locale: str) -> None:
    assert in_a_process(LC_ALL=locale, PYTHONCOERCECLOCALE="0", PYTHONUTF8="0") == usual()
    done = run_process("assess", "één.yaml", "--lang", "nl", LC_ALL=locale)
    assert done.code == 2
    assert done.errors.startswith("één.yaml: Dit bestand bestaat niet.\n")


@pytest.mark.parametrize("coding", ["ascii", "latin-1", "utf-16"])
def test_the_encoding_of_python_changes_nothing(coding: str) -> None:
    assert in_a_process(PYTHONIOENCODING=coding) == usual()


def test_no_warning_of_python_reaches_anybody() -> None:
    done = in_a_process(PYTHONWARNINGS="always", PYTHONDEVMODE="1")
    assert (done.code, done.err) == (0, b"")
