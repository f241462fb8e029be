"""What was heard of respondents, counted: equal answers of one role take no more room for a thousand than for one."""

from typing import NamedTuple

from implcheck.model.answers import Answer


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
