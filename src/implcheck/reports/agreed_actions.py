"""The sentences about agreed actions: who acts, by when and how far it is, and how all of them stand.

All are safe to print. Every format uses the same sentences.
"""

from implcheck.model.assessment import Assessment
from implcheck.model.enums import ActionStatus
from implcheck.model.findings import FollowUp
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages

MOST_TO_CHASE = 3
"""The most actions that the summary names as overdue or without effect; further ones are counted."""


def in_order(assessment: Assessment) -> list[FollowUp]:
    """Return the agreed actions: those overdue first, then what is done without effect, what is to be done, and the rest.

    Of a kind the earliest date comes first, and what has no date last.
    """
    return sorted(assessment.follow_ups, key=_place)


def _place(follow_up: FollowUp) -> tuple[bool, bool, bool, bool, bool, str]:
    action = follow_up.action
    due = action.due.isoformat() if action.due is not None else ""
    is_late, is_dropped = follow_up.is_overdue, action.status is ActionStatus.DROPPED
    return not is_late, not follow_up.is_unmoved, not action.status.is_pending, is_dropped, not due, due


def tally(assessment: Assessment, messages: Messages) -> str:
    """Return how the agreed actions stand, as "Agreed actions: 3 of 5 done, 1 overdue."; empty without any."""
    counted = counts(assessment, messages)
    return messages.message("agreed.line", tally=counted) if counted else ""


def counts(assessment: Assessment, messages: Messages) -> str:
    """Return how many agreed actions are done and overdue, as "3 of 5 done, 1 overdue"; empty without any.

    What was dropped is counted by itself: nobody is going to do it.
    """
    actions = [follow_up.action for follow_up in assessment.follow_ups]
    if not actions:
        return ""
    dropped = sum(action.status is ActionStatus.DROPPED for action in actions)
    done = sum(action.status is ActionStatus.DONE for action in actions)
    unmoved = sum(follow_up.is_unmoved for follow_up in assessment.follow_ups)
    numbers = {"overdue": sum(follow_up.is_overdue for follow_up in assessment.follow_ups), "dropped": dropped}
    key, taken = "agreed.tally-unmoved" if unmoved else "agreed.tally", len(actions) - dropped
    parts = [messages.message(key, done=done, count=taken, unmoved=unmoved)] if taken else []
    parts += [messages.message(f"agreed.tally-{key}", count=count) for key, count in numbers.items() if count]
    return messages.row(parts, "report.comma")


def to_chase(assessment: Assessment, messages: Messages) -> list[str]:
    """Return the actions that ask for attention, those overdue first and then those without effect, three at most."""
    found = [follow_up for follow_up in in_order(assessment) if follow_up.is_overdue or follow_up.is_unmoved]
    named = [_titled(follow_up, _without_note(follow_up, messages), messages) for follow_up in found[:MOST_TO_CHASE]]
    more = len(found) - len(named)
    return [*named, messages.message("agreed.more", count=more)] if more else named


def whole(follow_up: FollowUp, messages: Messages) -> str:
    """Return an agreed action with its title, as a sentence of its own."""
    return _titled(follow_up, agreed(follow_up, messages), messages)


def _titled(follow_up: FollowUp, sentence: str, messages: Messages) -> str:
    return messages.message("agreed.whole", title=messages.text(follow_up.title), agreed=sentence)


def agreed(follow_up: FollowUp, messages: Messages) -> str:
    """Return who acts, by when, how far it is, what that means, and the note."""
    sentence, note = _without_note(follow_up, messages), follow_up.action.note
    return f"{sentence} {for_terminal(note)}" if note is not None else sentence


def _without_note(follow_up: FollowUp, messages: Messages) -> str:
    parts = [messages.owner(follow_up.action.owner), *when_and_status(follow_up, messages)]
    first = messages.row(parts, "report.comma")
    return " ".join([f"{first[:1].upper()}{first[1:]}.", *remarks(follow_up, messages)])


def facts(follow_up: FollowUp, messages: Messages) -> tuple[str, ...]:
    """Return by when and how far an action is, as short facts."""
    parts = when_and_status(follow_up, messages)
    return (*parts, messages.message(f"{_without_effect(follow_up)}-short")) if follow_up.is_unmoved else tuple(parts)


def when_and_status(follow_up: FollowUp, messages: Messages) -> list[str]:
    """Return the date, if it still matters, and the status."""
    action = follow_up.action
    parts = []
    if action.status.is_pending and action.due is not None:
        key = "overdue" if follow_up.is_overdue else "due"
        parts.append(messages.message(f"agreed.{key}", date=messages.day(action.due)))
    elif action.status.is_pending:
        parts.append(messages.message("agreed.no-date"))
    return [*parts, status(action.status, messages)]


def status(given: ActionStatus, messages: Messages) -> str:
    """Return the word for a status."""
    return messages.message(f"agreed.{given}")


def _without_effect(follow_up: FollowUp) -> str:
    """Return the key of what to say of an action that is done without effect: what is known about its answer."""
    return "agreed.still-shown" if follow_up.action.answer_when_agreed is None else "agreed.unmoved"


def remarks(follow_up: FollowUp, messages: Messages) -> list[str]:
    """Return what the answers say of an action: that it is without effect, or no longer needed."""
    if follow_up.is_unmoved:
        return [messages.message(_without_effect(follow_up))]
    if follow_up.action.status.is_pending and follow_up.is_asked and not follow_up.is_shown:
        return [messages.message("agreed.needless")]
    return []
