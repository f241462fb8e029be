"""Scores and levels, by practice and overall, as far as enough is answered.

One pure step from question states and weights, cheap enough to be repeated for every "what if": with equal weights,
with one answer changed, without the accepted risks. Reasons are built only when asked for.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from implcheck.model.enums import Level, Outcome, State, Truth
from implcheck.model.practice import Practice
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.results import Reason, Score, make_reason
from implcheck.model.rule import Rule
from implcheck.scoring.answer_states import QuestionStates
from implcheck.scoring.conditions import Judgement, Scores, judge
from implcheck.scoring.grave import independent, witnesses
from implcheck.scoring.levels import OverallLevel, PracticeLevel, answer_level, worst_of
from implcheck.scoring.question_state import QuestionState
from implcheck.scoring.scores import GroupScore, group_score, weighted_score


@dataclass(frozen=True)
class PracticeEvaluation:
    """A practice's score and level.

    `decided` is the level that its score, knock-outs and rules come to, however little is known; `level` is None when
    too little is known for one. `low_end_level` is the level of the low end if too little is known, with everything
    that nobody answered as 0: what is not applicable is no better known than what is blank. Only what has not happened
    yet is no fault, and leaves it.
    """

    group: GroupScore
    decided: PracticeLevel | None
    low_end_level: Level | None

    @cached_property
    def shown_level(self) -> Level | None:
        """The level that today's answers show, even if too little is known; None if nothing is asked and no rule holds.

        The overall level looks at this one: a practice that nobody looked at must not drop out of the worst practice.
        """
        levels = [self.low_end_level, self.decided.level if self.decided is not None else None]
        return max((level for level in levels if level is not None), default=None)

    @property
    def too_little_known(self) -> bool:
        """Whether `shown_level` differs from `level` because too little is known."""
        return self.shown_level is not self.level

    @property
    def outcome(self) -> Outcome:
        """Whether there is a level. A knock-out or a rule that holds gives one, however little else is known.

        A practice of which every answer is accepted counts as not asked: nothing is left to judge.
        """
        if self.decided is not None and (self.decided.knock_outs or self.decided.rules):
            return Outcome.ASSESSED
        if self.group.asked_weight and not self.group.enough_known:
            return Outcome.NOT_ENOUGH_KNOWN
        return Outcome.ASSESSED if self.decided is not None else Outcome.NOTHING_ASKED

    @property
    def level(self) -> Level | None:
        """The level, if there is one."""
        return self.decided.level if self.decided is not None and self.outcome is Outcome.ASSESSED else None

    def reasons(self) -> tuple[Reason, ...]:
        """Why it has that level, or none."""
        if self.outcome is Outcome.NOT_ENOUGH_KNOWN:
            return (make_reason("not-enough-known", known=self.group.known, least=self.group.least_known),)
        return self.decided.reasons() if self.decided is not None else ()


@dataclass(frozen=True)
class Evaluation:
    """Scores and levels by practice and overall, with what raises them.

    `rules` are those of the phase, each with its judgement; rules about something not asked here are left out.
    `decided` is None when too little is known for a level: less than the least share, or no answer at all in one of
    `unanswered_practices`.
    """

    practices: Mapping[str, PracticeEvaluation]
    overall: GroupScore
    lowest_score: Fraction
    """The lowest overall score that any answers to the open questions can give, in points of 100."""
    unanswered_practices: tuple[Practice, ...]
    knock_outs: tuple[QuestionState, ...]
    rules: tuple[tuple[Rule, Judgement], ...]
    decided: OverallLevel | None

    @property
    def scores(self) -> Scores:
        """The scores of the practices that have one, by id, as (low, ceiling) in points of 100."""
        return _scores({id_: practice.group for id_, practice in self.practices.items()})

    @property
    def triggered(self) -> tuple[tuple[Rule, Judgement], ...]:
        """The rules that hold."""
        return tuple((rule, judgement) for rule, judgement in self.rules if judgement.truth is Truth.TRUE)

    @property
    def level(self) -> Level | None:
        """The overall level, if there is one."""
        return self.decided.level if self.decided is not None else None

    def reasons(self) -> tuple[Reason, ...]:
        """Why it has that level, or none."""
        if self.decided is not None:
            return self.decided.reasons()
        if self.unanswered_practices and self.overall.known >= self.overall.least_known:
            titles = tuple(practice.short for practice in self.unanswered_practices)
            return (make_reason("nothing-answered", count=len(titles), practices=titles),)
        return (make_reason("not-enough-known", known=self.overall.known, least=self.overall.least_known),)


def evaluate(
    states: QuestionStates, weights: Mapping[str, int], ignored_rules: frozenset[str] = frozenset()
) -> Evaluation:
    """Evaluate question states under weights by question id; the rules in `ignored_rules` are not judged."""
    questionnaire = states.questionnaire
    asked = [state for state in states.answered_or_open.values() if state.state is not State.NOT_ASKED]
    grouped = _by_practice(questionnaire, states.counting, asked)
    groups = {
        id_: group_score(states, counting, asked_of_it, weights) for id_, (counting, asked_of_it) in grouped.items()
    }
    overall = group_score(states, states.counting, asked, weights)
    knock_outs = tuple(
        state
        for state in states.counting
        if state.score is not None and state.question.knocks_out(state.score, states.phase)
    )
    scores = _scores(groups)
    rules = tuple(
        (rule, judgement)
        for rule in questionnaire.rules_in(states.phase)
        if rule.id not in ignored_rules
        and (judgement := judge(rule.when, states.by_id, scores)).truth is not Truth.ABSENT
    )
    holding = [rule for rule, judgement in rules if judgement.truth is Truth.TRUE]
    practices = {
        id_: PracticeEvaluation(
            group,
            practice_level(questionnaire, id_, group.score, knock_outs, holding, grouped[id_][0]),
            _low_end_level(states, group, grouped[id_][1], weights),
        )
        for id_, group in groups.items()
    }
    unanswered = tuple(practice for practice in questionnaire.practices if groups[practice.id].nothing_answered)
    decided = None
    if overall.score is not None and overall.enough_known and not unanswered:
        levels = {id_: practice.shown_level for id_, practice in practices.items() if practice.shown_level is not None}
        too_little_known = {id_ for id_, practice in practices.items() if practice.too_little_known}
        decided = OverallLevel(
            questionnaire,
            overall.score,
            knock_outs,
            holding,
            worst_finding(questionnaire, knock_outs, holding, states.counting),
            levels,
            independent_grave(questionnaire, knock_outs, holding, states.by_id, scores),
            too_little_known,
        )
    lowest, _ = weighted_score((state for state in asked if state.question.id not in states.excluded), weights)
    lowest_score = lowest.low if lowest is not None else Fraction(0)
    return Evaluation(practices, overall, lowest_score, unanswered, knock_outs, rules, decided)


def practice_level(
    questionnaire: Questionnaire,
    practice: str,
    score: Score | None,
    knock_outs: Iterable[QuestionState],
    holding: Iterable[Rule],
    counting: Iterable[QuestionState],
) -> PracticeLevel | None:
    """The level that a practice's score, knock-outs, holding rules and findings come to; None without a score and a rule.

    `counting` are the states of the practice that count.
    """
    raising = [rule for rule in holding if practice in rule.raises]
    if score is None and not raising:
        return None
    own = [state for state in knock_outs if state.question.practice == practice]
    return PracticeLevel(questionnaire, score, own, raising, worst_finding(questionnaire, own, (), counting))


def worst_finding(
    questionnaire: Questionnaire,
    knock_outs: Sequence[QuestionState],
    holding: Iterable[Rule],
    counting: Iterable[QuestionState],
) -> Level | None:
    """The level of the worst finding that knock-outs, rules and answers show; None if they show none."""
    lowest = min((state.score for state in counting if state.score is not None), default=None)
    of_answers = answer_level(questionnaire, lowest) if lowest is not None else None
    return worst_of([Level.CRITICAL if knock_outs else None, of_answers, *(rule.level for rule in holding)])


def independent_grave(
    questionnaire: Questionnaire,
    knock_outs: Sequence[QuestionState],
    holding: Iterable[Rule],
    states: Mapping[str, QuestionState],
    scores: Scores,
) -> tuple[str, ...]:
    """The ids of the knock-outs and critical rules that together make the overall level critical, if there are enough.

    They rest on different answers, so that one fact counts once.
    """
    critical = {rule.id: witnesses(rule, states, scores) for rule in holding if rule.level is Level.CRITICAL}
    return independent(knock_outs, critical, questionnaire.levels.critical_from)


def _scores(groups: Mapping[str, GroupScore]) -> Scores:
    return {id_: (group.score.low, group.score.ceiling) for id_, group in groups.items() if group.score is not None}


def _by_practice(
    questionnaire: Questionnaire, counting: Iterable[QuestionState], asked: Iterable[QuestionState]
) -> Mapping[str, tuple[list[QuestionState], list[QuestionState]]]:
    """By practice id, the states that count and those that are asked."""
    grouped: dict[str, tuple[list[QuestionState], list[QuestionState]]] = {
        practice.id: ([], []) for practice in questionnaire.practices
    }
    for index, states in enumerate((counting, asked)):
        for state in states:
            grouped[state.question.practice][index].append(state)
    return grouped


def _low_end_level(
    states: QuestionStates, group: GroupScore, asked: Iterable[QuestionState], weights: Mapping[str, int]
) -> Level | None:
    if group.enough_known:
        return None
    faults = (state for state in asked if state.question.id not in states.excluded and not states.is_not_yet(state))
    score, _ = weighted_score(faults, weights)
    return states.questionnaire.levels.of(score.low) if score is not None else None
