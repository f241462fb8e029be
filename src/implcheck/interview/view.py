"""The screen of every step of the interview."""

from dataclasses import replace

from implcheck.interview.answer_text import current_answer, first_step_answer, full_answer, phase_title, short_answer
from implcheck.interview.question_view import key_names, question_screen, share_answered, usable_keys
from implcheck.interview.screen import Choice, Screen, ScreenKind
from implcheck.interview.state import (
    CONTINUE,
    OTHER_ROLES,
    OWN_ROLE,
    REMOVE,
    Ending,
    Interview,
    Key,
    Step,
    asked_questions,
    contradictions,
    progress,
    questions_for_other_roles,
)
from implcheck.interview.typed_number import possible_numbers, shown_number
from implcheck.model.answers import NotApplicable
from implcheck.model.question import MultiQuestion, NumberQuestion
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages
from implcheck.wording.problems import hint, sentence

KEYS_ELSEWHERE = (Key.BACK, Key.QUIT)


def draw(state: Interview, messages: Messages) -> Screen:
    """The screen of a state that is not over, with what is wrong with the last entry."""
    return replace(_screen(state, messages), fault=_fault(state, messages))


def _screen(state: Interview, messages: Messages) -> Screen:
    step = state.cursor.step
    if step is Step.QUESTION:
        return question_screen(state, messages)
    if step in {Step.JUMP, Step.OVERVIEW}:
        return _list(state, messages)
    if step is Step.CONFIRM:
        return _confirm(state, messages)
    if step in {Step.RESUME, Step.PHASE, Step.ROLE}:
        return _first_step(state, messages)
    return _text(state, messages)


def _list(state: Interview, messages: Messages) -> Screen:
    """The list of practices to go to, or of all questions with their answers."""
    questions, choices = asked_questions(state), []
    if state.cursor.step is Step.JUMP:
        for number, practice in enumerate(dict.fromkeys(question.practice for question in questions), start=1):
            own = [question.id for question in questions if question.practice == practice]
            count = sum(state.draft.answered(id_) for id_ in own)
            title = messages.text(state.questionnaire.practices_by_id[practice].title)
            text = messages.message("interview.jump-row", title=title, answered=count, asked=len(own))
            choices.append(Choice(str(number), text, practice))
    else:
        for number, question in enumerate(questions, start=1):
            answer = short_answer(question, state.draft.answer(question.id), messages)
            text = f"{messages.text(question.title)}: {answer}"
            choices.append(Choice(str(number), text, question.id, chosen=question.id == state.cursor.id))
        for number, step in enumerate(state.first_steps, start=len(choices) + 1):
            choices.append(Choice(str(number), first_step_answer(state, step, messages), step.value))
        if others := questions_for_other_roles(state):
            key = "interview.hide-others" if state.others_shown else "interview.show-others"
            text = messages.message(key, count=len(others))
            choices.append(Choice(str(len(choices) + 1), text, OTHER_ROLES))
    return Screen(
        kind=ScreenKind.PICK,
        position=messages.message(f"interview.{state.cursor.step.value}"),
        answered=share_answered(state),
        title=messages.message(f"interview.{state.cursor.step.value}-title"),
        choices=tuple(choices),
        prompt=messages.message("interview.ask-choice"),
        keys=key_names(messages, _list_keys(state), others_shown=state.others_shown),
    )


def _list_keys(state: Interview) -> tuple[Key, ...]:
    on_overview = (Key.OTHER_ROLES,) if state.cursor.step is Step.OVERVIEW else ()
    return usable_keys(state, (Key.BACK, *on_overview, Key.QUIT))


def _confirm(state: Interview, messages: Messages) -> Screen:
    """A contradiction: the answers behind it, to confirm or to change."""
    unconfirmed = contradictions(replace(state, confirmed=frozenset()))
    rule, ids = next(found for found in unconfirmed if found[0].id == state.cursor.id)
    questions = [state.questionnaire.by_id[id_] for id_ in ids]
    answers = [
        f"- {messages.text(question.title)}: {full_answer(question, state.draft.answer(question.id), messages)}"
        for question in questions
    ]
    choices = [Choice("1", messages.message("interview.confirm-yes"), rule.id)]
    for number, question in enumerate(questions, start=2):
        text = messages.message("interview.confirm-no", title=messages.text(question.title))
        choices.append(Choice(str(number), text, question.id))
    return Screen(
        kind=ScreenKind.PICK,
        position=messages.message("interview.confirm"),
        answered=share_answered(state),
        title=messages.message("interview.confirm-title", title=messages.text(rule.title)),
        paragraphs=(
            messages.message("interview.confirm-answers"),
            *answers,
            messages.message("interview.confirm-means", risk=messages.text(rule.risk)),
        ),
        choices=tuple(choices),
        prompt=messages.message("interview.ask-choice"),
        keys=key_names(messages, (Key.BACK, Key.JUMP, Key.OVERVIEW, Key.QUIT)),
    )


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
        values = [
            (value, messages.message(f"interview.resume-{value}"))
            for value in (CONTINUE, Ending.REPORT.value, Ending.NEW.value)
        ]
        current = CONTINUE
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
        keys=key_names(messages, (Key.QUIT,) if state.cursor.step is Step.RESUME else KEYS_ELSEWHERE),
    )


def _text(state: Interview, messages: Messages) -> Screen:
    """A screen for a line of text: the project's name, a reason, a note, evidence."""
    step, draft = state.cursor.step, state.draft
    answer, initial_text = draft.answer(state.cursor.id), ""
    paragraphs = [messages.message(f"interview.{step.value}-explained")]
    removable = (step is Step.NOTE and answer.note) or (step is Step.EVIDENCE and answer.evidence)
    if step in {Step.PROJECT, Step.OWN_ROLE}:
        position = messages.message("interview.start")
        own_role = "" if draft.role in state.questionnaire.roles_by_id else draft.role
        initial_text = draft.project if step is Step.PROJECT else own_role
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
        current_answer=current_answer(state.question, answer, messages) if step is Step.EVIDENCE else "",
        initial_text=for_terminal(initial_text),
        may_be_emptied=step is Step.NOTE and bool(removable),
        prompt=messages.message("interview.ask-text"),
        keys=_text_keys(state, messages),
    )


def _text_keys(state: Interview, messages: Messages) -> tuple[tuple[str, str], ...]:
    """The commands where letters are text: other keys give them."""
    back = (messages.message("interview.escape"), messages.message("interview.key-back"))
    leave = ("Ctrl-C", messages.message("interview.key-quit"))
    return (leave,) if state.cursor.step is Step.PROJECT and not state.visited else (back, leave)


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
