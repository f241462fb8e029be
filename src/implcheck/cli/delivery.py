"""The layout of a command's output, and writing it to its file or stream."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from implcheck.cli.endings import format_of
from implcheck.cli.language import tool_language
from implcheck.cli.streams import PIPED_WIDTH, wants_color, width, write_stderr
from implcheck.cli.writer import write, write_document
from implcheck.reports.options import Options
from implcheck.wording.catalog import catalog
from implcheck.wording.escape import for_terminal


def options_for(
    languages: tuple[str, ...],
    output: Path | None,
    top: int | None = 5,
    *,
    quiet: bool = False,
    template: bytes | None = None,
) -> Options:
    """Return the layout of a report: width and colour of the terminal, or plain for a file; and a Word template."""
    if output is not None:
        return Options(languages=languages, width=PIPED_WIDTH, top=top, quiet=quiet, template=template)
    layout = Options(languages=languages, width=width(), color=wants_color(), top=top, quiet=quiet)
    return replace(layout, template=template)


def format_named(output: Path | None, formats: Collection[str]) -> str:
    """Return the format, among `formats`, that the name of a file asks for; else the first of them."""
    return (format_of(output, formats) if output is not None else None) or next(iter(formats))


def deliver(
    text: str | bytes,
    output: Path | None,
    lang: str | None,
    format_: str = "terminal",
    *,
    force: bool = False,
    protect: bool = False,
    rejected: bool = False,
) -> None:
    """Write a document to a file or to standard output; report a written file on standard error.

    `rejected` is whether it has problems instead of a result. With `protect` an existing file is replaced with `force`
    only, whatever its name.

    Raises:
        Refused: the file may not be replaced, or cannot be written.
    """
    if output is None or str(output) == "-":
        write_document(text)
        return
    write(output, text, format_, force=force, protect=protect)
    key = "usage.wrote-problems" if rejected else "usage.wrote"
    write_stderr(catalog(tool_language(lang)).message(key, file=for_terminal(str(output))) + "\n")
