"""The transitions of the interview: from a state and an event to the next state. No screen, no file, no clock.

Going back returns to the cursor before; it never removes an answer. An answer is in the draft from the moment it was
given.
"""

from dataclasses import replace

from implcheck.interview.choices import choice_made, other_roles_toggled
from implcheck.interview.deciding import decision_typed
from implcheck.interview.draft import Draft
from implcheck.interview.last_time import (
    LastTime,
    answer_to_confirm,
    reassessing,
    with_answers_taken_over,
    with_details,
)
from implcheck.interview.navigation import go_back, go_on, go_to, next_cursor, previous
from implcheck.interview.progress import contradictions
from implcheck.interview.searching import searched
from implcheck.interview.state import Interview, asked_questions
from implcheck.interview.steps import (
    DECISION_TEXTS,
    FIRST_STEPS,
    LISTS,
    OWN_ROLE,
    REMOVE,
    WITH_ACTIONS,
    Cursor,
    Ending,
    Entered,
    Event,
    Key,
    Step,
)
from implcheck.interview.undo import remembering, taken_back
from implcheck.model.answer_value import NOT_YET, Value
from implcheck.model.answers import Answer, Given, NotApplicable, NotYet, Unknown
from implcheck.model.limits import LONGEST_ID, LONGEST_TEXT, MOST_EVIDENCE
from implcheck.model.problem import Problem, problem
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.roles import role_named
from implcheck.validation.answers import value_problem
from implcheck.validation.answers_file import placeholder_problem

REACHED_FROM = {
    Key.JUMP: frozenset({Step.CONFIRM, Step.OPEN}),
    Key.OVERVIEW: frozenset({Step.CONFIRM, Step.OPEN}),
    Key.SEARCH: LISTS,
}
"""The lists from which one can go to another list, as from a question."""

TO_FILL_IN = frozenset({Step.PROJECT, Step.ROLE, Step.OWN_ROLE, Step.OWNER_WORD, Step.RISK_REASON, Step.ACTION_NOTE})
"""The steps whose text may not be what a template has in its place; a file with that is not valid."""

EXCERPT = 20
"""How many characters of a text that is too long the message shows."""


def begin(
    questionnaire: Questionnaire,
    draft: Draft,
    *,
    quick: bool = False,
    continued: Draft | None = None,
    phase_is_given: bool = False,
    last: LastTime | None = None,
    first: Step = Step.RESUME,
) -> Interview:
    """Begin an interview; with `last` as a re-assessment.

    If the draft has content, the first step asks whether to continue with it, unless `first` is another step; that of a
    question means the first open one. `continued` is the draft to go on with then, if that is another one; see
    `Interview`.
    """
    held = draft.as_dated()  # a file keeps its day until something is answered
    goes_on = continued.as_dated() if continued is not None else None
    fresh = Interview(questionnaire, held, Cursor(first), quick, goes_on, phase_is_given, today=draft.date)
    fresh = reassessing(fresh if first is Step.RESUME else fresh.resumed, last) if last is not None else fresh
    asks_at_once = first is Step.QUESTION or not draft.can_be_saved
    return replace(fresh, cursor=next_cursor(fresh, None)) if asks_at_once else fresh


def advance(state: Interview, event: Event) -> Interview:
    """The state after an event. An event that does not fit the current step changes nothing."""
    state = replace(state, fault=None, notice=None)
    if state.over:
        return state
    if event is Key.UNDO:
        return taken_back(state)
    after = _entered(state, event.value) if isinstance(event, Entered) else _commanded(state, event)
    return remembering(state, after)


def _commanded(state: Interview, key: Key) -> Interview:
    match key:
        case Key.QUIT:
            return replace(state, ending=Ending.LEFT)
        case Key.BACK:
            return previous(state)
        case Key.MORE:
            return replace(state, help_shown=not state.help_shown)
        case _ if state.cursor.step is Step.QUESTION:
            return _command_on_question(state, key)
        case _:
            return _command_on_list(state, key)


def _command_on_list(state: Interview, key: Key) -> Interview:
    step = state.cursor.step
    match key:
        case Key.OTHER_ROLES if step is Step.OVERVIEW:
            return other_roles_toggled(state)
        case Key.ONLY_OPEN if step is Step.OVERVIEW:
            return replace(state, open_shown=not state.open_shown)
        case Key.ACTIONS if step in WITH_ACTIONS:
            return replace(state, cursor=Cursor(Step.ACTIONS), visited=(*state.visited, state.cursor), help_shown=False)
        case _ if step in REACHED_FROM.get(key, ()):
            return go_to(state, Cursor(Step(key.name.lower())))
        case _:
            return state


def _command_on_question(state: Interview, key: Key) -> Interview:
    id_ = state.cursor.id
    match key:
        case Key.SKIP:
            after = replace(state, skipped=state.skipped | {id_})
            return go_on(after, id_)
        case Key.DONT_KNOW:
            return _answer_given(state, id_, Unknown())
        case Key.AS_LAST_TIME:
            answer = answer_to_confirm(state, id_)
            return _answer_given(state, id_, answer) if answer is not None else state
        case Key.NOT_APPLICABLE:
            return go_to(state, Cursor(Step.REASON, id_))
        case Key.OTHER_ROLES:
            return other_roles_toggled(state)
        case Key.NOTE | Key.EVIDENCE | Key.JUMP | Key.OVERVIEW | Key.SEARCH:
            return go_to(state, Cursor(Step(key.name.lower()), id_))
        case _:
            return state


