"""Where a command's text goes, and in which language it is made."""

import contextlib
from collections.abc import Iterable
from pathlib import Path

from implcheck.cli.endings import format_of
from implcheck.cli.errors import Refused
from implcheck.cli.language import spoken, told_in
from implcheck.cli.streams import PIPED_WIDTH, say_error, wants_color, width
from implcheck.cli.writer import hand_out, write
from implcheck.reports.options import Options
from implcheck.wording.catalog import LANGUAGES, catalog
from implcheck.wording.escape import for_terminal


def languages_for(lang: str | None, questionnaire: tuple[str, ...]) -> tuple[str, ...]:
    """The languages to speak, in order of preference; refuses one that nobody here knows."""
    with contextlib.suppress(LookupError):
        return spoken(lang, questionnaire)
    known = ", ".join(dict.fromkeys((*questionnaire, *LANGUAGES)))
    raise Refused("no-such-language", language=lang, known=known)


def options_for(
    languages: tuple[str, ...], output: Path | None, top: int | None = 5, *, quiet: bool = False
) -> Options:
    """How to lay a report out: for the screen as it is, for a file plain."""
    if output is not None:
        return Options(languages=languages, width=PIPED_WIDTH, top=top, quiet=quiet)
    return Options(languages=languages, width=width(), color=wants_color(), top=top, quiet=quiet)


def format_named(output: Path | None, formats: Iterable[str]) -> str:
    """The format, among `formats`, that the name of a file asks for; text as on a terminal if it asks for none."""
    return (format_of(output, formats) if output is not None else None) or "terminal"


def deliver(
    text: str | bytes,
    output: Path | None,
    lang: str | None,
    format_: str = "terminal",
    *,
    force: bool = False,
    protect: bool = False,
) -> None:
    """Write text to a file or to standard output, and say so of a file.

    `protect` has a file that is there written over with `force` only, whatever it is called.

    Raises:
        Refused: the file may not be written over, or cannot be written.
    """
    if output is None or str(output) == "-":
        hand_out(text)
        return
    write(output, text, format_, force=force, protect=protect)
    say_error(catalog(told_in(lang)).message("usage.wrote", file=for_terminal(str(output))) + "\n")
