"""Judge conditions: true, false, unknown (an answer is missing), or absent (about something not asked here)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from implcheck.model.condition import AboutPractice, AboutQuestion, AllOf, AnyOf, Condition, Not
from implcheck.model.enums import TOP_SCORE, State, Truth
from implcheck.scoring.question_state import QuestionState

Scores = Mapping[str, tuple[Fraction, Fraction]]
"""The scores of practices by id, as (low, ceiling) in points of 100."""


@dataclass(frozen=True)
class Judgement:
    """The outcome of a condition, the ids of the questions that decide it, and of the open ones it waits for.

    A statement about a practice is decided by its answers, and waits for the missing ones. It never is decided by a missing
    one: it is only decided if it holds, or does not, whatever that answer turns out to be.
    """

    truth: Truth
    decided_by: tuple[str, ...] = ()
    waits_for: tuple[str, ...] = ()


def judge(
    condition: Condition,
    states: Mapping[str, QuestionState],
    scores: Scores,
    *,
    negated: bool = False,
) -> Judgement:
    """Judge a condition on question states by id, and on practice scores by id as (low, ceiling) in points of 100.

    `all` is false if a part is false, absent if a part is absent, unknown if a part is unknown, else true:
    a combination needs all its parts. `any` is true if a part is true, unknown if a part is unknown, absent if all
    parts are absent, else false: it may list one question per phase. `not` swaps true and false.

    `negated` says that the condition stands inside a `not`. There an `all` is unknown as long as a part is: with an
    absent part it can never become true, but it can become false, and the `not` would make that true.
    """
    match condition:
        case AllOf():
            parts = [judge(part, states, scores, negated=negated) for part in condition.all]
            open_ = (Truth.UNKNOWN, Truth.ABSENT) if negated else (Truth.ABSENT, Truth.UNKNOWN)
            return _combined(parts, Truth.FALSE, *open_, Truth.TRUE)
        case AnyOf():
            parts = [judge(part, states, scores, negated=negated) for part in condition.any]
            if all(part.truth is Truth.ABSENT for part in parts):
                return Judgement(Truth.ABSENT)
            return _combined(parts, Truth.TRUE, Truth.UNKNOWN, Truth.FALSE)
        case Not():
            part = judge(condition.not_, states, scores, negated=True)
            swapped = {Truth.TRUE: Truth.FALSE, Truth.FALSE: Truth.TRUE}.get(part.truth, part.truth)
            return Judgement(swapped, part.decided_by, part.waits_for)
        case AboutQuestion():
            return _about_question(condition, states)
        case AboutPractice():
            return _about_practice(condition, states, scores)


def _combined(parts: list[Judgement], *order: Truth) -> Judgement:
    """The outcome that comes first in `order` among the parts, with the questions of the parts that have it."""
    truth = next(truth for truth in order if any(part.truth is truth for part in parts))
    deciding = [part for part in parts if part.truth is truth]
    decided_by = dict.fromkeys(id_ for part in deciding for id_ in part.decided_by)
    waits_for = dict.fromkeys(id_ for part in deciding for id_ in part.waits_for)
    return Judgement(truth, tuple(decided_by), tuple(waits_for))


def _about_question(statement: AboutQuestion, states: Mapping[str, QuestionState]) -> Judgement:
    state = states.get(statement.question)
    if state is None or not state.state.counts:
        return Judgement(Truth.ABSENT)
    id_ = statement.question
    if statement.unknown and state.answer_expected:
        return Judgement(Truth.UNKNOWN, waits_for=(id_,))  # it will be answered or not asked, and neither is unknown
    if statement.unknown:
        return Judgement(Truth.FALSE if state.state is State.ANSWERED else Truth.TRUE, (id_,))
    if state.score is None:
        return Judgement(Truth.UNKNOWN, waits_for=(id_,))
    if statement.at_most is not None:
        holds = state.score <= statement.at_most
    elif statement.at_least is not None:
        holds = state.score >= statement.at_least
    elif statement.below is not None or statement.above is not None:
        holds = isinstance(state.value, (int, float)) and _within(state.value, statement)
    elif statement.is_ is not None:
        holds = state.value == statement.is_
    else:
        holds = isinstance(state.value, tuple) and statement.includes in state.value
    return Judgement(Truth.TRUE if holds else Truth.FALSE, (id_,))


def _within(number: float, statement: AboutQuestion) -> bool:
    if statement.below is not None:
        return number < statement.below
    return statement.above is not None and number > statement.above


def _about_practice(statement: AboutPractice, states: Mapping[str, QuestionState], scores: Scores) -> Judgement:
    if statement.practice not in scores:
        return Judgement(Truth.ABSENT)
    low, ceiling = scores[statement.practice]
    below = Fraction(str(statement.score_below))
    counting = [
        state for state in states.values() if state.question.practice == statement.practice and state.state.counts
    ]
    if ceiling < below:
        return Judgement(Truth.TRUE, _ids(state for state in counting if state.ceiling < TOP_SCORE))
    if low >= below:
        return Judgement(Truth.FALSE, _ids(state for state in counting if state.score is not None))
    return Judgement(Truth.UNKNOWN, waits_for=_ids(state for state in counting if state.score is None))


def _ids(states: Iterable[QuestionState]) -> tuple[str, ...]:
    return tuple(state.question.id for state in states)
