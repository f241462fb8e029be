"""Options that several commands share, each defined once."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from implcheck.cli import completion
from implcheck.cli.gate_options import parse_digest
from implcheck.loading import inputs
from implcheck.model.dates import parse_date
from implcheck.wording.escape import for_terminal


def date_option(given: str) -> datetime.date:
    """Parse a date such as 2026-11-24."""
    try:
        return parse_date(given)
    except ValueError:
        raise typer.BadParameter(f"'{for_terminal(given)}' is not a date; write it as 2026-11-24") from None


def current_day() -> datetime.date:
    """Return today's date in the user's time zone; an accepted risk ends at the end of that day.

    The clock is read only here, and passed to whatever needs the day.
    """
    return datetime.datetime.now().astimezone().date()


def note_input(given: str | Path | None) -> str | Path | None:
    """Remember the file of an option as an input, so that it is never overwritten, even if it is not read."""
    if given:
        inputs.note(given)
    return given


Lang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="en|nl",
        envvar="IMPLCHECK_LANG",
        show_default="the locale's, else the questionnaire's first",
        autocompletion=completion.languages,
        help="The language of questions and report.",
    ),
]
QuestionnaireName = Annotated[
    str | None,
    typer.Option(
        "--questionnaire",
        "-q",
        metavar="ID|FILE",
        envvar="IMPLCHECK_QUESTIONNAIRE",
        show_default="what the answers name, else implementation",
        autocompletion=completion.questionnaires,
        callback=note_input,
        help="A built-in questionnaire by its id, or one of your own by its path.",
    ),
]
QuestionnaireDigest = Annotated[
    str | None,
    typer.Option(
        "--questionnaire-digest",
        parser=parse_digest,
        metavar="SHA256|builtin",
        envvar="IMPLCHECK_QUESTIONNAIRE_DIGEST",
        help="Refuse any questionnaire but the one with this SHA-256, or any but a built-in one.",
    ),
]
Config = Annotated[
    list[Path] | None,
    typer.Option(
        "--config",
        metavar="FILE",
        envvar="IMPLCHECK_CONFIG",
        help="Use only this settings file, without searching for others. Can be given several times.",
    ),
]
SettingsFrom = Annotated[
    str | None,
    typer.Option(
        "--settings-from",
        metavar="COMMIT",
        envvar="IMPLCHECK_SETTINGS_FROM",
        help="Take the settings from this commit or branch of the repository instead of the working tree.",
    ),
]
Isolated = Annotated[bool, typer.Option("--isolated", envvar="IMPLCHECK_ISOLATED", help="Ignore all settings files.")]
PhaseOption = Annotated[
    str | None,
    typer.Option(
        "--phase",
        metavar="PHASE",
        envvar="IMPLCHECK_PHASE",
        autocompletion=completion.phases,
        show_default="the answers' own",
        help="The phase to assess: an id of the questionnaire's, such as kickoff.",
    ),
]
ProjectName = Annotated[
    str | None,
    typer.Option(
        "--project", metavar="NAME", envvar="IMPLCHECK_PROJECT", help="The name of the project.", show_default=False
    ),
]
Today = Annotated[
    datetime.date | None,
    typer.Option(
        "--today",
        parser=date_option,
        metavar="DATE",
        envvar="IMPLCHECK_TODAY",
        show_default="today",
        help="The date on which accepted risks and due dates are judged, for repeatable runs.",
    ),
]
RoundOption = Annotated[
    datetime.date | None,
    typer.Option(
        "--round",
        parser=date_option,
        metavar="DATE",
        envvar="IMPLCHECK_ROUND",
        show_default=False,
        help="The round of respondents, by the day it started: only its files are read, and a new file says it.",
    ),
]
Quick = Annotated[
    bool,
    typer.Option(
        "--quick/--no-quick", envvar="IMPLCHECK_QUICK", help="Ask and score only the few weightiest questions."
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        envvar="IMPLCHECK_OUTPUT",
        show_default="standard output",
        help="Write to this file, whole or not at all.",
    ),
]
Template = Annotated[
    str | None,
    typer.Option(
        "--template",
        metavar="FILE.docx",
        envvar="IMPLCHECK_TEMPLATE",
        show_default="implcheck's own",
        callback=note_input,
        help="A Word document of your organisation: a report in Word gets its styles, page, header and footer.",
    ),
]
Force = Annotated[bool, typer.Option("--force", envvar="IMPLCHECK_FORCE", help="Replace an existing file.")]


def _formats(complete: Callable[[], list[str]], usual: str = "terminal") -> Any:
    """Return the option that says how to report, whose formats `complete` completes; without it `usual` is meant."""
    return typer.Option(
        "--format",
        "-f",
        metavar="FORMAT[:FILE]",
        envvar="IMPLCHECK_FORMAT",
        show_default=f"what the file's name asks for, else {usual}",
        autocompletion=complete,
        help="How to report, and into which file. Can be given several times.",
    )


Formats = Annotated[list[str] | None, _formats(completion.formats)]
ComparisonFormats = Annotated[list[str] | None, _formats(completion.comparison_formats)]
"""For a comparison and the status of a round, which have fewer formats."""
ActionFormats = Annotated[list[str] | None, _formats(completion.action_formats, "markdown")]
"""For a list of actions, which is for other tools."""
