"""Did you mean: the nearest of the things that would have been right."""

from collections.abc import Iterable

LONGEST = 100
"""Characters; what is longer is no name, and comparing it costs more than its square."""

MOST_COMPARED = 20
"""Candidates that are compared closely: those that a rough look takes for the nearest."""

MOST_CANDIDATES = 2000
"""Candidates that are looked at."""

ENOUGH = 0.6
"""How alike two names have to be, 0 to 1."""


class Nearest:
    """The one of `possible` that `given` was most probably meant to be, looked for when it is first read.

    `ending` is put behind it. Equal to any other that reads the same.
    """

    __slots__ = ("_ending", "_given", "_possible", "_text")

    def __init__(self, given: str, possible: Iterable[str], ending: str = "") -> None:
        self._given = given
        self._possible = possible
        self._ending = ending
        self._text: str | None = None

    def __str__(self) -> str:
        if self._text is None:
            found = nearest(self._given, self._possible)
            self._text = found and found + self._ending
            self._possible = ()
        return self._text

    def __repr__(self) -> str:
        return repr(str(self))

    def __eq__(self, other: object) -> bool:
        return str(self) == str(other) if isinstance(other, (Nearest, str)) else NotImplemented

    def __hash__(self) -> int:
        return hash(str(self))


def nearest(given: str, possible: Iterable[str]) -> str:
    """The one of `possible` that `given` was most probably meant to be, or empty if none is near.

    An id may be given without its practice (`problem-statement`), or with another one.
    """
    if len(given) > LONGEST:
        return ""
    candidates = list(dict.fromkeys(possible))[:MOST_CANDIDATES]
    by_folded = {one.lower().replace("_", "-"): one for one in candidates if len(one) <= LONGEST}
    folded = given.strip().lower().replace("_", "-").replace(" ", "-")
    if folded in by_folded:
        return by_folded[folded]
    tail = folded.rpartition(".")[2]
    tails = [candidate for candidate in candidates if candidate.rpartition(".")[2] == tail]
    if len(tails) == 1 and "." in tails[0]:
        return tails[0]
    likeness = {name: _likeness(folded, name) for name in _near(folded, list(by_folded))}
    # Of those that are equally near the first in the file.
    best = max(likeness, key=lambda name: likeness[name], default="")
    return by_folded[best] if best and likeness[best] >= ENOUGH else ""


def _near(folded: str, names: list[str]) -> list[str]:
    """The names that may be near enough, in their order; of very many those that share most of their letters."""
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, "", folded)
    roughly: dict[str, float] = {}
    for name in names:
        matcher.set_seq1(name)
        if matcher.real_quick_ratio() >= ENOUGH and (most := matcher.quick_ratio()) >= ENOUGH:
            roughly[name] = most
    if len(roughly) <= MOST_COMPARED:
        return list(roughly)
    kept = set(sorted(roughly, key=lambda name: -roughly[name])[:MOST_COMPARED])
    return [name for name in roughly if name in kept]


def _likeness(one: str, other: str) -> float:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, other, one).ratio()
