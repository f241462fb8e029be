"""The screens on which one decides about findings: a list of them, what can be decided about one, and each part of that."""

from collections.abc import Iterator

from implcheck.interview.deciding import ACCEPT, PARTS, action_on, is_from_list, offered_owners, proposed_day
from implcheck.interview.progress import share_answered
from implcheck.interview.question_view import key_names
from implcheck.interview.screen import Choice, Screen, ScreenKind
from implcheck.interview.state import Interview
from implcheck.interview.steps import CONTINUE, OWN_ROLE, REMOVE, Key, Step
from implcheck.model.enums import ActionStatus
from implcheck.model.findings import Action, Finding
from implcheck.model.results import QuestionResult
from implcheck.reports import agreed_actions, sentences
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages

KEYS = (Key.BACK, Key.UNDO, Key.QUIT)

Row = tuple[str, str]
"""The text of a choice, and its value."""


def decision_screen(state: Interview, messages: Messages) -> Screen:
    """The screen of a step about decisions."""
    match state.cursor.step:
        case Step.ACTIONS:
            return _findings(state, messages)
        case Step.ACTION:
            return _finding(state, messages)
        case Step.ACTION_STATUS:
            return _status(state, messages)
        case Step.ACTION_OWNER | Step.RISK_OWNER:
            return _owners(state, messages)
        case _:
            return _text(state, messages)


def _findings(state: Interview, messages: Messages) -> Screen:
    """All findings with what was decided about each: what was agreed first, then the others in the one order."""
    assessment = state.assessment
    tally = agreed_actions.tally(assessment, messages)
    agreed = [
        (agreed_actions.whole(found, messages), found.action.finding) for found in agreed_actions.in_order(assessment)
    ]
    taken = {id_ for _, id_ in agreed}
    accepted = [
        (sentences.acceptance_at("interview.row-accepted", found, messages), found.risk.finding)
        for found in assessment.acceptances
        if found.in_force and found.matches_finding and found.risk.finding not in taken
    ]
    ended = [
        (sentences.acceptance_at("interview.row-accepted-ended", found, messages), found.risk.finding)
        for found in assessment.ended_acceptances
    ]
    agreed = [row for row in agreed if row[1] not in {id_ for _, id_ in ended}]
    decided = taken.union(id_ for _, id_ in [*accepted, *ended])
    others = [_advised(action, messages) for action in assessment.actions if action.finding not in decided]
    known = decided.union(action.finding for action in assessment.actions)
    others += [_to_find_out(result, messages) for result in assessment.to_find_out if result.id not in known]
    rows = [*ended, *agreed, *accepted, *others, (messages.message("interview.actions-go-on"), CONTINUE)]
    intro = messages.message("interview.actions-explained")
    paragraphs = (tally, intro) if tally else (intro,)
    return _pick(state, messages, "interview.actions-title", paragraphs, rows, state.cursor.id)


def _advised(action: Action, messages: Messages) -> Row:
    title, level = sentences.action_title(action, messages), sentences.action_word(action, messages)
    return messages.message("interview.row-advised", title=title, level=level), action.finding


def _to_find_out(result: QuestionResult, messages: Messages) -> Row:
    title = messages.message("report.find-out-title", title=messages.text(result.title))
    level = messages.message("report.unknown")
    return messages.message("interview.row-advised", title=title, level=level), result.id


def _finding(state: Interview, messages: Messages) -> Screen:
    """One finding: the advice, what was decided, and what can be."""
    finding, action = state.cursor.id, action_on(state, state.cursor.id)
    if action is None:
        rows = [(messages.message("interview.action-take"), "owner")]
    else:
        rows = [(text, part) for part, text in _parts(state, messages)]
    if _shown(state) is not None:  # what the answers do not show, nobody can accept
        rows.append((messages.message("interview.action-accept"), ACCEPT))
    rows.append((messages.message(f"interview.action-{'go-on' if is_from_list(state) else 'followed'}"), CONTINUE))
    paragraphs = (*_advice(state, messages), *_decisions(state, messages))
    title = messages.text(state.states.title_of(finding))
    return _pick(state, messages, "interview.action-title", paragraphs, rows, title=title)


def _shown(state: Interview) -> Finding | None:
    """The finding at the cursor, if the answers show it."""
    return next((found for found in state.assessment.findings if found.id == state.cursor.id), None)


def _advice(state: Interview, messages: Messages) -> Iterator[str]:
    if (found := _shown(state)) is not None:
        yield messages.text(found.advice.do)
        yield messages.message("interview.action-done-when", done=messages.text(found.advice.done_when))


