"""Completion in real shells: typing, pressing Tab, and the suggestions that appear."""

import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from tests.support.cli import BRAND_PORTAL, ROOT, command, environment, run, run_program

from implcheck.loading import builtin
from implcheck.loading.questionnaire import find_questionnaire
from implcheck.reports.formats.actions.registry import ACTION_FORMATS
from implcheck.reports.formats.registry import COMPARISONS, FORMATS

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals of this kind", allow_module_level=True)

from tests.support.terminal import Terminal

LEVELS = ["low", "moderate", "high", "critical"]
PRACTICES = ["why", "support", "commitment", "timeline", "capacity", "knowledge", "aftercare"]
PHASES = ["kickoff", "execution", "aftercare"]
SHELLS = {
    "bash": (
        "bash --noprofile --norc -i",
        """for s in 'enable-bracketed-paste off' 'show-all-if-ambiguous on'; do bind "set $s"; done""",
    ),
    "zsh": ("zsh -f -i", "autoload -Uz compinit; compinit -D -u; unsetopt beep list_ambiguous; LISTMAX=1000"),
}


def here(shell: str) -> str:
    """Return the name of a shell, or skip the test where it is missing; the pipeline has every shell."""
    if shutil.which(shell) is None:
        assert not os.environ.get("CI"), f"{shell} is not installed: the pipeline must try completion in it"
        pytest.skip(f"{shell} is not installed")
    return shell


def path() -> str:
    """Return a PATH that starts with the command under test."""
    return os.pathsep.join([str(Path(command()[0]).parent), os.environ["PATH"]])


@cache
def for_bash() -> str:
    """Return the script that switches completion on in bash."""
    done = run_program([here("bash"), "--norc", "-c", "implcheck --show-completion; exit $?"], PATH=path())
    assert (done.code, done.err) == (0, b"")
    return done.text


def suggested(*words: str, cwd: Path | None = None, **variables: str) -> list[str]:
    """What bash suggests for the last of the words after `implcheck`, with the function that it was given.

    The words are those that bash makes of a line: it breaks them at `=` and `:`.
    """
    script = """
        eval "$COMPLETION"
        COMP_WORDS=(implcheck "$@") COMP_CWORD=$#
        _implcheck_completion implcheck
        printf '%s\\n' "${COMPREPLY[@]}"
    """
    line = [here("bash"), "--noprofile", "--norc", "-c", script, "bash", *words]
    done = run_program(line, cwd=cwd, env={"PATH": path(), "COMPLETION": for_bash(), **variables})
    assert (done.code, done.err) == (0, b"")
    return done.text.split()


def answered(*words: str, cwd: Path | None = None) -> list[str]:
    """What the command answers to bash for the last of the words, as the function in bash asks for it."""
    asked = {"COMP_WORDS": "\n".join(("implcheck", *words)), "COMP_CWORD": str(len(words))}
    done = run(cwd=cwd, env={**asked, "_IMPLCHECK_COMPLETE": "complete_bash"})
    assert done.err == b""  # which bash would show; it does not look at the exit code
    return done.text.split()


