"""Colour and width without a terminal."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.support.cli import BRAND_PORTAL, TODAY, Run, assess, run_process
from tests.support.terminal import Terminal

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


NARROW: dict[str, dict[str, Any]] = {
    "latin-1": {"PYTHONIOENCODING": "latin-1"},
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "no locale": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}
"""Terminals whose characters are not those of Unicode."""


@pytest.mark.parametrize("variables", NARROW.values(), ids=NARROW)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_terminal_without_utf8_gets_the_report(variables: dict[str, Any], language: str, tmp_path: Path) -> None:
    with Terminal("assess", BRAND_PORTAL, "--lang", language, cwd=tmp_path, **variables) as terminal:
        assert terminal.end() == 0
    assert b"Brand portal" in terminal.sent
    assert b"?" not in terminal.sent.replace(b"\x1b[?", b"")
    assert b"\\u" not in terminal.sent


@pytest.mark.parametrize("variables", NARROW.values(), ids=NARROW)
@pytest.mark.parametrize("plain", [("--plain",), ()])
def test_a_terminal_without_utf8_gets_the_interview(
    variables: dict[str, Any], plain: tuple[str, ...], tmp_path: Path
) -> None:
    with Terminal("assess", *plain, "--lang", "nl", cwd=tmp_path, **variables) as terminal:
        terminal.wait_for("Hoe heet het project?")
        terminal.send("Portaal" + ("\n" if plain else "\r"))
        terminal.wait_for("Waar staat de implementatie nu?")
        terminal.send("1" + ("\n" if plain else ""))
        terminal.wait_for("Wat is jouw rol")
        terminal.send("q" + ("\n" if plain else ""))
        assert terminal.end() == 0
    assert "project: Portaal" in (tmp_path / "readiness.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("plain", [("--plain",), ()])
def test_utf8_typed_where_the_locale_has_none_is_kept(plain: tuple[str, ...], tmp_path: Path) -> None:
    with Terminal("assess", *plain, cwd=tmp_path, **NARROW["no locale"]) as terminal:
        terminal.wait_for("What is the name of the project?")
        terminal.send("Één" + ("\n" if plain else "\r"))
        terminal.wait_for("Where is the implementation now?")
        terminal.send("1" + ("\n" if plain else ""))
        terminal.wait_for("What is your role in it?")
        terminal.send("q" + ("\n" if plain else ""))
        assert terminal.end() == 0
    assert "project: Één" in (tmp_path / "readiness.yaml").read_text(encoding="utf-8")
