"""Check the scores, options and advice of a question, by its type."""

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
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
from implcheck.model.question_parts import Advice, Steps


def type_problems(question: Question) -> Iterator[Problem]:
    """Yield what is wrong with the part of a question that depends on its type, with its path in the question."""
    return _BY_TYPE[type(question)](question)


def advice_problems(advice: tuple[Advice, ...]) -> Iterator[Problem]:
    """Yield what is wrong with the order of advice, with its path in the question or rule."""
    limits = [entry.at_most for entry in advice]
    if limits[-1] is not None:
        yield problem("advice-without-rest", ("advice", len(advice) - 1, "at_most"))
    for index, (limit, following) in enumerate(pairwise(limits)):
        if limit is None:
            yield problem("advice-after-rest", ("advice", index + 1))
        elif following is not None and following <= limit:
            yield problem("advice-out-of-order", ("advice", index + 1, "at_most"), before=limit, after=following)


def _levels_problems(question: LevelsQuestion) -> Iterator[Problem]:
    scores = [level.score for level in question.levels]
    for index, (before, after) in enumerate(pairwise(scores)):
        if after <= before:
            yield problem("levels-go-down", ("levels", index + 1, "score"), before=before, after=after)


def _yes_no_problems(question: YesNoQuestion) -> Iterator[Problem]:
    if question.score_yes == question.score_no:
        yield problem("scores-all-equal", ("score_no",), score=question.score_no)


def _choice_problems(question: ChoiceQuestion) -> Iterator[Problem]:
    yield from _option_problems([option.value for option in question.options])
    scores = {option.score for option in question.options}
    if len(scores) == 1:
        yield problem("scores-all-equal", ("options",), score=scores.pop())


def _multi_problems(question: MultiQuestion) -> Iterator[Problem]:
    yield from _option_problems([option.value for option in question.options])
    counted = sum(not option.exclusive for option in question.options)
    yield from nested(("score_by_count",), _step_problems(question.score_by_count, 0, counted, falling=False))


def _number_problems(question: NumberQuestion) -> Iterator[Problem]:
    if question.min >= question.max:
        yield problem("min-not-below-max", ("max",), min=shown(question.min), max=shown(question.max))
    yield from nested(("bands",), _step_problems(question.bands, question.min, question.max, falling=True))


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


def _step_problems(steps: Steps, least: float, most: float, *, falling: bool) -> Iterator[Problem]:
    if steps[0].from_ != least:
        yield problem("steps-start", (0, "from"), expected=shown(least), given=shown(steps[0].from_))
    falls = falling and steps[-1].score < steps[0].score
    for index, (before, after) in enumerate(pairwise(steps), start=1):
        if after.from_ <= before.from_:
            start, following = shown(before.from_), shown(after.from_)
            yield problem("steps-out-of-order", (index, "from"), before=start, after=following)
        elif after.from_ > most:
            yield problem("step-out-of-reach", (index, "from"), given=shown(after.from_), max=shown(most))
        if (after.score > before.score) if falls else (after.score < before.score):
            yield problem("steps-turn", (index, "score"), before=before.score, after=after.score)
    if len({step.score for step in steps}) == 1:
        yield problem("scores-all-equal", (), score=steps[0].score)
