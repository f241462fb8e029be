"""The interview behind `implcheck assess` without a file: where answers are kept, which face, and how it ends."""

import contextlib
import os
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import typer

from implcheck.cli import clock
from implcheck.cli.console import say, say_error, wants_color, write_file
from implcheck.cli.exits import Code, Refused
from implcheck.cli.output import languages_for
from implcheck.interview import plain
from implcheck.interview.draft import Draft
from implcheck.interview.face import Keeper, NotSaved, Save
from implcheck.interview.script import begin
from implcheck.interview.state import Ending, progress
from implcheck.loading.answers import load_answers
from implcheck.loading.questionnaire import DEFAULT, find_questionnaire, named_from
from implcheck.loading.source import read as read_source
from implcheck.model.problem import InvalidFile
from implcheck.model.questionnaire import Questionnaire
from implcheck.reports.escape import for_terminal
from implcheck.reports.problems import sentence
from implcheck.reports.words import Words

DEFAULT_FILE = "readiness.yaml"


@dataclass(frozen=True)
class Wish:
    """How the interview was asked for."""

    file: Path
    lang: str | None
    questionnaire: str | None
    quick: bool
    plain: bool
    no_input: bool


def hold(wish: Wish) -> Path:
    """Hold the interview, and give the file to report on.

    Raises:
        Refused: there is no terminal and answers are not read line by line, or the answers are not UTF-8.
        typer.Exit: the interview was left before its end.
    """
    terminal = sys.stdin.isatty() and sys.stdout.isatty()
    if wish.no_input or not (terminal or wish.plain):
        raise Refused("no-answers" if wish.no_input else "no-terminal")
    lines = _Lines() if wish.plain or os.environ.get("TERM", "dumb") == "dumb" else None
    file, draft, questionnaire = _opened(wish)
    words = Words(languages_for(wish.lang, questionnaire.languages))
    keeper = _held(file, draft, questionnaire, words, lines, quick=wish.quick)
    if keeper.state.ending is Ending.NEW:
        file, draft = _free_name(file), Draft(draft.questionnaire, clock.today())
        keeper = _held(file, draft, questionnaire, words, lines, quick=wish.quick)
    if keeper.state.ending is Ending.LEFT or not keeper.is_saved:
        _tell_left(keeper, file, questionnaire)
        if lines is not None and lines.unreadable:
            raise Refused("answers-not-utf8", line=lines.read)
        raise typer.Exit(Code.BAD_INPUT if keeper.reason else Code.FINE)
    return file


def tell_afterwards(file: Path, words: Words, *, quick: bool) -> None:
    """Where the answers are, and what to do with them next time."""
    name = _quoted(file)
    later, options = _quoted(file.with_stem(f"{file.stem}-later")), " --quick" if quick else ""
    commands = {"complete": f"assess --save {name}"} if quick else {}
    commands |= {
        "gate": f"assess {name}{options} --fail-on high",
        "share": f"assess {name}{options} --all -o {_quoted(file.with_suffix('.txt'))}",
        "compare": f"compare {name} {later}",
    }
    if not quick:
        commands["explain"] = f"explain score --answers {name}"
    told = ["", words.say("interview.finished", file=for_terminal(str(file)))]
    for key, command in commands.items():
        told += [f"  implcheck {command}", f"    {words.say(f'interview.afterwards-{key}', later=later)}"]
    say_error("\n".join(told) + "\n")


class _Lines:
    """Answers line by line. Those that are piped are UTF-8, with or without a byte order mark, on every system."""

    def __init__(self) -> None:
        self.read = 0
        self.unreadable = False

    def __call__(self) -> str:
        """The next line; nothing after the last, or at one that is not UTF-8."""
        self.read += 1
        if sys.stdin.isatty():
            return sys.stdin.readline()
        try:
            return sys.stdin.buffer.readline().decode("utf-8-sig" if self.read == 1 else "utf-8")
        except UnicodeDecodeError:
            self.unreadable = True
            return ""


