"""Read a single answer, as it was written in a cell or a line, and check it against its question."""

from pydantic import ValidationError

from implcheck.loading.pydantic_errors import problems_of
from implcheck.model.answers import Answer
from implcheck.model.problem import InvalidFile
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.respondents_file import RespondentLine
from implcheck.validation.answers import answer_problems


def read_answer(question: str, written: object, questionnaire: Questionnaire) -> Answer:
    """Return the answer that was written to a question.

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