@contextmanager
def typing(shell: str, cwd: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    """The shell at a terminal, with completion switched on as the documentation says."""
    program, settings = SHELLS[here(shell)]
    with_us = path()
    monkeypatch.setenv("IMPLCHECK_TEST_COMMAND", program)
    with Terminal(cwd=cwd, columns=140, rows=60, PATH=with_us, HOME=str(cwd), LC_ALL="C.UTF-8") as terminal:
        terminal.send(f"PS1='go: '; {settings}; source <(implcheck --show-completion); clear; echo now''here\r")
        # Without a prompt, the terminal itself would show what is typed, and the shell would show it once more.
        terminal.wait_until(lambda: terminal.text.rstrip().endswith("nowhere\ngo:"), "the prompt")
        yield terminal


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("ass",), ["assess"]),
        (("assess", "-f", ""), list(FORMATS)),
        (("assess", "--format", "js"), ["json"]),
        (("assess", "--format", "=", "js"), ["json"]),
        (("compare", "--format", ""), list(COMPARISONS)),
        (("round", "--format", ""), list(COMPARISONS)),
        (("actions", "--format", ""), list(ACTION_FORMATS)),
        (("round", "--expect", "sp"), ["sponsor="]),
        (("init", "--role", "us"), ["user"]),
        (("form", "--role", "sp"), ["sponsor"]),
        (("assess", "--phase", ""), PHASES),
        (("assess", "--lang", ""), ["en", "nl"]),
        (("assess", "--questionnaire", ""), list(builtin.names())),
        (("questionnaire", "export", ""), list(builtin.names())),
        (("assess", "--fail-on", "m"), ["moderate"]),
        (
            ("assess", "--fail-on", ""),
            [*LEVELS, *(f"{practice}={level}" for practice in PRACTICES for level in LEVELS)],
        ),
        (("assess", "--fail-on", "commitm"), [f"commitment={level}" for level in LEVELS]),
        (("assess", "--fail-on", "commitment", "="), LEVELS),
        (("assess", "--fail-on", "commitment", "=", "c"), ["critical"]),
        (("assess", "--fail-on", "=", "commitment", "=", "c"), ["critical"]),
        (("assess", "--fail-on", "high", "--fail-on", "why", "=", "l"), ["low"]),
        (("assess", "--fail-under", "comm"), ["commitment="]),
        (("assess", "--require-evidence", ""), ["0", "1", "2", "3", "4"]),
        (("explain", "capacity.s"), ["capacity.supplier-support", "capacity.support-time"]),
        (("explain", "rule.fixed"), ["rule.fixed-date-no-time"]),
        (("explain", "sc"), ["score"]),
        (("explain", "moder"), ["moderate"]),
        (("explain", "nothing.like.it"), []),
    ],
)
def test_bash_is_told_the_words_that_may_come_next(words: tuple[str, ...], expected: list[str]) -> None:
    assert answered(*words) == expected


@pytest.mark.parametrize(
    "words",
    [
        ("ass",),
        ("assess", "--format", "=", "js"),
        ("assess", "--fail-on", ""),
        ("assess", "--fail-on", "=", "commitment", "=", "c"),
        ("explain", "nothing.like.it"),
    ],
)
def test_bash_suggests_the_words_that_it_is_told(words: tuple[str, ...]) -> None:
    assert suggested(*words) == answered(*words)


def test_every_id_that_can_be_explained_is_suggested() -> None:
    asked = find_questionnaire("implementation")
    expected = [*asked.by_id, *asked.practices_by_id, *asked.rules_by_id, *LEVELS, "score"]
    assert suggested("explain", "") == expected


def own_questionnaire(folder: Path) -> Path:
    """A questionnaire of one's own, in which a practice and a question have another name."""
    file = folder / "own.yaml"
    text = (ROOT / "questionnaires" / "implementation.yaml").read_text(encoding="utf-8")
    file.write_text(text.replace("knowledge.decision-log", "knowledge.ours-alone"), encoding="utf-8")
    return file


def test_ids_are_those_of_the_questionnaire_that_is_named(tmp_path: Path) -> None:
    own_questionnaire(tmp_path)
    ours = ["knowledge.ours-alone"]
    assert suggested("explain", "knowledge.ours", cwd=tmp_path) == []
    assert suggested("explain", "-q", "own.yaml", "knowledge.ours", cwd=tmp_path) == ours
    assert suggested("explain", "knowledge.ours", cwd=tmp_path, IMPLCHECK_QUESTIONNAIRE="own.yaml") == ours
    (tmp_path / "implcheck.toml").write_text('questionnaire = "own.yaml"\n', encoding="utf-8")
    assert suggested("explain", "knowledge.ours", cwd=tmp_path) == ours


@pytest.mark.parametrize(
    "broken",
    [
        {"implcheck.toml": "format = [\n"},
        {"implcheck.toml": "no-such-option = 3\n"},
        {"implcheck.toml": 'questionnaire = "missing.yaml"\n'},
        {"own.yaml": "id: [", "implcheck.toml": 'questionnaire = "own.yaml"\n'},
    ],
    ids=lambda files: " ".join(files.values()),
)
def test_completion_with_a_broken_file_prints_no_message(tmp_path: Path, broken: dict[str, str]) -> None:
    for name, text in broken.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert suggested("assess", "-f", "js", cwd=tmp_path) == ["json"]
    answered("explain", "", cwd=tmp_path)  # it fails there if anything is written to standard error
    answered("assess", "--fail-on", "", cwd=tmp_path)


