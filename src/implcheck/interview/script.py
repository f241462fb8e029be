"""The conversation: a state, an event, and the state after it. No screen, no file, no clock.

A cursor says what is asked now. Going back returns to the cursor before; it never takes an answer away. Every
answer is in the draft from the moment it was given, whatever comes after.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from implcheck.interview.draft import Draft
from implcheck.model.answers import Answer, Given, NotApplicable, Unanswered, Unknown
from implcheck.model.problem import Problem
from implcheck.model.question import Question, Value
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.rule import Rule
from implcheck.model.scale import Phase, Truth
from implcheck.scoring.conditions import judge
from implcheck.scoring.readiness import Readings, read_answers
from implcheck.scoring.standing import stand
from implcheck.scoring.weights import effective_weights

ROLES = ("project-lead", "sponsor", "line-manager", "key-user", "user", "consultant", "other")
"""The roles that are offered."""


class Step(Enum):
    """What a screen is about."""

    RESUME = "resume"
    PROJECT = "project"
    PHASE = "phase"
    ROLE = "role"
    QUESTION = "question"
    REASON = "reason"
    NOTE = "note"
    EVIDENCE = "evidence"
    JUMP = "jump"
    OVERVIEW = "overview"
    CONFIRM = "confirm"
    END = "end"

    @property
    def takes_text(self) -> bool:
        """Whether it is answered with a line of text."""
        return self in {Step.PROJECT, Step.REASON, Step.NOTE, Step.EVIDENCE}

    @property
    def beside(self) -> bool:
        """Whether it stands beside a question, and leads back to it."""
        return self in {Step.REASON, Step.NOTE, Step.EVIDENCE, Step.JUMP, Step.OVERVIEW}


@dataclass(frozen=True)
class Cursor:
    """What is asked now: the step, and the id of the question or rule it is about."""

    step: Step
    id: str = ""


class Ending(Enum):
    """How a conversation was ended before its last question; the value is what choosing it gives."""

    LEFT = "left"
    REPORT = "report"
    NEW = "new"


GO_ON = "go-on"
"""What choosing to go on with a file gives."""


class Key(Enum):
    """What a person may ask for on every question. Its value is the letter that asks for it."""

    BACK = "b"
    SKIP = "s"
    DONT_KNOW = "d"
    NOT_APPLICABLE = "x"
    NOTE = "t"
    EVIDENCE = "e"
    JUMP = "g"
    OVERVIEW = "o"
    MORE = "?"
    QUIT = "q"


@dataclass(frozen=True)
class Answered:
    """A value was given: a level, an option, ticks, a number, a line of text, or an id to go to."""

    value: Value


Event = Key | Answered


@dataclass(frozen=True)
class Interview:
    """Where a conversation stands. `visited` is the way back; `more` shows the help; `fault` is what was wrong."""

    questionnaire: Questionnaire
    draft: Draft
    cursor: Cursor
    quick: bool = False
    visited: tuple[Cursor, ...] = ()
    confirmed: frozenset[str] = frozenset()
    more: bool = False
    fault: Problem | None = None
    ending: Ending | None = None

    @property
    def over(self) -> bool:
        """Whether there is nothing more to say: it came to its end, or was ended."""
        return self.ending is not None or self.cursor.step is Step.END

    @property
    def question(self) -> Question:
        """The question that the cursor is on or beside."""
        return self.questionnaire.by_id[self.cursor.id]

    @property
    def readings(self) -> Readings:
        """The answers as read so far."""
        phase = self.draft.phase or Phase.KICKOFF
        return read_answers(self.questionnaire, self.draft.answers, phase, quick=self.quick)


def begin(questionnaire: Questionnaire, draft: Draft, *, quick: bool = False) -> Interview:
    """The start of a conversation. With a draft that holds something, it asks first whether to go on with it."""
    fresh = Interview(questionnaire, draft, Cursor(Step.RESUME), quick=quick)
    return fresh if draft.can_be_saved else replace(fresh, cursor=_next_after(fresh, None))


def asked(state: Interview) -> tuple[Question, ...]:
    """The questions that are asked, given the answers so far: those of the phase whose `when` holds."""
    if state.draft.phase is None:
        return ()
    of_phase = state.questionnaire.asked_in(state.draft.phase)
    wanted = state.questionnaire.quick if state.quick else state.questionnaire.by_id
    readings = state.readings.by_id
    return tuple(
        one
        for one in of_phase
        if one.id in wanted and (one.when is None or judge(one.when, readings, {}).truth is Truth.TRUE)
    )


def contradictions(state: Interview) -> tuple[tuple[Rule, tuple[str, ...]], ...]:
    """The combinations that the answers show and nobody has confirmed, each with the questions behind it."""
    if state.draft.phase is None:
        return ()
    standing = stand(state.readings, effective_weights(state.questionnaire))
    return tuple((rule, judged.decided_by) for rule, judged in standing.triggered if rule.id not in state.confirmed)


def advance(state: Interview, event: Event) -> Interview:
    """The state after an event. An event that does not fit where it comes changes nothing."""
    state = replace(state, fault=None)
    if state.over:
        return state
    if isinstance(event, Answered):
        return _answered(state, event.value)
    match event:
        case Key.QUIT:
            return replace(state, ending=Ending.LEFT)
        case Key.BACK:
            return _back(state)
        case Key.MORE:
            return replace(state, more=not state.more)
        case _ if state.cursor.step is Step.QUESTION:
            return _beside_question(state, event)
        case Key.JUMP | Key.OVERVIEW if state.cursor.step is Step.CONFIRM:
            return _to(state, Cursor(Step(event.name.lower())))
        case _:
            return state


def _beside_question(state: Interview, key: Key) -> Interview:
    id_ = state.cursor.id
    match key:
        case Key.SKIP:
            return _to(state, _next_after(state, id_))
        case Key.DONT_KNOW:
            return _given(state, id_, Unknown())
        case Key.NOT_APPLICABLE:
            return _to(state, Cursor(Step.REASON, id_))
        case _:
            return _to(state, Cursor(Step(key.name.lower()), id_))


def _answered(state: Interview, value: Value) -> Interview:
    step = state.cursor.step
    if step.takes_text or (step is Step.ROLE):
        text = _sound(str(value)).strip()
        return _text(state, text) if text else state
    match step:
        case Step.RESUME:
            ending = next((one for one in Ending if one.value == value), None)
            go_on = replace(state, cursor=_next_after(state, None))
            return go_on if value == GO_ON else replace(state, ending=ending)
        case Step.PHASE:
            phase = next((one for one in Phase if one.value == value), None)
            if phase is None:
                return state
            chosen = replace(state, draft=replace(state.draft, phase=phase))
            return _to(chosen, _next_after(chosen, None))
        case Step.QUESTION:
            fault = state.question.fault(value)
            return (
                replace(state, fault=fault)
                if fault is not None
                else _given(state, state.cursor.id, Given(answer=value))
            )
        case Step.JUMP | Step.OVERVIEW | Step.CONFIRM:
            return _chosen(state, str(value))
        case _:
            return state


def _sound(typed: str) -> str:
    """What was typed, without halves of characters that a broken keyboard or paste leaves behind."""
    return typed.encode("utf-8", "replace").decode("utf-8")


def _text(state: Interview, text: str) -> Interview:
    """A line of text was given."""
    id_, draft = state.cursor.id, state.draft
    match state.cursor.step:
        case Step.PROJECT:
            named = replace(state, draft=replace(draft, project=text))
            return _to(named, _next_after(named, None))
        case Step.ROLE:
            played = replace(state, draft=replace(draft, role=text))
            return _to(played, _next_after(played, None))
        case Step.REASON:
            return _given(state, id_, NotApplicable(not_applicable=text))
        case Step.NOTE:
            answer: Answer = draft.answers.get(id_, Unanswered()).model_copy(update={"note": text})
        case _:
            before = draft.answers.get(id_, Unanswered())
            answer = before.model_copy(update={"evidence": (*before.evidence, text)})
    return _return(replace(state, draft=draft.with_answer(id_, answer)))


def _chosen(state: Interview, id_: str) -> Interview:
    """A practice, a question or a confirmation was chosen from a list."""
    questions = asked(state)
    if state.cursor.step is Step.CONFIRM and id_ == state.cursor.id:
        confirmed = replace(state, confirmed=state.confirmed | {id_})
        return _to(confirmed, _next_after(confirmed, questions[-1].id if questions else None))
    if state.cursor.step is Step.JUMP:
        id_ = next((one.id for one in questions if one.practice == id_), "")
    if id_ not in {one.id for one in questions}:
        return state
    return _to(state, Cursor(Step.QUESTION, id_))


def _given(state: Interview, id_: str, answer: Answer) -> Interview:
    """An answer was given; confirmations that rested on it are asked again."""
    draft = state.draft.with_answer(id_, answer)
    named = {rule.id for rule, behind in contradictions(replace(state, confirmed=frozenset())) if id_ in behind}
    changed = state.draft.answers.get(id_) != draft.answers[id_]
    confirmed = state.confirmed - named if changed else state.confirmed
    after = replace(state, draft=draft, confirmed=confirmed)
    return _to(after, _next_after(after, id_))


def _next_after(state: Interview, id_: str | None) -> Cursor:
    """What comes next: who and what first, then the first question after `id_` without an answer, then the end."""
    if not state.draft.project:
        return Cursor(Step.PROJECT)
    if state.draft.phase is None:
        return Cursor(Step.PHASE)
    if not state.draft.role:
        return Cursor(Step.ROLE)
    order = [one.id for one in state.questionnaire.questions]
    start = order.index(id_) + 1 if id_ is not None else 0
    later = set(order[start:])
    for question in asked(state):
        if question.id in later and not state.draft.answered(question.id):
            return Cursor(Step.QUESTION, question.id)
    found = contradictions(state)
    return Cursor(Step.CONFIRM, found[0][0].id) if found else Cursor(Step.END)


def _to(state: Interview, cursor: Cursor) -> Interview:
    if cursor == state.cursor:
        return state
    left = state.cursor
    visited = state.visited if left.step.beside else (*state.visited, left)
    return replace(state, cursor=cursor, visited=visited, more=False)


def _return(state: Interview) -> Interview:
    """Back to the last cursor that can still be shown; what is not asked any more is passed over."""
    questions = {one.id for one in asked(state)}
    rules = {rule.id for rule, _ in contradictions(replace(state, confirmed=frozenset()))}
    visited = state.visited
    while visited:
        cursor, visited = visited[-1], visited[:-1]
        known = {Step.QUESTION: questions, Step.CONFIRM: rules}.get(cursor.step)
        if known is None or cursor.id in known:
            return replace(state, cursor=cursor, visited=visited, more=False)
    return replace(state, cursor=_next_after(state, None), visited=(), more=False)


def _back(state: Interview) -> Interview:
    """To the cursor before; at the start of a continued conversation, to the question before in order."""
    if state.visited:
        return _return(state)
    if state.cursor.step is Step.QUESTION:
        before = [one.id for one in asked(state)]
        at = before.index(state.cursor.id) if state.cursor.id in before else 0
        if at:
            return replace(state, cursor=Cursor(Step.QUESTION, before[at - 1]), more=False)
        return replace(state, cursor=Cursor(Step.ROLE), more=False)
    earlier = {Step.ROLE: Step.PHASE, Step.PHASE: Step.PROJECT}.get(state.cursor.step)
    if state.cursor.step is Step.CONFIRM and (questions := asked(state)):
        return replace(state, cursor=Cursor(Step.QUESTION, questions[-1].id), more=False)
    return replace(state, cursor=Cursor(earlier), more=False) if earlier is not None else state


def read_number(typed: str) -> Value:
    """The number in what was typed: `40`, `40%` and `40,5` are numbers; anything else is given back as it is."""
    written = typed.strip().removesuffix("%").strip().replace(",", ".", 1)
    if not re.fullmatch(r"[-+]?[0-9]{1,12}(\.[0-9]{1,12})?", written):
        return typed
    number = float(written)
    return int(number) if number.is_integer() else number


def progress(state: Interview) -> Mapping[str, int]:
    """How far it is: which practice of how many, which question of how many, and how many are answered."""
    questions = asked(state)
    practices = list(dict.fromkeys(one.practice for one in questions))
    ids = [one.id for one in questions]
    at = ids.index(state.cursor.id) if state.cursor.id in ids else 0
    return {
        "practice": practices.index(questions[at].practice) + 1 if questions else 0,
        "practices": len(practices),
        "question": at + 1,
        "questions": len(questions),
        "answered": sum(state.draft.answered(id_) for id_ in ids),
    }
