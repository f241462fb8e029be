"""The advice, ranked by what it brings for the effort it takes."""

from collections.abc import Sequence
from fractions import Fraction

from implcheck.model.assessment import Action, Finding
from implcheck.model.enums import Level


def rank(findings: Sequence[Finding]) -> tuple[Action, ...]:
    """An action per finding: knock-outs and critical rules first, then points per effort (S=1, M=3, L=8).

    An answer's points are what the overall score gains when it becomes the best one. A rule has no points of
    its own: it has those of the answers behind it and says so, so that nothing is counted twice. The points
    of all actions of their own, plus what is still unknown, add up to what the score lacks.
    """
    return tuple(sorted(map(_action, findings), key=lambda one: (one.level is not Level.CRITICAL, -_gain(one))))


def _action(finding: Finding) -> Action:
    own = finding.questions == (finding.id,)
    return Action(
        finding=finding.id,
        title=finding.title,
        level=finding.level,
        advice=finding.advice,
        points=finding.points_missing,
        clears_rule=not own or finding.level is Level.CRITICAL,
        shared_with=() if own else finding.questions,
    )


def _gain(action: Action) -> Fraction:
    return action.points / action.advice.effort.cost
