"""What a screen shows, for every step of the conversation."""

from collections.abc import Iterator
from dataclasses import replace

from implcheck.interview.answer_text import current, good, in_full, phase_title, said_at_start, short
from implcheck.interview.screen import Choice, Kind, Screen
from implcheck.interview.state import (
    AT_THE_START,
    GO_ON,
    REMOVE,
    Ending,
    Interview,
    Key,
    Step,
    asked,
    contradictions,
    progress,
)
from implcheck.model.answers import Answer, Given, NotApplicable
from implcheck.model.question import (
    ChoiceQuestion,
    LevelsQuestion,
    MultiQuestion,
    NumberQuestion,
    Question,
    YesNoQuestion,
    shown,
)
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages
from implcheck.wording.problems import hint, sentence

KEYS_BESIDE_QUESTION = tuple(Key)
KEYS_ELSEWHERE = (Key.BACK, Key.QUIT)


def draw(state: Interview, messages: Messages) -> Screen:
    """The screen of a state that is not over, with what was wrong with what was given last."""
    return replace(_drawn(state, messages), fault=_fault(state, messages))


def _drawn(state: Interview, messages: Messages) -> Screen:
    step = state.cursor.step
    if step is Step.QUESTION:
        return _question(state, messages)
    if step in {Step.JUMP, Step.OVERVIEW}:
        return _list(state, messages)
    if step is Step.CONFIRM:
        return _confirm(state, messages)
    if step in {Step.RESUME, Step.PHASE, Step.ROLE}:
        return _about(state, messages)
    return _text(state, messages)


def _question(state: Interview, messages: Messages) -> Screen:
    question, answer = state.question, state.draft.answer(state.cursor.id)
    at = progress(state)
    practice = state.questionnaire.practices_by_id[question.practice]
    place = messages.message("interview.place", name=messages.text(practice.title), **at)
    told = [messages.text(question.help)]
    if state.more:
        told.append(messages.message("interview.evidence", evidence=messages.text(question.evidence)))
        told.append(messages.message("interview.risk", risk=messages.text(question.risk)))
        told.append(messages.message("interview.good", good=good(question, messages)))
    return Screen(
        kind=_kind(question),
        place=place,
        done=at["answered"] / at["questions"] if at["questions"] else 1.0,
        title=messages.text(question.text),
        told=tuple(told),
        choices=tuple(_choices(question, answer, messages)),
        starts_on_none=_kind(question) is Kind.PICK,
        current=current(question, answer, messages),
        initial=shown(answer.answer) if isinstance(answer, Given) and isinstance(question, NumberQuestion) else "",
        ask=_ask(question, messages),
        keys=_keys(messages, KEYS_BESIDE_QUESTION),
    )


def _kind(question: Question) -> Kind:
    if isinstance(question, MultiQuestion):
        return Kind.TICK
    return Kind.NUMBER if isinstance(question, NumberQuestion) else Kind.PICK


def _choices(question: Question, answer: Answer, messages: Messages) -> Iterator[Choice]:
    given = answer.answer if isinstance(answer, Given) else None
    ticked = given if isinstance(given, tuple) else (given,)
    match question:
        case LevelsQuestion():
            for level in question.levels:
                yield Choice(str(level.score), messages.text(level.text), level.score, chosen=level.score == given)
        case YesNoQuestion():
            for number, value in enumerate(("yes", "no"), start=1):
                yield Choice(str(number), messages.message(f"interview.{value}"), value, chosen=value == given)
        case ChoiceQuestion():
            for number, option in enumerate(question.options, start=1):
                yield Choice(str(number), messages.text(option.text), option.value, chosen=option.value == given)
        case MultiQuestion():
            for number, tick in enumerate(question.options, start=1):
                yield Choice(str(number), messages.text(tick.text), tick.value, chosen=tick.value in ticked)
        case NumberQuestion():
            return


def _ask(question: Question, messages: Messages) -> str:
    match question:
        case NumberQuestion():
            bounds = {"min": shown(question.min), "max": shown(question.max)}
            return messages.message("interview.ask-number", unit=messages.text(question.unit), **bounds)
        case MultiQuestion():
            return messages.message("interview.ask-ticks")
        case _:
            return messages.message("interview.ask-choice")


def _list(state: Interview, messages: Messages) -> Screen:
    """The practices to go to, or all questions with their answers."""
    questions, choices = asked(state), []
    if state.cursor.step is Step.JUMP:
        for number, practice in enumerate(dict.fromkeys(one.practice for one in questions), start=1):
            own = [one.id for one in questions if one.practice == practice]
            count = sum(state.draft.answered(id_) for id_ in own)
            title = messages.text(state.questionnaire.practices_by_id[practice].title)
            text = messages.message("interview.jump-row", title=title, answered=count, asked=len(own))
            choices.append(Choice(str(number), text, practice))
    else:
        for number, one in enumerate(questions, start=1):
            text = f"{messages.text(one.title)}: {short(one, state.draft.answer(one.id), messages)}"
            choices.append(Choice(str(number), text, one.id, chosen=one.id == state.cursor.id))
        for number, step in enumerate(AT_THE_START, start=len(choices) + 1):
            choices.append(Choice(str(number), said_at_start(state, step, messages), step.value))
    return Screen(
        kind=Kind.PICK,
        place=messages.message(f"interview.{state.cursor.step.value}"),
        done=_done(state),
        title=messages.message(f"interview.{state.cursor.step.value}-title"),
        choices=tuple(choices),
        ask=messages.message("interview.ask-choice"),
        keys=_keys(messages, KEYS_ELSEWHERE),
    )


