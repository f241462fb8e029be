"""Whether every question is answered, as `--require-complete` asks."""

from dataclasses import dataclass

from implcheck.model.answers import Answer, Given, NotApplicable, gives_reason
from implcheck.model.enums import State
from implcheck.scoring.answer_states import QuestionStates
from implcheck.scoring.evaluation import Part


@dataclass(frozen=True)
class Completeness:
    """How complete the answers to some questions are.

    `missing` have neither an answer nor a reason why they do not apply, `not_looked_at` are left out by a quick check.
    What does not apply counts as answered, but only as far as the least share of the weight is really answered; how
    much that is, `part` says.
    """

    part: Part
    missing: tuple[str, ...]
    not_looked_at: tuple[str, ...]

    @property
    def excused(self) -> bool:
        """Whether too much is said not to apply."""
        return bool(self.part.asked) and not self.part.enough


def complete(states: QuestionStates, part: Part, practice: str | None = None) -> Completeness:
    """The completeness of the questions of a practice, or of all, of which `part` is what is known."""
    asked = [
        id_
        for id_, one in states.all_asked.items()
        if one.state is not State.NOT_ASKED and practice in {None, one.question.practice}
    ]
    skipped = tuple(id_ for id_ in asked if id_ not in states.asked)
    missing = tuple(id_ for id_ in asked if id_ in states.asked and not _settled(states.answers.get(id_)))
    return Completeness(part, missing, skipped)


def _settled(answer: Answer | None) -> bool:
    """Whether there is an answer, or a reason why there is none."""
    if isinstance(answer, NotApplicable):
        return gives_reason(answer.not_applicable)
    return isinstance(answer, Given)
