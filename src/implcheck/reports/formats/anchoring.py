"""A file and a line for every annotation, as code scanning and code quality demand them."""

from dataclasses import dataclass, replace

from implcheck.model.assessment import Assessment
from implcheck.model.problem import Location, Rejected
from implcheck.reports.formats.annotations import Annotation
from implcheck.reports.options import Options
from implcheck.wording.messages import Messages

FIRST_LINE = 1


@dataclass(frozen=True)
class Anchors:
    """Where the annotations of a report are put, with the names by which programs find the files in the repository."""

    report: Assessment | Rejected
    options: Options

    def anchored(self, annotation: Annotation, messages: Messages) -> Annotation:
        """Return the annotation with a file and a line; one that had no line says what it concerns.

        What several respondents say together is in no file. It is put at the first of their files, whoever wrote that,
        so that the place tells nothing about anybody's answer.
        """
        location = self.at(annotation.location)
        if annotation.location.line or annotation.location.cell or not location.file:
            return annotation._replace(location=location)
        concerns = "whole-file" if annotation.location.file or not self._first_of_several else "all-respondents"
        sentence = messages.message(f"annotation.{concerns}")
        return annotation._replace(location=location, lines=(*annotation.lines, sentence))

    def at(self, location: Location) -> Location:
        """Return the location, or the first line of its file, or that of the first file.

        It is without a file if nothing was read from one.
        """
        file = location.file or self._first_of_several or self.source
        line, column = location.line or FIRST_LINE, max(1, location.column)
        return replace(location, file=self.options.file_name(file), line=line, column=column)

    @property
    def source(self) -> str:
        """The file or folder that was named first, as it was given; empty if nothing was read from a file."""
        return self.report.file if isinstance(self.report, Rejected) else self.report.locations.source

    def own_file(self, annotation: Annotation) -> str:
        """Return the file of an annotation that is not anchored yet, or else the source.

        It tells reports apart, and stays the same when a folder gets another file.
        """
        return self.options.file_name(annotation.location.file or self.source)

    @property
    def _first_of_several(self) -> str:
        """The first file of several respondents; empty for one respondent."""
        return "" if isinstance(self.report, Rejected) else self.report.locations.first_file