def _confirm(state: Interview, messages: Messages) -> Screen:
    every = contradictions(replace(state, confirmed=frozenset()))
    rule, behind = next(found for found in every if found[0].id == state.cursor.id)
    questions = [state.questionnaire.by_id[id_] for id_ in behind]
    said = [f"- {messages.text(one.title)}: {in_full(one, state.draft.answer(one.id), messages)}" for one in questions]
    choices = [Choice("1", messages.message("interview.confirm-yes"), rule.id)]
    for number, one in enumerate(questions, start=2):
        choices.append(
            Choice(str(number), messages.message("interview.confirm-no", title=messages.text(one.title)), one.id)
        )
    return Screen(
        kind=Kind.PICK,
        place=messages.message("interview.confirm"),
        done=_done(state),
        title=messages.message("interview.confirm-title", title=messages.text(rule.title)),
        told=(
            messages.message("interview.confirm-said"),
            *said,
            messages.message("interview.confirm-means", risk=messages.text(rule.risk)),
        ),
        choices=tuple(choices),
        ask=messages.message("interview.ask-choice"),
        keys=_keys(messages, (Key.BACK, Key.JUMP, Key.OVERVIEW, Key.QUIT)),
    )


def _about(state: Interview, messages: Messages) -> Screen:
    """Whether to go on, which phase, or which role."""
    about: dict[str, object] = {}
    if state.cursor.step is Step.RESUME:
        at = progress(state)
        about = {"project": for_terminal(state.draft.project), "phase": phase_title(state, messages), **at}
        values = [
            (value, messages.message(f"interview.resume-{value}"))
            for value in (GO_ON, Ending.REPORT.value, Ending.NEW.value)
        ]
        now = GO_ON
    elif state.cursor.step is Step.PHASE:
        values = [(phase.id, messages.described_phase(phase)) for phase in state.questionnaire.phases]
        now = state.draft.phase or ""
    else:
        now = state.draft.role
        values = [(role.id, messages.text(role.title)) for role in state.questionnaire.offered_roles]
        values += [] if now in {"", *dict(values)} else [(now, messages.role(now))]
    return Screen(
        kind=Kind.PICK,
        place=messages.message("interview.start"),
        done=_done(state),
        title=messages.message(f"interview.{state.cursor.step.value}-title", **about),
        told=(messages.message(f"interview.{state.cursor.step.value}-told", **about),),
        choices=tuple(
            Choice(str(number), text, value, chosen=value == now)
            for number, (value, text) in enumerate(values, start=1)
        ),
        ask=messages.message("interview.ask-choice"),
        keys=_keys(messages, (Key.QUIT,) if state.cursor.step is Step.RESUME else KEYS_ELSEWHERE),
    )


def _text(state: Interview, messages: Messages) -> Screen:
    """A line of text: the project's name, a reason, a note, evidence."""
    step, draft = state.cursor.step, state.draft
    answer, initial, told = draft.answer(state.cursor.id), "", [messages.message(f"interview.{step.value}-told")]
    removable = (step is Step.NOTE and answer.note) or (step is Step.EVIDENCE and answer.evidence)
    if step is Step.PROJECT:
        initial, place = draft.project, messages.message("interview.start")
    else:
        place = messages.text(state.question.title)
        told.insert(0, messages.text(state.question.text))
        if step is Step.NOTE:
            initial = answer.note or ""
        elif step is Step.REASON and isinstance(answer, NotApplicable):
            initial = answer.not_applicable
    if removable:
        told.append(messages.message(f"interview.{step.value}-remove", remove=REMOVE))
    return Screen(
        kind=Kind.TEXT,
        place=place,
        done=_done(state),
        title=messages.message(f"interview.{step.value}-title"),
        told=tuple(told),
        current=current(state.question, answer, messages) if step is Step.EVIDENCE else "",
        initial=for_terminal(initial),
        may_be_emptied=step is Step.NOTE and bool(removable),
        ask=messages.message("interview.ask-text"),
        keys=_keys_of_text(state, messages),
    )


def _keys_of_text(state: Interview, messages: Messages) -> tuple[tuple[str, str], ...]:
    """Letters are text here, so that other keys ask for the same."""
    back = (messages.message("interview.escape"), messages.message("interview.key-back"))
    leave = ("Ctrl-C", messages.message("interview.key-quit"))
    return (leave,) if state.cursor.step is Step.PROJECT and not state.visited else (back, leave)


def _done(state: Interview) -> float:
    at = progress(state)
    return at["answered"] / at["questions"] if at["questions"] else 0.0


def _fault(state: Interview, messages: Messages) -> str:
    """What is wrong with what was given: with an option in the words on the screen, and what to type here."""
    if state.fault is None:
        return ""
    language = messages.languages[0]
    if state.cursor.step is not Step.QUESTION:
        return f"{sentence(state.fault, language)} {hint(state.fault, language)}"
    details = dict(state.fault.details)
    if isinstance(state.question, MultiQuestion):
        texts = {tick.value: messages.text(tick.text) for tick in state.question.options}
        details["given"] = texts.get(details.get("given", ""), details.get("given", ""))
    found = replace(state.fault, details=details)
    if isinstance(state.question, NumberQuestion) and found.code == "answer-not-a-number":
        return f"{sentence(found, language)} {messages.message('interview.number-hint')}"
    return f"{sentence(found, language)} {hint(found, language)}"


def _keys(messages: Messages, keys: tuple[Key, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((key.value, messages.message(f"interview.key-{key.name.lower().replace('_', '-')}")) for key in keys)
