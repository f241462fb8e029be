"""What all files with many respondents have in common: their interface, and the reading of a single answer."""

from datetime import date
from typing import Protocol

from pydantic import ValidationError

from implcheck.loading.pydantic_errors import problems_of
from implcheck.model.answers import Answer
from implcheck.model.problem import InvalidFile, Location, Problem
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.respondents_file import FileHeader, RespondentLine
from implcheck.respondents.tally import Tally
from implcheck.validation.answers import answer_problems


class RespondentsFile(Protocol):
    """A file with many respondents, of which the header has been read."""

    name: str
    header: FileHeader
    """Its date is the latest of all respondents once they have been read."""

    is_header_readable: bool
    """False if the place of the header is broken, so that nobody knows what it says."""

    dates: tuple[date | None, ...]
    """Dates of the respondents, with the earliest and the latest, once they have been read; None if one has none."""

    warnings: tuple[Problem, ...]
    """What is probably not as it was meant, once the respondents have been read."""

    def read_into(self, tally: Tally) -> None:
        """Add all respondents to a tally, in one pass; to be called once.

        Raises:
            InvalidFile: With all problems of the file, or the first `MOST_PROBLEMS`.
        """
        ...

    def location(self, key: str) -> Location:
        """Return the location of a key of the header."""
        ...


def read_answer(question: str, written: object, questionnaire: Questionnaire) -> Answer:
    """Return the answer that was written to a question, in a cell or a line, checked against the question.

    Raises:
        InvalidFile: With its problems, which have a path and not yet a location.
    """
    try:
        line = RespondentLine.model_validate({"role": "any", "answers": {question: written}})
    except ValidationError as error:
        raise InvalidFile(tuple(problems_of(error, RespondentLine))) from None
    if problems := tuple(answer_problems(line.answers, {}, questionnaire)):
        raise InvalidFile(problems)
    return line.answers[question]
