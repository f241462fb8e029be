"""The state of an interview: the current step, the answers so far, and what follows from them."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from implcheck.interview.draft import NO_ANSWERS, Draft
from implcheck.interview.steps import FIRST_STEPS, Cursor, Ending, Step
from implcheck.model.answers import Answer, Unanswered
from implcheck.model.assessment import Assessment
from implcheck.model.enums import Truth
from implcheck.model.phases import PhaseDefinition
from implcheck.model.problem import Problem
from implcheck.model.question import Question
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.roles import role_id
from implcheck.scoring.answer_states import QuestionStates, read_answers
from implcheck.scoring.assess import assess
from implcheck.scoring.conditions import judge


@dataclass(frozen=True)
class Interview:
    """The state of an interview.

    `continued` is the draft to go on with if the person goes on with the file: that of the file, with what the run
    demands of it. A phase that `phase_is_given` is not asked. `visited` holds the earlier cursors, to go back to.
    `skipped` holds the ids of questions left open on purpose, `confirmed` those of rules whose contradiction was
    confirmed. `others_shown` asks the questions for other roles too, `help_shown` shows the help of a question, and
    `fault` is what is wrong with the last entry.

    Of a re-assessment, `last` holds the answers of last time, given on `last_day`: each is confirmed or changed in this
    run. `to_confirm` holds the ids of answers in the draft that are asked again. With `only_open` nothing else is asked:
    what was answered last time is taken over. The draft of a file keeps the day that the file has, until something is
    answered `today`.

    `edited` is the id of a question that was chosen from a list, and that leads back to all answers; with `open_shown`
    these are only the open ones. `words` are searched for. `notice` is what the last event came to: a key of the
    catalogue, and an id or words. `followed` holds the findings of the actions of last time that were asked about,
    `accepting` the reason and the owner of a risk that is being accepted. `changes` holds the states before each change,
    to take it back.
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
    last: Mapping[str, Answer] = field(default_factory=lambda: NO_ANSWERS)
    last_day: datetime.date | None = None
    to_confirm: frozenset[str] = frozenset()
    only_open: bool = False
    today: datetime.date | None = None
    edited: str = ""
    open_shown: bool = False
    words: str = ""
    notice: tuple[str, str] | None = None
    followed: frozenset[str] = frozenset()
    accepting: tuple[str, str] = ("", "")
    changes: "tuple[Interview, ...]" = field(default=(), repr=False, compare=False)

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
        """The states of all questions, given the answers so far, and those of last time until they are confirmed."""
        open_since = {id_: answer for id_, answer in self.last.items() if not self.draft.answered(id_)}
        return self.states_of({**self.draft.answers, **open_since})

    @property
    def day(self) -> datetime.date:
        """The day of the interview."""
        return self.today or self.draft.date

    @cached_property
    def assessment(self) -> Assessment:
        """The assessment of the answers so far, and of those of last time until they are confirmed."""
        answers = self.draft.as_answers().model_copy(update={"answers": self.states.answers})
        return assess(self.questionnaire, answers, today=self.day, quick=self.quick)

    def states_of(self, answers: Mapping[str, Answer]) -> QuestionStates:
        """The states of all questions, given some answers."""
        phase = self.draft.phase or self.questionnaire.phases[0].id
        role = None if self.others_shown else self.role
        return read_answers(self.questionnaire, answers, phase, quick=self.quick, role=role)

    def held(self, id_: str) -> Answer:
        """The answer to a question: of this run, else of last time; `Unanswered` if there is neither."""
        own = self.draft.answer(id_)
        return self.last.get(id_, own) if isinstance(own, Unanswered) else own

    def is_open(self, id_: str) -> bool:
        """Whether a question still has to be answered, or its answer of last time to be confirmed."""
        return id_ in self.to_confirm or not self.draft.answered(id_)

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
    is_asked_of, has_answer = state.questionnaire.is_asked_of, _has_answer(state)
    return tuple(question for question in _open_to_all(state) if is_asked_of(question, role) or has_answer(question.id))


def questions_for_other_roles(state: Interview) -> tuple[Question, ...]:
    """The questions that only other roles are asked and that have no answer, shown or not."""
    role, is_asked_of, has_answer = state.role, state.questionnaire.is_asked_of, _has_answer(state)
    return tuple(
        question for question in _open_to_all(state) if not is_asked_of(question, role) and not has_answer(question.id)
    )


def _has_answer(state: Interview) -> Callable[[str], bool]:
    """Whether a question has an answer, of this run or of last time, by its id."""
    return lambda id_: not isinstance(state.held(id_), Unanswered)


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
