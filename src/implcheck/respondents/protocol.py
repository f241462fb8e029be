"""A file of many respondents: what it says of all of them, and then each of them, once."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from implcheck.model.heard import Heard
from implcheck.model.problem import Location
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.survey import Header


class Survey(Protocol):
    """A file of many respondents, of which the head has been read."""

    name: str
    header: Header
    """With the latest date of all, once all were heard."""

    dates: tuple[date | None, ...]
    """Days of the respondents, the earliest and the latest among them, once all were heard; nothing if one has none."""

    def heard(self, questionnaire: Questionnaire) -> Iterator[Heard]:
        """All respondents, in one pass; to be asked once.

        Raises:
            InvalidFile: with what is wrong with the file, after all of it or after so much that it stops.
        """
        ...

    def location(self, key: str) -> Location:
        """Where the file says something of all of them."""
        ...
