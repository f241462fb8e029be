"""The screen of every step of the interview."""

from dataclasses import replace

from implcheck.interview.answer_text import current_answer, phase_title
from implcheck.interview.before_report_view import confirm_screen, open_screen
from implcheck.interview.deciding_view import decision_screen
from implcheck.interview.lists_view import list_screen
from implcheck.interview.progress import is_complete, is_of_earlier_day, progress, share_answered
from implcheck.interview.question_view import key_names, question_screen
from implcheck.interview.screen import Choice, Screen, ScreenKind
from implcheck.interview.state import Interview
from implcheck.interview.steps import (
    CONTINUE,
    DECISIONS,
    OWN_ROLE,
    REMOVE,
    Ending,
    Key,
    Step,
)
from implcheck.interview.typed_number import possible_numbers, shown_number
from implcheck.model.answers import NotApplicable
from implcheck.model.question import MultiQuestion, NumberQuestion
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages
from implcheck.wording.problems import hint, sentence

KEYS_ELSEWHERE = (Key.BACK, Key.UNDO, Key.QUIT)


def draw(state: Interview, messages: Messages) -> Screen:
    """The screen of a state that is not over, with what is wrong with the last entry."""
    return replace(_screen(state, messages), fault=_fault(state, messages), notice=_notice(state, messages))


def _screen(state: Interview, messages: Messages) -> Screen:
    step = state.cursor.step
    if step is Step.QUESTION:
        return question_screen(state, messages)
    if step in DECISIONS:
        return decision_screen(state, messages)
    if step in {Step.JUMP, Step.OVERVIEW, Step.FOUND}:
        return list_screen(state, messages)
    if step is Step.CONFIRM:
        return confirm_screen(state, messages)
    if step is Step.OPEN:
        return open_screen(state, messages)
    if step in {Step.RESUME, Step.PHASE, Step.ROLE}:
        return _first_step(state, messages)
    return _text(state, messages)


def _first_step(state: Interview, messages: Messages) -> Screen:
    """Whether to continue, which phase, or which role."""
    details: dict[str, object] = {}
    more = []
    if state.cursor.step is Step.RESUME:
        before, state = phase_title(state, messages), state.resumed
        if before != (phase := phase_title(state, messages)):
            more.append(messages.message("interview.resume-other-phase", old=before, phase=phase))
        details = {
            "project": for_terminal(state.draft.project),
            "phase": phase,
            **progress(state),
        }
        offered = [Ending.REPORT.value, Ending.NEW.value]
        offered = (
            [Ending.AGAIN.value, Step.OVERVIEW.value, Step.ACTIONS.value, *offered]
            if is_complete(state)
            else [CONTINUE, *offered]
        )
        values = [(value, messages.message(f"interview.resume-{value}")) for value in offered]
        current = offered[0] if CONTINUE in offered or is_of_earlier_day(state) else Ending.REPORT.value
    elif state.cursor.step is Step.PHASE:
        values = [(phase.id, messages.described_phase(phase)) for phase in state.offered_phases]
        current = state.draft.phase or ""
    else:
        current = state.draft.role
        values = [(role.id, messages.text(role.title)) for role in state.questionnaire.offered_roles]
        values += [] if current in {"", *dict(values)} else [(current, messages.role(current))]
        values.append((OWN_ROLE, messages.message("interview.type-role")))
    return Screen(
        kind=ScreenKind.PICK,
        position=messages.message("interview.start"),
        answered=share_answered(state),
        title=messages.message(f"interview.{state.cursor.step.value}-title", **details),
        paragraphs=(messages.message(f"interview.{state.cursor.step.value}-explained", **details), *more),
        choices=tuple(
            Choice(str(number), text, value, chosen=value == current)
            for number, (value, text) in enumerate(values, start=1)
        ),
        prompt=messages.message("interview.ask-choice"),
        keys=key_names(state, messages, (Key.QUIT,) if state.cursor.step is Step.RESUME else KEYS_ELSEWHERE),
    )


