"""The command line as a whole: mistakes in its use."""

import pytest
from tests.support.agents import acted_on
from tests.support.cli import run

TEXT = "::error::x\n::add-mask::a\x1b[31m\u202e##vso[task.a]b"


@pytest.mark.parametrize(
    "arguments",
    [
        ("--{}",),
        ("{}",),
        ("check", "--{}"),
        ("config", "a", "{}"),
        ("assess", "--top", "{}"),
        ("assess", "--min-group", "{}"),
        ("assess", "--gap", "{}"),
        ("assess", "--role-weight", "{}"),
        ("schema", "{}"),
        ("questionnaire", "{}"),
    ],
    ids=" ".join,
)
def test_what_was_typed_is_told_on_a_line_of_its_own_and_acts_on_nothing(arguments: tuple[str, ...]) -> None:
    done = run(*(argument.format(TEXT) for argument in arguments), IMPLCHECK_LANG="en")
    assert (done.code, done.text) == (2, "")
    assert acted_on(done.errors) == []
    assert all(line.isprintable() for line in done.errors.splitlines())
    (line,) = (line for line in done.errors.splitlines() if line.startswith("Error: "))
    assert done.errors.endswith(f"{line}\n")


@pytest.mark.parametrize("arguments", [(), ("questionnaire",)])
def test_without_a_command_the_help_is_shown_as_it_is(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert (done.code, done.text) == (2, "")
    assert "\nOptions:\n  " in done.errors


def test_an_argument_that_is_missing_is_told() -> None:
    done = run("check")
    assert done.code == 2
    assert done.errors.endswith("Error: Missing argument 'FILE...'.\n")
