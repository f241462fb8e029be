"""Which reports are wanted, and where each goes: `-f terminal -f sarif:out.sarif`."""

import contextlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from implcheck.cli.delivery import deliver, format_named, options_for
from implcheck.cli.errors import Refused
from implcheck.cli.writer import check, stream_of
from implcheck.model.did_you_mean import nearest
from implcheck.model.problem import Rejected
from implcheck.reports.formats.registry import FORMATS, Rendering
from implcheck.reports.options import Options, Report

STANDARD_OUTPUT = Path("-")
_STANDARD_OUTPUT = 1


@dataclass(frozen=True)
class Target:
    """One report: its format, and the file it goes to; to standard output without one."""

    format: str
    file: Path | None = None


def targets(wanted: Sequence[str], output: Path | None) -> tuple[Target, ...]:
    """The reports that are wanted: each a format, or a format and its file; `output` is the file of the only one.

    Without a format the name of the file decides.

    Raises:
        Refused: a format that does not exist, one whose file has no name, or two reports for one place.
    """
    found = [_target(one) for one in wanted] or [Target(format_named(output, FORMATS))]
    if output is not None:
        if found[1:] or found[0].file is not None:
            raise Refused("output-with-files", format=found[0].format)
        found = [Target(found[0].format, None if output == STANDARD_OUTPUT else output)]
    places = [_place(one.file) for one in found]
    for at, place in enumerate(places):
        if place in places[:at]:
            before = found[places.index(place)].format
            raise Refused(
                "two-to-one-place" if place else "two-to-standard-output",
                first=before,
                second=found[at].format,
                file=found[at].file,
            )
    return tuple(found)


def _place(file: Path | None) -> object:
    """Where a report goes, the same for all names of one file; nothing for standard output."""
    if file is None or stream_of(file) == _STANDARD_OUTPUT:
        return None
    with contextlib.suppress(OSError, ValueError):
        held = file.stat()
        return held.st_dev, held.st_ino
    return os.path.realpath(file)


def check_all(wanted: Sequence[Target], *, force: bool) -> None:
    """Whether every report may be written where it is to go, as far as is known by now.

    Raises:
        Refused: one of them may not be.
    """
    for one in wanted:
        if one.file is not None:
            check(one.file, one.format, force=force)


def _target(wanted: str) -> Target:
    name, found, file = wanted.partition(":")
    if name not in FORMATS:
        raise Refused("no-such-format", format=name, known=", ".join(FORMATS), suggestion=nearest(name, FORMATS))
    if found and not file.strip():
        raise Refused("format-without-file", format=name)
    return Target(name, Path(file) if found and file != str(STANDARD_OUTPUT) else None)


def deliver_all(
    report: Report,
    wanted: Sequence[Target],
    languages: tuple[str, ...],
    top: int | None,
    *,
    quiet: bool,
    force: bool = False,
) -> None:
    """Render a report in every format that is wanted, and then write each to its place.

    What is wrong with a file is told on standard error in any case, so that the terminal adds nothing then. A report
    in a file is written even so: one of an earlier run would be taken for this one's. Nothing is written if one of the
    files may not be: by now it is known which files are inputs.
    """
    told = [
        one for one in wanted if not isinstance(report, Rejected) or one.format != "terminal" or one.file is not None
    ]
    check_all(told, force=force)
    rendering = Rendering(report, languages, top)
    texts = [_rendered(rendering, one.format, options_for(languages, one.file, top, quiet=quiet)) for one in told]
    for one, text in zip(told, texts, strict=True):
        deliver(text, one.file, languages[0], one.format, force=force)


def _rendered(rendering: Rendering, format_: str, options: Options) -> str | bytes:
    try:
        return rendering.render(format_, options)
    except ModuleNotFoundError as error:
        raise Refused("extra-missing", module=error.name, extra=FORMATS[format_].extra) from None
