"""Shell completion: ids, levels, formats, questionnaires and languages.

Errors, such as a broken questionnaire, give no suggestions and no message.
"""

import contextlib
import io
import os
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import typer

from implcheck.cli.exit_codes import ExitCode
from implcheck.model.enums import ActionStatus, Level
from implcheck.wording.catalog import LANGUAGES

if TYPE_CHECKING:
    from implcheck.model.questionnaire import Questionnaire
    from implcheck.model.text import Text

PROGRAM = "implcheck"
COMPLETE_VARIABLE = f"_{PROGRAM.upper()}_COMPLETE"
"""The environment variable, named by Typer after the program, with which a shell requests completion."""

Suggestion = tuple[str, str]
"""A word and its description."""


def formats() -> list[str]:
    """Return the formats of an assessment."""
    from implcheck.api.rendering import ASSESSMENT_FORMATS

    return list(ASSESSMENT_FORMATS)


def comparison_formats() -> list[str]:
    """Return the formats of a comparison."""
    from implcheck.api.rendering import COMPARISON_FORMATS

    return list(COMPARISON_FORMATS)


def action_formats() -> list[str]:
    """Return the formats of a list of actions."""
    from implcheck.api.actions import ACTION_FORMATS

    return list(ACTION_FORMATS)


def languages() -> list[str]:
    """Return the languages of the tool's own messages."""
    return list(LANGUAGES)


def questionnaires() -> list[str]:
    """Return the built-in questionnaires; paths are completed by the shell."""
    from implcheck.api.questionnaires import built_in_names

    return list(built_in_names())


def scores() -> list[str]:
    """Return the scores that an answer can have, 0 to 4."""
    from implcheck.model.enums import TOP_SCORE

    return [str(score) for score in range(TOP_SCORE + 1)]


def level_demands(ctx: typer.Context) -> list[Suggestion]:
    """Return the levels, and each level of each practice: `high`, `commitment=high`."""
    levels = [(str(level), "") for level in Level]
    return levels + [
        (f"{practice}={level}", _plain(short)) for practice, short in _practices(ctx) for level, _ in levels
    ]


def score_demands(ctx: typer.Context) -> list[Suggestion]:
    """Return the start of a demand on the score of each practice: `commitment=`."""
    return [(f"{practice}=", _plain(short)) for practice, short in _practices(ctx)]


def practices(ctx: typer.Context) -> list[Suggestion]:
    """Return the practices of the selected questionnaire."""
    return [(practice, _plain(short)) for practice, short in _practices(ctx)]


def phases(ctx: typer.Context) -> list[Suggestion]:
    """The phases of the questionnaire that is asked about."""
    return [(phase.id, _plain(phase.title)) for phase in _questionnaire(ctx).phases]


def roles(ctx: typer.Context) -> list[Suggestion]:
    """Return the roles that respondents are offered."""
    return [(role.id, _plain(role.title)) for role in _questionnaire(ctx).offered_roles]


def expected_roles(ctx: typer.Context) -> list[Suggestion]:
    """Return the start of an expectation for each role that respondents are offered: `sponsor=`."""
    return [(f"{role.id}=", _plain(role.title)) for role in _questionnaire(ctx).offered_roles]


def ids(ctx: typer.Context) -> list[Suggestion]:
    """Return every id of the selected questionnaire that can be explained."""
    from implcheck.questionnaires.explanation import explainable

    questionnaire = _questionnaire(ctx)
    titles = {
        part.id: _plain(part.title)
        for part in (*questionnaire.questions, *questionnaire.practices, *questionnaire.rules)
    }
    return [(id_, titles.get(id_, "")) for id_ in explainable(questionnaire)]


def findings(ctx: typer.Context) -> list[Suggestion]:
    """Return the ids of the questions and combinations of the selected questionnaire, about which risks are."""
    questionnaire = _questionnaire(ctx)
    return [(part.id, _plain(part.title)) for part in (*questionnaire.questions, *questionnaire.rules)]


def statuses() -> list[str]:
    """Return how far an action can be."""
    return [status.value for status in ActionStatus]


def _practices(ctx: typer.Context) -> Iterator[tuple[str, "Text"]]:
    return ((practice.id, practice.short) for practice in _questionnaire(ctx).practices)


def _questionnaire(ctx: typer.Context) -> "Questionnaire":
    """Return the questionnaire that the command line, the environment or the settings name; else the default."""
    from implcheck.api.questionnaires import DEFAULT, load_questionnaire

    return load_questionnaire(ctx.params.get("questionnaire") or DEFAULT)


def _plain(text: "Text") -> str:
    """Return a title without characters that a shell could evaluate."""
    from implcheck.cli.language import tool_language

    title = text.in_(tool_language(os.environ.get("IMPLCHECK_LANG")))
    return " ".join(re.sub(r"[^\w ,.-]", " ", title).split())


def complete(run: Callable[[], None]) -> int:
    """Print suggestions for the shell; `run` is the command line. Errors print nothing.

    Returns:
        The exit code, which some shells evaluate.
    """
    out, code, head = io.StringIO(), 0, ""
    try:
        head = _join_words() if os.environ[COMPLETE_VARIABLE] == "complete_bash" else ""
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
            run()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0
    except (Exception, KeyboardInterrupt):  # noqa: BLE001 - an error message would appear amid what the user types
        return ExitCode.BAD_INPUT
    from implcheck.cli.streams import OutputLost
    from implcheck.cli.writer import write_out

    try:
        write_out("".join(f"{word.removeprefix(head)}\n" for word in out.getvalue().splitlines() if word))
    except OutputLost:
        return ExitCode.BAD_INPUT
    return code


def _join_words() -> str:
    """Join the words that bash splits at `=` and `:`; return the part of the last word that bash will not replace.

    `--fail-on commitment=mo` arrives as three words after the option, and only `mo` is replaced.
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
