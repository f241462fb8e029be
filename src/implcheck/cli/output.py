"""Where a command's text goes, and in which language it is made."""

import contextlib
import sys
from pathlib import Path

from implcheck.cli.console import PIPED_WIDTH, hand_out, say_error, wants_color, width, write_file
from implcheck.cli.exits import Refused
from implcheck.cli.language import spoken, told_in
from implcheck.locale.catalogue import LANGUAGES, catalogue
from implcheck.reports.escape import for_terminal
from implcheck.reports.options import Options


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


def deliver(text: str | bytes, output: Path | None, lang: str | None, *, overwrite: bool = True) -> None:
    """Write text to a file or to standard output; bytes never to a terminal, which would act on them.

    Raises:
        Refused: the file is there and may not be overwritten, or it cannot be written.
    """
    if output is None or str(output) == "-":
        if isinstance(text, bytes) and sys.stdout.isatty():
            raise Refused("bytes-to-terminal")
        hand_out(text)
        return
    if not overwrite and output.exists():
        raise Refused("exists", file=output)
    try:
        write_file(output, text)
    except IsADirectoryError:
        raise Refused("output-is-directory", file=output) from None
    except OSError as error:
        raise Refused("cannot-write", file=output, reason=error.strerror or error) from None
    say_error(catalogue(told_in(lang)).say("usage.wrote", file=for_terminal(str(output))) + "\n")