def _opened(wish: Wish) -> tuple[Path, Draft, Questionnaire]:
    """The file, what is in it already, and its questionnaire."""
    if not wish.file.exists():
        named = wish.questionnaire or DEFAULT
        return wish.file, Draft(named_from(wish.file.parent, named), clock.today()), find_questionnaire(named)
    loaded = load_answers(read_source(str(wish.file)), wish.questionnaire)
    return wish.file, Draft.of(loaded.answers, clock.today()), loaded.questionnaire


def _held(
    file: Path, draft: Draft, questionnaire: Questionnaire, words: Words, lines: _Lines | None, *, quick: bool
) -> Keeper:
    """The conversation, held to its end."""
    state = begin(questionnaire, draft, quick=quick)
    save = saver(file, questionnaire, words)
    keeper = Keeper(state, words, save, str(file), saved=draft if draft.can_be_saved else None)
    if lines is not None:
        plain.converse(keeper, lines, sys.stdout)
    else:
        from implcheck.interview import terminal

        terminal.converse(keeper, color=wants_color())
    return keeper


def _free_name(file: Path) -> Path:
    """The first name beside `file` that is not taken: readiness-2.yaml."""
    number = 2
    while (free := file.with_name(f"{file.stem}-{number}{file.suffix}")).exists():
        number += 1
    return free


def saver(file: Path, questionnaire: Questionnaire, words: Words) -> Save:
    """Write a draft into `file`, over what stands there by then, so that a person's own changes stay."""
    order = tuple(questionnaire.by_id)

    def save(draft: Draft, before: Draft | None) -> None:
        from implcheck.loading.edit import NotKept, updated

        try:
            held = read_source(str(file)).text if file.exists() else None
            text = updated(held, draft.as_answers(), order, before.as_answers() if before is not None else None)
            write_file(file, text.replace("\n", _line_end(file)))
        except OSError as error:
            raise NotSaved(error.strerror or str(error)) from None
        except InvalidFile as error:
            raise NotSaved(words.say("interview.not-valid", problem=_first(error, words))) from None
        except NotKept:
            raise NotSaved(words.say("interview.not-kept")) from None

    return save


def _line_end(file: Path) -> str:
    """The line end that a file has; LF for a new one."""
    with contextlib.suppress(FileNotFoundError), file.open("rb") as held:
        return "\r\n" if held.readline().endswith(b"\r\n") else "\n"
    return "\n"


def _first(error: InvalidFile, words: Words) -> str:
    """The first problem of a file in a few words."""
    found = error.problems[0]
    line = found.place.line if found.place is not None else 0
    told = sentence(found, words.languages[0])
    return words.say("interview.at-line", line=line, problem=told) if line else told


def _tell_left(keeper: Keeper, file: Path, questionnaire: Questionnaire) -> None:
    """What became of the answers of an interview that did not come to its report."""
    words, at, shown = keeper.words, progress(keeper.state), for_terminal(str(file))
    counts = {"answered": at["answered"], "asked": at["questions"]}
    if keeper.is_saved:
        options = "" if str(file) == DEFAULT_FILE else f" --save {_quoted(file)}"
        options = f" --quick{options}" if keeper.state.quick else options
        told = words.say("interview.left", file=shown, options=options, **counts)
    elif keeper.reason:
        from implcheck.loading.edit import updated

        # What cannot be kept in the file is put where it can be copied from.
        say("\n" + updated(None, keeper.state.draft.as_answers(), tuple(questionnaire.by_id)))
        told = words.say("interview.left-unwritten", file=shown, reason=for_terminal(keeper.reason))
    else:
        told = words.say("interview.left-unsaved")
    say_error(f"\n{told}\n")


def _quoted(file: Path) -> str:
    """A file's name as a shell takes it for one word."""
    name = for_terminal(str(file))
    return subprocess.list2cmdline([name]) if sys.platform == "win32" else shlex.quote(name)
