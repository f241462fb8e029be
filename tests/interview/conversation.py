"""A small questionnaire with every type of question, a condition and two rules; and ways through its interview."""

import datetime
from functools import cache
from typing import Any

from tests.support.build import built_in, choice, levels, number, questionnaire, rule, ticks, yes_no

from implcheck.interview.draft import Draft
from implcheck.interview.screen import Screen
from implcheck.interview.state import Interview
from implcheck.interview.steps import (
    Cursor,
    Entered,
    Event,
    Key,
    Step,
)
from implcheck.interview.transitions import advance, begin
from implcheck.interview.view import draw
from implcheck.model.answer_value import Value
from implcheck.model.answers import Answer, Given
from implcheck.model.questionnaire import Questionnaire
from implcheck.wording.messages import Messages

DAY = datetime.date(2026, 11, 24)
QUICK = "It carries most."
EN, NL = Messages(("en", "nl")), Messages(("nl", "en"))


@cache
def small() -> Questionnaire:
    """Questions in the order level, sure, after, option, ticked, hours, last; `after` only if `sure` is yes."""
    return questionnaire(
        levels("one.level", quick=QUICK),
        yes_no("one.sure"),
        levels("one.after", when={"question": "one.sure", "is": "yes"}),
        choice("two.option", {"good": 4, "fair": 2, "poor": 0}, quick=QUICK),
        ticks("two.ticked", ["a", "b", "c"], {0: 0, 1: 1, 2: 2, 3: 4}),
        number("two.hours", {0: 0, 5: 1, 10: 2, 20: 3, 40: 4}),
        levels("two.last"),
        rules=[
            rule("first", {"all": [{"question": "one.level", "at_most": 1}, {"question": "two.option", "is": "poor"}]}),
            rule("second", {"all": [{"question": "one.level", "at_most": 1}, {"question": "two.last", "at_most": 1}]}),
        ],
    )


@cache
def for_roles() -> Questionnaire:
    """Six questions for several roles, one of them for all, that mostly have an answer "not yet"."""
    return questionnaire(
        levels("one.level", asked_of=["sponsor"], not_yet="There is nothing to see yet."),
        yes_no("one.sure", not_yet="No question has come up yet."),
        choice("two.option", {"good": 4, "fair": 2, "poor": 0}, asked_of=["key-user"], not_yet="Not chosen yet."),
        ticks("two.ticked", ["a", "b", "c"], {0: 0, 1: 1, 2: 2, 3: 4}, asked_of=["sponsor"], not_yet="Nothing yet."),
        number(
            "two.hours", {0: 0, 50: 2, 90: 4, 111: 3}, 200, asked_of=["sponsor", "key-user"], not_yet="Not started."
        ),
        levels("two.last", asked_of=["user"], when={"question": "one.sure", "is": "yes"}),
    )


def draft(**answers: Answer) -> Draft:
    """Return a draft that can be saved; the keyword `one_level` means the id `one.level`."""
    given = {name.replace("_", ".", 1): answer for name, answer in answers.items()}
    return Draft("small", DAY, "Project", "kickoff", "sponsor", answers=given)


def at_first_question(
    questionnaire: Questionnaire | None = None, role: str = "project-lead", *, quick: bool = False
) -> Interview:
    """Return a new conversation at its first question, of somebody who is asked everything unless told otherwise."""
    asked = questionnaire or small()
    fresh = begin(asked, Draft(asked.id, DAY), quick=quick)
    return say(fresh, "Project", "kickoff", role)


def after(state: Interview, *events: Event) -> Interview:
    """Return the state after events."""
    for event in events:
        state = advance(state, event)
    return state


def say(state: Interview, *values: Value) -> Interview:
    """Return the state after entering a value at each step."""
    return after(state, *(Entered(value) for value in values))


def go_to(state: Interview, id_: str) -> Interview:
    """Return the state at a question that was chosen from all answers."""
    return after(state, Key.OVERVIEW, Entered(id_))


def on(id_: str, step: Step = Step.QUESTION) -> Cursor:
    """Return the cursor at a question, or at a part of it."""
    return Cursor(step, id_)


CONTRADICTORY: tuple[Any, ...] = (1, "no", "poor", ("a",), 12, 1)
"""Answers to the small questionnaire, in order, that both combinations hold for; `one.after` is not asked."""
SOUND: tuple[Any, ...] = (3, "no", "good", ("a",), 12, 3)
"""Answers that no combination holds for."""


def built(id_: str, messages: Messages = EN, phase: str = "kickoff", answer: Given | None = None) -> Screen:
    """Return the screen of a question of the built-in questionnaire."""
    return draw(at(id_, phase, answer), messages)


def at(id_: str, phase: str = "kickoff", answer: Given | None = None) -> Interview:
    """Return the built-in conversation at a question, which is answered already if an answer is given."""
    state = after(at_first_question(built_in()), Key.BACK, Key.BACK, Entered(phase))
    there = after(state, Key.OVERVIEW, Entered(id_))
    if answer is None:
        return there
    return after(say(there, answer.answer), Key.OVERVIEW, Entered(id_))
