"""The interview behind `implcheck assess` without a file: where answers are kept, which face, and how it ends."""

import contextlib
import os
import shlex
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from implcheck.cli import clock
from implcheck.cli.delivery import languages_for
from implcheck.cli.endings import fits
from implcheck.cli.errors import Code, Refused
from implcheck.cli.gate_options import DEMANDS, Demand, check_pinned
from implcheck.cli.saving import Saver, free_name
from implcheck.cli.streams import say_error, wants_color
from implcheck.cli.writer import hand_out, refuse_link
from implcheck.interview import line_ui
from implcheck.interview.draft import Draft
from implcheck.interview.session import Session
from implcheck.interview.state import Ending, progress
from implcheck.interview.transitions import begin
from implcheck.loading import inputs
from implcheck.loading.answers import load_answers
from implcheck.loading.questionnaire import DEFAULT, find_questionnaire, named_from
from implcheck.loading.source import read as read_source
from implcheck.model.questionnaire import Questionnaire
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages

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
    demands: Sequence[Demand]
    writes: bool
    """Whether a report is to be written into a file."""

    @property
    def must_report(self) -> bool:
        """Whether leaving without a report is no success: something is demanded of it, or to be written."""
        return self.writes or any(demand.option in DEMANDS for demand in self.demands)


def hold(wish: Wish) -> Path:
    """Hold the interview, and give the file to report on.

    Raises:
        Refused: there is no terminal and answers are not read line by line, they are not UTF-8, or they are piped from
            the file that they are to be kept in.
        typer.Exit: the interview was left before its end.
    """
    terminal = sys.stdin.isatty() and sys.stdout.isatty()
    if wish.no_input or not (terminal or wish.plain):
        raise Refused("no-answers" if wish.no_input else "no-terminal")
    if not terminal:
        inputs.note_standard_input()
        _refuse_input(wish.file)
    refuse_link(wish.file)
    if wish.file.suffix and not fits(wish.file, "yaml"):
        raise Refused("save-ending", file=wish.file)
    lines = _Lines() if wish.plain or os.environ.get("TERM", "dumb") == "dumb" else None
    file, draft, questionnaire = _opened(wish)
    check_pinned(questionnaire, wish.demands)  # before anybody answers it
    messages = Messages(languages_for(wish.lang, questionnaire.languages))
    save = Saver(file, questionnaire, messages)
    session = _held(save, draft, questionnaire, messages, lines, quick=wish.quick)
    if session.state.ending is Ending.NEW:
        save, draft = Saver(free_name(file), questionnaire, messages), Draft(draft.questionnaire, clock.today())
        session = _held(save, draft, questionnaire, messages, lines, quick=wish.quick)
    file = save.file
    if session.state.ending is Ending.LEFT or not session.is_saved:
        _tell_left(session, file, questionnaire)
        if lines is not None and lines.unreadable:
            raise Refused("answers-not-utf8", line=lines.read)
        if wish.must_report:
            say_error(messages.message("interview.no-report") + "\n")
        raise typer.Exit(Code.BAD_INPUT if session.failure or wish.must_report else Code.FINE)
    return file


def tell_afterwards(file: Path, messages: Messages, *, quick: bool) -> None:
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
    told = ["", messages.message("interview.finished", file=for_terminal(str(file)))]
    for key, command in commands.items():
        told += [f"  implcheck {command}", f"    {messages.message(f'interview.afterwards-{key}', later=later)}"]
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


def _refuse_input(file: Path) -> None:
    """The file that the answers are piped from is not the one that they are kept in."""
    with contextlib.suppress(OSError):
        if inputs.is_input(file.stat()):
            raise Refused("is-input", file=file)


def _opened(wish: Wish) -> tuple[Path, Draft, Questionnaire]:
    """The file, what is in it already, and its questionnaire."""
    if not os.path.exists(wish.file):  # noqa: PTH110 - says no where it may not look, and reading says why
        named = wish.questionnaire or DEFAULT
        return wish.file, Draft(named_from(wish.file.parent, named), clock.today()), find_questionnaire(named)
    loaded = load_answers(read_source(str(wish.file)), wish.questionnaire)
    return wish.file, Draft.of(loaded.answers, clock.today()), loaded.questionnaire


def _held(
    save: Saver, draft: Draft, questionnaire: Questionnaire, messages: Messages, lines: _Lines | None, *, quick: bool
) -> Session:
    """The conversation, held to its end."""
    state = begin(questionnaire, draft, quick=quick)
    session = Session(state, messages, save, str(save.file), saved=draft if draft.can_be_saved else None)
    if lines is not None:
        line_ui.run_interview(session, lines, sys.stdout)
    else:
        from implcheck.interview import fullscreen_ui

        fullscreen_ui.run_interview(session, color=wants_color())
    return session


def _tell_left(session: Session, file: Path, questionnaire: Questionnaire) -> None:
    """What became of the answers of an interview that did not come to its report."""
    messages, at, shown = session.messages, progress(session.state), for_terminal(str(file))
    counts = {"answered": at["answered"], "asked": at["questions"]}
    if session.is_saved:
        options = "" if str(file) == DEFAULT_FILE else f" --save {_quoted(file)}"
        options = f" --quick{options}" if session.state.quick else options
        told = messages.message("interview.left", file=shown, options=options, **counts)
    elif session.failure:
        from implcheck.loading.answers_writer import updated

        # What cannot be kept in the file is put where it can be copied from.
        hand_out("\n" + updated(None, session.state.draft.as_answers(), tuple(questionnaire.by_id)))
        told = messages.message("interview.left-unwritten", file=shown, reason=for_terminal(session.failure))
    else:
        told = messages.message("interview.left-unsaved")
    say_error(f"\n{told}\n")


def _quoted(file: Path) -> str:
    """A file's name as a shell takes it for one word."""
    name = for_terminal(str(file))
    return subprocess.list2cmdline([name]) if sys.platform == "win32" else shlex.quote(name)
