"""What may come next on a command line, for the shell that asks: ids, levels, formats, questionnaires, languages.

A suggestion is a help while one types: where there is none, because a file is broken, nothing is said about it.
"""

import contextlib
import io
import os
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import typer

from implcheck.model.enums import Level
from implcheck.wording.catalog import LANGUAGES

if TYPE_CHECKING:
    from implcheck.model.questionnaire import Questionnaire
    from implcheck.model.text import Text

PROGRAM = "implcheck"
ASKED = f"_{PROGRAM.upper()}_COMPLETE"
"""The variable in which the shell says that it asks, and in whose form it wants the answer; Typer makes it of our name."""

Suggestion = tuple[str, str]
"""A word, and what it means."""


def formats() -> list[str]:
    """The formats of a report."""
    from implcheck.reports.formats.registry import FORMATS

    return list(FORMATS)


def comparison_formats() -> list[str]:
    """The formats of a comparison."""
    from implcheck.reports.formats.registry import COMPARISONS

    return list(COMPARISONS)


def languages() -> list[str]:
    """The languages that the tool speaks."""
    return list(LANGUAGES)


def questionnaires() -> list[str]:
    """The built-in questionnaires; a path is the shell's own to complete."""
    from implcheck.loading import builtin

    return list(builtin.names())


def scores() -> list[str]:
    """The scores that an answer can have."""
    from implcheck.model.enums import TOP_SCORE

    return [str(score) for score in range(TOP_SCORE + 1)]


def level_demands(ctx: typer.Context) -> list[Suggestion]:
    """The levels, and those of a practice: `high`, `commitment=high`."""
    levels = [(str(level), "") for level in Level]
    return levels + [
        (f"{practice}={level}", _plain(short)) for practice, short in _practices(ctx) for level, _ in levels
    ]


def score_demands(ctx: typer.Context) -> list[Suggestion]:
    """The start of a demand on the score of a practice: `commitment=`; the number is the person's own."""
    return [(f"{practice}=", _plain(short)) for practice, short in _practices(ctx)]


def practices(ctx: typer.Context) -> list[Suggestion]:
    """The practices of the questionnaire that is asked about."""
    return [(practice, _plain(short)) for practice, short in _practices(ctx)]


def phases(ctx: typer.Context) -> list[Suggestion]:
    """The phases of the questionnaire that is asked about."""
    return [(phase.id, _plain(phase.title)) for phase in _asked(ctx).phases]


def ids(ctx: typer.Context) -> list[Suggestion]:
    """Everything that can be explained in the questionnaire that is asked about."""
    from implcheck.questionnaires.explanation import explainable

    asked = _asked(ctx)
    titles = {one.id: _plain(one.title) for one in (*asked.questions, *asked.practices, *asked.rules)}
    return [(id_, titles.get(id_, "")) for id_ in explainable(asked)]


def _practices(ctx: typer.Context) -> Iterator[tuple[str, "Text"]]:
    return ((one.id, one.short) for one in _asked(ctx).practices)


def _asked(ctx: typer.Context) -> "Questionnaire":
    """The questionnaire that the command line, the environment or the settings name; else the usual one."""
    from implcheck.loading.questionnaire import DEFAULT, find_questionnaire

    return find_questionnaire(ctx.params.get("questionnaire") or DEFAULT)


def _plain(text: "Text") -> str:
    """A title as a shell can show it: it is a person's text, and shells evaluate what they are given."""
    from implcheck.cli.language import told_in

    said = text.in_(told_in(os.environ.get("IMPLCHECK_LANG")))
    return " ".join(re.sub(r"[^\w ,.-]", " ", said).split())


def answer(run: Callable[[], None]) -> int:
    """Answer the shell that asks; `run` is the command line itself. Whatever goes wrong, it goes wrong in silence.

    Returns:
        The exit code; some shells ask a question that it answers.
    """
    out, code, head = io.StringIO(), 0, ""
    try:
        head = _joined() if os.environ[ASKED] == "complete_bash" else ""
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
            run()
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else 0
    except (Exception, KeyboardInterrupt):  # noqa: BLE001 - no error of ours belongs between what a person types
        return 1
    from implcheck.cli.writer import write_out

    write_out("".join(f"{word.removeprefix(head)}\n" for word in out.getvalue().splitlines() if word))
    return code


def _joined() -> str:
    """Put the words together that bash breaks at `=` and `:`, and return what it will not replace of the last one.

    `--fail-on commitment=mo` comes in as three words after the option, and only `mo` is replaced.
    """
    words = os.environ.get("COMP_WORDS", "").split("\n")
    words = words[: int(os.environ["COMP_CWORD"]) + 1]
    whole: list[str] = []
    tail, open_ = "", False
    for word in words:
        is_break = bool(re.fullmatch("[=:]+", word))
        if whole and (is_break or open_):
            whole[-1] += word
        else:
            whole.append(word)
        tail, open_ = "" if is_break else word, is_break
    os.environ |= {"COMP_WORDS": "\n".join(whole), "COMP_CWORD": str(len(whole) - 1)}
    value = whole[-1].partition("=")[2] if whole[-1].startswith("-") and "=" in whole[-1] else whole[-1]
    return value[: len(value) - len(tail)] if value.endswith(tail) else ""
