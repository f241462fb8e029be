"""The reports that a command writes, and the destination of each: `-f terminal -f sarif:out.sarif`."""

import contextlib
import os
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from implcheck.api.rendering import load_word_template, renderer
from implcheck.cli.delivery import deliver, format_named, options_for
from implcheck.cli.errors import print_failure
from implcheck.cli.exit_codes import ExitCode
from implcheck.cli.language import tool_language
from implcheck.cli.streams import write_stderr
from implcheck.cli.writer import check, stream_of
from implcheck.model.assessment import Assessment
from implcheck.model.did_you_mean import nearest
from implcheck.model.problem import Rejected
from implcheck.model.refused import Refused
from implcheck.reports.options import Report

STANDARD_OUTPUT = Path("-")
_STANDARD_OUTPUT = 1


@dataclass(frozen=True)
class Target:
    """One report: its format, and the file it goes to; to standard output without one."""

    format: str
    file: Path | None = None


def targets(requested: Sequence[str], output: Path | None, formats: Collection[str]) -> tuple[Target, ...]:
    """Return the reports that were requested: each a format of `formats`, or a format and its file.

    `output` is the file of a single report; without a format its name decides.

    Raises:
        Refused: a format that does not exist, one whose file has no name, or two reports for one destination.
    """
    chosen = [_target(text, formats) for text in requested] or [Target(format_named(output, formats))]
    if output is not None:
        if chosen[1:] or chosen[0].file is not None:
            raise Refused("output-with-files", format=chosen[0].format)
        chosen = [Target(chosen[0].format, None if output == STANDARD_OUTPUT else output)]
    destinations = [_destination(target.file) for target in chosen]
    for at, destination in enumerate(destinations):
        if destination in destinations[:at]:
            before = chosen[destinations.index(destination)].format
            raise Refused(
                "two-to-one-place" if destination else "two-to-standard-output",
                first=before,
                second=chosen[at].format,
                file=chosen[at].file,
            )
    return tuple(chosen)


def _destination(file: Path | None) -> object:
    """Return what identifies a destination, the same for all names of one file; None for standard output."""
    if file is None or stream_of(file) == _STANDARD_OUTPUT:
        return None
    with contextlib.suppress(OSError, ValueError):
        status = file.stat()
        return status.st_dev, status.st_ino
    return os.path.realpath(file)


def check_all(requested: Sequence[Target], *, force: bool) -> None:
    """Check that every report may be written to its destination, as far as is known now.

    Raises:
        Refused: one of them may not be.
    """
    for target in requested:
        if target.file is not None:
            check(target.file, target.format, force=force)


def _target(requested: str, formats: Collection[str]) -> Target:
    name, chosen, file = requested.partition(":")
    if name not in formats:
        raise Refused("no-such-format", format=name, known=", ".join(formats), suggestion=nearest(name, formats))
    if chosen and not file.strip():
        raise Refused("format-without-file", format=name)
    return Target(name, Path(file) if chosen and file != str(STANDARD_OUTPUT) else None)


def loaded_template(file: str | None, requested: Sequence[Target]) -> bytes | None:
    """Return the Word template of the command line; None without one.

    Raises:
        InvalidFile: it cannot be used.
        Refused: it is standard input, or no report in Word was requested.
    """
    if file is None:
        return None
    if file == str(STANDARD_OUTPUT):
        raise Refused("template-standard-input")
    if all(target.format != "docx" for target in requested):
        raise Refused("template-without-docx")
    return load_word_template(file)


def deliver_all(
    report: Report,
    requested: Sequence[Target],
    languages: tuple[str, ...],
    top: int | None = 5,
    *,
    quiet: bool = False,
    force: bool = False,
    template: bytes | None = None,
) -> ExitCode:
    """Render a report in every requested format, and write each to its destination.

    A format that fails does not take the others with it: it is reported, and the worst exit code is returned. If the
    gate does not pass and every report went into a file, the verdict is printed on standard error in one line.

    Problems with a file are always printed on standard error, so the terminal format adds nothing for them. Reports
    into files are still written, because one of an earlier run would be taken for the result of this one. Nothing is
    written if one of the files may not be: now it is known which files are inputs.
    """
    written = [
        target
        for target in requested
        if not isinstance(report, Rejected) or target.format != "terminal" or target.file is not None
    ]
    rendered = renderer(report, languages, top)

    def made(target: Target) -> str | bytes:
        return rendered(target.format, options_for(languages, target.file, top, quiet=quiet, template=template))

    worst = deliver_each(written, made, languages[0], force=force, rejected=isinstance(report, Rejected))
    if isinstance(report, Assessment) and not report.gate_result.passed and all(target.file for target in written):
        # Otherwise a pipeline would show a code and the names of files, and nobody would know why.
        verdict = rendered("terminal", options_for(languages, Path(), quiet=True))
        write_stderr(str(verdict))
    return worst


def deliver_each(
    requested: Sequence[Target],
    made: Callable[[Target], str | bytes],
    language: str,
    *,
    force: bool = False,
    rejected: bool = False,
) -> ExitCode:
    """Make each report and write it to its destination, once it is known that all of them may be written.

    A report that fails does not take the others with it: it is printed why, and the worst exit code is returned.
    """
    check_all(requested, force=force)
    worst = ExitCode.FINE
    for target in requested:
        try:
            deliver(made(target), target.file, language, target.format, force=force, rejected=rejected)
        except Exception as error:  # noqa: BLE001 - whatever it is, the other reports are still made
            worst = max(worst, print_failure(error, tool_language(language), target.format))
    return worst
