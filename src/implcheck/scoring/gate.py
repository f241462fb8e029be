"""Check whether the demands of a gate are met."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from implcheck.model.assessment import GateResult
from implcheck.model.findings import FollowUp
from implcheck.model.gate import Gate
from implcheck.model.results import Detail, QuestionResult, Reason, make_reason
from implcheck.scoring.completeness import Completeness, completeness
from implcheck.scoring.evaluation import Evaluation
from implcheck.scoring.verdict import Verdict

NotFound = Mapping[str, tuple[str, ...]]
"""The files named as evidence that do not exist, by question id."""

NO_LEVEL = ("gate-not-enough-known", "gate-not-enough-known-practice", "gate-not-enough-known-accepted")
NO_SCORE = ("gate-no-score", "gate-no-score-practice", "gate-no-score-accepted")
INCOMPLETE = ("gate-incomplete", "gate-not-applicable")
INCOMPLETE_PRACTICE = ("gate-practice-incomplete", "gate-practice-not-applicable")
"""Codes of the reasons that depend on why something is not known."""

NAME_NOT_SHOWN = ""
"""Stands for files whose names may not be shown."""

ALL_FOUND: NotFound = MappingProxyType({})


def check_gate(
    gate: Gate,
    verdict: Verdict,
    questions: tuple[QuestionResult, ...],
    *,
    excluded_findings: tuple[str, ...],
    age: int | None,
    not_found: NotFound = ALL_FOUND,
    overdue: Sequence[FollowUp] = (),
) -> GateResult:
    """Check the demands of a gate against a verdict that does not count the accepted `excluded_findings`.

    A demand on the level or the score is not met while too little is known: unanswered questions open no gate.
    `age` is the age of the answers in days, None if they have no date; `overdue` are the agreed actions that are overdue.
    """
    failed = [
        *_overall(gate, verdict),
        *_practices(gate, verdict),
        *_evidence(gate, questions, not_found),
        *_age(gate, age),
        *_overdue(gate, overdue),
    ]
    score = verdict.evaluation.overall.score
    return GateResult(
        gate=gate,
        passed=not failed,
        level=verdict.level,
        score=score.low if score is not None else None,
        excluded_findings=excluded_findings,
        reasons=tuple(failed) or ((make_reason("gate-passed"),) if gate.demands else ()),
    )


def answers_age(today: datetime.date, dates: Sequence[datetime.date | None]) -> int | None:
    """The age in days of the oldest of several answers files on `today`; negative if one is from a later day.

    None if one has no date, as it may be older than all others.
    """
    known = [date for date in dates if date is not None]
    if not known or len(known) < len(dates):
        return None
    return (today - (max(known) if max(known) > today else min(known))).days


def _overall(gate: Gate, verdict: Verdict) -> Iterator[Reason]:
    evaluation, level = verdict.evaluation, verdict.level
    if gate.fail_on is not None:
        if level is None:
            yield _not_known(NO_LEVEL, evaluation)
        elif level >= gate.fail_on:
            yield make_reason("gate-level", level=level, demand=gate.fail_on)
    if gate.fail_under is not None:
        low = evaluation.overall.score.low if evaluation.overall.score is not None else None
        if level is None or low is None:
            yield _not_known(NO_SCORE, evaluation)
        elif low < gate.fail_under:
            yield make_reason("gate-score", score=low, demand=gate.fail_under)
        elif evaluation.level is None and evaluation.lowest_score < gate.fail_under:
            # Every completion gives the same level, but not the same score.
            yield _not_known(NO_SCORE, evaluation)
    if gate.require_complete:
        yield from _incomplete(INCOMPLETE, completeness(verdict.states, evaluation.overall))


def _not_known(codes: tuple[str, str, str], evaluation: Evaluation) -> Reason:
    """Why there is no level, or no score that counts: too little known, a practice without an answer, or all accepted."""
    share, practice, accepted = codes
    overall = evaluation.overall
    if overall.known < overall.least_known or not overall.asked_weight:
        return make_reason(share, known=overall.known)
    if evaluation.unanswered_practices:
        titles = tuple(practice.short for practice in evaluation.unanswered_practices)
        return make_reason(practice, count=len(titles), practices=titles)
    return make_reason(accepted)


def _incomplete(codes: tuple[str, str], found: Completeness, **details: Detail) -> Iterator[Reason]:
    missing_code, not_applicable_code = codes
    missing, group = len(found.missing) + len(found.skipped), found.group
    if not group.asked_weight:
        yield make_reason("gate-nothing-asked", **details)
    elif missing:
        yield make_reason(missing_code, count=missing, known=group.known, **details)
    elif found.too_much_not_applicable:
        yield make_reason(not_applicable_code, known=group.known, least=group.least_known, **details)


def _practices(gate: Gate, verdict: Verdict) -> Iterator[Reason]:
    """The demands on single practices; one of which the phase asks nothing has nothing to meet.

    A level that a knock-out or rule gives a practice of which too little is known can fail a gate, and opens none.
    """
    for id_ in gate.practices:
        title = verdict.states.questionnaire.practices_by_id[id_].title
        practice = verdict.evaluation.practices[id_]
        group, level = practice.group, practice.level
        on, under = gate.fail_on_practices.get(id_), gate.fail_under_practices.get(id_)
        if id_ in gate.require_complete_in and group.asked_weight:
            found = completeness(verdict.states, group, id_)
            yield from _incomplete(INCOMPLETE_PRACTICE, found, id=id_, practice=title)
        fails = on is not None and level is not None and level >= on
        if fails and on is not None and level is not None:
            yield make_reason("gate-practice-level", id=id_, practice=title, level=level, demand=on)
        if group.asked_weight and not group.enough_known:
            if (on is not None and not fails) or under is not None:
                yield make_reason("gate-practice-not-enough-known", id=id_, practice=title, known=group.known)
        elif under is not None and group.score is not None and group.score.low < under:
            yield make_reason("gate-practice-score", id=id_, practice=title, score=group.score.low, demand=under)


def _evidence(gate: Gate, questions: tuple[QuestionResult, ...], not_found: NotFound) -> Iterator[Reason]:
    least = gate.require_evidence
    if least is None:
        return
    claimed = [question for question in questions if question.score is not None and question.score >= least]
    titles = tuple(question.title for question in claimed if not question.names_evidence)
    if titles:
        yield make_reason("gate-no-evidence", titles=titles, count=len(titles), demand=least)
    for question in claimed:
        for path in not_found.get(question.id, ()):
            if path == NAME_NOT_SHOWN:
                yield make_reason("gate-evidence-missing-left-out", id=question.id, title=question.title)
            else:
                yield make_reason("gate-evidence-missing", id=question.id, title=question.title, path=path)


def _age(gate: Gate, age: int | None) -> Iterator[Reason]:
    if gate.max_age is None:
        return
    if age is None:
        yield make_reason("gate-no-date")
    elif age < 0:
        yield make_reason("gate-from-later", count=-age)
    elif age > gate.max_age:
        yield make_reason("gate-too-old", count=age, demand=gate.max_age)


def _overdue(gate: Gate, overdue: Sequence[FollowUp]) -> Iterator[Reason]:
    if gate.no_overdue and overdue:
        titles = tuple(follow_up.title for follow_up in overdue)
        yield make_reason("gate-overdue", titles=titles, count=len(titles))
