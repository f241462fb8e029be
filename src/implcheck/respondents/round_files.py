"""The files of a round: those of the latest that has started, or of the one that is named, and apart from them those that are broken.

A file that is broken, or about another project, phase or questionnaire than most, is set aside, so that the others can be
counted. Each file is read by itself first and then with the others, by the same `Sources` as for an assessment.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from implcheck.loading.files import has_many_respondents
from implcheck.model.problem import InvalidFile, Problem, in_order
from implcheck.model.round_status import BrokenFile, FutureFile
from implcheck.respondents.problems_to_show import without_answers
from implcheck.respondents.rounds import round_in
from implcheck.respondents.sources import SourceOptions, Sources
from implcheck.respondents.tally import Tally

_NEED_NOT_BE_KNOWN = frozenset({"respondents-no-project", "respondents-no-phase"})
"""What an assessment needs to know and the status of a round does not."""

_NO_PHASE = "respondents-no-phase"


class RoundFiles(NamedTuple):
    """The files of a round, and what was left out of it."""

    round: date | None
    sources: Sources | None
    """The files that can be counted together, which were read; None if there is none."""
    tally: Tally | None
    phase: str | None
    """The phase that the options or the files name."""
    broken: tuple[BrokenFile, ...]
    without_round: tuple[str, ...]
    other_rounds: Mapping[date, int]
    future: tuple[FutureFile, ...]


def links_aside(links: Sequence[tuple[str, Problem]]) -> tuple[BrokenFile, ...]:
    """Return links to files that are read, as files that are set aside."""
    return tuple(BrokenFile(name, without_answers([found])) for name, found in links)


def files_of_status(files: Sequence[str], options: SourceOptions, named_round: date | None, today: date) -> RoundFiles:
    """Read the files of the round that is named, else of the latest that has started, else of the first to come.

    Raises:
        ModuleNotFoundError: A file is a workbook, and openpyxl is not installed.
    """
    rounds: dict[str, date | None] = {}
    errors: dict[str, InvalidFile] = {}
    for name in files:
        error, rounds[name] = _read_alone(name, options)
        if error is not None:
            errors[name] = error
    counts = Counter(day for day in rounds.values() if day is not None)
    # One typing error in a year must not hide the round.
    started = [day for day in counts if day <= today]
    chosen = named_round or max(started, default=min(counts, default=None))
    # A table names no round, and nobody knows which a broken file without a round was meant for.
    fits_any = {name for name in files if has_many_respondents(name) or (name in errors and rounds[name] is None)}
    belongs = [name for name in files if name in fits_any or chosen in {None, rounds[name]}]
    sources, tally, phase, differing = _read_together([name for name in belongs if name not in errors], options)
    errors |= differing
    return RoundFiles(
        round=chosen,
        sources=sources,
        tally=tally,
        phase=phase,
        broken=tuple(_broken(name, errors[name]) for name in belongs if name in errors),
        without_round=tuple(name for name in files if name not in belongs and rounds[name] is None),
        other_rounds=MappingProxyType({day: counts[day] for day in sorted(counts) if day != chosen}),
        future=tuple(
            FutureFile(name, day)
            for name, day in rounds.items()
            if day is not None and day > today and day != named_round and not (name in belongs and name in errors)
        ),
    )


def _read_alone(name: str, options: SourceOptions) -> tuple[InvalidFile | None, date | None]:
    """Return what is wrong with a file, if anything is, and the round that it names."""
    try:
        sources = _sources((name,), options)
        sources.tally()
    except InvalidFile as error:
        try:
            return error, None if has_many_respondents(name) else round_in(name)
        except (InvalidFile, TypeError, ValueError):
            return error, None
    return None, sources.round


def _read_together(
    names: Sequence[str], options: SourceOptions
) -> tuple[Sources | None, Tally | None, str | None, dict[str, InvalidFile]]:
    """Return the files that can be counted together, read, with their phase, and those that differ from most."""
    differing: dict[str, InvalidFile] = {}
    while kept := [name for name in names if name not in differing]:
        sources = Sources(kept, options)
        is_phase_known = options.phase is not None or all(found.code != _NO_PHASE for found in sources.problems)
        _need_not_be_known(sources)
        if not sources.problems:
            return sources, sources.tally(), sources.phase if is_phase_known else None, differing
        by_file: dict[str, list[Problem]] = {}
        for found in sources.problems:
            # What a mapping says of all tables is located in the mapping.
            named = found.location.file if found.location is not None else ""
            for name in [named] if named in kept else [name for name in kept if has_many_respondents(name)] or kept:
                by_file.setdefault(name, []).append(found)
        differing |= {name: InvalidFile(in_order(problems)) for name, problems in by_file.items()}
    return None, None, options.phase, differing


def _sources(names: Sequence[str], options: SourceOptions) -> Sources:
    sources = Sources(names, options)
    _need_not_be_known(sources)
    return sources


def _need_not_be_known(sources: Sources) -> None:
    sources.problems = [found for found in sources.problems if found.code not in _NEED_NOT_BE_KNOWN]


def _broken(name: str, error: InvalidFile) -> BrokenFile:
    return BrokenFile(name, without_answers(error.problems), error.left_out)
