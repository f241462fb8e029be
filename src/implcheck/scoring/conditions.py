"""Judging conditions: true, false, cannot be judged yet, or asking about what does not count here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from implcheck.model.condition import AboutPractice, AboutQuestion, AllOf, AnyOf, Condition, Not
from implcheck.model.enums import TOP_SCORE, State, Truth
from implcheck.scoring.question_state import QuestionState


@dataclass(frozen=True)
class Judgement:
    """The outcome, the questions that decide it, and the unanswered ones that it waits for.

    A statement about a practice is decided by the answers that count in it, and waits for those it lacks.
    """

    truth: Truth
    decided_by: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def judge(
    condition: Condition,
    states: Mapping[str, QuestionState],
    scores: Mapping[str, tuple[Fraction, Fraction]],
    *,
    negated: bool = False,
) -> Judgement:
    """Judge a condition on readings by question id, and scores by practice id as (low, ceiling) in points.

    `all` is false if a part is false, absent if a part is absent, unknown if a part is unknown, else true:
    half a combination is no combination. `any` is true if a part is true, unknown if a part is unknown, absent
    if all parts are absent, else false: it lists one question per phase on purpose. `not` swaps true and false.

    `negated` says that the condition stands inside a `not`. There an `all` is unknown as long as a part is: one
    with an absent part can never become true, but it can become false, and a `not` would make that true.
    """
    match condition:
        case AllOf():
            parts = [judge(part, states, scores, negated=negated) for part in condition.all]
            open_ = (Truth.UNKNOWN, Truth.ABSENT) if negated else (Truth.ABSENT, Truth.UNKNOWN)
            return _first(parts, Truth.FALSE, *open_, Truth.TRUE)
        case AnyOf():
            parts = [judge(part, states, scores, negated=negated) for part in condition.any]
            if all(part.truth is Truth.ABSENT for part in parts):
                return Judgement(Truth.ABSENT)
            return _first(parts, Truth.TRUE, Truth.UNKNOWN, Truth.FALSE)
        case Not():
            part = judge(condition.not_, states, scores, negated=True)
            swapped = {Truth.TRUE: Truth.FALSE, Truth.FALSE: Truth.TRUE}.get(part.truth, part.truth)
            return Judgement(swapped, part.decided_by, part.missing)
        case AboutQuestion():
            return _about_question(condition, states)
        case AboutPractice():
            return _about_practice(condition, states, scores)


def _first(parts: list[Judgement], *order: Truth) -> Judgement:
    """The outcome that comes first in `order` among the parts, with what the parts of that outcome bring."""
    truth = next(one for one in order if any(part.truth is one for part in parts))
    alike = [part for part in parts if part.truth is truth]
    decided = dict.fromkeys(id_ for part in alike for id_ in part.decided_by)
    missing = dict.fromkeys(id_ for part in alike for id_ in part.missing)
    return Judgement(truth, tuple(decided), tuple(missing))


def _about_question(statement: AboutQuestion, states: Mapping[str, QuestionState]) -> Judgement:
    reading = states.get(statement.question)
    if reading is None or not reading.state.counts:
        return Judgement(Truth.ABSENT)
    id_ = statement.question
    if statement.unknown and reading.to_come:
        return Judgement(Truth.UNKNOWN, missing=(id_,))  # not asked, or answered: neither is unknown
    if statement.unknown:
        return Judgement(Truth.FALSE if reading.state is State.ANSWERED else Truth.TRUE, (id_,))
    if reading.score is None:
        return Judgement(Truth.UNKNOWN, missing=(id_,))
    if statement.at_most is not None:
        holds = reading.score <= statement.at_most
    elif statement.at_least is not None:
        holds = reading.score >= statement.at_least
    elif statement.is_ is not None:
        holds = reading.value == statement.is_
    else:
        holds = isinstance(reading.value, tuple) and statement.includes in reading.value
    return Judgement(Truth.TRUE if holds else Truth.FALSE, (id_,))


def _about_practice(
    statement: AboutPractice, states: Mapping[str, QuestionState], scores: Mapping[str, tuple[Fraction, Fraction]]
) -> Judgement:
    if statement.practice not in scores:
        return Judgement(Truth.ABSENT)
    low, high = scores[statement.practice]
    below = Fraction(str(statement.score_below))
    counting = [one for one in states.values() if one.question.practice == statement.practice and one.state.counts]
    if high < below:
        return Judgement(Truth.TRUE, _ids(one for one in counting if one.low < TOP_SCORE))
    if low >= below:
        return Judgement(Truth.FALSE, _ids(counting))
    return Judgement(Truth.UNKNOWN, missing=_ids(one for one in counting if one.score is None))


def _ids(states: Iterable[QuestionState]) -> tuple[str, ...]:
    return tuple(one.question.id for one in states)