@pytest.mark.parametrize("form", ["complete_bash", "complete_zsh", "complete_fish", "complete_nix", "nonsense"])
def test_no_completion_request_prints_an_error(form: str) -> None:
    for line in ("implcheck explain -q nix ", "implcheck assess --fail-on 'open ", "implcheck assess --today x "):
        words = {"COMP_WORDS": line.replace(" ", "\n"), "COMP_CWORD": "4", "_TYPER_COMPLETE_ARGS": line}
        done = run(env={**words, "_IMPLCHECK_COMPLETE": form})
        assert done.err == b""
        assert b"Error" not in done.out


def test_a_broken_completion_request_is_no_internal_error() -> None:
    for words in ({}, {"COMP_WORDS": "implcheck"}, {"COMP_WORDS": "implcheck", "COMP_CWORD": "x"}):
        assert run(env={**words, "_IMPLCHECK_COMPLETE": "complete_bash"}).err == b""


def test_an_empty_variable_is_no_completion_request() -> None:
    # PowerShell leaves it behind so.
    assert run("assess", BRAND_PORTAL, "--quiet", _IMPLCHECK_COMPLETE="").out != b""


def test_titles_of_an_own_questionnaire_run_nothing_in_the_shell(tmp_path: Path) -> None:
    file = own_questionnaire(tmp_path)
    title = 'Wikk\'e "$(touch gone)" `touch gone`; touch gone # [/x] \\'
    text = file.read_text(encoding="utf-8")
    assert 'en: "Sponsor with a mandate"' in text
    file.write_text(text.replace('"Sponsor with a mandate"', json.dumps(title)), encoding="utf-8")
    shell = here("zsh")
    script = 'eval $(env _TYPER_COMPLETE_ARGS="$1" _IMPLCHECK_COMPLETE=complete_zsh implcheck)'
    show = "_arguments() { print -r -- $1 }; " + script
    line = "implcheck explain -q own.yaml commitment.named"
    done = run_program([shell, "-fc", show, "zsh", line], cwd=tmp_path, PATH=path(), LC_ALL="C.UTF-8")
    assert (done.code, done.err) == (0, b"")
    assert "commitment.named-sponsor" in done.text
    assert not (tmp_path / "gone").exists()


def test_formats_need_no_questionnaire() -> None:
    code = (
        "import sys; sys.argv[0] = 'implcheck'\n"
        "from implcheck.cli.start import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print('yaml' in sys.modules, 'ruamel' in sys.modules, 'rich.table' in sys.modules)"
    )
    words = {"COMP_WORDS": "implcheck\nassess\n-f\nterm", "COMP_CWORD": "3", "_IMPLCHECK_COMPLETE": "complete_bash"}
    python = Path(command()[0]).parent / "python"
    done = run_program([str(python if python.exists() else sys.executable), "-c", code], env=words)
    assert done.text.split() == ["terminal", "False", "False", "False"]


@pytest.mark.parametrize("shell", SHELLS)
def test_tab_completes_the_typed_word(shell: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "readiness.yaml").write_text("", encoding="utf-8")
    with typing(shell, tmp_path, monkeypatch) as terminal:
        terminal.press("implcheck explain rule.fi\t", then="explain rule.fixed-date-no-time")
        terminal.press("\x15implcheck assess rea\t", then="go: implcheck assess readiness.yaml")
        terminal.press("--fail-on commitment=cr\t", then="readiness.yaml --fail-on commitment=critical")
        terminal.press("--fail-on mod\t", then="--fail-on moderate")
        terminal.press("-f js\t", then="-f json")
        terminal.press("--phase kic\t", then="--phase kickoff")
        terminal.press("--lang n\t", then="--lang nl")
        terminal.press("-q imp\t", then="-q implementation")
        terminal.press("\x15implcheck explain capacity.s\t", then="capacity.supplier-support")
        terminal.wait_for("capacity.support-time")
        assert "rror" not in terminal.text


def test_zsh_shows_the_title_of_an_id(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with typing("zsh", tmp_path, monkeypatch) as terminal:
        terminal.press("implcheck explain capacity.s\t", then="Guidance by an expert")


def test_the_environment_of_these_tests_has_no_completion_request() -> None:
    assert "_IMPLCHECK_COMPLETE" not in environment()
