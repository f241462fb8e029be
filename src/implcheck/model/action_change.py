"""A change of an agreed action, or a new one: what the command line and the interview write."""

import datetime
from dataclasses import dataclass
from typing import Any

from implcheck.model.answer_value import NOT_YET, UNKNOWN, Value
from implcheck.model.answers import Answer, Given, NotYet
from implcheck.model.decisions import AgreedAction
from implcheck.model.enums import ActionStatus
from implcheck.model.questionnaire import Questionnaire


@dataclass(frozen=True)
class ActionChange:
    """What to write about an action; None leaves it as it is. An empty note removes it, and so does `no_due` the day."""

    owner: str | None = None
    due: datetime.date | None = None
    status: ActionStatus | None = None
    note: str | None = None
    no_due: bool = False


def changed_action(
    present: AgreedAction | None,
    finding: str,
    answer: Answer | None,
    questionnaire: Questionnaire,
    change: ActionChange,
) -> AgreedAction:
    """Return an action with a change, or the new action about a finding.

    `answer` is the present one to the question: a new action notes it, to see later whether it moved, and so does one that
    was done or dropped and is taken up again. A combination has none.

    Raises:
        ValidationError: A text is empty or too long, or a new action has no owner.
    """
    values: dict[str, Any] = dict(present) if present is not None else {"finding": finding}
    ended = present is not None and not present.status.is_pending
    taken_up = present is None or (ended and change.status is not None and change.status.is_pending)
    if taken_up and finding in questionnaire.by_id:
        values["answer_when_agreed"] = written_answer(answer)
    given = {"owner": change.owner, "due": change.due, "status": change.status, "note": change.note}
    values |= {key: value for key, value in given.items() if value is not None}
    if change.no_due:
        values["due"] = None
    if not (values.get("note") or "").strip():
        values["note"] = None
    return AgreedAction.model_validate(values)


def written_answer(answer: Answer | None) -> Value:
    """Return the value of an answer as a file has it: `unknown` if there is none."""
    if isinstance(answer, Given):
        return answer.answer
    return NOT_YET if isinstance(answer, NotYet) else UNKNOWN
