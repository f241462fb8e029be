"""The one order of risks, decisions and actions, and what has to come first because other advice needs it.

First what other advice needs, so that nothing is advised before it can be done; then knock-outs and critical rules; then
the rest by points per effort.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from implcheck.model.enums import Effort, Level
from implcheck.model.findings import Action, Finding
from implcheck.scoring.answer_states import QuestionStates


@dataclass(frozen=True)
class Priorities:
    """The findings in the one order, and the actions in the same order.

    Beside the advice for every finding that counts, the actions hold what that advice needs: the advice for an accepted
    risk, or finding out what is unknown.
    """

    findings: tuple[Finding, ...]
    actions: tuple[Action, ...]


def prioritise(states: QuestionStates, findings: Sequence[Finding], missing: Mapping[str, Fraction]) -> Priorities:
    """Put findings, which are in the questionnaire's order, in the one order, with their actions.

    `missing` holds what the answers lack of the overall score, in points of 100, by question id.
    """
    needs = {finding.id: unmet_needs(states, finding) for finding in findings}
    by_id = {finding.id: finding for finding in findings}
    listed = _with_what_they_need([finding.id for finding in findings if finding.counts], needs)
    needed = {id_ for each in listed for id_ in needs.get(each, ())}
    rules = [id_ for id_ in by_id if id_ not in states.by_id]
    questions = [id_ for id_ in states.by_id if id_ in by_id or id_ in listed]
    combinations = [by_id[id_] for id_ in rules if id_ in listed]
    counted_in = _counted_in(combinations)
    actions = {id_: _action(states, id_, by_id.get(id_), missing, counted_in) for id_ in (*rules, *questions)}
    order = _ordered(actions, needs, needed)
    return Priorities(
        findings=tuple(by_id[id_] for id_ in order if id_ in by_id),
        actions=tuple(actions[id_] for id_ in order if id_ in listed),
    )


def unmet_needs(states: QuestionStates, finding: Finding) -> tuple[str, ...]:
    """The ids of the questions that the advice for a finding needs first: answered too low, or unknown.

    A need on something that is not asked, not applicable or has not happened yet falls away.
    """
    unmet = []
    for need in finding.advice.all_needs(states.questionnaire.exists_when):
        state = states.by_id[need.question]
        too_low = state.score is None or state.score < need.at_least
        if state.state.counts and too_low:
            unmet.append(need.question)
    return tuple(dict.fromkeys(unmet))


def _with_what_they_need(ids: Iterable[str], needs: Mapping[str, Sequence[str]]) -> set[str]:
    """The ids, and those that they need, directly or in the end."""
    found: set[str] = set()
    to_look_at = list(ids)
    while to_look_at:
        id_ = to_look_at.pop()
        if id_ not in found:
            found.add(id_)
            to_look_at += needs.get(id_, ())
    return found


def _counted_in(combinations: Iterable[Finding]) -> Mapping[str, str]:
    """The id of the combination in which each answer's points count: the worst that it may end, the first of alike ones."""
    counted: dict[str, str] = {}
    for finding in sorted(combinations, key=lambda finding: -finding.level.rank):
        for id_ in finding.lifted_by:
            counted.setdefault(id_, finding.id)
    return counted


def _action(
    states: QuestionStates,
    id_: str,
    finding: Finding | None,
    missing: Mapping[str, Fraction],
    counted_in: Mapping[str, str],
) -> Action:
    if finding is None:
        question = states.questionnaire.by_id[id_]
        return Action(
            finding=id_,
            title=question.title,
            level=None,
            advice=None,
            points=missing[id_],
            counted_in=None,
            clears_rule=False,
            shared_with=(),
        )
    single_answer = finding.questions == (finding.id,)
    # The points of an open question count as to find out, also where a combination holds because it is open.
    answered = [question for question in finding.lifted_by if states.by_id[question].score is not None]
    own = [question for question in answered if counted_in.get(question, id_) == id_]
    return Action(
        finding=id_,
        title=finding.title,
        level=finding.level,
        advice=finding.advice,
        points=sum((missing[question] for question in own), Fraction(0)),
        counted_in=counted_in.get(id_),
        clears_rule=not single_answer or finding.level is Level.CRITICAL,
        shared_with=() if single_answer else finding.questions,
    )


def _ordered(actions: Mapping[str, Action], needs: Mapping[str, Sequence[str]], needed: set[str]) -> list[str]:
    """All ids: those needed, each after what it needs itself, and then the others; alike ones in their given order."""
    ordered: list[str] = []
    left = sorted(actions, key=lambda id_: (id_ not in needed, *_rank(actions[id_])))
    while left:
        # Needs go in no circle, so that one of those needed is always ready.
        ready = next(id_ for id_ in left if not any(need in left for need in needs.get(id_, ()) if need in needed))
        left.remove(ready)
        ordered.append(ready)
    return ordered


def _rank(action: Action) -> tuple[bool, Fraction]:
    return action.level is not Level.CRITICAL, -action.points / _cost(action)


def _cost(action: Action) -> int:
    return action.advice.effort.cost if action.advice is not None else Effort.S.cost