def _text(state: Interview, messages: Messages) -> Screen:
    """A screen for a line of text: the project's name, a reason, a note, evidence."""
    step, draft = state.cursor.step, state.draft
    answer, initial_text = state.held(state.cursor.id), ""
    paragraphs = [messages.message(f"interview.{step.value}-explained")]
    removable = (step is Step.NOTE and answer.note) or (step is Step.EVIDENCE and answer.evidence)
    if step in {Step.PROJECT, Step.OWN_ROLE}:
        position = messages.message("interview.start")
        own_role = "" if draft.role in state.questionnaire.roles_by_id else draft.role
        initial_text = draft.project if step is Step.PROJECT else own_role
    elif step is Step.SEARCH:
        initial_text, position = state.words, messages.message("interview.search")
    else:
        position = messages.text(state.question.title)
        paragraphs.insert(0, messages.text(state.question.text))
        if step is Step.NOTE:
            initial_text = answer.note or ""
        elif step is Step.REASON and isinstance(answer, NotApplicable):
            initial_text = answer.not_applicable
    if removable:
        paragraphs.append(messages.message(f"interview.{step.value}-remove", remove=REMOVE))
    return Screen(
        kind=ScreenKind.TEXT,
        position=position,
        answered=share_answered(state),
        title=messages.message(f"interview.{step.value}-title"),
        paragraphs=tuple(paragraphs),
        current_answer=current_answer(state, state.question, messages) if step is Step.EVIDENCE else "",
        initial_text=for_terminal(initial_text),
        held_text=initial_text,
        may_be_emptied=step is Step.NOTE and bool(removable),
        prompt=messages.message("interview.ask-text"),
        keys=_text_keys(state, messages),
    )


def _text_keys(state: Interview, messages: Messages) -> tuple[tuple[str, str], ...]:
    """The commands where letters are text: other keys give them."""
    back = (messages.message("interview.escape"), messages.message("interview.key-back"))
    leave = ("Ctrl-C", messages.message("interview.key-quit"))
    return (leave,) if state.cursor.step is Step.PROJECT and not state.visited else (back, leave)


def _notice(state: Interview, messages: Messages) -> str:
    """What the last event came to, or what is odd about last time; empty if there is nothing to say."""
    if state.notice is None:
        return ""
    key, about = state.notice
    parts = {**state.questionnaire.by_id, **{rule.id: rule for rule in state.questionnaire.rules}}
    text = messages.text(parts[about].title) if about in parts else for_terminal(about)
    day = messages.day(state.last_day) if state.last_day is not None else ""
    return messages.message(key, about=text, day=day)


def _fault(state: Interview, messages: Messages) -> str:
    """What is wrong with the last entry, with options as on the screen, and what to enter instead."""
    if state.fault is None:
        return ""
    language = messages.languages[0]
    if state.cursor.step is not Step.QUESTION:
        return f"{sentence(state.fault, language)} {hint(state.fault, language)}"
    details = dict(state.fault.details)
    if isinstance(state.question, MultiQuestion):
        choices = {choice.value: choice for choice in question_screen(state, messages).choices}
        if (choice := choices.get(details.get("given", ""))) is not None:
            details["given"] = choice.text
            if state.fault.code == "answer-exclusive":
                return messages.message("interview.ticked-alone", choice=choice.text, number=choice.key)
    found = replace(state.fault, details=details)
    if isinstance(state.question, NumberQuestion) and found.code == "answer-not-a-number":
        decimal = messages.message("decimal")
        meant = [shown_number(number, decimal) for number in possible_numbers(str(details["given"]))]
        if len(meant) > 1:
            return messages.message("interview.number-unclear", typed=details["given"], first=meant[0], second=meant[1])
        return f"{sentence(found, language)} {messages.message('interview.number-hint')}"
    return f"{sentence(found, language)} {hint(found, language)}"
