"""The start of a re-assessment: the answers file of last time, the name of the new one, and what they must agree on."""

import contextlib
import datetime
import itertools
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from implcheck.api.answers import load_answers_file, may_hold_several
from implcheck.api.loaded import LoadedAnswers
from implcheck.api.questionnaires import looks_like_path, named_from
from implcheck.cli.answers_input import print_doubts, print_left_out
from implcheck.cli.language import report_languages
from implcheck.interview.draft import Draft
from implcheck.interview.last_time import LastTime, ids_asked_again, taken_over
from implcheck.interview.state import Interview
from implcheck.interview.steps import Step
from implcheck.loading.source import STANDARD_INPUT
from implcheck.model.answers import Answers
from implcheck.model.problem import InvalidFile
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.refused import Refused
from implcheck.wording.messages import Messages

_MONTH_OR_DAY = re.compile(r"-[0-9]{4}-[0-9]{2}(-[0-9]{2}(-[0-9]+)?)?$")
"""The end of the name of a file that is dated already."""

MOST_OF_ONE_DAY = 100
"""How many files of one day are looked at to find that of last time."""


class Start(NamedTuple):
    """How an interview starts: the file to save in, its draft, and the answers of last time."""

    file: Path
    draft: Draft
    continued: Draft | None
    """The draft to go on with, if that is another than the file has."""
    questionnaire: Questionnaire
    last: LastTime | None = None
    first: Step = Step.RESUME
    last_file: Path | None = None
    """The file of last time, if it is another."""

    @property
    def language(self) -> str | None:
        """The language that the file remembers."""
        return (self.continued or self.draft).language

    def about_open_questions(self) -> "Start":
        """The start of an interview about what is open in the file, in that file itself."""
        draft = self.draft
        again = ids_asked_again(draft.answers, draft.actions, self.questionnaire)
        last = LastTime(draft.answers, draft.dated, only_open=True, asked_again=again, same_file=True)
        return self._replace(last=last, first=Step.QUESTION)


def load_last(file: Path, questionnaire: str | None, digests: str | Sequence[str], lang: str | None) -> LoadedAnswers:
    """Load the answers of last time; what is doubtful, or left out as it answers another version, is printed.

    Raises:
        Refused: the file holds several respondents, or is standard input.
        InvalidFile: with every problem of the file.
    """
    if str(file) == STANDARD_INPUT or may_hold_several([file]):
        raise Refused("from-several", file=file)
    loaded = load_answers_file(str(file), questionnaire, digests)
    lang = lang or loaded.answers.language
    print_doubts([loaded], lang)
    print_left_out(loaded, report_languages(lang, loaded.questionnaire.languages)[0])
    return loaded


def refuse_same(last: Path, file: Path) -> None:
    """Refuse to save a re-assessment in the file of last time.

    Raises:
        Refused: both names mean one file.
    """
    with contextlib.suppress(OSError):
        if os.path.realpath(last) == os.path.realpath(file) or last.samefile(file):
            raise Refused("from-same", file=file)


def refuse_other(last_file: Path, last: LoadedAnswers, start: Start) -> None:
    """Refuse to go on with answers that are about something else than those of last time.

    Raises:
        Refused: the project or the questionnaire is another.
    """
    names = {"file": start.file, "last": last_file}
    if start.draft.project != last.answers.project:
        projects = {"project": start.draft.project, "last_project": last.answers.project}
        raise Refused("from-other-project", **names, **projects)
    if start.questionnaire != last.questionnaire:
        raise Refused("from-other-questionnaire", **names)


def dated_name(last: Path, answers: Answers, today: datetime.date) -> Path:
    """Return the name of a new file beside that of last time: with this month, else with the day, else with a number.

    A file about the same project that is there already is one to go on with, unless it is earlier than last time's
    `answers`: by its day, and of one day by the order of these names.
    """
    stem, day = _MONTH_OR_DAY.sub("", last.stem), today.isoformat()
    ends = itertools.chain((day[:7], day), (f"{day}-{number}" for number in itertools.count(2)))
    named = (last.with_name(f"{stem}-{end}{last.suffix}") for end in ends)
    files = _behind(named, last) if answers.date is None or answers.date >= today else named
    return next(file for file in files if file != last and _may_go_on(file, answers, today))


def _behind(files: Iterator[Path], last: Path) -> Iterator[Path]:
    """Return the files behind that of last time, if it is among them, else all."""
    first = list(itertools.islice(files, MOST_OF_ONE_DAY))
    return itertools.chain(first[first.index(last) + 1 if last in first else 0 :], files)


def _may_go_on(file: Path, answers: Answers, today: datetime.date) -> bool:
    """Return whether there is no such file, or one about the project that is not earlier; an invalid one is reported later."""
    if not file.exists():
        return True
    try:
        there = load_answers_file(str(file)).answers
    except InvalidFile:
        return True
    is_earlier = there.date is not None and answers.date is not None and there.date < min(answers.date, today)
    return there.project == answers.project and not is_earlier


def name_of_questionnaire(last_file: Path, last: LoadedAnswers, file: Path, named: str | None) -> str:
    """Return the name by which a new file refers to the questionnaire of last time, or to the one that is `named`.

    Raises:
        InvalidFile: It cannot be named from the new file.
    """
    name = named or last.answers.questionnaire
    if named is None and looks_like_path(name):
        name = str(last_file.parent / name)
    return named_from(file.parent, name)


def last_time(last: LoadedAnswers, *, only_open: bool) -> LastTime:
    """Return what a re-assessment starts from."""
    answers = last.answers
    again = ids_asked_again(answers.answers, answers.actions, last.questionnaire)
    return LastTime(answers.answers, answers.date, only_open=only_open, asked_again=again)


def taken_over_in_words(start: Start, state: Interview, messages: Messages) -> list[str]:
    """Return a sentence on the answers that a re-assessment of what was open took over; none for another interview."""
    if start.last is None or start.last.same_file or not (count := taken_over(state, start.last.asked_again)):
        return []
    if start.last.day is None:
        return [messages.message("interview.taken-over-undated", count=count)]
    return [messages.message("interview.taken-over", count=count, day=messages.day(start.last.day))]
