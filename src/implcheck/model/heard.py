"""What was heard of respondents, counted: equal answers of one role take no more room for a thousand than for one."""

from collections.abc import Mapping
from typing import NamedTuple

from implcheck.model.answers import Answer, Respondent


class Said(NamedTuple):
    """An answer to a question, and how many gave exactly that."""

    question: str
    answer: Answer
    times: int = 1
    may_be_quoted: bool = False
    """Whether its note may be shown with the role of who wrote it."""


class Heard(NamedTuple):
    """What some respondents of one role said; `may_stand_apart` if all of them allow that."""

    role: str
    respondents: int
    may_stand_apart: bool
    said: tuple[Said, ...]

    @classmethod
    def of(cls, respondent: Respondent, answers: Mapping[str, Answer]) -> "Heard":
        """What one respondent said."""
        said = (Said(id_, answer, 1, respondent.may_be_quoted) for id_, answer in answers.items())
        return cls(respondent.role, 1, respondent.may_stand_apart, tuple(said))
