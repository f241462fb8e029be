"""How much somebody has to read: the questions that a phase asks of a role, their words, and the minutes that takes."""

from collections.abc import Iterable

from implcheck.model.question import NumberQuestion, Question
from implcheck.model.questionnaire import Questionnaire

WORDS_A_MINUTE = 200


def questions_for(questionnaire: Questionnaire, phase: str, role: str) -> tuple[Question, ...]:
    """The questions that a phase asks of a role."""
    return tuple(question for question in questionnaire.asked_in(phase) if questionnaire.is_asked_of(question, role))


def words(question: Question, language: str) -> int:
    """The words of a question in a language: title, text, help, unit, not yet, and all there is to choose from."""
    texts = [question.title, question.text, question.help, *(choice.text for choice in question.choices)]
    if question.not_yet is not None:
        texts.append(question.not_yet)
    if isinstance(question, NumberQuestion):
        texts.append(question.unit)
    return sum(len(text.in_(language).split()) for text in texts)


def minutes(questions: Iterable[Question], language: str) -> int:
    """The minutes that reading the questions takes, rounded up."""
    return -(-sum(words(question, language) for question in questions) // WORDS_A_MINUTE)
