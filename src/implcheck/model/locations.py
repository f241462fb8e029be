"""Locations of answers in their file, for reports that point at a line."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from implcheck.model.problem import Location


class Locations(NamedTuple):
    """Locations of answers by question id, of accepted risks in their order, and of missing answers."""

    file: str = ""
    answers: Mapping[str, Location] = MappingProxyType({})
    risks: tuple[Location, ...] = ()
    otherwise: Location = Location("")
    """Location of a missing answer: the key `answers`."""

    def of(self, ids: Iterable[str]) -> Location:
        """Return the location of the first of these questions in the file, in the file's order."""
        found = [self.answers[id_] for id_ in ids if id_ in self.answers]
        return min(found, key=lambda location: (location.line, location.column), default=self.otherwise)


NOWHERE = Locations()