def _entered(state: Interview, value: Value) -> Interview:
    step = state.cursor.step
    if step.takes_text or (step is Step.ROLE):
        text = _without_lone_surrogates(str(value)).strip()
        if (fault := _text_problem(state, text)) is not None:
            return replace(state, fault=fault)
        if step in DECISION_TEXTS:
            return decision_typed(state, text) if text else state
        return _text_entered(state, text) if text else state
    match step:
        case Step.PHASE:
            if value not in {phase.id for phase in state.offered_phases}:
                return state
            return _after_first_step(replace(state, draft=replace(state.draft, phase=str(value))))
        case Step.QUESTION:
            return _value_entered(state, value)
        case _:
            return choice_made(state, value)


def _value_entered(state: Interview, value: Value) -> Interview:
    """The state after a value was entered on a question: an answer, or what is wrong with it."""
    question = state.question
    if question.not_yet is not None and value in (NOT_YET, (NOT_YET,)):
        return _answer_given(state, question.id, NotYet())
    if question.not_yet is not None and isinstance(value, tuple) and NOT_YET in value:
        return replace(state, fault=problem("answer-exclusive", given=NOT_YET))
    fault = value_problem(question, value)
    return replace(state, fault=fault) if fault is not None else _answer_given(state, question.id, Given(answer=value))


def _without_lone_surrogates(typed: str) -> str:
    """The typed text without lone surrogates, which a broken keyboard or paste can leave."""
    return typed.encode("utf-8", "replace").decode("utf-8")


def _text_problem(state: Interview, text: str) -> Problem | None:
    """What an answers file does not take: too long a text, too many evidence entries, "?" where a text is required."""
    longest = LONGEST_ID if state.cursor.step in {Step.OWN_ROLE, Step.OWNER_WORD} else LONGEST_TEXT
    if len(text) > longest:
        return problem("text-too-long", key=f"{text[:EXCERPT]}…", most=longest)
    if state.cursor.step is Step.EVIDENCE and text != REMOVE:
        count = len(state.held(state.cursor.id).evidence) + 1
        if count > MOST_EVIDENCE:
            return problem("list-too-long", key="evidence", have=count, most=MOST_EVIDENCE)
    return placeholder_problem(text) if state.cursor.step in TO_FILL_IN else None


def _text_entered(state: Interview, text: str) -> Interview:
    """The state after a line of text was entered."""
    id_, draft = state.cursor.id, state.draft
    match state.cursor.step:
        case Step.PROJECT:
            return _after_first_step(replace(state, draft=replace(draft, project=text)))
        case Step.ROLE if text == OWN_ROLE:
            return go_to(state, Cursor(Step.OWN_ROLE))
        case Step.ROLE:
            return _after_first_step(replace(state, draft=replace(draft, role=text)))
        case Step.OWN_ROLE:
            role = role_named(text, state.questionnaire.roles)
            return _after_first_step(replace(go_back(state), draft=replace(draft, role=role)))
        case Step.REASON:
            return _answer_given(state, id_, NotApplicable(not_applicable=text))
        case Step.SEARCH:
            return searched(state, text)
        case Step.NOTE:
            return go_back(with_details(state, id_, {"note": None if text == REMOVE else text}))
        case _:
            evidence = state.held(id_).evidence
            changed = evidence[:-1] if text == REMOVE else (*evidence, text)
            return go_back(with_details(state, id_, {"evidence": changed}))


def _after_first_step(state: Interview) -> Interview:
    """The state after one of the first steps: back to the question that it was left at, or to one that is asked now."""
    state = with_answers_taken_over(state)
    left = state.visited[-1] if state.visited else None
    if left is None or left.step in FIRST_STEPS:
        return go_to(state, next_cursor(state, None))
    if left.step is Step.QUESTION and left.id not in {question.id for question in asked_questions(state)}:
        return go_to(state, next_cursor(state, left.id))
    return go_back(state)


def _answer_given(state: Interview, id_: str, answer: Answer) -> Interview:
    """The state after an answer, whose note and evidence stay; contradictions that rest on it must be confirmed again."""
    before = state.held(id_)
    draft = state.draft.with_answer(id_, answer.model_copy(update={"note": before.note, "evidence": before.evidence}))
    draft = replace(draft, date=state.day)
    resting_on_it = {
        rule.id for rule, questions in contradictions(replace(state, confirmed=frozenset())) if id_ in questions
    }
    changed = state.draft.answers.get(id_) != draft.answers[id_]
    confirmed = state.confirmed - resting_on_it if changed else state.confirmed
    after = replace(state, draft=draft, confirmed=confirmed, to_confirm=state.to_confirm - {id_})
    return go_on(after, id_)
