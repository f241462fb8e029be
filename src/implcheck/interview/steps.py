"""The steps of an interview, the choices on them, and the events that lead from one to another."""

from dataclasses import dataclass
from enum import Enum

from implcheck.model.answer_value import Value


class Step(Enum):
    """The step that a screen belongs to."""

    RESUME = "resume"
    PROJECT = "project"
    PHASE = "phase"
    ROLE = "role"
    OWN_ROLE = "own-role"
    QUESTION = "question"
    REASON = "reason"
    NOTE = "note"
    EVIDENCE = "evidence"
    JUMP = "jump"
    OVERVIEW = "overview"
    SEARCH = "search"
    FOUND = "found"
    ACTIONS = "actions"
    ACTION = "action"
    ACTION_STATUS = "action-status"
    ACTION_OWNER = "action-owner"
    ACTION_DUE = "action-due"
    ACTION_NOTE = "action-note"
    RISK_REASON = "risk-reason"
    RISK_OWNER = "risk-owner"
    RISK_UNTIL = "risk-until"
    OWNER_WORD = "owner-word"
    CONFIRM = "confirm"
    OPEN = "open"
    END = "end"

    @property
    def takes_text(self) -> bool:
        """Whether it is answered with a line of text."""
        return (
            self in {Step.PROJECT, Step.OWN_ROLE, Step.REASON, Step.NOTE, Step.EVIDENCE, Step.SEARCH} | DECISION_TEXTS
        )

    @property
    def returns_to_question(self) -> bool:
        """Whether it is a side step from a question, and leads back to it."""
        return self in {Step.REASON, Step.NOTE, Step.EVIDENCE, Step.JUMP, Step.OVERVIEW, Step.SEARCH, Step.FOUND}


DECISION_TEXTS = frozenset({Step.ACTION_DUE, Step.ACTION_NOTE, Step.RISK_REASON, Step.RISK_UNTIL, Step.OWNER_WORD})
"""The steps of a decision that are answered with a line of text."""

DECISIONS = DECISION_TEXTS | {Step.ACTIONS, Step.ACTION, Step.ACTION_STATUS, Step.ACTION_OWNER, Step.RISK_OWNER}
"""The steps that are about decisions on findings."""

FIRST_STEPS = (Step.PROJECT, Step.PHASE, Step.ROLE)
"""The steps before the first question."""

LISTS = frozenset({Step.JUMP, Step.OVERVIEW, Step.FOUND, Step.CONFIRM, Step.OPEN, Step.ACTIONS, Step.ACTION})
"""The lists from which one can search, as from a question."""

WITH_UNDO = LISTS | {
    *(Step.PHASE, Step.ROLE, Step.QUESTION),
    *(Step.ACTION_STATUS, Step.ACTION_OWNER, Step.RISK_OWNER),
}
"""The steps at which a change can be taken back."""

WITH_ACTIONS = frozenset({Step.OVERVIEW, Step.OPEN})
"""The lists from which one can go on to decisions about findings."""


@dataclass(frozen=True)
class Cursor:
    """The current step, and the id of the question or rule it is about."""

    step: Step
    id: str = ""


class Ending(Enum):
    """How an interview ended before its last question; the value is that of the choice on the screen."""

    LEFT = "left"
    REPORT = "report"
    NEW = "new"
    AGAIN = "again"


REMOVE = "-"
"""What a person types on a note or evidence screen to remove the note, or the last piece of evidence."""

NOT_YET_KEY = "w"
"""The key of the answer that nothing of the kind has happened yet, on every kind of screen."""

OTHER_ROLES = "other-roles"
"""The value of the choice to show the questions for other roles, or to hide them."""

ANSWER_OPEN = "answer"
"""The value of the choice to answer the questions that are open."""

OWN_ROLE = "own role"
"""The value of the choice to type a role; no id of a role has a space."""

CONTINUE = "go-on"
"""The value of the choice to continue with a file."""


class Key(Enum):
    """A command that a person can give on every question. Its value is its key."""

    AS_LAST_TIME = "k"
    BACK = "b"
    SKIP = "s"
    DONT_KNOW = "d"
    NOT_APPLICABLE = "x"
    NOTE = "t"
    EVIDENCE = "e"
    JUMP = "g"
    OVERVIEW = "o"
    ACTIONS = "a"
    ONLY_OPEN = "f"
    SEARCH = "/"
    OTHER_ROLES = "r"
    UNDO = "u"
    MORE = "?"
    QUIT = "q"


@dataclass(frozen=True)
class Entered:
    """A value was entered: a level, an option, ticks, a number, a line of text, or an id to go to."""

    value: Value


Event = Key | Entered
