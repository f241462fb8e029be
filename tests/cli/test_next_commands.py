"""The commands for next time: each has the options that this run needed, and can be copied as it is."""

import shlex
from pathlib import Path

import pytest
from tests.support.cli import ROOT, Run, run

from implcheck.cli.next_commands import NextCommands

READINESS = Path("readiness.yaml")
QUICK_IN_DUTCH = NextCommands({"lang": ("--lang", "nl"), "quick": ("--quick",), "plain": ("--plain",)})
QUICK_ANSWERS = ("P", "1", "1", "3", "3", "4", "5", "60", "4")


def piped(folder: Path, *arguments: str, lines: tuple[str, ...] = ("P", "1", "1", "3"), **variables: str) -> Run:
    text = "".join(f"{line}\n" for line in lines).encode()
    return run("assess", *arguments, stdin=text, cwd=folder, env=variables)


def commands_in(done: Run) -> list[str]:
    """The commands that a run printed: each on a line of its own."""
    return [line.strip() for line in done.errors.splitlines() if line.startswith("  implcheck ")]


def test_an_interview_goes_on_with_all_its_options() -> None:
    assert QUICK_IN_DUTCH.go_on(READINESS) == "implcheck assess --lang nl --quick --plain"
    assert NextCommands({}).go_on(READINESS) == "implcheck assess"
    assert NextCommands({}).go_on(Path("b.yaml")) == "implcheck assess --save b.yaml"


def test_a_file_that_was_named_is_named_again_and_another_one_instead_of_it() -> None:
    named = NextCommands({"save": ("--save", "readiness.yaml"), "plain": ("--plain",)})
    assert named.go_on(READINESS) == "implcheck assess --plain --save readiness.yaml"
    assert named.go_on(Path("readiness-2.yaml")) == "implcheck assess --plain --save readiness-2.yaml"


def test_a_quick_check_is_completed_without_quick_and_stays_quick_elsewhere() -> None:
    assert QUICK_IN_DUTCH.complete(READINESS) == "implcheck assess --lang nl --plain"
    assert QUICK_IN_DUTCH.assess(READINESS, "--fail-on", "high") == (
        "implcheck assess readiness.yaml --fail-on high --lang nl --quick"
    )
    assert QUICK_IN_DUTCH.again(Path("b.yaml")) == "implcheck assess --from b.yaml --lang nl --quick --plain"
    compared = QUICK_IN_DUTCH.compare(READINESS, Path("b.yaml"))
    assert compared == "implcheck compare readiness.yaml b.yaml --lang nl"
    assert QUICK_IN_DUTCH.explain("score", READINESS) == "implcheck explain score --answers readiness.yaml --lang nl"


def test_a_phase_that_the_file_holds_is_repeated_only_where_another_is_named_elsewhere() -> None:
    phase = {"phase": ("--phase", "execution")}
    held, elsewhere = NextCommands(phase), NextCommands(phase, needs_phase=True)
    assert held.assess(READINESS) == "implcheck assess readiness.yaml"
    assert held.complete(READINESS) == "implcheck assess"
    assert elsewhere.assess(READINESS) == "implcheck assess readiness.yaml --phase execution"
    assert elsewhere.complete(READINESS) == "implcheck assess --phase execution"
    assert elsewhere.explain("score", READINESS).endswith("--answers readiness.yaml --phase execution")
    for commands in (held, elsewhere):
        assert "--phase" not in commands.compare(READINESS, Path("b.yaml"))
        assert "--phase" not in commands.again(Path("b.yaml"))
        assert commands.go_on(READINESS) == "implcheck assess --phase execution"


def test_answering_again_is_another_round_and_may_be_another_phase() -> None:
    typed = {"phase": ("--phase", "kickoff"), "questionnaire": ("--questionnaire", "a.yaml"), "round": ("--round", "x")}
    again = NextCommands(typed).again(READINESS)
    assert again == "implcheck assess --from readiness.yaml --questionnaire a.yaml"


def test_a_reassessment_goes_on_from_the_same_file() -> None:
    assert NextCommands({}).again_from(READINESS).go_on(Path("b.yaml")) == (
        "implcheck assess --from readiness.yaml --save b.yaml"
    )
    assert "--from ./-x.yaml" in NextCommands({}).again_from(Path("-x.yaml")).go_on(READINESS)
    assert NextCommands({}).again_from(None).go_on(READINESS) == "implcheck assess"


@pytest.mark.parametrize("name", ["my answers.yaml", "$x.yaml", "it's.yaml", "-x.yaml", "a;b.yaml"])
def test_a_name_is_quoted_and_never_an_option(name: str) -> None:
    words = shlex.split(NextCommands({}).assess(Path(name)))
    assert words == ["implcheck", "assess", f"./{name}" if name.startswith("-") else name]


