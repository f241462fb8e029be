"""Find files that are probably one file given twice. That is a warning and no problem: two people may answer alike."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from implcheck.loading.source import opened
from implcheck.model.answers import Answer, Respondent
from implcheck.model.problem import Location, Problem, problem
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.roles import role_id

_CHUNK = 1024 * 1024
"""Bytes that are compared at once."""


class AnswersOfFile(NamedTuple):
    """What an answers file says about its respondent."""

    name: str
    respondent: Respondent
    date: date | None
    answers: Mapping[str, Answer]

    def key(self, questionnaire: Questionnaire) -> Hashable:
        """Return what two files of one respondent share: role, date and answers with their notes, in any order."""
        return role_id(self.respondent.role, questionnaire.roles), self.date, frozenset(self.answers.items())


def same_answers(files: Iterable[AnswersOfFile], questionnaire: Questionnaire) -> Iterator[Problem]:
    """Yield a warning for each file with the answers of an earlier one; a file without answers has none."""
    seen: dict[Hashable, str] = {}
    for file in files:
        if not file.answers:
            continue
        first = seen.setdefault(file.key(questionnaire), file.name)
        if first is not file.name:
            yield problem("respondents-alike", file=first).at(Location(file.name))


def copies(names: Sequence[str]) -> Iterator[Problem]:
    """Yield a warning for each file that has the bytes of an earlier one.

    Raises:
        InvalidFile: A file can no longer be read.
    """
    sizes: dict[int, list[str]] = {}
    for name in names if names[1:] else ():
        with opened(name) as file:
            same_size = sizes.setdefault(file.seek(0, 2), [])
        original = next((other for other in same_size if _has_same_bytes(name, other)), None)
        if original is None:
            same_size.append(name)
        else:
            yield problem("respondents-same-file", file=original).at(Location(name))


def _has_same_bytes(name: str, other: str) -> bool:
    with opened(name) as file, opened(other) as earlier:
        while (chunk := file.read(_CHUNK)) == earlier.read(_CHUNK):
            if not chunk:
                return True
    return False
