"""Random answers to the built-in questionnaire: a verdict never contradicts the list under it, and its reasons are true.

Each phase has its seed, so that the same answers are drawn every time. Far more can be tried by hand, with another seed
if wanted; 100,000 in each phase take some ten minutes:

    DRAWN=100000 SEED=7 python -m pytest tests/content/test_random_answers.py
"""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, combinations, islice, product
from random import Random

import pytest
from tests.support.build import PHASES, assessed, built_in, read
from tests.support.built_in_answers import drawn_answers, extreme
from tests.support.strategies import Given

from implcheck.model.enums import Level, Truth
from implcheck.model.findings import Action, Finding
from implcheck.model.results import Reason
from implcheck.model.text import Text
from implcheck.scoring.answer_states import QuestionStates
from implcheck.scoring.conditions import judge
from implcheck.scoring.evaluation import Evaluation
from implcheck.scoring.findings import find_risks, missing_points
from implcheck.scoring.priority import prioritise
from implcheck.scoring.question_state import QuestionState
from implcheck.scoring.verdict import Verdict
from implcheck.scoring.weights import effective_weights

QUESTIONNAIRE = built_in()
DRAWN, SEED = int(os.environ.get("DRAWN", "2000")), int(os.environ.get("SEED", "2"))
"""How many answers are drawn in each phase, and where drawing starts."""

POINTS = {"points", "points-alone"}
SERIOUS = {Level.HIGH, Level.CRITICAL}


@cache
def weights(phase: str) -> Mapping[str, int]:
    return effective_weights(QUESTIONNAIRE, phase)


@dataclass(frozen=True)
class Outcome:
    """What the scoring makes of answers, without what a report adds: that takes ten times as long."""

    given: Given
    states: QuestionStates
    evaluation: Evaluation
    level: Level | None
    reasons: tuple[Reason, ...]
    findings: tuple[Finding, ...]
    actions: tuple[Action, ...]


def outcome(given: Given, phase: str) -> Outcome:
    states = read(QUESTIONNAIRE, given, phase)
    verdict = Verdict(states, weights(phase))
    missing = missing_points(states, verdict.evaluation, weights(phase))
    priorities = prioritise(states, find_risks(states, verdict.evaluation, missing, {}), missing)
    return Outcome(
        given, states, verdict.evaluation, verdict.level, verdict.reasons, priorities.findings, priorities.actions
    )


def drawn(phase: str) -> Iterator[Given]:
    random = Random(f"{SEED} {phase}")  # noqa: S311 - the same answers every time, and no secrets
    while True:
        yield drawn_answers(random, phase)


def faults(found: Outcome) -> Iterator[str]:
    """Yield everything that contradicts something else."""
    if found.level is Level.LOW and any(finding.level in SERIOUS for finding in found.findings):
        yield "low, above a finding that is high or critical"
    yield from _untrue_reasons(found)
    yield from _wrong_order(found.states, [action.finding for action in found.actions], found.actions, all_there=True)
    yield from _wrong_order(found.states, [each.id for each in found.findings], found.findings, all_there=False)


def _untrue_reasons(found: Outcome) -> Iterator[str]:
    """The points come first; then only what alone gives the final level, and only if that is worse than the points."""
    score, level, codes = found.evaluation.overall.score, found.level, [reason.code for reason in found.reasons]
    if level is None:
        if set(codes) - {"not-enough-known", "nothing-answered"} or len(codes) != 1:
            yield f"no level, and {codes}"
        return
    if codes in (["every-completion"], ["every-completion-practice"]):
        if found.evaluation.level is not None:
            yield "every completion, although there is a level without"
        return
    assert score is not None
    points = next(level for floor, level in BANDS if score.low >= floor)
    if (
        codes[:1] != ["points" if points is level else "points-alone"]
        or found.reasons[0].details["level"] is not points
    ):
        yield f"{level} at {score.low} points, and {codes}"
    if (points is level) is not (len(codes) == 1):
        yield f"points alone give {points}, the level is {level}, and {codes}"
    for reason in found.reasons[1:]:
        if reason.code in POINTS or not _holds(reason, level, found):
            yield f"{reason.code} does not give {level}: {dict(reason.details)}"


BANDS = ((75, Level.LOW), (65, Level.MODERATE), (45, Level.HIGH), (0, Level.CRITICAL))


def _holds(reason: Reason, level: Level, found: Outcome) -> bool:
    """Whether a reason is true, and alone gives the level."""
    match reason.code:
        case "findings":
            # The floor: with a finding that is high or critical the whole is moderate at best.
            return level is Level.MODERATE and any(finding.level in SERIOUS for finding in found.findings)
        case "worst-practice" | "worst-unknown":
            return reason.details["level"] is level and _worst_practices(reason, level, found.evaluation)
        case "grave":
            return level is Level.CRITICAL and _share_no_answer(reason.details["which"], found)
        case _:
            return False


