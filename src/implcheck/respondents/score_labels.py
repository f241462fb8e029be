"""What an answer with a certain score says, whoever gave it."""

from implcheck.model.question import (
    ChoiceQuestion,
    LevelsQuestion,
    MultiQuestion,
    NumberQuestion,
    Question,
    YesNoQuestion,
)
from implcheck.model.text import Text


def says(question: Question, score: int) -> tuple[Text, ...]:
    """The answer with a score, in words, of which there is one: of a number its band.

    Nothing for a list of ticks, and for the scores of several options: which of them was meant, nobody knows.
    """
    match question:
        case LevelsQuestion():
            return question.in_words(score)
        case YesNoQuestion():
            values = [value for value in ("yes", "no") if question.score(value) == score]
            return question.in_words(values[0]) if len(values) == 1 else ()
        case ChoiceQuestion():
            texts = tuple(option.text for option in question.options if option.score == score)
            return texts if len(texts) == 1 else ()
        case NumberQuestion():
            return _band(question, score)
        case MultiQuestion():
            return ()


def _band(question: NumberQuestion, score: int) -> tuple[Text, ...]:
    """The numbers that have a score, up to the next band: "4-8 hours a week"; of whole numbers the last one itself."""
    at = next((index for index, step in enumerate(question.bands) if step.score == score), None)
    if at is None:
        return ()
    start = question.bands[at].from_
    rest = [step.from_ - question.whole for step in question.bands[at + 1 :] if step.score != score]
    end = (rest or [question.max])[0]
    low, high = question.in_words(start)[0], question.in_words(end)[0]
    if start == end:
        return (low,)
    upper = dict(high)
    return (Text(tuple((language, f"{told.split()[0].rstrip('%')}-{upper[language]}") for language, told in low)),)
