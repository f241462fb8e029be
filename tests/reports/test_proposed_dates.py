"""The proposed dates of actions: by effort, on working days, never before the report unless it is made in a weekend."""

import datetime

from hypothesis import given
from hypothesis import strategies as st
from tests.reports.pages import example

from implcheck.model.enums import Effort
from implcheck.model.findings import Action
from implcheck.reports.proposed_dates import next_assessment, proposed_date


def with_effort(effort: Effort | None) -> Action:
    action = next(action for action in example("erp-rollout").actions if action.advice is not None)
    assert action.advice is not None
    return action._replace(advice=effort and action.advice.model_copy(update={"effort": effort}))


def test_more_work_gets_more_time() -> None:
    tuesday = datetime.date(2026, 11, 24)
    dates = [proposed_date(with_effort(effort), tuesday) for effort in (None, *Effort)]
    assert dates == [
        datetime.date(2026, 12, 1),
        datetime.date(2026, 12, 1),
        datetime.date(2026, 12, 22),
        datetime.date(2027, 2, 23),
    ]


def test_a_weekend_becomes_the_friday_before() -> None:
    saturday, sunday = datetime.date(2026, 11, 28), datetime.date(2026, 11, 29)
    assert {proposed_date(with_effort(Effort.S), day) for day in (saturday, sunday)} == {datetime.date(2026, 12, 4)}


def test_the_next_assessment_is_due_within_four_weeks() -> None:
    assert next_assessment(datetime.date(2026, 11, 24)) == datetime.date(2026, 12, 22)
    assert next_assessment(datetime.date(2026, 11, 29)) == datetime.date(2026, 12, 25)


@given(st.dates(), st.sampled_from([None, *Effort]))
def test_every_day_has_a_proposal_on_a_working_day(today: datetime.date, effort: Effort | None) -> None:
    proposed = proposed_date(with_effort(effort), today)
    assert proposed.weekday() < 5
    if today < datetime.date(9999, 1, 1):
        assert proposed > today
