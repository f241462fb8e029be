"""The questions of a round that are open: those that nobody who is asked could answer, and those that nobody is asked yet.

The status of a round shows no answers. So a question is listed as unanswered only if the combined report would say how many of
those who are asked it do not know: enough people are asked, or all consent and their roles are shown. Of the others only the
number is said. It follows from who is asked, never from an answer, and so do the questions that nobody is asked. That is also
why a question that is asked only after certain answers to others is not looked at: whether it is asked would tell what those
were.
"""

from typing import NamedTuple

from implcheck.model.question import Question
from implcheck.model.round_status import OpenQuestion
from implcheck.respondents.disclosure_control import may_show, roles_to_show
from implcheck.respondents.tally import Tally


class OpenQuestions(NamedTuple):
    """The open questions of a phase, in the questionnaire's order."""

    unanswered: tuple[OpenQuestion, ...] = ()
    """Those that enough people are asked, of whom nobody could answer."""
    left_out: int = 0
    """How many questions too few people are asked to say whether anybody could answer."""
    not_asked: tuple[OpenQuestion, ...] = ()
    """Those that nobody who answered is asked, with the roles that could answer."""


def open_questions(tally: Tally, phase: str, min_group: int) -> OpenQuestions:
    """Return the open questions of the phase with this id; none if nobody has answered yet.

    `min_group` is the number of people from which it is said that none of them could answer, without their consent.
    """
    respondents, willing = tally.respondents, tally.willing
    if not respondents:
        return OpenQuestions()
    consenting = willing & roles_to_show(respondents, willing, min_group)
    unanswered, not_asked, left_out = [], [], 0
    for question in _always_asked(tally, phase):
        tallied = tally.questions[question.id]
        people_asked = {role: size for role, size in respondents.items() if tallied.is_asked(role)}
        if not people_asked:
            could = tally.in_order(question.asked_of)
            not_asked.append(OpenQuestion(question.id, question.practice, question.title, could))
        elif not may_show(people_asked, consenting, min_group):
            left_out += 1
        elif not tallied.asked.say_something:
            unanswered.append(OpenQuestion(question.id, question.practice, question.title))
    return OpenQuestions(tuple(unanswered), left_out, tuple(not_asked))


def _always_asked(tally: Tally, phase: str) -> tuple[Question, ...]:
    """Return the questions of a phase that are asked whatever the answers to others are."""
    return tuple(question for question in tally.questionnaire.asked_in(phase) if question.when is None)
