"""Whether a gate's demands are met."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from implcheck.model.answers import says_where
from implcheck.model.assessment import Detail, GateResult, QuestionResult, Reason, make_reason
from implcheck.model.gate import Gate
from implcheck.scoring.completeness import Completeness, complete
from implcheck.scoring.evaluation import Evaluation
from implcheck.scoring.judged import Judged

NotFound = Mapping[str, tuple[str, ...]]
"""By the id of a question, the files given as evidence that are not there."""

NO_LEVEL = ("gate-not-enough-known", "gate-not-enough-known-practice", "gate-not-enough-known-accepted")
NO_SCORE = ("gate-no-score", "gate-no-score-practice", "gate-no-score-accepted")
OF_THE_WHOLE = ("gate-incomplete", "gate-not-applicable")
OF_A_PRACTICE = ("gate-practice-incomplete", "gate-practice-not-applicable")
"""The codes of reasons that depend on why something is not known."""

ALL_FOUND: NotFound = MappingProxyType({})


def pass_gate(
    gate: Gate,
    judged: Judged,
    questions: tuple[QuestionResult, ...],
    *,
    without_accepted: tuple[str, ...],
    age: int | None,
    not_found: NotFound = ALL_FOUND,
) -> GateResult:
    """The verdict on what is `judged`, which leaves out the accepted risks in `without_accepted`.

    A demand on the level or the score is not met while not enough is known: what nobody answered opens no gate.
    `age` is that of the answers in days, nothing if they have no date.
    """
    failed = [
        *_on_the_whole(gate, judged),
        *_on_practices(gate, judged),
        *_on_evidence(gate, questions, not_found),
        *_on_age(gate, age),
    ]
    score = judged.evaluation.overall.score
    return GateResult(
        gate=gate,
        passed=not failed,
        level=judged.level,
        score=score.low if score is not None else None,
        excluded_findings=without_accepted,
        reasons=tuple(failed) or ((make_reason("gate-passed"),) if gate.demands else ()),
    )


def age_on(today: datetime.date, dates: Sequence[datetime.date | None]) -> int | None:
    """How many days before `today` the oldest of the answers is from; negative if one is from later.

    Nothing if one has no date: it may be older than all others.
    """
    known = [date for date in dates if date is not None]
    if not known or len(known) < len(dates):
        return None
    return (today - (max(known) if max(known) > today else min(known))).days


def _on_the_whole(gate: Gate, judged: Judged) -> Iterator[Reason]:
    evaluation, level = judged.evaluation, judged.level
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
        elif evaluation.level is None and evaluation.least < gate.fail_under:
            # Whatever the missing answers are, the level is the same; the score is not.
            yield _not_known(NO_SCORE, evaluation)
    if gate.require_complete:
        yield from _incomplete(OF_THE_WHOLE, complete(judged.states, evaluation.overall))


def _not_known(codes: tuple[str, str, str], evaluation: Evaluation) -> Reason:
    """Why there is no level, or no score that counts: too small a share, a practice without an answer, or all accepted."""
    share, practice, accepted = codes
    overall = evaluation.overall
    if overall.known < overall.least or not overall.asked:
        return make_reason(share, known=overall.known)
    if evaluation.untouched:
        titles = tuple(one.title for one in evaluation.untouched)
        return make_reason(practice, count=len(titles), practices=titles)
    return make_reason(accepted)


def _incomplete(codes: tuple[str, str], completeness: Completeness, **details: Detail) -> Iterator[Reason]:
    missing_code, excused_code = codes
    missing = len(completeness.missing) + len(completeness.not_looked_at)
    if missing:
        yield make_reason(missing_code, count=missing, known=completeness.part.known, **details)
    elif completeness.excused:
        yield make_reason(excused_code, known=completeness.part.known, least=completeness.part.least, **details)


def _on_practices(gate: Gate, judged: Judged) -> Iterator[Reason]:
    """A practice of which nothing is asked in this phase has nothing to demand.

    A level that a knock-out or rule gives a practice of which too little is known can fail a gate, and opens none.
    """
    for id_ in gate.practices:
        practice = judged.states.questionnaire.practices_by_id[id_].title
        one = judged.evaluation.practices[id_]
        on, under = gate.practices_fail_on.get(id_), gate.practices_fail_under.get(id_)
        if id_ in gate.require_complete_in and one.part.asked:
            yield from _incomplete(OF_A_PRACTICE, complete(judged.states, one.part, id_), id=id_, practice=practice)
        fails = on is not None and one.level is not None and one.level >= on
        if fails and on is not None and one.level is not None:
            yield make_reason("gate-practice-level", id=id_, practice=practice, level=one.level, demand=on)
        if one.part.asked and not one.part.enough:
            if (on is not None and not fails) or under is not None:
                yield make_reason("gate-practice-not-enough-known", id=id_, practice=practice, known=one.part.known)
        elif under is not None and one.part.score is not None and one.part.score.low < under:
            yield make_reason("gate-practice-score", id=id_, practice=practice, score=one.part.score.low, demand=under)


def _on_evidence(gate: Gate, questions: tuple[QuestionResult, ...], not_found: NotFound) -> Iterator[Reason]:
    if gate.require_evidence is None:
        return
    claimed = [one for one in questions if one.score is not None and one.score >= gate.require_evidence]
    without = tuple(one for one in claimed if not any(says_where(text) for text in one.evidence))
    if without:
        titles = tuple(one.title for one in without)
        yield make_reason("gate-no-evidence", titles=titles, count=len(titles), demand=gate.require_evidence)
    for one in claimed:
        for path in not_found.get(one.id, ()):
            yield make_reason("gate-evidence-missing", id=one.id, title=one.title, path=path)


def _on_age(gate: Gate, age: int | None) -> Iterator[Reason]:
    if gate.max_age is None:
        return
    if age is None:
        yield make_reason("gate-no-date")
    elif age < 0:
        yield make_reason("gate-from-later", count=-age)
    elif age > gate.max_age:
        yield make_reason("gate-too-old", count=age, demand=gate.max_age)
