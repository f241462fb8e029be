"""The state of an interview: the current step, the answers so far, and what follows from them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from implcheck.interview.draft import Draft
from implcheck.model.answer_value import Value
from implcheck.model.enums import Truth
from implcheck.model.phases import PhaseDefinition
from implcheck.model.problem import Problem
from implcheck.model.question import Question
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.roles import role_id
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
    OWN_ROLE = "own-role"
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
        return self in {Step.PROJECT, Step.OWN_ROLE, Step.REASON, Step.NOTE, Step.EVIDENCE}

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

NOT_YET_KEY = "w"
"""The key of the answer that nothing of the kind has happened yet, on every kind of screen."""

OTHER_ROLES = "other-roles"
"""The value of the choice to show the questions for other roles, or to hide them."""

OWN_ROLE = "own role"
"""The value of the choice to type a role; no id of a role has a space."""

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
    OTHER_ROLES = "r"
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

    `continued` is the draft to go on with if the person goes on with the file: that of the file, with what the run
    demands of it. A phase that `phase_is_given` is not asked. `visited` holds the earlier cursors, to go back to. `skipped` holds the ids of questions left open on purpose,
    `confirmed` those of rules whose contradiction was confirmed. `others_shown` asks the questions for other roles too,
    `help_shown` shows the help of a question, and `fault` is what is wrong with the last entry.
    """

    questionnaire: Questionnaire
    draft: Draft
    cursor: Cursor
    quick: bool = False
    continued: Draft | None = None
    phase_is_given: bool = False
    visited: tuple[Cursor, ...] = ()
    skipped: frozenset[str] = frozenset()
    confirmed: frozenset[str] = frozenset()
    others_shown: bool = False
    help_shown: bool = False
    fault: Problem | None = None
    ending: Ending | None = None

    @property
    def over(self) -> bool:
        """Whether the interview came to its end, or was ended."""
        return self.ending is not None or self.cursor.step is Step.END

    @property
    def resumed(self) -> "Interview":
        """The state in which the person has gone on with the file."""
        return self if self.continued is None else replace(self, draft=self.continued, continued=None)

    @property
    def offered_phases(self) -> tuple[PhaseDefinition, ...]:
        """The phases to choose from: those in which anything is asked."""
        return self.questionnaire.phases_asked(quick=self.quick)

    @property
    def first_steps(self) -> tuple[Step, ...]:
        """The steps before the first question that leave a choice, in their order."""
        fixed = self.phase_is_given or (self.draft.phase is not None and len(self.offered_phases) == 1)
        return tuple(step for step in FIRST_STEPS if step is not Step.PHASE or not fixed)

    @property
    def question(self) -> Question:
        """The question that the current step is about."""
        return self.questionnaire.by_id[self.cursor.id]

    @property
    def states(self) -> QuestionStates:
        """The states of all questions, given the answers so far."""
        phase = self.draft.phase or self.questionnaire.phases[0].id
        role = None if self.others_shown else self.role
        return read_answers(self.questionnaire, self.draft.answers, phase, quick=self.quick, role=role)

    @property
    def role(self) -> str | None:
        """The id of the role that decides what is asked; None if all is asked.

        A role of which nothing is asked in the phase can be asked everything: there is nothing else to go by.
        """
        role = role_id(self.draft.role, self.questionnaire.roles)
        asked = self.questionnaire.asked_in(self.draft.phase or "")
        return (
            role if any(self.questionnaire.is_asked_of(question, role) for question in self.in_check(asked)) else None
        )

    def in_check(self, questions: Iterable[Question]) -> Iterable[Question]:
        """Those of some questions that belong to a quick check, if it is one."""
        return (question for question in questions if not self.quick or question.quick is not None)


def asked_questions(state: Interview) -> tuple[Question, ...]:
    """The questions of the phase that somebody in the role can know and whose `when` holds, given the answers so far.

    In a quick check only the quick ones. A question for other roles is asked too once it has an answer, so that none
    goes out of sight.
    """
    role = None if state.others_shown else state.role
    is_asked_of, answered = state.questionnaire.is_asked_of, state.draft.answered
    return tuple(question for question in _open_to_all(state) if is_asked_of(question, role) or answered(question.id))


def questions_for_other_roles(state: Interview) -> tuple[Question, ...]:
    """The questions that only other roles are asked and that have no answer, shown or not."""
    role, is_asked_of, answered = state.role, state.questionnaire.is_asked_of, state.draft.answered
    return tuple(
        question for question in _open_to_all(state) if not is_asked_of(question, role) and not answered(question.id)
    )


def _open_to_all(state: Interview) -> tuple[Question, ...]:
    """The questions of the phase whose `when` holds, whatever the role."""
    if state.draft.phase is None:
        return ()
    states = state.states.by_id
    return tuple(
        question
        for question in state.in_check(state.questionnaire.asked_in(state.draft.phase))
        if question.when is None or judge(question.when, states, {}).truth is Truth.TRUE
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
