"""The interview behind `implcheck assess` without a file: where answers are kept, which face, and how it ends."""

import errno
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import typer

from implcheck.cli import clock
from implcheck.cli.console import say_error, wants_color, write_file
from implcheck.cli.exits import Code, Refused
from implcheck.cli.output import languages_for
from implcheck.interview import plain, script
from implcheck.interview.draft import Draft
from implcheck.interview.face import Keeper, Save
from implcheck.interview.script import Ending
from implcheck.loading.answers import load_answers
from implcheck.loading.questionnaire import DEFAULT, find_questionnaire
from implcheck.loading.source import read as read_source
from implcheck.model.questionnaire import Questionnaire
from implcheck.reports.escape import for_terminal
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
        Refused: there is no terminal and answers are not read line by line.
        typer.Exit: the interview was left before its end.
    """
    terminal = sys.stdin.isatty() and sys.stdout.isatty()
    if wish.no_input or not (terminal or wish.plain):
        raise Refused("no-answers" if wish.no_input else "no-terminal")
    by_line = wish.plain or os.environ.get("TERM", "dumb") == "dumb"
    file, draft, questionnaire = _opened(wish)
    words = Words(languages_for(wish.lang, questionnaire.languages))
    keeper = _held(file, draft, questionnaire, words, wish, by_line=by_line)
    if keeper.state.ending is Ending.NEW:
        file, draft = _free_name(file), Draft(draft.questionnaire, clock.today())
        keeper = _held(file, draft, questionnaire, words, wish, by_line=by_line)
    if keeper.state.ending is Ending.LEFT or not keeper.is_saved:
        _tell_left(keeper, file)
        raise typer.Exit(Code.FINE if keeper.is_saved or not keeper.trouble else Code.BAD_INPUT)
    return file


def tell_afterwards(file: Path, words: Words, *, quick: bool) -> None:
    """Where the answers are, and what to do with them next time."""
    shown = for_terminal(str(file))
    commands = {"check": f"assess {shown}", "explain": f"explain score --answers {shown}"}
    if quick:
        commands["complete"] = f"assess --save {shown}"
    told = ["", words.say("interview.finished", file=shown)]
    for key, command in commands.items():
        told += [f"  implcheck {command}", f"    {words.say(f'interview.afterwards-{key}')}"]
    say_error("\n".join(told) + "\n")


def _opened(wish: Wish) -> tuple[Path, Draft, Questionnaire]:
    """The file, what is in it already, and its questionnaire."""
    if not wish.file.exists():
        named = wish.questionnaire or DEFAULT
        return wish.file, Draft(named, clock.today()), find_questionnaire(named)
    loaded = load_answers(read_source(str(wish.file)), wish.questionnaire)
    return wish.file, Draft.of(loaded.answers, clock.today()), loaded.questionnaire


def _held(file: Path, draft: Draft, questionnaire: Questionnaire, words: Words, wish: Wish, *, by_line: bool) -> Keeper:
    """The conversation, held to its end."""
    state = script.begin(questionnaire, draft, quick=wish.quick)
    keeper = Keeper(state, words, saver(file, questionnaire), str(file), saved=draft if draft.can_be_saved else None)
    if by_line:
        plain.converse(keeper, sys.stdin, sys.stdout)
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


def saver(file: Path, questionnaire: Questionnaire) -> Save:
    """Write a draft into `file`, over what stands there by then, so that a person's own changes stay."""
    order = tuple(questionnaire.by_id)

    def save(draft: Draft) -> None:
        from implcheck.loading.edit import NotKept, updated

        held = read_source(str(file)).text if file.exists() else None
        try:
            write_file(file, updated(held, draft.as_answers(), order))
        except NotKept:
            raise OSError(errno.ENOTSUP, "&, * or << in it") from None

    return save


def _tell_left(keeper: Keeper, file: Path) -> None:
    """What became of the answers of an interview that did not come to its report."""
    words, at = keeper.words, script.progress(keeper.state)
    if keeper.is_saved:
        options = "" if str(file) == DEFAULT_FILE else f" --save {file}"
        counts = {"answered": at["answered"], "asked": at["questions"]}
        told = words.say("interview.left", file=for_terminal(str(file)), options=for_terminal(options), **counts)
    else:
        told = words.say("interview.left-unsaved", reason=keeper.trouble or words.say("interview.nothing-yet"))
    say_error(f"\n{told}\n")