def _worst_practices(reason: Reason, level: Level, evaluation: Evaluation) -> bool:
    shown = {id_: practice.shown_level for id_, practice in evaluation.practices.items() if practice.shown_level}
    worst = max(shown.values())
    little_known = reason.code == "worst-unknown"
    titles = {
        QUESTIONNAIRE.practices_by_id[id_].short
        for id_, practice_level in shown.items()
        if practice_level is worst and evaluation.practices[id_].too_little_known is little_known
    }
    named = reason.details["practices"]
    assert isinstance(named, tuple)
    return reason.details["worst"] is worst and worst.better(1) is level and set(named) == titles


def _share_no_answer(which: object, found: Outcome) -> bool:
    """Whether as many of the grave things that a reason names as it takes rest on answers of which they share none."""
    assert isinstance(which, tuple)
    titles: set[Text] = set(which)
    grave = [each for each in found.findings if each.title in titles and each.level is Level.CRITICAL]
    enough = QUESTIONNAIRE.levels.critical_from
    chosen = (
        sets for few in combinations(grave, enough) for sets in product(*(_rests_on(each, found) for each in few))
    )
    return len(grave) == len(titles) and any(len(set().union(*sets)) == sum(map(len, sets)) for sets in chosen)


def _rests_on(finding: Finding, found: Outcome) -> list[set[str]]:
    """The sets of answers of which each alone keeps a knock-out or rule, with the other answers behind it at their best."""
    if finding.id in QUESTIONNAIRE.by_id:
        return [{finding.id}]
    condition, states = QUESTIONNAIRE.rules_by_id[finding.id].when, found.states.by_id
    sets = []
    for kept in chain.from_iterable(
        combinations(finding.questions, size) for size in range(len(finding.questions) + 1)
    ):
        improved = {id_: _at_best(states[id_]) for id_ in finding.questions if id_ not in kept}
        if judge(condition, {**states, **improved}, {}).truth is Truth.TRUE:
            sets.append(set(kept))
    return sets


def _at_best(state: QuestionState) -> QuestionState:
    best = extreme(state.question.id, best=True)
    return replace(state, value=tuple(best) if isinstance(best, list) else best, score=4)


def _wrong_order(
    states: QuestionStates, ids: Sequence[str], listed: Iterable[Finding | Action], *, all_there: bool
) -> Iterator[str]:
    """Whatever other advice needs first comes before it; and it is in the list, if `all_there`."""
    place = {id_: index for index, id_ in enumerate(ids)}
    for index, (id_, item) in enumerate(zip(ids, listed, strict=True)):
        if item.advice is None:
            continue
        for need in item.advice.all_needs(QUESTIONNAIRE.exists_when):
            state = states.by_id[need.question]
            met = state.score is not None and state.score >= need.at_least
            if met or not state.state.counts or need.question == id_:
                continue
            if need.question not in place:
                if all_there:
                    yield f"{id_} needs {need.question}, which is not in the list"
            elif place[need.question] > index:
                yield f"{id_} comes before {need.question}, which it needs"


@pytest.mark.parametrize("phase", PHASES)
def test_no_verdict_contradicts_its_list_its_reasons_or_the_order(phase: str) -> None:
    levels: Counter[Level | None] = Counter()
    for given in islice(drawn(phase), DRAWN):
        found = outcome(given, phase)
        levels[found.level] += 1
        assert list(faults(found)) == [], given
    # Without enough of every kind the rest would prove little.
    assert min(levels[level] for level in (None, *Level)) > DRAWN // 100, levels


@pytest.mark.parametrize("phase", PHASES)
def test_a_whole_assessment_says_the_same(phase: str) -> None:
    for given in islice(drawn(phase), 10):
        found, whole = outcome(given, phase), assessed(QUESTIONNAIRE, given, phase)
        assert (whole.level, whole.reasons) == (found.level, found.reasons)
        assert (whole.findings, whole.actions) == (found.findings, found.actions)


def test_a_fault_would_be_found() -> None:
    given: Mapping[str, object] = {
        question.id: 0 for question in QUESTIONNAIRE.asked_in("kickoff") if question.type == "levels"
    }
    found = outcome(dict(given), "kickoff")
    turned = Outcome(
        found.given,
        found.states,
        found.evaluation,
        Level.LOW,
        found.reasons[::-1],
        found.findings[::-1],
        found.actions[::-1],
    )
    listed = list(faults(turned))
    assert "low, above a finding that is high or critical" in listed
    assert any("comes before" in fault for fault in listed)
    assert any("points" in fault for fault in listed)
