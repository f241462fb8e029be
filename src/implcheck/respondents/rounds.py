"""Rounds of respondents: which files belong to one, and that files of several are not read together.

Every answers file of a round names the day on which the round started. Two files of one role in one round are two
respondents, whatever their dates; in two rounds they are two moments, which are compared and never combined. A table names
no round: it belongs to the files that it is read with.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from implcheck.loading.answers import AnswersFile
from implcheck.loading.files import has_many_respondents
from implcheck.loading.source import read
from implcheck.loading.yaml_tree import parse
from implcheck.model.dates import parse_date
from implcheck.model.problem import InvalidFile, Location, Problem, problem


class RoundOfFile(NamedTuple):
    """The day on which the round of a file started, None if it names none, and where it says so."""

    day: date | None
    location: Location


def several_rounds(found: Sequence[RoundOfFile]) -> Iterator[Problem]:
    """Yield a problem if files are of several rounds, and one if some name a round and others none."""
    counts = Counter(file.day for file in found if file.day is not None)
    if not counts:
        return
    rounds, latest = _listed(counts), max(counts)
    if len(counts) > 1:
        other = next(file for file in found if file.day not in {None, latest})
        yield problem("rounds-several", rounds=rounds, latest=latest).at(other.location)
    without = [file for file in found if file.day is None]
    if without:
        yield problem("rounds-and-none", rounds=rounds, latest=latest, count=len(without)).at(without[0].location)


def files_of_round(files: Sequence[str], day: date) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Return the files of a round, and a warning for each answers file that is left out because it names no round.

    Tables are kept, and so are files that cannot be read: their problems are reported when they are loaded.

    Raises:
        InvalidFile: No file is of this round.
    """
    kept: list[str] = []
    found: list[date] = []
    left_out: list[Problem] = []
    for name in files:
        try:
            of_file = day if has_many_respondents(name) else round_in(name)
        except (InvalidFile, TypeError, ValueError):
            of_file = day
        if of_file == day:
            kept.append(name)
        elif of_file is None:
            left_out.append(problem("round-left-out", round=day).at(Location(name)))
        else:
            found.append(of_file)
    if not kept:
        raise InvalidFile((_not_there(day, Counter(found)).at(Location(files[0])),))
    return tuple(kept), tuple(left_out)


def check_round(loaded: AnswersFile, day: date) -> None:
    """Check that the answers of one file are of a round.

    Raises:
        InvalidFile: They are of another, or of none.
    """
    own = loaded.answers.round
    if own != day:
        root = loaded.tree.root
        location = root.location(("round",)) if own is not None else Location(root.source.name)
        raise InvalidFile((_not_there(day, Counter([own] if own is not None else [])).at(location),))


def round_in(name: str) -> date | None:
    """Return the round that an answers file names, without looking at the rest.

    Raises:
        InvalidFile: The file cannot be read or parsed.
        TypeError, ValueError: The round is no date.
    """
    root = parse(read(name)).root
    written = root.value.get("round") if isinstance(root.value, dict) else None
    return parse_date(written) if written is not None else None


def _not_there(day: date, counts: Counter[date]) -> Problem:
    return problem("round-not-there", round=day, rounds=_listed(counts)) if counts else problem("round-none", round=day)


def _listed(counts: Counter[date]) -> str:
    """Return rounds with the number of files of each: "2026-10-20 (2), 2026-11-24 (3)"."""
    return ", ".join(f"{day} ({counts[day]})" for day in sorted(counts))
