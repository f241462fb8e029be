"""The commands and their help."""

import re

import pytest
from tests.support.cli import BRAND_PORTAL, TRACEBACK, interpreter, run, run_program

COMMANDS: dict[tuple[str, ...], tuple[str, ...]] = {
    (): ("assess", "init", "check", "explain", "schema", "questionnaire", "--version"),
    ("assess",): ("--format", "--output", "--lang", "--phase", "--questionnaire", "--today", "--fail-on", "--force"),
    ("init",): ("--phase", "--force", "--lang"),
    ("check",): ("FILE...", "--lang", "--questionnaire"),
    ("explain",): ("ID", "--answers", "--lang"),
    ("actions",): ("ANSWERS", "--format", "--output", "--agreed", "--all", "--lang", "--today", "--force"),
    ("badge",): ("ANSWERS", "--output", "--lang", "--phase", "--questionnaire", "--today", "--force"),
    ("schema",): ("questionnaire", "answers", "assessment", "--output"),
    ("questionnaire",): ("list", "show", "export"),
    ("questionnaire", "list"): ("--lang",),
    ("questionnaire", "show"): ("--phase",),
    ("questionnaire", "export"): ("--output", "--force"),
}


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_help_lists_the_commands_within_80_columns(words: tuple[str, ...]) -> None:
    done = run(*words, "--help")
    assert (done.code, done.err) == (0, b"")
    for expected in COMMANDS[words]:
        assert expected in done.text
    assert max(len(line) for line in done.text.split("\n")) <= 80
    assert "\x1b" not in done.text


@pytest.mark.parametrize("words", [(), ("assess",), ("check",)], ids=" ".join)
def test_help_lists_the_exit_codes(words: tuple[str, ...]) -> None:
    flat = " ".join(run(*words, "--help").text.split())
    assert "Exit codes: 0" in flat
    assert "2" in flat.partition("Exit codes:")[2]


def test_the_version_is_a_single_line() -> None:
    done = run("--version")
    assert re.fullmatch(r"implcheck \d+\.\d+\.\d+\S*\n", done.text)
    assert (done.code, done.err) == (0, b"")
    assert run("-V") == done
    # With more on the line Typer answers, in the same words.
    assert run("--version", "assess").out == done.out
    assert run("-h") == run("--help")


def test_without_arguments_the_help_is_shown() -> None:
    done = run()
    assert done.code == 2
    assert "Usage: implcheck" in done.text + done.errors


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("asess",), "Did you mean 'assess'?"),
        (("nix",), "No such command 'nix'"),
        (("--nix",), "--nix"),
        (("check",), "FILE"),
        (("explain",), "ID"),
        (("schema",), "kind"),
        (("schema", "nix"), "nix"),
        (("questionnaire", "nix"), "nix"),
    ],
)
def test_bad_usage_is_code_2_on_stderr(words: tuple[str, ...], message: str) -> None:
    done = run(*words)
    assert (done.code, done.out) == (2, b"")
    assert message in done.errors
    assert TRACEBACK not in done.err


def test_python_m_implcheck_is_the_same_program() -> None:
    module = run_program([interpreter(), "-m", "implcheck", "assess", BRAND_PORTAL, "--quiet", "--lang", "nl"])
    assert module == run("assess", BRAND_PORTAL, "--quiet", "--lang", "nl")
    assert "Usage: implcheck [OPTIONS]" in run_program([interpreter(), "-m", "implcheck", "--help"]).text
