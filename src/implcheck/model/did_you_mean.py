"""Find the nearest valid name to one that was misspelt, to ask "Did you mean ...?"."""

from collections.abc import Iterable

LONGEST = 100
"""Characters. Longer text is not a name, and the time to compare grows faster than the square of the length."""

MOST_COMPARED = 20
"""Candidates that are compared exactly: the nearest by a rough comparison."""

MOST_CANDIDATES = 2000
"""Candidates that are considered at all."""

LEAST_SIMILARITY = 0.6
"""How similar two names must be, 0 to 1."""


class Nearest:
    """The nearest of `possible` to `given` as text, computed when it is first read; `ending` is appended to it.

    Equal to any other with the same text.
    """

    __slots__ = ("_ending", "_possible", "_text", "given")

    def __init__(self, given: str, possible: Iterable[str], ending: str = "") -> None:
        self.given = given
        self._possible = possible
        self._ending = ending
        self._text: str | None = None

    def __str__(self) -> str:
        if self._text is None:
            name = nearest(self.given, self._possible)
            self._text = name and name + self._ending
            self._possible = ()
        return self._text

    def __repr__(self) -> str:
        return repr(str(self))

    def __eq__(self, other: object) -> bool:
        return str(self) == str(other) if isinstance(other, (Nearest, str)) else NotImplemented

    def __hash__(self) -> int:
        return hash(str(self))


def nearest(given: str, possible: Iterable[str]) -> str:
    """Return the member of `possible` that `given` most probably meant, or empty text if none is near.

    `given` may be an id without its practice (`problem-statement`), or with the wrong practice.
    """
    if len(given) > LONGEST:
        return ""
    candidates = list(dict.fromkeys(possible))[:MOST_CANDIDATES]
    by_folded = {name.lower().replace("_", "-"): name for name in candidates if len(name) <= LONGEST}
    folded = given.strip().lower().replace("_", "-").replace(" ", "-")
    if folded in by_folded:
        return by_folded[folded]
    tail = folded.rpartition(".")[2]
    tails = [candidate for candidate in candidates if candidate.rpartition(".")[2] == tail]
    if len(tails) == 1 and "." in tails[0]:
        return tails[0]
    similarity = {name: _similarity(folded, name) for name in _near(folded, list(by_folded))}
    # Of equally near candidates the first in the file.
    best = max(similarity, key=lambda name: similarity[name], default="")
    return by_folded[best] if best and similarity[best] >= LEAST_SIMILARITY else ""


def _near(folded: str, names: list[str]) -> list[str]:
    """Return the names that may be near enough, in their order; of very many, those that share most letters."""
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, "", folded)
    at_most: dict[str, float] = {}
    for name in names:
        matcher.set_seq1(name)
        if matcher.real_quick_ratio() >= LEAST_SIMILARITY and (most := matcher.quick_ratio()) >= LEAST_SIMILARITY:
            at_most[name] = most
    if len(at_most) <= MOST_COMPARED:
        return list(at_most)
    kept = set(sorted(at_most, key=lambda name: -at_most[name])[:MOST_COMPARED])
    return [name for name in at_most if name in kept]


def _similarity(name: str, other: str) -> float:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, other, name).ratio()
