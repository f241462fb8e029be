"""Options that several commands share, each defined once."""

import datetime
from fractions import Fraction
from pathlib import Path
from typing import Annotated

import typer

from implcheck.cli import completion
from implcheck.cli.gate_options import LevelDemand, ScoreDemand, parse_digest, parse_level, parse_score
from implcheck.cli.respondent_options import RoleWeight, parse_gap, parse_role_weight
from implcheck.loading import inputs
from implcheck.model.dates import day
from implcheck.model.enums import TOP_SCORE, Phase
from implcheck.wording.escape import for_terminal


def parse_date(given: str) -> datetime.date:
    """Parse a date such as 2026-11-24."""
    try:
        return day(given)
    except ValueError:
        raise typer.BadParameter(f"'{for_terminal(given)}' is not a date; write it as 2026-11-24") from None


def note_input(given: str | Path | None) -> str | Path | None:
    """Remember the file of an option as an input, so that it is never overwritten, even if it is not read."""
    if given is not None:
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
        help="Take the settings from this file and look for no others. Can be given several times.",
    ),
]
SettingsFrom = Annotated[
    str | None,
    typer.Option(
        "--settings-from",
        metavar="COMMIT",
        envvar="IMPLCHECK_SETTINGS_FROM",
        help="Take the settings as this commit or branch of the repository has them, and not as they lie here.",
    ),
]
Isolated = Annotated[
    bool, typer.Option("--isolated", envvar="IMPLCHECK_ISOLATED", help="Take no settings from any file.")
]
PhaseOption = Annotated[
    Phase | None,
    typer.Option("--phase", envvar="IMPLCHECK_PHASE", show_default="the answers' own", help="The phase to assess."),
]
Today = Annotated[
    datetime.date | None,
    typer.Option(
        "--today",
        parser=parse_date,
        metavar="DATE",
        envvar="IMPLCHECK_TODAY",
        show_default="today",
        help="The day to count accepted risks on, for runs that can be repeated.",
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
Force = Annotated[
    bool, typer.Option("--force", envvar="IMPLCHECK_FORCE", help="Overwrite a file that is there already.")
]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT[:FILE]",
        envvar="IMPLCHECK_FORMAT",
        show_default="what the file's name asks for, else terminal",
        autocompletion=completion.formats,
        help="How to report, and into which file. Can be given several times.",
    ),
]
FailOn = Annotated[
    list[LevelDemand] | None,
    typer.Option(
        "--fail-on",
        parser=parse_level,
        metavar="[PRACTICE=]LEVEL",
        envvar="IMPLCHECK_FAIL_ON",
        autocompletion=completion.level_demands,
        help="Exit 1 at this level or a worse one. Can be given several times.",
    ),
]
FailUnder = Annotated[
    list[ScoreDemand] | None,
    typer.Option(
        "--fail-under",
        parser=parse_score,
        metavar="[PRACTICE=]SCORE",
        envvar="IMPLCHECK_FAIL_UNDER",
        autocompletion=completion.score_demands,
        help="Exit 1 if the score is below this (0 to 100). Can be given several times.",
    ),
]
RequireComplete = Annotated[
    bool,
    typer.Option(
        "--require-complete", envvar="IMPLCHECK_REQUIRE_COMPLETE", help="Exit 1 unless every question is answered."
    ),
]
RequireCompleteIn = Annotated[
    list[str] | None,
    typer.Option(
        "--require-complete-in",
        metavar="PRACTICE",
        envvar="IMPLCHECK_REQUIRE_COMPLETE_IN",
        autocompletion=completion.practices,
        help="Exit 1 unless every question of this practice is answered. Can be given several times.",
    ),
]
NoAccepted = Annotated[
    bool,
    typer.Option(
        "--no-accepted",
        envvar="IMPLCHECK_NO_ACCEPTED",
        help="Let accepted risks count for the gate like any other.",
    ),
]
RequireEvidence = Annotated[
    int | None,
    typer.Option(
        "--require-evidence",
        metavar="LEVEL",
        min=0,
        max=TOP_SCORE,
        envvar="IMPLCHECK_REQUIRE_EVIDENCE",
        autocompletion=completion.scores,
        help="Exit 1 unless every answer of this level or higher (0 to 4) names evidence, and files it names exist.",
    ),
]
MaxAge = Annotated[
    int | None,
    typer.Option(
        "--max-age",
        metavar="DAYS",
        min=0,
        envvar="IMPLCHECK_MAX_AGE",
        help="Exit 1 if the answers are older than this, or have no date.",
    ),
]
Project = Annotated[
    str | None,
    typer.Option(
        "--project",
        metavar="NAME",
        envvar="IMPLCHECK_PROJECT",
        show_default="what the files say",
        help="Of several respondents: the project that all of them mean.",
    ),
]
Mapping = Annotated[
    Path | None,
    typer.Option(
        "--mapping",
        metavar="FILE",
        envvar="IMPLCHECK_MAPPING",
        callback=note_input,
        help="Of a survey in CSV: the YAML file that says what its columns and texts mean.",
    ),
]
RoleWeights = Annotated[
    list[RoleWeight] | None,
    typer.Option(
        "--role-weight",
        parser=parse_role_weight,
        metavar="ROLE=N",
        envvar="IMPLCHECK_ROLE_WEIGHT",
        help="How much the view of a role weighs beside the others, which weigh 1. Can be given several times.",
    ),
]
Gap = Annotated[
    Fraction,
    typer.Option(
        "--gap",
        parser=parse_gap,
        metavar="STEP",
        envvar="IMPLCHECK_GAP",
        help="More than this many steps (of 4) between two roles are a perception gap.",
    ),
]
MinGroup = Annotated[
    int | None,
    typer.Option(
        "--min-group",
        metavar="N",
        min=1,
        envvar="IMPLCHECK_MIN_GROUP",
        show_default="5",
        help="From how many respondents on a group is shown apart without their leave.",
    ),
]
