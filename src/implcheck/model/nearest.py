"""Did you mean: the nearest of the things that would have been right."""

from collections.abc import Iterable


def nearest(given: str, possible: Iterable[str]) -> str:
    """The one of `possible` that `given` was most probably meant to be, or empty if none is near.

    An id may be given without its practice (`problem-statement`), or with another one.
    """
    from difflib import get_close_matches

    candidates = list(dict.fromkeys(possible))
    by_folded = {candidate.lower().replace("_", "-"): candidate for candidate in candidates}
    folded = given.strip().lower().replace("_", "-").replace(" ", "-")
    if folded in by_folded:
        return by_folded[folded]
    tails = [candidate for candidate in candidates if candidate.rpartition(".")[2] == folded.rpartition(".")[2]]
    if len(tails) == 1 and "." in tails[0]:
        return tails[0]
    close = get_close_matches(folded, by_folded, n=len(by_folded) or 1, cutoff=0.6)
    # Of those that are equally near the first in the file: the standard library takes the last by the alphabet.
    best = [name for name in by_folded if name in close and _likeness(folded, name) == _likeness(folded, close[0])]
    return by_folded[best[0]] if best else ""


def _likeness(one: str, other: str) -> float:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, other, one).ratio()
