"""Read a JSON Lines file of many respondents into a tally: an object per line, the first may be the header."""

from datetime import date
from itertools import chain
from typing import Any

from pydantic import ValidationError

from implcheck.loading.pydantic_errors import problems_of
from implcheck.model.dates import parse_date
from implcheck.model.decisions import by_place
from implcheck.model.did_you_mean import Nearest
from implcheck.model.limits import MOST_ROLES
from implcheck.model.problem import InvalidFile, Location, Problem, problem
from implcheck.model.respondents_file import HEADER_KEYS, LINE_KEYS, FileHeader, RespondentLine
from implcheck.respondents.earlier_ids import present_id
from implcheck.respondents.json_line import NotJson, location_in_line, parse_line
from implcheck.respondents.line_reader import ProblemCollector, TooManyProblems, read_lines
from implcheck.respondents.respondents_file import read_answer
from implcheck.respondents.tally import AnswerCache, RoleCache, Tally, WrittenForm
from implcheck.validation.answers import decision_problems
from implcheck.validation.answers_file import grouped_answers

_ONLY_IN_HEADER = HEADER_KEYS - LINE_KEYS
"""Keys that only the first line may have."""


class JsonLinesFile:
    """A file of JSON Lines.

    Raises:
        InvalidFile: The file cannot be read, or its header is invalid.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.header = FileHeader()
        self.dates: tuple[date | None, ...] = ()
        self.warnings: tuple[Problem, ...] = ()
        self._usual_date: date | None = None
        """The date of respondents without one: that of a first line that is only a header."""
        self._lines = enumerate(read_lines(name), start=1)
        first = next(((number, line) for number, line in self._lines if line.strip()), None)
        if first is None:
            raise InvalidFile((problem("respondents-empty").at(Location(name)),))
        self._first: tuple[int, str] = first
        try:
            given = parse_line(first[1])
        except NotJson:
            given = None
        self.is_header_readable = isinstance(given, dict)  # else reported with all other lines, when they are read
        if isinstance(given, dict) and not given.keys().isdisjoint(HEADER_KEYS):
            self.header = self._parsed_header(given)
            self._usual_date = self.header.date if given.keys() <= HEADER_KEYS else None

    def _parsed_header(self, given: dict[str, Any]) -> FileHeader:
        try:
            return FileHeader.model_validate({key: value for key, value in given.items() if key in HEADER_KEYS})
        except ValidationError as error:
            problems = [
                found.at(location_in_line(self.name, *self._first, found.path, on_key=found.on_key))
                for found in problems_of(error, FileHeader)
            ]
            raise InvalidFile(problems) from None

    def location(self, key: str) -> Location:
        """Return the location of a key of the header: in the first line."""
        return location_in_line(self.name, *self._first, (key,))

    def read_into(self, tally: Tally) -> None:
        """Add all respondents to a tally; see `RespondentsFile`."""
        collector = ProblemCollector(self.name)
        reader = _LineReader(self.name, tally, collector, number_of_first=self._first[0])
        try:
            for number, line in chain((self._first,), self._lines):
                reader.read(number, line)
        except TooManyProblems:
            pass
        except InvalidFile as error:
            collector.extend(error)
        self.warnings = tuple(reader.warnings.values())
        decisions = by_place(self.header.accepted_risks, self.header.actions)
        collector.problems[:0] = [
            found.at(self.location(str(found.path[0]))) for found in decision_problems(decisions, tally.questionnaire)
        ]
        collector.raise_if_any()
        latest = max((day for day in (self.header.date, reader.latest) if day is not None), default=None)
        self.dates = tuple(dict.fromkeys(self._usual_date if day is None else day for day in reader.dates))
        self.header = self.header.model_copy(update={"date": latest})


class _LineReader:
    """Counts line after line; problems go to the collector."""

    def __init__(self, name: str, tally: Tally, collector: ProblemCollector, *, number_of_first: int) -> None:
        self.name = name
        self.cache = AnswerCache(tally)
        self.collector = collector
        self.first = number_of_first
        self.latest: date | None = None
        self.dates: tuple[date | None, ...] = ()
        """The earliest and the latest date of all lines, and None if a line has no date."""
        self._latest_written = ""
        self.warnings: dict[str, Problem] = {}
        """By the id of a question of an earlier version, what became of its answers."""

    def read(self, number: int, line: str) -> None:
        """Count the respondent of a line; a blank line is skipped.

        Raises:
            TooManyProblems: The file has so many problems that the rest is not read.
        """
        if line.isspace():
            return
        try:
            given = parse_line(line)
        except NotJson as error:
            self.collector.add(error.problem.at(Location(self.name, number, error.column, line.rstrip("\r\n"))))
            return
        if not isinstance(given, dict):
            self.collector.add(problem("line-not-object").at(Location(self.name, number, 1, line.rstrip("\r\n"))))
            return
        if number == self.first and given and given.keys() <= HEADER_KEYS:
            return
        if not given.keys() <= LINE_KEYS:
            if number == self.first:
                given = {key: value for key, value in given.items() if key not in _ONLY_IN_HEADER}
            elif misplaced := sorted(given.keys() & _ONLY_IN_HEADER):
                key = misplaced[0]
                self._report(number, line, problem("line-of-all", (key,), on_key=True, key=key))
                return
        cache = self._respondent(number, line, given)
        if cache is not None:
            self._answers(number, line, given, cache)

    def _respondent(self, number: int, line: str, given: dict[str, Any]) -> RoleCache | None:
        """Count a respondent, and return the cache of the role; None if the line has no answers."""
        role, apart, quoted = given.get("role"), given.get("may_stand_apart", False), given.get("may_be_quoted", False)
        written_date = given.get("date")
        # A known role is valid, and so are flags and answers of the right type: no need to validate the line.
        plain = role.__class__ is str and role in self.cache.roles and given.keys() <= LINE_KEYS
        plain = plain and apart.__class__ is bool and quoted.__class__ is bool
        is_new_date = written_date and written_date != self._latest_written
        if not plain or given.get("answers").__class__ is not dict or is_new_date:
            has_answers = isinstance(given.get("answers"), dict)
            try:
                RespondentLine.model_validate({**given, "answers": {}} if has_answers else given)
            except ValidationError as error:
                for found in problems_of(error, RespondentLine):
                    self._report(number, line, found)
                return self.cache.invalid_role() if has_answers else None
            if written_date:
                self._add_date(written_date)
        if not written_date and None not in self.dates:
            self.dates += (None,)
        cache = self.cache.role(str(role).strip())
        if cache is None:
            self._report(number, line, problem("roles-too-many", ("role",), most=MOST_ROLES))
            raise TooManyProblems
        cache.role.add(may_stand_apart=apart)
        return cache

    def _add_date(self, written: str) -> None:
        added = parse_date(written)
        known = [*(day for day in self.dates if day is not None), added]
        self.dates = (min(known), max(known), *((None,) if None in self.dates else ()))
        if self.latest is None or added > self.latest:
            self.latest, self._latest_written = added, written

    def _answers(self, number: int, line: str, given: dict[str, Any], cache: RoleCache) -> None:
        quoted = given.get("may_be_quoted") is True
        slots = cache.slots[quoted]
        for id_, value in given["answers"].items():
            form: WrittenForm | None
            try:
                form = (value.__class__, value if value.__class__ is not list else tuple(value))
                counts, position = slots[id_][form]
            except TypeError:  # an answer in its long form, which may have a note
                form = None
            except KeyError:
                pass
            else:
                counts[position] += 1
                continue
            if id_ not in slots:
                self._other_id(number, line, given, id_, cache)
                continue
            try:
                answer = read_answer(id_, value, self.cache.tally.questionnaire)
            except InvalidFile as error:
                for found in error.problems:
                    self._report(number, line, found)
            else:
                self.cache.add(cache, id_, form, answer, may_be_quoted=quoted)

    def _other_id(self, number: int, line: str, given: dict[str, Any], id_: str, cache: RoleCache) -> None:
        """Count the answer to a question that has another id now, warn of one that is no longer asked, or report it."""
        answers, questionnaire = given["answers"], self.cache.tally.questionnaire
        present, warning = present_id(id_, questionnaire, ("answers", id_))
        if warning is None:
            unknown = problem(
                "no-such-question", ("answers", id_), on_key=True, id=id_, suggestion=Nearest(id_, cache.slots[False])
            )
            for found in grouped_answers(id_, answers[id_], questionnaire) or [unknown]:
                self._report(number, line, found)
            return
        if present is not None and present not in answers:
            self._answers(number, line, {**given, "answers": {present: answers[id_]}}, cache)
        if id_ not in self.warnings:
            location = location_in_line(self.name, number, line, warning.path, on_key=warning.on_key)
            self.warnings[id_] = warning.at(location)

    def _report(self, number: int, line: str, found: Problem) -> None:
        self.collector.add(found.at(location_in_line(self.name, number, line, found.path, on_key=found.on_key)))
