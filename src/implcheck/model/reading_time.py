"""How long it takes to read the questions that a phase asks of a role: their words, at 200 a minute, rounded up.

Looking something up comes on top. 200 words a minute is less than the 238 at which adults read English prose in silence
(Brysbaert 2019, "How many words do we read per minute?", Journal of Memory and Language 109), as an answer is chosen too.
Whether a question is asked at all may depend on other answers; here all are counted.
"""

from collections.abc import Iterable

from implcheck.model.question import NumberQuestion, Question
from implcheck.model.questionnaire import Questionnaire

WORDS_A_MINUTE = 200


def questions_for(questionnaire: Questionnaire, role: str, phase: str) -> tuple[Question, ...]:
    """Return the questions that a phase asks of a role, by their ids, in their order, conditions aside.

    A role that the questionnaire does not know is asked everything.
    """
    return tuple(question for question in questionnaire.asked_in(phase) if questionnaire.is_asked_of(question, role))


def words_to_read(question: Question, language: str) -> int:
    """Return the words of a question in a language: title, text, help, unit, not yet, and all there is to choose from."""
    texts = [question.title, question.text, question.help, *(choice.text for choice in question.choices)]
    if question.not_yet is not None:
        texts.append(question.not_yet)
    if isinstance(question, NumberQuestion):
        texts.append(question.unit)
    return sum(len(text.in_(language).split()) for text in texts)


def reading_minutes(questions: Iterable[Question], language: str) -> int:
    """Return the minutes that it takes to read questions in a language, rounded up."""
    return -(-sum(words_to_read(question, language) for question in questions) // WORDS_A_MINUTE)


def minutes_to_read(questionnaire: Questionnaire, language: str, role: str, phase: str) -> int:
    """Return the minutes that it takes to read what a phase asks of a role, in a language, rounded up.

    A language that the questionnaire lacks is taken for its first. `role` and `phase` are ids.
    """
    return reading_minutes(questions_for(questionnaire, role, phase), language)
