"""Where in its file an assessment's answers stand, for reports that point at a line."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from implcheck.model.problem import Location


class Locations(NamedTuple):
    """The places of answers by question id, of accepted risks in their order, and of what stands nowhere."""

    file: str = ""
    answers: Mapping[str, Location] = MappingProxyType({})
    risks: tuple[Location, ...] = ()
    otherwise: Location = Location("")
    """Where an answer that is missing would stand: at `answers`."""

    def of(self, ids: Iterable[str]) -> Location:
        """The place of the first of these questions that stands in the file, in the file's order."""
        found = [self.answers[id_] for id_ in ids if id_ in self.answers]
        return min(found, key=lambda location: (location.line, location.column), default=self.otherwise)


NOWHERE = Locations()
