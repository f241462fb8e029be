"""A file and a line for every annotation, as code scanning and code quality demand them."""

from dataclasses import replace

from implcheck.model.assessment import Assessment
from implcheck.model.problem import Location, Rejected
from implcheck.reports.formats.annotations import Annotation
from implcheck.wording.messages import Messages

FIRST_LINE = 1


def anchored(annotation: Annotation, report: Assessment | Rejected, messages: Messages) -> Annotation:
    """Return the annotation with a line: one without is put at the first line of its file, and says what it concerns.

    What is in no file, as what several respondents say together, is put at the first file: that depends on nobody's answer.
    """
    location = anchor_of(annotation.location, report)
    if annotation.location.line:
        return annotation._replace(location=location)
    is_of_all = not annotation.location.file and not isinstance(report, Rejected) and not report.locations.file
    sentence = "annotation.all-respondents" if is_of_all and report_is_of_files(report) else "annotation.whole-file"
    return annotation._replace(location=location, lines=(*annotation.lines, messages.message(sentence)))


def anchor_of(location: Location, report: Assessment | Rejected) -> Location:
    """Return a location with a line, in the first file if it has none; without a file if nothing was read from one."""
    file = location.file or (report.file if isinstance(report, Rejected) else report.locations.anchor)
    return replace(location, file=file, line=location.line or FIRST_LINE, column=max(1, location.column))


def report_is_of_files(report: Assessment | Rejected) -> bool:
    """Return whether several respondents were read from files."""
    return not isinstance(report, Rejected) and bool(report.locations.first_file)


def source_of(report: Assessment | Rejected) -> str:
    """Return the file or folder that was named first, as it was given; empty if nothing was read from a file."""
    return report.file if isinstance(report, Rejected) else report.locations.source
