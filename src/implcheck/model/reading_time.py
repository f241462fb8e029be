"""How long it takes to read the questions of a questionnaire, with the possible answers.

At 200 words a minute: slower than the 238 at which adults read prose in silence (Brysbaert 2019, "How many words do we read
per minute?", Journal of Memory and Language 109), because an answer is chosen as well. Looking something up comes on top.
"""

from collections.abc import Iterable

from implcheck.model.question import NumberQuestion, Question
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.text import Text

WORDS_A_MINUTE = 200


def texts_to_read(question: Question) -> tuple[Text, ...]:
    """Return everything that a respondent reads of a question: its title, text, help and possible answers."""
    more = [question.unit] if isinstance(question, NumberQuestion) else []
    more += [question.not_yet] if question.not_yet is not None else []
    return (question.title, question.text, question.help, *more, *(choice.text for choice in question.choices))


def words_to_read(questions: Iterable[Question], language: str) -> int:
    """Return the number of words of some questions in a language."""
    return sum(len(text.in_(language).split()) for question in questions for text in texts_to_read(question))


def minutes_to_read(questionnaire: Questionnaire, language: str, role: str, phase: str) -> int:
    """Return the minutes, rounded up, in which a role (its id) has read what it is asked in a phase; 0 without questions.

    A role that the questionnaire does not know is asked everything.
    """
    asked = [question for question in questionnaire.asked_in(phase) if questionnaire.is_asked_of(question, role)]
    return -(-words_to_read(asked, language) // WORDS_A_MINUTE)
