"""Actions: the advice for each finding, ranked by what it gains for the effort it takes."""

from collections.abc import Sequence
from fractions import Fraction

from implcheck.model.enums import Level
from implcheck.model.findings import Action, Finding


def rank_actions(findings: Sequence[Finding]) -> tuple[Action, ...]:
    """An action per finding: knock-outs and critical rules first, then points per effort (S=1, M=3, L=8).

    The points of an answer are what the overall score gains when it becomes the best one. A rule has no points of its
    own: it has those of the answers behind it and names them, so that nothing counts twice. The points of all actions
    of single answers, plus what is still unknown, add up to what the score lacks.
    """
    actions = map(_action, findings)
    return tuple(sorted(actions, key=lambda action: (action.level is not Level.CRITICAL, -_points_per_effort(action))))


def _action(finding: Finding) -> Action:
    single_answer = finding.questions == (finding.id,)
    return Action(
        finding=finding.id,
        title=finding.title,
        level=finding.level,
        advice=finding.advice,
        points=finding.points_missing,
        clears_rule=not single_answer or finding.level is Level.CRITICAL,
        shared_with=() if single_answer else finding.questions,
    )


def _points_per_effort(action: Action) -> Fraction:
    return action.points / action.advice.effort.cost
