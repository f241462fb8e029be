"""The status of accepted risks on the day of the assessment."""

import datetime

from implcheck.model.answers import Locations
from implcheck.model.decisions import AcceptedRisk
from implcheck.model.enums import TOP_SCORE
from implcheck.model.findings import Acceptance
from implcheck.model.problem import Location, Problem, problem
from implcheck.scoring.answer_states import QuestionStates
from implcheck.scoring.evaluation import Evaluation

SOON = 14
"""How many days before its end an acceptance is warned about."""


def acceptances_on(
    today: datetime.date, risks: tuple[AcceptedRisk, ...], states: QuestionStates, evaluation: Evaluation
) -> tuple[Acceptance, ...]:
    """The status of each accepted risk on `today`: in force up to and including its `until`."""
    shown = {rule.id for rule, _ in evaluation.triggered}
    shown |= {state.question.id for state in states.counting if state.score is not None and state.score < TOP_SCORE}
    return tuple(
        Acceptance(
            risk=risk,
            title=states.title_of(risk.finding),
            in_force=today <= risk.until,
            matches_finding=risk.finding in shown,
        )
        for risk in risks
    )


def acceptance_warnings(
    today: datetime.date, acceptances: tuple[Acceptance, ...], locations: Locations
) -> tuple[Problem, ...]:
    """Warn about accepted risks that match no finding, end within `SOON` days, or have ended.

    There is no warning about one that was renewed for longer.
    """
    last: dict[str, datetime.date] = {}
    for acceptance in acceptances:
        risk = acceptance.risk
        last[risk.finding] = max(risk.until, last.get(risk.finding, risk.until))
    warnings = []
    for index, acceptance in enumerate(acceptances):
        risk, days_left = acceptance.risk, (acceptance.risk.until - today).days
        if not acceptance.matches_finding:
            code = "acceptance-unmatched"
        elif risk.until < last[risk.finding] or days_left > SOON:
            continue
        else:
            code = "acceptance-ends-soon" if acceptance.in_force else "acceptance-ended"
        location = locations.risks[index] if index < len(locations.risks) else Location(locations.file)
        warnings.append(problem(code, finding=risk.finding, owner=risk.owner, until=risk.until).at(location))
    return tuple(warnings)
