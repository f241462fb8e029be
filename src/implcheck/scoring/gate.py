"""Whether a gate's demands are met."""

import datetime
from collections.abc import Iterator, Mapping
from fractions import Fraction
from types import MappingProxyType

from implcheck.model.assessment import Because, QuestionResult, Verdict, because
from implcheck.model.gate import Gate
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.scale import Level, Outcome
from implcheck.scoring.standing import Standing

NotFound = Mapping[str, tuple[str, ...]]
"""By the id of a question, the files given as evidence that are not there."""

ALL_FOUND: NotFound = MappingProxyType({})


def pass_gate(
    gate: Gate,
    standing: Standing,
    questionnaire: Questionnaire,
    questions: tuple[QuestionResult, ...],
    *,
    without_accepted: tuple[str, ...],
    age: int | None,
    not_found: NotFound = ALL_FOUND,
) -> Verdict:
    """The verdict on `standing`, which leaves out the accepted risks in `without_accepted`.

    A demand on the level or the score is not met while not enough is known: what nobody knows opens no gate.
    `age` is that of the answers in days, nothing if they have no date.
    """
    level, score = standing.level, standing.overall.score
    low = score.low if score is not None else None
    failed = [
        *_on_the_whole(gate, level, low, standing.overall.known),
        *_on_practices(gate, standing, questionnaire),
        *_on_evidence(gate, questions, not_found),
        *_on_age(gate, age),
    ]
    return Verdict(
        gate=gate,
        passed=not failed,
        level=level,
        score=low,
        without_accepted=without_accepted,
        because=tuple(failed) or ((because("gate-passed"),) if gate.demands else ()),
    )


def age_on(today: datetime.date, date: datetime.date | None) -> int | None:
    """How many days before `today` the answers are from; negative if they are from later."""
    return (today - date).days if date is not None else None


def _on_the_whole(gate: Gate, level: Level | None, low: Fraction | None, known: Fraction) -> Iterator[Because]:
    if gate.fail_on is not None:
        if level is None:
            yield because("gate-not-enough-known", known=known)
        elif level >= gate.fail_on:
            yield because("gate-level", level=level, demand=gate.fail_on)
    if gate.fail_under is not None:
        if low is None or level is None:
            yield because("gate-no-score", known=known)
        elif low < gate.fail_under:
            yield because("gate-score", score=low, demand=gate.fail_under)
    if gate.require_complete and known < 1:
        yield because("gate-incomplete", known=known)


def _on_practices(gate: Gate, standing: Standing, questionnaire: Questionnaire) -> Iterator[Because]:
    """A practice of which nothing counts in this phase has nothing to demand."""
    for id_ in gate.practices:
        practice, one = questionnaire.practices_by_id[id_].title, standing.practices[id_]
        on, under = gate.practices_fail_on.get(id_), gate.practices_fail_under.get(id_)
        if one.outcome is Outcome.NOTHING_ASKED:
            continue
        if id_ in gate.practices_complete and one.part.weight and one.part.known < 1:
            yield because("gate-practice-incomplete", id=id_, practice=practice, known=one.part.known)
        if on is None and under is None:
            continue
        if one.level is None:
            yield because("gate-practice-not-enough-known", id=id_, practice=practice, known=one.part.known)
            continue
        if on is not None and one.level >= on:
            yield because("gate-practice-level", id=id_, practice=practice, level=one.level, demand=on)
        if under is not None and one.part.score is not None and one.part.score.low < under:
            yield because("gate-practice-score", id=id_, practice=practice, score=one.part.score.low, demand=under)


def _on_evidence(gate: Gate, questions: tuple[QuestionResult, ...], not_found: NotFound) -> Iterator[Because]:
    if gate.require_evidence is None:
        return
    claimed = [one for one in questions if one.score is not None and one.score >= gate.require_evidence]
    without = tuple(one for one in claimed if not one.evidence)
    if without:
        titles = tuple(one.title for one in without)
        yield because("gate-no-evidence", titles=titles, count=len(titles), demand=gate.require_evidence)
    for one in claimed:
        for path in not_found.get(one.id, ()):
            yield because("gate-evidence-missing", id=one.id, title=one.title, path=path)


def _on_age(gate: Gate, age: int | None) -> Iterator[Because]:
    if gate.max_age is None:
        return
    if age is None:
        yield because("gate-no-date")
    elif age < 0:
        yield because("gate-from-later", count=-age)
    elif age > gate.max_age:
        yield because("gate-too-old", count=age, demand=gate.max_age)
