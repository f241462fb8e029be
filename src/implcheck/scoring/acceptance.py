"""Accepted risks, on the day of the assessment."""

import datetime

from implcheck.model.answers import AcceptedRisk
from implcheck.model.assessment import Accepted
from implcheck.model.scale import TOP_SCORE
from implcheck.scoring.readiness import Readings
from implcheck.scoring.standing import Standing


def accepted_on(
    today: datetime.date, risks: tuple[AcceptedRisk, ...], readings: Readings, standing: Standing
) -> tuple[Accepted, ...]:
    """What each accepted risk means on `today`: in force up to and including its `until`.

    An acceptance is needed as long as the answers show the finding that it names.
    """
    shown = {rule.id for rule, _ in standing.triggered}
    shown |= {one.question.id for one in readings.counting if one.score is not None and one.score < TOP_SCORE}
    named = {**readings.questionnaire.by_id, **readings.questionnaire.rules_by_id}
    return tuple(
        Accepted(risk=risk, title=named[risk.finding].title, in_force=today <= risk.until, needed=risk.finding in shown)
        for risk in risks
    )
