"""Whether every question is answered, as `--require-complete` demands."""

from dataclasses import dataclass

from implcheck.model.answers import Answer, Given, NotApplicable, NotYet
from implcheck.model.enums import State
from implcheck.model.person_fields import gives_reason
from implcheck.scoring.answer_states import QuestionStates
from implcheck.scoring.scores import GroupScore


@dataclass(frozen=True)
class Completeness:
    """How complete the answers to a group of questions are.

    `missing` holds the ids of questions with neither an answer nor a reason why they do not apply, `skipped` those
    that a quick check skips. A question that is not applicable, with a reason, counts as answered, but only as long as
    the least share of the weight is really answered; `group` says how much that is.
    """

    group: GroupScore
    missing: tuple[str, ...]
    skipped: tuple[str, ...]

    @property
    def too_much_not_applicable(self) -> bool:
        """Whether so much is said not to apply that too little is answered."""
        return bool(self.group.asked_weight) and not self.group.enough_known


def completeness(states: QuestionStates, group: GroupScore, practice: str | None = None) -> Completeness:
    """The completeness of the questions of a practice, or of all; `group` is their score."""
    asked = [
        id_
        for id_, state in states.answered_or_open.items()
        if state.state is not State.NOT_ASKED and practice in {None, state.question.practice}
    ]
    skipped = tuple(id_ for id_ in asked if id_ not in states.in_scope)
    missing = tuple(id_ for id_ in asked if id_ in states.in_scope and not _settled(states.answers.get(id_)))
    return Completeness(group, missing, skipped)


def _settled(answer: Answer | None) -> bool:
    """Whether there is an answer, or a reason why there is none."""
    if isinstance(answer, NotApplicable):
        return gives_reason(answer.not_applicable)
    return isinstance(answer, (Given, NotYet))
