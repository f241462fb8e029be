"""The screens before the report: answers that rarely go together, and questions that are still open."""

from dataclasses import replace

from implcheck.interview.answer_text import full_answer
from implcheck.interview.progress import contradictions, open_questions, share_answered
from implcheck.interview.question_view import key_names
from implcheck.interview.screen import Choice, Screen, ScreenKind
from implcheck.interview.state import Interview
from implcheck.interview.steps import ANSWER_OPEN, Ending, Key, Step
from implcheck.wording.messages import Messages

KEYS = (Key.BACK, Key.JUMP, Key.OVERVIEW, Key.SEARCH, Key.ACTIONS, Key.UNDO, Key.QUIT)

MOST_LISTED = 5
"""The open questions that are named; more of them would push the choices off a small screen."""


def confirm_screen(state: Interview, messages: Messages) -> Screen:
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
        keys=key_names(state, messages, KEYS),
    )


def open_screen(state: Interview, messages: Messages) -> Screen:
    """The questions that were left open, and what to do about them."""
    questions = open_questions(state)
    listed = [messages.text(question.title) for question in questions[:MOST_LISTED]]
    more = len(questions) - len(listed)
    if more:
        listed.append(messages.message("interview.open-more", count=more))
    choices = (ANSWER_OPEN, Step.OVERVIEW.value, Ending.REPORT.value, Ending.LEFT.value)
    return Screen(
        kind=ScreenKind.PICK,
        position=messages.message("interview.confirm"),
        answered=share_answered(state),
        title=messages.message("interview.open-title", count=len(questions)),
        paragraphs=("; ".join(listed), messages.message("interview.open-explained")),
        choices=tuple(
            Choice(str(number), messages.message(f"interview.open-{value}"), value, chosen=value == ANSWER_OPEN)
            for number, value in enumerate(choices, start=1)
        ),
        prompt=messages.message("interview.ask-choice"),
        keys=key_names(state, messages, KEYS),
    )
