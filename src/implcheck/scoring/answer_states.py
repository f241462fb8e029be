"""The state of every question, given the answers and the phase; nothing is weighed yet."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from implcheck.model.answers import Answer, Given, NotApplicable, NotYet, Unanswered, Unknown
from implcheck.model.enums import State, Truth
from implcheck.model.question import Question
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.text import Text
from implcheck.scoring.conditions import judge
from implcheck.scoring.question_state import QuestionState


@dataclass(frozen=True)
class QuestionStates:
    """The states of all questions of a questionnaire in one phase, by id, in the questionnaire's order.

    `in_scope` holds the ids of the questions that this check looks at: all, those of a quick check, or those that the
    respondent's role is asked. `excluded` holds the ids of questions that stay out of the score, though conditions still
    look at their answers. With `only_unknown` the open questions are those unknown or unanswered alone: what is not
    applicable, has not happened yet or is out of scope stays so.
    """

    questionnaire: Questionnaire
    phase: str
    answers: Mapping[str, Answer]
    by_id: Mapping[str, QuestionState]
    in_scope: frozenset[str]
    excluded: frozenset[str] = frozenset()
    only_unknown: bool = False

    @cached_property
    def counting(self) -> tuple[QuestionState, ...]:
        """The states that are part of the score."""
        return tuple(state for id_, state in self.by_id.items() if state.state.counts and id_ not in self.excluded)

    @cached_property
    def answered_or_open(self) -> Mapping[str, QuestionState]:
        """The state of each question as answered, open or not asked: the completion in which nothing is assumed."""
        return self.completed({})

    @cached_property
    def open_questions(self) -> tuple[Question, ...]:
        """The questions that the phase asks, or may turn out to ask, and that nobody answered."""
        return tuple(
            state.question
            for id_, state in self.answered_or_open.items()
            if state.state is State.UNANSWERED and id_ not in self._given_answers
        )

    def title_of(self, finding: str) -> Text:
        """The title of a finding, as a report has it; of one that the answers do not show, the title of its question."""
        if finding in self.questionnaire.rules_by_id:
            return self.questionnaire.rules_by_id[finding].title
        state = self.by_id[finding]
        return state.question.problem_at(state.value) if state.value is not None else state.question.title

    def left_out_for_good(
        self, assumed: Mapping[str, QuestionState], completed: Mapping[str, QuestionState]
    ) -> tuple[QuestionState, ...]:
        """With `only_unknown`, the states of what the phase asks and nobody will answer; none without it.

        `completed` are the states with the answers in `assumed`, which decide too what is asked.
        """
        if not self.only_unknown:
            return ()
        asked = self._all_open.completed(assumed)
        return tuple(
            state
            for id_, state in completed.items()
            if not state.state.counts and asked[id_].state is not State.NOT_ASKED
        )

    @cached_property
    def _all_open(self) -> "QuestionStates":
        return replace(self, only_unknown=False)

    def completed(self, assumed: Mapping[str, QuestionState]) -> Mapping[str, QuestionState]:
        """The states if the open questions in `assumed` had those answers.

        Unknown, blank, not applicable, not yet and out of scope all count as open: an answer is expected. Only the
        phase, or a `when` that certainly does not hold, keeps a question from being asked.
        """
        states: dict[str, QuestionState] = {}
        for id_, state in self.by_id.items():
            answer = self._given_answers.get(id_) or self._kept_out.get(id_) or assumed.get(id_)
            states[id_] = _completed(state.question, answer, self.phase, states)
        return states

    @cached_property
    def _kept_out(self) -> Mapping[str, QuestionState]:
        """With `only_unknown`, the states without a score that stay as they are; none without it."""
        if not self.only_unknown:
            return {}
        return {
            id_: state
            for id_, state in self.by_id.items()
            if state.state in {State.NOT_APPLICABLE, State.NOT_YET} or id_ not in self.in_scope
        }

    @cached_property
    def _given_answers(self) -> Mapping[str, QuestionState]:
        """The answers that somebody gave to questions in scope, whether the phase asks them or not."""
        counted = {id_: state for id_, state in self.by_id.items() if state.state is State.ANSWERED}
        given = {
            id_: _answered(self.by_id[id_].question, answer)
            for id_, answer in self.answers.items()
            if id_ not in counted and isinstance(answer, Given) and id_ in self.in_scope
        }
        return {**given, **counted}

    def is_not_yet(self, state: QuestionState) -> bool:
        """Whether nothing of what the question asks about has happened yet, by the answer that was given."""
        return self.by_id[state.question.id].state is State.NOT_YET

    def excluding(self, ids: frozenset[str]) -> "QuestionStates":
        """The same states with some questions left out of the score."""
        return replace(self, excluded=ids)

    def with_state(self, changed: QuestionState) -> "QuestionStates":
        """The states after one of them changed, with what that changes about which questions are asked."""
        states: dict[str, QuestionState] = {}
        for id_, state in self.by_id.items():
            if id_ == changed.question.id:
                states[id_] = changed
            elif state.question.when is not None and id_ in self.in_scope:
                states[id_] = _state(state.question, self.answers.get(id_), self.phase, states)
            else:
                states[id_] = state
        return replace(self, by_id=states)


def read_answers(
    questionnaire: Questionnaire,
    answers: Mapping[str, Answer],
    phase: str,
    *,
    quick: bool = False,
    role: str | None = None,
) -> QuestionStates:
    """The state of every question in `phase`; with `quick` only the questions of a quick check are asked.

    With the `role` of a respondent only what that role is asked is looked at, and what it answered all the same.

    A question is not asked if the phase does not ask it, or its `when` does not hold. As long as its `when` cannot be
    judged it counts as unanswered, whatever its answer, so that the score and the ceiling enclose both outcomes.
    """
    states: dict[str, QuestionState] = {}
    in_scope = frozenset(
        question.id
        for question in questionnaire.questions
        if (not quick or question.quick is not None)
        and (questionnaire.is_asked_of(question, role) or _says_something(answers.get(question.id)))
    )
    for question in questionnaire.questions:
        if question.id in in_scope:
            states[question.id] = _state(question, answers.get(question.id), phase, states)
        else:
            states[question.id] = QuestionState(question, State.NOT_ASKED)
    return QuestionStates(questionnaire, phase, answers, states, in_scope)


def _says_something(answer: Answer | None) -> bool:
    return not isinstance(answer, (Unknown, Unanswered, type(None)))


def _state(
    question: Question, answer: Answer | None, phase: str, earlier: Mapping[str, QuestionState]
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
        case NotYet():
            return QuestionState(question, State.NOT_YET)
        case Unknown():
            return QuestionState(question, State.UNKNOWN)
        case Unanswered() | None:
            return QuestionState(question, State.UNANSWERED)


def _answered(question: Question, answer: Given) -> QuestionState:
    return QuestionState(question, State.ANSWERED, answer.answer, question.score(answer.answer))


def _completed(
    question: Question, answer: QuestionState | None, phase: str, earlier: Mapping[str, QuestionState]
) -> QuestionState:
    if phase not in question.phases:
        return QuestionState(question, State.NOT_ASKED)
    if question.when is not None:
        holds = judge(question.when, earlier, {}).truth
        if holds in {Truth.FALSE, Truth.ABSENT}:
            return QuestionState(question, State.NOT_ASKED)
        answer = None if holds is Truth.UNKNOWN else answer
    return answer or QuestionState(question, State.UNANSWERED, answer_expected=True)
