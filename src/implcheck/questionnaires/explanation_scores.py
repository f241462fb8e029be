"""The meaning of each score of a question: its level, its options, or the numbers that it covers."""

from implcheck.model.answer_value import shown
from implcheck.model.question import (
    ChoiceQuestion,
    LevelsQuestion,
    MultiQuestion,
    NumberQuestion,
    Question,
    YesNoQuestion,
)
from implcheck.model.question_parts import Steps
from implcheck.wording.messages import Messages


def scores(question: Question, messages: Messages) -> list[tuple[int, str]]:
    """Return each score of a question with the answers that have it, in words."""
    match question:
        case LevelsQuestion():
            return [(level.score, messages.text(level.text)) for level in question.levels]
        case YesNoQuestion():
            return [(question.score_yes, messages.message("yes")), (question.score_no, messages.message("no"))]
        case ChoiceQuestion():
            return [(option.score, f"{option.value}: {messages.text(option.text)}") for option in question.options]
        case MultiQuestion():
            return [
                (score, messages.message("explain.ticks", number=span))
                for score, span in _ranges(question.score_by_count, messages, whole_only=True)
            ]
        case NumberQuestion():
            unit = messages.text(question.unit)
            return [
                (score, f"{span} {unit}")
                for score, span in _ranges(question.bands, messages, whole_only=question.whole)
            ]


def _ranges(steps: Steps, messages: Messages, *, whole_only: bool) -> list[tuple[int, str]]:
    """Return each step's score with the numbers that it covers: "2 to below 4", "4 or more"."""
    spans = []
    for step, following in zip(steps, (*steps[1:], None), strict=True):
        low = shown(step.from_)
        if following is None:
            span = messages.message("explain.range-open", low=low)
        elif not whole_only:
            span = messages.message("explain.range", low=low, high=shown(following.from_))
        elif following.from_ - step.from_ == 1:
            span = low
        else:
            span = messages.message("explain.range-whole", low=low, high=shown(following.from_ - 1))
        spans.append((step.score, span))
    return spans
