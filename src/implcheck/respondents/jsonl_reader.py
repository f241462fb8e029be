"""Many respondents as JSON Lines: an object a line, of which the first may say what holds for all."""

import json
import re
from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import Any

from pydantic import ValidationError

from implcheck.loading.pydantic_errors import problems_of
from implcheck.model.dates import parse_date
from implcheck.model.did_you_mean import Nearest
from implcheck.model.heard import Heard
from implcheck.model.limits import MOST_ROLES
from implcheck.model.problem import InvalidFile, Location, Path, Problem, problem
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.survey import HEADER_KEYS, LINE_KEYS, Header, Line
from implcheck.respondents.line_reader import Enough, Gathered, lines_of
from implcheck.respondents.tally import MOST_HELD, Counted, Counting, Key
from implcheck.validation.answers import answer_problems

_OF_ALL = HEADER_KEYS - LINE_KEYS
"""What only the first line may say."""


class _Twice(ValueError):
    """Raised for a key that an object has twice; its argument is the key."""


class JsonLines:
    """A file of JSON Lines.

    Raises:
        InvalidFile: it cannot be read, or what its first line says of all respondents is wrong.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.header = Header()
        self.dates: tuple[date | None, ...] = ()
        self._day_of_all: date | None = None
        """The day of respondents without one: that of a first line that is about all, and no respondent's own."""
        self._lines = enumerate(lines_of(name), start=1)
        self._first: tuple[int, str] | None = next(((at, line) for at, line in self._lines if line.strip()), None)
        if self._first is None:
            raise InvalidFile((problem("file-empty").at(Location(name)),))
        number, line = self._first
        try:
            given = _parsed(line)
        except _NotJson:
            return  # told with all the rest, as that of any line
        if isinstance(given, dict) and not given.keys().isdisjoint(HEADER_KEYS):
            self._head(number, line, given)
            self._day_of_all = self.header.date if not given.keys() - HEADER_KEYS else None

    def _head(self, number: int, line: str, given: dict[str, Any]) -> None:
        try:
            self.header = Header.model_validate({key: one for key, one in given.items() if key in HEADER_KEYS})
        except ValidationError as error:
            found = [
                one.at(_place(self.name, number, line, one.path, on_key=one.on_key))
                for one in problems_of(error, Header)
            ]
            raise InvalidFile(tuple(found)) from None

    def location(self, key: str) -> Location:
        """Where the first line says something of all of them."""
        number, line = self._first or (1, "")
        return _place(self.name, number, line, (key,))

    def heard(self, questionnaire: Questionnaire) -> Iterator[Heard]:
        """All respondents, in one pass; see `Survey`."""
        counting, gathered = Counting(questionnaire), Gathered(self.name)
        lines = chain([self._first] if self._first is not None else [], self._lines)
        reader = _Reader(self.name, counting, gathered, number_of_first=self._first[0] if self._first else 1)
        try:
            for number, line in lines:
                reader.read(number, line)
                if counting.held > MOST_HELD:
                    yield from counting.handed_on()
        except Enough:
            pass
        except InvalidFile as error:
            gathered.problems += error.problems
            gathered.left_out += error.left_out
        risks = dict(enumerate(self.header.accepted_risks))
        gathered.problems[:0] = [
            one.at(self.location("accepted_risks")) for one in answer_problems({}, risks, questionnaire)
        ]
        gathered.tell()
        yield from counting.handed_on()
        latest = max((one for one in (self.header.date, reader.latest) if one is not None), default=None)
        self.dates = tuple(dict.fromkeys(self._day_of_all if date is None else date for date in reader.dates))
        self.header = self.header.model_copy(update={"date": latest})


