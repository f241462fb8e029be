"""Writing a decision into an answers file: options that say what was decided, and one way to write it."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from implcheck.cli import completion
from implcheck.cli.arguments import date_option
from implcheck.cli.typed_values import TYPED
from implcheck.model.enums import ActionStatus
from implcheck.model.limits import LONGEST_ID
from implcheck.model.refused import Refused
from implcheck.wording.escape import for_terminal

if TYPE_CHECKING:
    from implcheck.api.loaded import LoadedAnswers
    from implcheck.model.action_change import ActionChange
    from implcheck.model.answers import Answers


def decided_text(given: str) -> str:
    """Parse a text that goes into an answers file, such as an owner."""
    if not (text := given.strip()):
        raise typer.BadParameter("it is empty; write what belongs here")
    return text


def owner_named(given: str) -> str:
    """Parse who acts or answers for it, which is a name."""
    if len(owner := decided_text(given)) > LONGEST_ID:
        raise typer.BadParameter(f"it is too long: it may have at most {LONGEST_ID} characters")
    return owner


def parse_status(given: str) -> ActionStatus:
    """Parse how far an action is."""
    try:
        return ActionStatus(given.strip().lower())
    except ValueError:
        known = ", ".join(status.value for status in ActionStatus)
        raise typer.BadParameter(f"'{for_terminal(given)}' is not one of: {known}") from None


def owner_option(default_help: str) -> Any:
    """Return the option for the owner of a decision."""
    return typer.Option(
        "--owner",
        metavar="ROLE",
        parser=owner_named,
        autocompletion=completion.roles,
        show_default=False,
        help=default_help,
    )


Finding = Annotated[
    str,
    typer.Argument(
        metavar="FINDING",
        autocompletion=completion.findings,
        help="The id of the question or combination behind the risk, as the report has it.",
    ),
]
Take = Annotated[
    str | None,
    typer.Option(
        "--take",
        metavar="FINDING",
        autocompletion=completion.findings,
        help="Write into the file who acts on this finding (its id), or change the action that is there.",
    ),
]
ActionOwner = Annotated[str | None, owner_option("With --take: the role or team that acts, never a name.")]
ActionDue = Annotated[
    datetime.date | None,
    typer.Option(
        "--due", metavar="DATE", parser=date_option, help="With --take: the last day on which the action is on time."
    ),
]
Status = Annotated[
    ActionStatus | None,
    typer.Option(
        "--status",
        metavar="STATUS",
        parser=parse_status,
        autocompletion=completion.statuses,
        help="With --take: how far it is: open, doing, done or dropped.",
    ),
]
ActionNote = Annotated[
    str | None,
    typer.Option(
        "--note",
        metavar="TEXT",
        help="With --take: what a reader should know; an empty text removes it.",
    ),
]


_OF_A_LIST = frozenset(
    {
        *("format_", "output", "agreed", "all_", "force", "quick"),
        *("phase", "project", "mapping", "round", "role_weight", "gap", "min_group"),
    }
)
"""The parameters of `implcheck actions` that are about the list that it makes."""


def check_change(context: typer.Context, take: str | None, change: "ActionChange") -> "ActionChange":
    """Return what to write about an action, if the options go together.

    Raises:
        Refused: They are about no action, about none of its parts, or ask for a list as well.
    """
    given = [key for key, value in vars(change).items() if value not in {None, False}]
    if take is None and given:
        raise Refused("action-not-named", option=f"--{given[0]}")
    if take is not None and not given:
        raise Refused("action-nothing-to-change", finding=take)
    if take is not None and _OF_A_LIST & context.meta.get(TYPED, {}).keys():
        raise Refused("action-writes-no-report")
    return change


def write_action(
    file: Path,
    finding: str,
    change: "ActionChange",
    questionnaire: str | None,
    digests: tuple[str, ...],
    lang: str | None,
    today: datetime.date,
) -> None:
    """Write an action into a file, and print what was agreed; see `write_decision`."""
    from implcheck.api.decisions import about_action, take
    from implcheck.cli.language import report_languages
    from implcheck.cli.writer import write_out

    loaded = write_decision(file, questionnaire, digests, lambda found: take(found, finding, change))
    languages = report_languages(lang, loaded.questionnaire.languages)
    write_out("\n".join(about_action(loaded, finding, today, languages)) + "\n")


def write_decision(
    file: Path,
    questionnaire: str | None,
    digests: tuple[str, ...],
    decide: Callable[["LoadedAnswers"], "Answers"],
) -> "LoadedAnswers":
    """Write what `decide` makes of an answers file into it, under a lock, and return the file as it is then.

    Raises:
        InvalidFile: The file, or its questionnaire, cannot be used.
        Refused: Nothing can be decided, or the file cannot be changed; it is as it was.
    """
    from implcheck.api.answers import load_answers_file, may_hold_several
    from implcheck.api.decisions import decided
    from implcheck.cli.lock import Busy
    from implcheck.cli.replacing import WriteProtected
    from implcheck.cli.saving import with_ends_of
    from implcheck.cli.writer import refuse_link, update
    from implcheck.model.system_reason import reason_of

    if str(file) == "-" or may_hold_several([file]):
        raise Refused("decide-in-one-file", file=file)
    refuse_link(file)
    load_answers_file(str(file), questionnaire, digests)  # without a file there is nothing to lock
    try:
        update(file, lambda: with_ends_of(file, decided(str(file), questionnaire, digests, decide)))
    except WriteProtected:
        raise Refused("write-protected", file=file) from None
    except Busy:
        raise Refused("decide-busy", file=file) from None
    except OSError as error:
        raise Refused("cannot-write", file=file, system=reason_of(error)) from None
    return load_answers_file(str(file), questionnaire, digests)
