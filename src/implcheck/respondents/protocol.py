"""The interface of a file with many respondents."""

from datetime import date
from typing import Protocol

from implcheck.model.problem import Location
from implcheck.model.respondents_file import FileHeader
from implcheck.respondents.tally import Tally


class RespondentsFile(Protocol):
    """A file with many respondents, of which the header has been read."""

    name: str
    header: FileHeader
    """Its date is the latest of all respondents once they have been read."""

    dates: tuple[date | None, ...]
    """Dates of the respondents, with the earliest and the latest, once they have been read; None if one has none."""

    def read_into(self, tally: Tally) -> None:
        """Add all respondents to a tally, in one pass; to be called once.

        Raises:
            InvalidFile: With all problems of the file, or the first `MOST_PROBLEMS`.
        """
        ...

    def location(self, key: str) -> Location:
        """Return the location of a key of the header."""
        ...
