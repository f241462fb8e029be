"""Completions: the open questions of an assessment answered in every way they can be.

A completion gives every open question some answer that it can have; its `when` conditions are judged on that. Most
questions need no trying out: a better answer to them can only make the level better, so that their highest scores
belong to the best level and their lowest to the worst. The others are those that a condition looks at in another way
(`is`, `includes`, `at_least`; `at_most` under a `not`; any `when`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from implcheck.model.condition import AboutPractice, AboutQuestion, AllOf, AnyOf, Condition, Not, statements
from implcheck.model.enums import Level, State, Truth
from implcheck.model.results import Score
from implcheck.model.rule import Rule
from implcheck.scoring.answer_states import QuestionStates
from implcheck.scoring.conditions import Scores, judge
from implcheck.scoring.evaluation import independent_grave, practice_level, worst_finding
from implcheck.scoring.grave import independent
from implcheck.scoring.levels import OverallLevel
from implcheck.scoring.possible_answers import lowest_and_highest, possible_answers
from implcheck.scoring.question_state import QuestionState
from implcheck.scoring.scores import weighted_score

Assumed = Mapping[str, QuestionState]
"""Assumed answers by the ids of open questions."""


@dataclass(frozen=True)
class Completions:
    """All completions of question states, under weights and without the rules in `ignored_rules`."""

    states: QuestionStates
    weights: Mapping[str, int]
    ignored_rules: frozenset[str] = frozenset()

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that are judged."""
        rules = self.states.questionnaire.rules_in(self.states.phase)
        return tuple(rule for rule in rules if rule.id not in self.ignored_rules)

    @cached_property
    def size(self) -> int:
        """How many questions and statements one evaluation looks at."""
        return len(self.states.by_id) + sum(1 for condition in self._conditions for _ in statements(condition))

    @cached_property
    def _whens(self) -> tuple[Condition, ...]:
        asked = self.states.questionnaire.asked_in(self.states.phase)
        return tuple(question.when for question in asked if question.when is not None)

    @cached_property
    def _conditions(self) -> tuple[Condition, ...]:
        return (*self._whens, *(rule.when for rule in self.rules))

    @cached_property
    def anything_asked(self) -> bool:
        """Whether any question that counts is asked, or may turn out to be asked."""
        return any(
            state.state is not State.NOT_ASKED and id_ not in self.states.excluded
            for id_, state in self.states.answered_or_open.items()
        )

    @cached_property
    def answers_to_try(self) -> Mapping[str, tuple[QuestionState, ...] | None]:
        """The answers to try out, by question id; None for a question that has too many."""
        about: dict[str, list[AboutQuestion]] = {}
        for condition in self._conditions:
            for _, statement in statements(condition):
                if isinstance(statement, AboutQuestion):
                    about.setdefault(statement.question, []).append(statement)
        questions = {
            statement.question
            for when in self._whens
            for _, statement in statements(when)
            if isinstance(statement, AboutQuestion)
        }
        practices = set()
        for rule in self.rules:
            for statement in _true_by_better_answers(rule.when):
                if isinstance(statement, AboutQuestion):
                    questions.add(statement.question)
                else:
                    practices.add(statement.practice)
        return {
            question.id: possible_answers(question, about.get(question.id, ()))
            for question in self.states.open_questions
            if question.id in questions or question.practice in practices
        }

    @cached_property
    def lowest_and_highest(self) -> tuple[Assumed, Assumed]:
        """Every open question answered with the lowest score it can have, and with the highest."""
        pairs = {question.id: lowest_and_highest(question) for question in self.states.open_questions}
        return {id_: low for id_, (low, _) in pairs.items()}, {id_: ceiling for id_, (_, ceiling) in pairs.items()}

    @cached_property
    def _practices(self) -> Mapping[str, str]:
        """The practice of each question, by id."""
        return {id_: state.question.practice for id_, state in self.states.by_id.items()}

    def level_bound(self, assumed: Assumed, *, worst: bool) -> Level:
        """A bound on the level with the answers in `assumed`: no completion of the rest is worse (or better).

        With no question left open it is the level itself.
        """
        states, questionnaire = self.states, self.states.questionnaire
        completed = states.completed(assumed)
        counting = [state for id_, state in completed.items() if state.state.counts and id_ not in states.excluded]
        overall = _at_end(weighted_score(counting, self.weights)[0], worst=worst)
        if overall is not None and questionnaire.levels.of(overall.low) is Level.CRITICAL:
            return Level.CRITICAL  # nothing lowers a level
        grouped: dict[str, list[QuestionState]] = {}
        for state in counting:
            grouped.setdefault(self._practices[state.question.id], []).append(state)
        scores = {
            id_: score
            for id_, group in grouped.items()
            if (score := weighted_score(group, self.weights)[0]) is not None
        }
        ends: dict[str, tuple[Fraction, Fraction]] = {id_: (score.low, score.ceiling) for id_, score in scores.items()}
        knock_outs = [
            state
            for state in counting
            if (state.score is not None or worst) and state.question.knocks_out(state.low, states.phase)
        ]
        judged = [(rule, judge(rule.when, completed, ends).truth) for rule in self.rules]
        holding = [rule for rule, truth in judged if truth is Truth.TRUE or (worst and truth is Truth.UNKNOWN)]
        left_out = states.left_out_for_good(assumed, completed)
        practices: dict[str, Level] = {}
        for id_ in questionnaire.practices_by_id:
            own = [state for state in knock_outs if self._practices[state.question.id] == id_]
            score = _at_end(scores.get(id_), worst=worst)
            # Findings make a practice moderate at most, and so the whole: `finding` has them already.
            decided = practice_level(questionnaire, id_, score, own, holding, ())
            if decided is not None:
                unanswered = [state for state in left_out if state.question.practice == id_]
                low_end = self._low_end_level(grouped.get(id_, []), unanswered, worst=worst)
                practices[id_] = max(decided.level, low_end)
        narrowed = [state.at_worst for state in counting] if worst else counting
        finding = worst_finding(questionnaire, knock_outs, holding, narrowed)
        grave = self._grave(knock_outs, holding, completed, ends, worst=worst)
        return OverallLevel(questionnaire, overall, knock_outs, holding, finding, practices, grave).level

    def _grave(
        self,
        knock_outs: Sequence[QuestionState],
        holding: Sequence[Rule],
        completed: Mapping[str, QuestionState],
        scores: Scores,
        *,
        worst: bool,
    ) -> tuple[str, ...]:
        """The ids that make the level critical together; as a bound on the worst level, rules that may hold count alone."""
        questionnaire = self.states.questionnaire
        if worst and any(state.state.counts and state.score is None for state in completed.values()):
            critical = {rule.id: (frozenset({rule.id}),) for rule in holding if rule.level is Level.CRITICAL}
            return independent(knock_outs, critical, questionnaire.levels.critical_from)
        return independent_grave(questionnaire, knock_outs, holding, completed, scores)

    def _low_end_level(
        self, counting: Sequence[QuestionState], left_out: Sequence[QuestionState], *, worst: bool
    ) -> Level:
        """The level of the low end of a practice of which too much is `left_out` for good, so that it stays too little known.

        As long as answers are open nobody knows whether it does: then it counts for the worst level and not for the best.
        """
        is_settled = all(state.score is not None for state in counting)
        if not left_out or not (worst or is_settled):
            return Level.LOW
        states = self.states
        answered, asked = (
            sum(self.weights[state.question.id] for state in group)
            for group in ([state for state in counting if state.score is not None], [*counting, *left_out])
        )
        if Fraction(answered, asked) >= states.questionnaire.levels.least_share:
            return Level.LOW
        faults = [
            replace(state, score=0)
            for state in left_out
            if state.question.id not in states.excluded and not states.is_not_yet(state)
        ]
        score = _at_end(weighted_score([*counting, *faults], self.weights)[0], worst=worst)
        return states.questionnaire.levels.of(score.low) if score is not None else Level.LOW


def _at_end(score: Score | None, *, worst: bool) -> Score | None:
    """A score narrowed to its low end (worst) or its ceiling."""
    if score is None:
        return None
    end = score.low if worst else score.ceiling
    return Score(end, end)


def _true_by_better_answers(condition: Condition, *, negated: bool = False) -> Iterator[AboutQuestion | AboutPractice]:
    """The statements that a better answer may make true, and so a level worse. Open questions are never unknown here."""
    match condition:
        case AllOf():
            for part in condition.all:
                yield from _true_by_better_answers(part, negated=negated)
        case AnyOf():
            for part in condition.any:
                yield from _true_by_better_answers(part, negated=negated)
        case Not():
            yield from _true_by_better_answers(condition.not_, negated=not negated)
        case AboutPractice():
            if negated:
                yield condition
        case AboutQuestion():
            if condition.unknown or (condition.at_most if not negated else condition.at_least) is not None:
                return  # a number's value (`below`, `above`) may be of either side of a target range
            yield condition
