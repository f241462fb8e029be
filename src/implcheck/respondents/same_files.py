"""Find files that are probably one file given twice. That is a warning and no problem: two people may answer alike."""

import json
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from implcheck.loading.files import JSONL_ENDINGS, WORKBOOK_ENDING
from implcheck.loading.source import opened
from implcheck.model.answers import Answer, Respondent
from implcheck.model.problem import Location, Problem, problem
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.roles import role_id
from implcheck.respondents.json_line import parse_line
from implcheck.respondents.line_reader import read_lines

_CHUNK = 1024 * 1024
"""Bytes that are read at once."""


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
    """Yield a warning for each file that says what an earlier one says.

    Byte order marks, ends of lines, blank lines at the end and, in JSON Lines, the order of keys make no difference.

    Raises:
        InvalidFile: A file can no longer be read.
    """
    seen: dict[bytes, str] = {}
    for name in names if names[1:] else ():
        original = seen.setdefault(_digest(name), name)
        if original is not name:
            yield problem("respondents-same-file", file=original).at(Location(name))


def _digest(name: str) -> bytes:
    """Return a digest of what a file says; no more than a line or a chunk of it is held."""
    digest = sha256()
    if name.lower().endswith(WORKBOOK_ENDING):
        with opened(name) as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
        return digest.digest()
    is_json = name.lower().endswith(JSONL_ENDINGS)
    blank = 0
    for line in read_lines(name):
        text = line.rstrip("\r\n")
        if not text:
            blank += 1
            continue
        if is_json:
            text = json.dumps(parse_line(text), sort_keys=True)
        digest.update(f"{chr(10) * blank}{text}\n".encode("utf-8", "surrogatepass"))
        blank = 0
    return digest.digest()
