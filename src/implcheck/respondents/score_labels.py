"""The words of the answer that has a certain score."""

from itertools import groupby

from implcheck.model.question import (
    ChoiceQuestion,
    LevelsQuestion,
    MultiQuestion,
    NumberQuestion,
    Question,
    YesNoQuestion,
)
from implcheck.model.text import Text


def score_label(question: Question, score: int) -> tuple[Text, ...]:
    """Return the answer with a score in words; for a number its band.

    Empty for a multiple choice, and if several options have the score: which of them was meant is not known.
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
    """Return the numbers that have a score, up to the next band: "4-8 hours a week"; for whole numbers up to the last.

    Empty if numbers on both sides of a target range have the score.
    """
    ranges = [(same, list(steps)) for same, steps in groupby(question.bands, key=lambda step: step.score == score)]
    if sum(same for same, _ in ranges) != 1:
        return ()
    at = next(index for index, (same, _) in enumerate(ranges) if same)
    start = ranges[at][1][0].from_
    next_starts = [steps[0].from_ - question.whole for _, steps in ranges[at + 1 :]]
    end = (next_starts or [question.max])[0]
    low, high = question.in_words(start)[0], question.in_words(end)[0]
    if start == end:
        return (low,)
    upper = dict(high)
    return (Text(tuple((language, f"{words.split()[0].rstrip('%')}-{upper[language]}") for language, words in low)),)
