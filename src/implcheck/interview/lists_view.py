"""The lists of an interview: all answers, the practices to go to, and the questions that a search found."""

from collections.abc import Iterator

from implcheck.interview.answer_text import first_step_answer, short_answer
from implcheck.interview.last_time import answer_to_confirm
from implcheck.interview.progress import open_questions, share_answered
from implcheck.interview.question_view import key_names
from implcheck.interview.screen import Choice, Screen, ScreenKind
from implcheck.interview.searching import found_questions
from implcheck.interview.state import Interview, asked_questions, questions_for_other_roles
from implcheck.interview.steps import CONTINUE, OTHER_ROLES, Key, Step
from implcheck.model.question import Question
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages

KEYS = (Key.BACK, Key.OTHER_ROLES, Key.ONLY_OPEN, Key.SEARCH, Key.ACTIONS, Key.UNDO, Key.QUIT)

Row = tuple[str, str]
"""The text of a choice, and its value."""


def list_screen(state: Interview, messages: Messages) -> Screen:
    """The list of a step, with the current question selected."""
    step, details = state.cursor.step, {"words": for_terminal(state.words)}
    paragraphs: tuple[str, ...] = ()
    match step:
        case Step.JUMP:
            rows = list(_practices(state, messages))
        case Step.FOUND:
            rows = [_answer_row(state, question, messages) for question in found_questions(state)]
        case _:
            rows = list(_all_answers(state, messages))
            counts = {"count": len(open_questions(state)), "questions": len(asked_questions(state))}
            paragraphs = (messages.message("interview.overview-open", **counts),)
    keys = KEYS if step is Step.OVERVIEW else tuple(key for key in KEYS if key is not Key.OTHER_ROLES)
    return Screen(
        kind=ScreenKind.PICK,
        position=messages.message(f"interview.{step.value}"),
        answered=share_answered(state),
        title=messages.message(f"interview.{step.value}-title", **details),
        paragraphs=paragraphs,
        choices=tuple(
            Choice(str(number), text, value, chosen=value == state.cursor.id)
            for number, (text, value) in enumerate(rows, start=1)
        ),
        prompt=messages.message("interview.ask-choice"),
        keys=key_names(state, messages, keys),
    )


def _practices(state: Interview, messages: Messages) -> Iterator[Row]:
    questions = asked_questions(state)
    for practice in dict.fromkeys(question.practice for question in questions):
        own = [question.id for question in questions if question.practice == practice]
        count = sum(not state.is_open(id_) for id_ in own)
        title = messages.text(state.questionnaire.practices_by_id[practice].title)
        yield messages.message("interview.jump-row", title=title, answered=count, asked=len(own)), practice


def _all_answers(state: Interview, messages: Messages) -> Iterator[Row]:
    """The rows of all answers, or of those to open questions alone; the last one leads on."""
    still_open = open_questions(state)
    for question in still_open if state.open_shown else asked_questions(state):
        yield _answer_row(state, question, messages)
    if not state.open_shown:
        for step in state.first_steps:
            yield first_step_answer(state, step, messages), step.value
        if others := questions_for_other_roles(state):
            key = "interview.hide-others" if state.others_shown else "interview.show-others"
            yield messages.message(key, count=len(others)), OTHER_ROLES
    yield messages.message("interview.overview-go-on" if still_open else "interview.overview-report"), CONTINUE


def _answer_row(state: Interview, question: Question, messages: Messages) -> Row:
    answer = short_answer(question, state.held(question.id), messages)
    if answer_to_confirm(state, question.id) is not None:
        answer = messages.message("interview.row-last-time", answer=answer)
    return f"{messages.text(question.title)}: {answer}", question.id
