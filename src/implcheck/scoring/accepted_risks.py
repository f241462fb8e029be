"""Accepted risks, on the day of the assessment."""

import datetime

from implcheck.model.answers import AcceptedRisk
from implcheck.model.assessment import Acceptance
from implcheck.model.enums import TOP_SCORE
from implcheck.model.locations import Locations
from implcheck.model.problem import Location, Problem, problem
from implcheck.scoring.answer_states import QuestionStates
from implcheck.scoring.evaluation import Evaluation

SOON = 14
"""How many days before its end an accepted risk is warned about."""


def accepted_on(
    today: datetime.date, risks: tuple[AcceptedRisk, ...], states: QuestionStates, evaluation: Evaluation
) -> tuple[Acceptance, ...]:
    """What each accepted risk means on `today`: in force up to and including its `until`.

    An acceptance is needed as long as the answers show the finding that it names.
    """
    shown = {rule.id for rule, _ in evaluation.triggered}
    shown |= {one.question.id for one in states.counting if one.score is not None and one.score < TOP_SCORE}
    named = {**states.questionnaire.by_id, **states.questionnaire.rules_by_id}
    return tuple(
        Acceptance(
            risk=risk,
            title=named[risk.finding].title,
            in_force=today <= risk.until,
            matches_finding=risk.finding in shown,
        )
        for risk in risks
    )


def warnings_on(today: datetime.date, accepted: tuple[Acceptance, ...], locations: Locations) -> tuple[Problem, ...]:
    """What has to be done about accepted risks: those that match nothing, that end within `SOON` days, or have ended.

    One that was renewed for longer needs nothing any more.
    """
    last: dict[str, datetime.date] = {}
    for one in accepted:
        last[one.risk.finding] = max(one.risk.until, last.get(one.risk.finding, one.risk.until))
    found = []
    for index, one in enumerate(accepted):
        risk, left = one.risk, (one.risk.until - today).days
        if not one.matches_finding:
            code = "acceptance-unmatched"
        elif risk.until < last[risk.finding] or left > SOON:
            continue
        else:
            code = "acceptance-ends-soon" if one.in_force else "acceptance-ended"
        told = problem(code, finding=risk.finding, owner=risk.owner, until=risk.until)
        found.append(told.at(locations.risks[index] if index < len(locations.risks) else Location(locations.file)))
    return tuple(found)
