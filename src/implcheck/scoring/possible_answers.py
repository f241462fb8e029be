"""The answers that an open question may still get: as few as cover every difference that matters."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from math import ceil, floor, inf, nextafter

from implcheck.model.answer_value import Value
from implcheck.model.condition import AboutQuestion
from implcheck.model.enums import State
from implcheck.model.question import (
    ChoiceQuestion,
    LevelsQuestion,
    MultiQuestion,
    NumberQuestion,
    Question,
    YesNoQuestion,
)
from implcheck.model.question_parts import step_of
from implcheck.scoring.question_state import QuestionState

MOST_NAMED = 5
"""How many ticks of one question conditions may name; with more there are too many combinations to try."""


def possible_answers(question: Question, statements: Iterable[AboutQuestion]) -> tuple[QuestionState, ...] | None:
    """One answer for each score and each outcome that `statements` about it can have, in the order of their scores.

    None if there are too many.
    """
    about = tuple(statements)
    named = {name for statement in about for name in (statement.is_, statement.includes) if name is not None}
    if isinstance(question, MultiQuestion) and len(named) > MOST_NAMED:
        return None
    bounds = [bound for statement in about for bound in (statement.below, statement.above) if bound is not None]
    return _different_answers(question, named, bounds)


def lowest_and_highest(question: Question) -> tuple[QuestionState, QuestionState]:
    """The answers with the lowest and with the highest score."""
    found = _different_answers(question, set(), ())
    return found[0], found[-1]


def _different_answers(question: Question, named: set[str], bounds: Sequence[float]) -> tuple[QuestionState, ...]:
    """One answer for each score, set of options in `named` and place among `bounds`, in the order of their scores."""
    found: dict[tuple[int, frozenset[str]], QuestionState] = {}
    for value, score in _scored(question, named, bounds):
        ticked = value if isinstance(value, tuple) else (value,)
        outcomes = frozenset(str(option) for option in ticked if option in named)
        if isinstance(value, (int, float)):
            outcomes |= {f"{value > bound}{value < bound}{bound}" for bound in bounds}
        key = score, outcomes
        found.setdefault(key, QuestionState(question, State.ANSWERED, value, score))
    return tuple(sorted(found.values(), key=lambda state: state.low))


def _scored(question: Question, named: set[str], bounds: Sequence[float]) -> Iterator[tuple[Value, int]]:
    """Values that may differ in score, in which options in `named` they include, or in how they compare to `bounds`."""
    match question:
        case LevelsQuestion():
            yield from ((level.score, level.score) for level in question.levels)
        case YesNoQuestion():
            yield from (("yes", question.if_yes.score), ("no", question.if_no.score))
        case ChoiceQuestion():
            yield from ((option.value, option.score) for option in question.options)
        case NumberQuestion():
            yield from _numbers(question, bounds)
        case MultiQuestion():
            yield from _ticked(question, named)


def _numbers(question: NumberQuestion, bounds: Sequence[float]) -> Iterator[tuple[float, int]]:
    """The least number of each band, which is below the bounds in it, and those at and just above each bound."""
    tried = [ceil(band.from_) if question.whole else band.from_ for band in question.bands]
    for bound in bounds:
        if question.whole:
            tried += [floor(bound) + 1, *([bound] if bound == floor(bound) else [])]
        else:
            tried += [bound, nextafter(bound, inf)]
    for number in tried:
        if question.min <= number <= question.max:
            yield number, question.score(number)


def _ticked(question: MultiQuestion, named: set[str]) -> Iterator[tuple[tuple[str, ...], int]]:
    """Every subset of the options in `named`, with as many of the others as each score takes."""
    alone = step_of(question.score_by_count, 0).score
    yield from (((option.value,), alone) for option in question.options if option.exclusive)
    ticks = [option.value for option in question.options if not option.exclusive]
    others = [value for value in ticks if value not in named]
    starts = {step.score: ceil(step.from_) for step in reversed(question.score_by_count)}
    for chosen in _subsets([value for value in ticks if value in named]):
        for count in sorted({0, 1, *(start - len(chosen) for start in starts.values())}):
            if 0 <= count <= len(others) and (chosen or count):
                yield (*chosen, *others[:count]), step_of(question.score_by_count, len(chosen) + count).score


def _subsets(values: list[str]) -> Iterator[tuple[str, ...]]:
    for count in range(len(values) + 1):
        yield from combinations(values, count)
