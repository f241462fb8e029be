"""Where a conversation stands: what is asked, what may be asked for, and what follows from the answers so far."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from implcheck.interview.draft import Draft
from implcheck.model.enums import Truth
from implcheck.model.problem import Problem
from implcheck.model.question import Question, Value
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.rule import Rule
from implcheck.scoring.answer_states import QuestionStates, read_answers
from implcheck.scoring.conditions import judge
from implcheck.scoring.evaluation import evaluate
from implcheck.scoring.weights import effective_weights


class Step(Enum):
    """What a screen is about."""

    RESUME = "resume"
    PROJECT = "project"
    PHASE = "phase"
    ROLE = "role"
    QUESTION = "question"
    REASON = "reason"
    NOTE = "note"
    EVIDENCE = "evidence"
    JUMP = "jump"
    OVERVIEW = "overview"
    CONFIRM = "confirm"
    END = "end"

    @property
    def takes_text(self) -> bool:
        """Whether it is answered with a line of text."""
        return self in {Step.PROJECT, Step.REASON, Step.NOTE, Step.EVIDENCE}

    @property
    def beside(self) -> bool:
        """Whether it stands beside a question, and leads back to it."""
        return self in {Step.REASON, Step.NOTE, Step.EVIDENCE, Step.JUMP, Step.OVERVIEW}


AT_THE_START = (Step.PROJECT, Step.PHASE, Step.ROLE)
"""What is asked before the first question."""


@dataclass(frozen=True)
class Cursor:
    """What is asked now: the step, and the id of the question or rule it is about."""

    step: Step
    id: str = ""


class Ending(Enum):
    """How a conversation was ended before its last question; the value is what choosing it gives."""

    LEFT = "left"
    REPORT = "report"
    NEW = "new"


REMOVE = "-"
"""What is written where a note or evidence is asked, to take away what is there: the note, or the last evidence."""

GO_ON = "go-on"
"""What choosing to go on with a file gives."""


class Key(Enum):
    """What a person may ask for on every question. Its value is the letter that asks for it."""

    BACK = "b"
    SKIP = "s"
    DONT_KNOW = "d"
    NOT_APPLICABLE = "x"
    NOTE = "t"
    EVIDENCE = "e"
    JUMP = "g"
    OVERVIEW = "o"
    MORE = "?"
    QUIT = "q"


@dataclass(frozen=True)
class Answered:
    """A value was given: a level, an option, ticks, a number, a line of text, or an id to go to."""

    value: Value


Event = Key | Answered


@dataclass(frozen=True)
class Interview:
    """Where a conversation stands.

    `visited` is the way back, `skipped` the questions that were left open on purpose; `more` shows the help, and
    `fault` is what was wrong.
    """

    questionnaire: Questionnaire
    draft: Draft
    cursor: Cursor
    quick: bool = False
    visited: tuple[Cursor, ...] = ()
    skipped: frozenset[str] = frozenset()
    confirmed: frozenset[str] = frozenset()
    more: bool = False
    fault: Problem | None = None
    ending: Ending | None = None

    @property
    def over(self) -> bool:
        """Whether there is nothing more to say: it came to its end, or was ended."""
        return self.ending is not None or self.cursor.step is Step.END

    @property
    def question(self) -> Question:
        """The question that the cursor is on or beside."""
        return self.questionnaire.by_id[self.cursor.id]

    @property
    def states(self) -> QuestionStates:
        """The answers as read so far."""
        phase = self.draft.phase or self.questionnaire.phases[0].id
        return read_answers(self.questionnaire, self.draft.answers, phase, quick=self.quick)


def asked(state: Interview) -> tuple[Question, ...]:
    """The questions that are asked, given the answers so far: those of the phase whose `when` holds."""
    if state.draft.phase is None:
        return ()
    of_phase = state.questionnaire.asked_in(state.draft.phase)
    wanted = state.questionnaire.quick if state.quick else state.questionnaire.by_id
    states = state.states.by_id
    return tuple(
        one
        for one in of_phase
        if one.id in wanted and (one.when is None or judge(one.when, states, {}).truth is Truth.TRUE)
    )


def contradictions(state: Interview) -> tuple[tuple[Rule, tuple[str, ...]], ...]:
    """The combinations that the answers show and nobody has confirmed, each with the questions behind it."""
    if state.draft.phase is None:
        return ()
    evaluation = evaluate(state.states, effective_weights(state.questionnaire))
    return tuple((rule, judged.decided_by) for rule, judged in evaluation.triggered if rule.id not in state.confirmed)


def progress(state: Interview) -> Mapping[str, int]:
    """How far it is: which practice of how many, which question of how many, and how many are answered."""
    questions = asked(state)
    practices = list(dict.fromkeys(one.practice for one in questions))
    ids = [one.id for one in questions]
    at = ids.index(state.cursor.id) if state.cursor.id in ids else 0
    return {
        "practice": practices.index(questions[at].practice) + 1 if questions else 0,
        "practices": len(practices),
        "question": at + 1,
        "questions": len(questions),
        "answered": sum(state.draft.answered(id_) for id_ in ids),
    }
