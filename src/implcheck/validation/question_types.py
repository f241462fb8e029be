"""Check the scores and options of a question, by its type."""

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from math import ceil, floor
from typing import Any

from implcheck.model.answer_value import UNKNOWN, shown
from implcheck.model.problem import Problem, nested, problem
from implcheck.model.question import (
    ChoiceQuestion,
    LevelsQuestion,
    MultiQuestion,
    NumberQuestion,
    Question,
    YesNoQuestion,
)
from implcheck.model.question_parts import Steps


def type_problems(question: Question) -> Iterator[Problem]:
    """Yield what is wrong with the part of a question that depends on its type, with its path in the question."""
    return _BY_TYPE[type(question)](question)


def _levels_problems(question: LevelsQuestion) -> Iterator[Problem]:
    scores = [level.score for level in question.levels]
    for index, (before, after) in enumerate(pairwise(scores)):
        if after <= before:
            yield problem("levels-go-down", ("levels", index + 1, "score"), before=before, after=after)


def _yes_no_problems(question: YesNoQuestion) -> Iterator[Problem]:
    if question.if_yes.score == question.if_no.score:
        yield problem("scores-all-equal", ("if_no",), score=question.if_no.score)


def _choice_problems(question: ChoiceQuestion) -> Iterator[Problem]:
    yield from _option_problems([option.value for option in question.options])
    scores = {option.score for option in question.options}
    if len(scores) == 1:
        yield problem("scores-all-equal", ("options",), score=scores.pop())


def _multi_problems(question: MultiQuestion) -> Iterator[Problem]:
    yield from _option_problems([option.value for option in question.options])
    counted = sum(not option.exclusive for option in question.options)
    yield from nested(
        ("score_by_count",), _step_problems(question.score_by_count, 0, counted, may_fall=False, whole=True)
    )


def _number_problems(question: NumberQuestion) -> Iterator[Problem]:
    if question.min >= question.max:
        yield problem("min-not-below-max", ("max",), min=shown(question.min), max=shown(question.max))
    steps = _step_problems(question.bands, question.min, question.max, may_fall=True, whole=question.whole)
    yield from nested(("bands",), steps)


_BY_TYPE: Mapping[type, Callable[[Any], Iterator[Problem]]] = {
    LevelsQuestion: _levels_problems,
    YesNoQuestion: _yes_no_problems,
    ChoiceQuestion: _choice_problems,
    MultiQuestion: _multi_problems,
    NumberQuestion: _number_problems,
}


def _option_problems(values: list[str]) -> Iterator[Problem]:
    earlier: set[str] = set()
    for index, value in enumerate(values):
        if value == UNKNOWN:
            yield problem("option-reserved", ("options", index, "value"), value=value)
        if value in earlier:
            yield problem("duplicate-option", ("options", index, "value"), value=value)
        earlier.add(value)


def _step_problems(steps: Steps, least: float, most: float, *, may_fall: bool, whole: bool) -> Iterator[Problem]:
    """Yield what is wrong with steps; scores that `may_fall` rise no more after they fell, so that one range is best."""
    if steps[0].from_ != least:
        yield problem("steps-start", (0, "from"), expected=shown(least), given=shown(steps[0].from_))
    if whole:
        yield from _steps_without_whole_number(steps, most)
    has_fallen = False
    for index, (before, after) in enumerate(pairwise(steps), start=1):
        if after.from_ <= before.from_:
            start, following = shown(before.from_), shown(after.from_)
            yield problem("steps-out-of-order", (index, "from"), before=start, after=following)
        elif after.from_ > most:
            yield problem("step-out-of-reach", (index, "from"), given=shown(after.from_), max=shown(most))
        falls = after.score < before.score
        if falls and not may_fall:
            yield problem("steps-fall", (index, "score"), before=before.score, after=after.score)
        elif has_fallen and after.score > before.score and may_fall:
            yield problem("steps-rise-again", (index, "score"), before=before.score, after=after.score)
        has_fallen |= falls
    if len({step.score for step in steps}) == 1:
        yield problem("scores-all-equal", (), score=steps[0].score)


def _steps_without_whole_number(steps: Steps, most: float) -> Iterator[Problem]:
    """Yield the steps up to `most` in which there is no whole number."""
    last = floor(most) + 1
    ends = (*(min(step.from_, last) for step in steps[1:]), last)
    for index, (step, end) in enumerate(zip(steps, ends, strict=True)):
        if step.from_ <= most and step.from_ < end <= ceil(step.from_):
            yield problem("step-without-whole-number", (index, "from"), given=shown(step.from_))
