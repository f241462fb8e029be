"""The state of an interview: the current step, the answers so far, and what follows from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from implcheck.interview.draft import Draft
from implcheck.model.answer_value import Value
from implcheck.model.enums import Truth
from implcheck.model.problem import Problem
from implcheck.model.question import Question
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.rule import Rule
from implcheck.scoring.answer_states import QuestionStates, read_answers
from implcheck.scoring.conditions import judge
from implcheck.scoring.evaluation import evaluate
from implcheck.scoring.weights import effective_weights


class Step(Enum):
    """The step that a screen belongs to."""

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
    def returns_to_question(self) -> bool:
        """Whether it is a side step from a question, and leads back to it."""
        return self in {Step.REASON, Step.NOTE, Step.EVIDENCE, Step.JUMP, Step.OVERVIEW}


FIRST_STEPS = (Step.PROJECT, Step.PHASE, Step.ROLE)
"""The steps before the first question."""


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


REMOVE = "-"
"""What a person types on a note or evidence screen to remove the note, or the last piece of evidence."""

CONTINUE = "go-on"
"""The value of the choice to continue with a file."""


class Key(Enum):
    """A command that a person can give on every question. Its value is its key."""

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
class Entered:
    """A value was entered: a level, an option, ticks, a number, a line of text, or an id to go to."""

    value: Value


Event = Key | Entered


@dataclass(frozen=True)
class Interview:
    """The state of an interview.

    `visited` holds the earlier cursors, to go back to. `skipped` holds the ids of questions left open on purpose,
    `confirmed` those of rules whose contradiction was confirmed. `help_shown` shows the help of a question, and
    `fault` is what is wrong with the last entry.
    """

    questionnaire: Questionnaire
    draft: Draft
    cursor: Cursor
    quick: bool = False
    visited: tuple[Cursor, ...] = ()
    skipped: frozenset[str] = frozenset()
    confirmed: frozenset[str] = frozenset()
    help_shown: bool = False
    fault: Problem | None = None
    ending: Ending | None = None

    @property
    def over(self) -> bool:
        """Whether the interview came to its end, or was ended."""
        return self.ending is not None or self.cursor.step is Step.END

    @property
    def question(self) -> Question:
        """The question that the current step is about."""
        return self.questionnaire.by_id[self.cursor.id]

    @property
    def states(self) -> QuestionStates:
        """The states of all questions, given the answers so far."""
        phase = self.draft.phase or self.questionnaire.phases[0].id
        return read_answers(self.questionnaire, self.draft.answers, phase, quick=self.quick)


def asked_questions(state: Interview) -> tuple[Question, ...]:
    """The questions of the phase whose `when` holds, given the answers so far; only the quick ones in a quick check."""
    if state.draft.phase is None:
        return ()
    in_scope = state.questionnaire.quick if state.quick else state.questionnaire.by_id
    states = state.states.by_id
    return tuple(
        question
        for question in state.questionnaire.asked_in(state.draft.phase)
        if question.id in in_scope and (question.when is None or judge(question.when, states, {}).truth is Truth.TRUE)
    )


def contradictions(state: Interview) -> tuple[tuple[Rule, tuple[str, ...]], ...]:
    """The rules that hold and that nobody has confirmed, each with the ids of the questions that decide it."""
    if state.draft.phase is None:
        return ()
    evaluation = evaluate(state.states, effective_weights(state.questionnaire, state.states.phase))
    return tuple(
        (rule, judgement.decided_by) for rule, judgement in evaluation.triggered if rule.id not in state.confirmed
    )


def progress(state: Interview) -> Mapping[str, int]:
    """The number of the current practice and question, how many there are, and how many questions are answered."""
    questions = asked_questions(state)
    practices = list(dict.fromkeys(question.practice for question in questions))
    ids = [question.id for question in questions]
    index = ids.index(state.cursor.id) if state.cursor.id in ids else 0
    return {
        "practice": practices.index(questions[index].practice) + 1 if questions else 0,
        "practices": len(practices),
        "question": index + 1,
        "questions": len(questions),
        "answered": sum(state.draft.answered(id_) for id_ in ids),
    }
