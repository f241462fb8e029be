"""Writing a decision into an answers file: options that say what was decided, and one way to write it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from implcheck.cli import completion
from implcheck.model.limits import LONGEST_TEXT
from implcheck.model.refused import Refused

if TYPE_CHECKING:
    from implcheck.api.loaded import LoadedAnswers
    from implcheck.model.answers import Answers


def decided_text(given: str) -> str:
    """Parse a text that goes into an answers file, such as an owner."""
    text = given.strip()
    if not text:
        raise typer.BadParameter("it is empty; write what belongs here")
    if len(text) > LONGEST_TEXT:
        raise typer.BadParameter(f"it is too long: it may have at most {LONGEST_TEXT} characters")
    return text


def owner_option(default_help: str) -> Any:
    """Return the option for the owner of a decision."""
    return typer.Option(
        "--owner",
        metavar="ROLE",
        parser=decided_text,
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
    from implcheck.cli.saving import with_line_ends_of
    from implcheck.cli.writer import refuse_link, update
    from implcheck.model.system_reason import reason_of

    if str(file) == "-" or may_hold_several([file]):
        raise Refused("decide-in-one-file", file=file)
    refuse_link(file)
    load_answers_file(str(file), questionnaire, digests)  # without a file there is nothing to lock
    try:
        update(file, lambda: with_line_ends_of(file, decided(str(file), questionnaire, digests, decide)))
    except WriteProtected:
        raise Refused("write-protected", file=file) from None
    except Busy:
        raise Refused("decide-busy", file=file) from None
    except OSError as error:
        raise Refused("cannot-write", file=file, system=reason_of(error)) from None
    return load_answers_file(str(file), questionnaire, digests)