class _Reader:
    """Reads line after line into the counts; what is wrong goes to `gathered`."""

    def __init__(self, name: str, counting: Counting, gathered: Gathered, *, number_of_first: int) -> None:
        self.name = name
        self.counting = counting
        self.gathered = gathered
        self.first = number_of_first
        self.latest: date | None = None
        self.dates: tuple[date | None, ...] = ()
        """The earliest and the latest day of all lines, and nothing if one has none."""
        self._latest_written = ""

    def read(self, number: int, line: str) -> None:
        """Count the respondent of a line; a blank line is none.

        Raises:
            Enough: so much is wrong that the rest is not read.
        """
        if line.isspace():
            return
        try:
            given = _parsed(line)
        except _NotJson as error:
            self.gathered.add(error.problem.at(Location(self.name, number, error.column, line.rstrip("\r\n"))))
            return
        if not isinstance(given, dict):
            self.gathered.add(problem("line-not-object").at(Location(self.name, number, 1, line.rstrip("\r\n"))))
            return
        if number == self.first and given and not given.keys() - HEADER_KEYS:
            return
        if not given.keys() <= LINE_KEYS:
            if number == self.first:
                given = {key: one for key, one in given.items() if key not in _OF_ALL}
            elif later := sorted(given.keys() & _OF_ALL):
                self._tell(number, line, problem("line-of-all", (later[0],), on_key=True, key=later[0]))
                return
        counted = self._respondent(number, line, given)
        if counted is not None:
            self._answers(number, line, given, counted)

    def _respondent(self, number: int, line: str, given: dict[str, Any]) -> Counted | None:
        """What was heard of this one's role so far, with this one in it; nothing if there are no answers."""
        role, apart, quoted = given.get("role"), given.get("may_stand_apart", False), given.get("may_be_quoted", False)
        date_ = given.get("date")
        # A role that was met before is fine, and so are flags and answers of the right kind: no need to look closer.
        plain = role.__class__ is str and role in self.counting.by_role and given.keys() <= LINE_KEYS
        plain = plain and apart.__class__ is bool and quoted.__class__ is bool
        if not plain or given.get("answers").__class__ is not dict or (date_ and date_ != self._latest_written):
            try:
                Line.model_validate({**given, "answers": {}} if isinstance(given.get("answers"), dict) else given)
            except ValidationError as error:
                for one in problems_of(error, Line):
                    self._tell(number, line, one)
                return self.counting.nobody() if isinstance(given.get("answers"), dict) else None
            if date_:
                self._date(date_)
        if not date_ and None not in self.dates:
            self.dates += (None,)
        counted = self.counting.role(str(role).strip())
        if counted is None:
            self._tell(number, line, problem("roles-too-many", ("role",), most=MOST_ROLES))
            raise Enough
        counted.respondents += 1
        counted.may_stand_apart = counted.may_stand_apart and apart
        return counted

    def _date(self, written: str) -> None:
        told = parse_date(written)
        known = [*(one for one in self.dates if one is not None), told]
        self.dates = (min(known), max(known), *((None,) if None in self.dates else ()))
        if self.latest is None or told > self.latest:
            self.latest, self._latest_written = told, written

    def _answers(self, number: int, line: str, given: dict[str, Any], counted: Counted) -> None:
        counts = counted.counts
        for id_, value in given["answers"].items():
            key: Key | None
            try:
                key = (value.__class__, value if value.__class__ is not list else tuple(value))
                counts[id_][key] += 1
            except TypeError:  # a long form, which may have a note
                key = None
            except KeyError:
                pass
            else:
                continue
            if id_ not in counts:
                path = ("answers", id_)
                self._tell(
                    number,
                    line,
                    problem("no-such-question", path, on_key=True, id=id_, suggestion=Nearest(id_, counts)),
                )
                continue
            try:
                answer = self.counting.read(id_, value)
            except InvalidFile as error:
                for one in error.problems:
                    self._tell(number, line, one)
            else:
                counted.hear(id_, key, answer, may_be_quoted=given.get("may_be_quoted", False))

    def _tell(self, number: int, line: str, found: Problem) -> None:
        self.gathered.add(found.at(_place(self.name, number, line, found.path, on_key=found.on_key)))


class _NotJson(Exception):
    """Raised for a line that is not JSON, or not as it should be."""

    def __init__(self, found: Problem, column: int) -> None:
        super().__init__(found.code)
        self.problem = found
        self.column = column


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        earlier: set[str] = set()
        for name, _ in pairs:
            if name in earlier:
                raise _Twice(name)
            earlier.add(name)
    return made


def _no_number(written: str) -> Any:
    raise json.JSONDecodeError(f"{written} is no number", "", 0)


_decoder = json.JSONDecoder(object_pairs_hook=_without_doubles, parse_constant=_no_number)


def _parsed(line: str) -> Any:
    try:
        return _decoder.decode(line)
    except _Twice as error:
        key = str(error)
        found = [match.start() for match in re.finditer(re.escape(json.dumps(key, ensure_ascii=False)), line)]
        raise _NotJson(problem("line-key-twice", key=key), found[-1] + 1 if found else 1) from None
    except json.JSONDecodeError as error:
        raise _NotJson(problem("line-not-json"), min(error.pos, len(line.rstrip())) + 1) from None
    except (ValueError, RecursionError):  # a number of thousands of digits, or brackets nested as deep
        raise _NotJson(problem("line-not-json"), 1) from None


def _place(name: str, number: int, line: str, path: Path, *, on_key: bool = False) -> Location:
    """Where the value at the end of a path stands in its line, or its key."""
    at = 0
    for step in path:
        wanted = (
            re.compile(re.escape(json.dumps(step, ensure_ascii=False)) + r"\s*:\s*") if isinstance(step, str) else None
        )
        match = wanted.search(line, at) if wanted is not None else None
        if match is not None:
            at = match.start() if on_key and step == path[-1] else match.end()
    return Location(name, number, at + 1, line.rstrip("\r\n"))