def test_control_characters_in_a_name_do_not_reach_the_terminal() -> None:
    assert "\x1b" not in NextCommands({}).go_on(Path("a\x1b[2J.yaml"))


@pytest.mark.parametrize(
    "options",
    [
        ("--plain", "--lang", "nl"),
        ("--plain", "--phase", "kickoff"),
        ("--plain", "--questionnaire", "own.yaml"),
        ("--plain", "--round", "2026-11-20"),
        ("--plain", "--no-quick", "--isolated"),
        ("--plain", "--fail-on", "high", "--require-complete-in", "why", "--require-complete-in", "support"),
        ("--quick", "--plain", "--save", "sub/my answers.yaml"),
    ],
)
def test_every_option_that_was_typed_comes_back(tmp_path: Path, options: tuple[str, ...]) -> None:
    (tmp_path / "own.yaml").write_bytes((ROOT / "questionnaires" / "implementation.yaml").read_bytes())
    (tmp_path / "sub").mkdir()
    (command,) = commands_in(piped(tmp_path, *options, IMPLCHECK_LANG="en"))
    words = shlex.split(command)
    assert words[:2] == ["implcheck", "assess"]
    assert sorted(words[2:]) == sorted(options)
    again = run(*words[1:], stdin=b"", cwd=tmp_path, IMPLCHECK_LANG="en")
    assert commands_in(again) == [command]


def test_short_names_and_equals_signs_come_back_as_long_options(tmp_path: Path) -> None:
    left = piped(tmp_path, "-q", "implementation", "--save=b.yaml", "--plain", IMPLCHECK_LANG="en")
    assert commands_in(left) == ["implcheck assess --questionnaire implementation --plain --save b.yaml"]


def test_what_the_environment_and_the_settings_say_is_not_repeated(tmp_path: Path) -> None:
    (tmp_path / "implcheck.toml").write_text("quick = true\n", encoding="utf-8")
    left = piped(tmp_path, IMPLCHECK_LANG="en", IMPLCHECK_PLAIN="1")
    assert "1 of 6 answered" in left.errors
    assert commands_in(left) == ["implcheck assess"]


def test_a_finished_quick_check_prints_commands_that_all_work(tmp_path: Path) -> None:
    done = piped(tmp_path, "--quick", "--plain", "--lang", "nl", "--save", "a b.yaml", lines=QUICK_ANSWERS)
    complete, actions, again, gate, share = (shlex.split(command) for command in commands_in(done))
    for words in (complete, actions, again, gate, share):
        assert words[words.index("--lang") + 1] == "nl"
    assert [words.count("--quick") for words in (complete, actions, again, gate, share)] == [0, 1, 1, 1, 1]
    assert "Geen oordeel: er is te weinig bekend" in run(*gate[1:], cwd=tmp_path).text
    assert run(*share[1:], cwd=tmp_path).code == 0
    assert run(*actions[1:], cwd=tmp_path).code == 0
    assert (tmp_path / "a b.txt").exists()
    confirmed = run(*again[1:], "--save", "c.yaml", stdin=b"\n" + b"k\n" * 6, cwd=tmp_path)
    assert confirmed.code == 0
    (compare,) = (shlex.split(command) for command in commands_in(confirmed) if " compare " in command)
    assert compare[2:4] == ["a b.yaml", "c.yaml"]
    assert run(*compare[1:], cwd=tmp_path).code == 0
    completed = run(*complete[1:], stdin=b"1\n", cwd=tmp_path)
    assert "vraag 2 van 23" in completed.text


def test_where_the_settings_or_the_environment_name_another_phase_the_commands_have_that_of_the_file(
    tmp_path: Path,
) -> None:
    options = ("--quick", "--plain", "--phase", "kickoff")
    free = piped(tmp_path, *options, lines=("P", "1", *["d"] * 6), IMPLCHECK_LANG="en")
    assert not any("--phase" in command for command in commands_in(free))
    (tmp_path / "implcheck.toml").write_text('phase = "execution"\n', encoding="utf-8")
    for variables in ({}, {"IMPLCHECK_PHASE": "execution"}):
        bound = piped(tmp_path, *options, lines=("4",), IMPLCHECK_LANG="en", **variables)
        complete, _actions, _again, gate, _share = (shlex.split(command) for command in commands_in(bound))
        assert gate[-3:] == ["--phase", "kickoff", "--quick"]
        assert "kickoff" in complete
        assert "Kickoff" in run(*gate[1:], cwd=tmp_path, IMPLCHECK_LANG="en", env=variables).text
        (tmp_path / "implcheck.toml").unlink(missing_ok=True)
