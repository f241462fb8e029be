"""What the answers say per question, before anything is weighed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from implcheck.model.answers import Answer, Given, NotApplicable, Unanswered, Unknown
from implcheck.model.enums import Phase, State, Truth
from implcheck.model.question import Question
from implcheck.model.questionnaire import Questionnaire
from implcheck.scoring.conditions import judge
from implcheck.scoring.question_state import QuestionState


@dataclass(frozen=True)
class QuestionStates:
    """All questions of a questionnaire as read in one phase, by id, in the questionnaire's order.

    `asked` holds the ids that this check asks at all: all of them, or those of a quick check. `left_out` holds questions that stay out of the score, though conditions still look at their answers.
    """

    questionnaire: Questionnaire
    phase: Phase
    answers: Mapping[str, Answer]
    by_id: Mapping[str, QuestionState]
    asked: frozenset[str]
    left_out: frozenset[str] = frozenset()

    @cached_property
    def counting(self) -> tuple[QuestionState, ...]:
        """The readings that are part of the score."""
        return tuple(one for id_, one in self.by_id.items() if one.state.counts and id_ not in self.left_out)

    @cached_property
    def all_asked(self) -> Mapping[str, QuestionState]:
        """All that the phase asks or may turn out to ask: answered, or with an answer to come. See `completed`."""
        return self.completed({})

    @cached_property
    def not_answered(self) -> tuple[Question, ...]:
        """The questions that the phase asks, or may turn out to ask, and that nobody answered."""
        return tuple(
            one.question
            for id_, one in self.all_asked.items()
            if one.state is State.UNANSWERED and id_ not in self._given
        )

    def completed(self, assumed: Mapping[str, QuestionState]) -> Mapping[str, QuestionState]:
        """The readings if the questions in `assumed`, which nobody answered, had those answers.

        Unknown, blank, not applicable and left out by a quick check are all alike here: an answer is still to come.
        Only the phase or a `when` that certainly does not hold keeps a question from being asked.
        """
        made: dict[str, QuestionState] = {}
        for id_, one in self.by_id.items():
            made[id_] = _completed(one.question, self._given.get(id_) or assumed.get(id_), self.phase, made)
        return made

    @cached_property
    def _given(self) -> Mapping[str, QuestionState]:
        """The answers that somebody gave to questions that this check looks at, asked or not."""
        given = {
            id_: _answered(self.by_id[id_].question, answer)
            for id_, answer in self.answers.items()
            if isinstance(answer, Given) and id_ in self.asked
        }
        return {**given, **{id_: one for id_, one in self.by_id.items() if one.state is State.ANSWERED}}

    def without(self, ids: frozenset[str]) -> "QuestionStates":
        """The same readings with some questions left out of the score."""
        return replace(self, left_out=ids)

    def changed(self, reading: QuestionState) -> "QuestionStates":
        """The same readings with one in place of another, and what that changes about which questions are asked."""
        changed: dict[str, QuestionState] = {}
        for id_, one in self.by_id.items():
            if id_ == reading.question.id:
                changed[id_] = reading
            elif one.question.when is not None and id_ in self.asked:
                changed[id_] = _reading(one.question, self.answers.get(id_), self.phase, changed)
            else:
                changed[id_] = one
        return replace(self, by_id=changed)


def read_answers(
    questionnaire: Questionnaire, answers: Mapping[str, Answer], phase: Phase, *, quick: bool = False
) -> QuestionStates:
    """Every question's reading in `phase`; with `quick` only the questions of a quick check are asked.

    A question is not asked if the phase does not ask it, or its `when` does not hold. As long as its `when`
    cannot be judged it counts as unanswered, whatever its answer, so that the score and the ceiling enclose both outcomes.
    """
    states: dict[str, QuestionState] = {}
    asked = questionnaire.quick if quick else questionnaire.by_id
    for question in questionnaire.questions:
        if question.id in asked:
            states[question.id] = _reading(question, answers.get(question.id), phase, states)
        else:
            states[question.id] = QuestionState(question, State.NOT_ASKED)
    return QuestionStates(questionnaire, phase, answers, states, frozenset(asked))


def _reading(
    question: Question, answer: Answer | None, phase: Phase, earlier: Mapping[str, QuestionState]
) -> QuestionState:
    if phase not in question.phases:
        return QuestionState(question, State.NOT_ASKED)
    if question.when is not None:
        holds = judge(question.when, earlier, {}).truth
        if holds is Truth.UNKNOWN and isinstance(answer, Given):
            return QuestionState(question, State.UNANSWERED)
        if holds in {Truth.FALSE, Truth.ABSENT}:
            return QuestionState(question, State.NOT_ASKED)
    match answer:
        case Given():
            return _answered(question, answer)
        case NotApplicable():
            return QuestionState(question, State.NOT_APPLICABLE)
        case Unknown():
            return QuestionState(question, State.UNKNOWN)
        case Unanswered() | None:
            return QuestionState(question, State.UNANSWERED)


def _answered(question: Question, answer: Given) -> QuestionState:
    return QuestionState(question, State.ANSWERED, answer.answer, question.score(answer.answer))


def _completed(
    question: Question, given: QuestionState | None, phase: Phase, earlier: Mapping[str, QuestionState]
) -> QuestionState:
    if phase not in question.phases:
        return QuestionState(question, State.NOT_ASKED)
    if question.when is not None:
        holds = judge(question.when, earlier, {}).truth
        if holds in {Truth.FALSE, Truth.ABSENT}:
            return QuestionState(question, State.NOT_ASKED)
        given = None if holds is Truth.UNKNOWN else given
    return given or QuestionState(question, State.UNANSWERED, to_come=True)