def _decisions(state: Interview, messages: Messages) -> Iterator[str]:
    follow_up = state.assessment.follow_up(state.cursor.id)
    if follow_up is not None:
        yield messages.message("interview.action-agreed", agreed=agreed_actions.agreed(follow_up, messages))
    for accepted in state.assessment.acceptances:
        if accepted.risk.finding == state.cursor.id:
            key = "interview.risk-accepted" if accepted.in_force else "interview.risk-accepted-ended"
            yield sentences.acceptance_at(key, accepted, messages)


def _parts(state: Interview, messages: Messages) -> Iterator[Row]:
    """The parts of an action, each with what it is now."""
    action = action_on(state, state.cursor.id)
    if action is None:
        return
    values = {
        "status": agreed_actions.status(action.status, messages),
        "due": messages.day(action.due) if action.due is not None else messages.message("agreed.no-date"),
        "owner": messages.owner(action.owner),
        "note": for_terminal(action.note or "-"),
    }
    for part in sorted(PARTS, key=list(values).index):
        yield part, messages.message(f"interview.part-{part}", value=values[part])


def _status(state: Interview, messages: Messages) -> Screen:
    follow_up = state.assessment.follow_up(state.cursor.id)
    action = action_on(state, state.cursor.id)
    current = action.status if action is not None else ActionStatus.OPEN
    rows = [(messages.message(f"interview.status-{status}"), status.value) for status in ActionStatus]
    about = () if follow_up is None else (agreed_actions.agreed(follow_up, messages),)
    paragraphs = (messages.text(state.states.title_of(state.cursor.id)), *about)
    return _pick(state, messages, "interview.action-status-title", paragraphs, rows, current.value)


def _owners(state: Interview, messages: Messages) -> Screen:
    """The roles that can act: those of the questionnaire, and those that already answer for something."""
    action = action_on(state, state.cursor.id)
    rows = [(messages.owner(owner), owner) for owner in offered_owners(state)]
    rows.append((messages.message("interview.type-owner"), OWN_ROLE))
    key = state.cursor.step.value
    acting = action.owner if action is not None else ""
    current = acting if state.cursor.step is Step.ACTION_OWNER else state.accepting[1]
    paragraphs = (messages.message("interview.owner-explained"),)
    return _pick(state, messages, f"interview.{key}-title", paragraphs, rows, current)


def _pick(
    state: Interview,
    messages: Messages,
    title_key: str,
    paragraphs: tuple[str, ...],
    rows: list[Row],
    current: str = "",
    title: str = "",
) -> Screen:
    return Screen(
        kind=ScreenKind.PICK,
        position=messages.message("interview.actions"),
        answered=share_answered(state),
        title=messages.message(title_key, title=title),
        paragraphs=paragraphs,
        choices=tuple(
            Choice(str(number), text, value, chosen=value == current)
            for number, (text, value) in enumerate(rows, start=1)
        ),
        prompt=messages.message("interview.ask-choice"),
        keys=key_names(state, messages, KEYS),
    )


def _text(state: Interview, messages: Messages) -> Screen:
    """A line of text about a decision, with what it is now to change."""
    step, action, finding = state.cursor.step, action_on(state, state.cursor.id), state.cursor.id
    title = messages.text(state.states.title_of(finding))
    initial, paragraphs = "", [title]
    match step:
        case Step.ACTION_DUE:
            day = proposed_day(state, finding)
            initial = day.isoformat() if day is not None else ""
            paragraphs.append(messages.message("interview.action-due-explained", remove=REMOVE))
        case Step.ACTION_NOTE:
            initial = action.note or "" if action is not None else ""
            paragraphs.append(messages.message("interview.action-note-explained", remove=REMOVE))
        case Step.RISK_REASON:
            initial = state.accepting[0]
            paragraphs.append(messages.message("interview.risk-reason-explained"))
        case _:
            paragraphs.append(messages.message(f"interview.{step.value}-explained"))
    return Screen(
        kind=ScreenKind.TEXT,
        position=messages.message("interview.actions"),
        answered=share_answered(state),
        title=messages.message(f"interview.{step.value}-title"),
        paragraphs=tuple(paragraphs),
        initial_text=for_terminal(initial),
        held_text=initial,
        may_be_emptied=bool(initial) and step in {Step.ACTION_DUE, Step.ACTION_NOTE},
        typing_replaces=step is Step.ACTION_DUE,
        prompt=messages.message("interview.ask-text"),
        keys=(
            (messages.message("interview.escape"), messages.message("interview.key-back")),
            ("Ctrl-C", messages.message("interview.key-quit")),
        ),
    )
