"""The levels that are still possible: the best and the worst over all completions.

A completion gives every question that nobody answered some answer that it can have; its `when` conditions are judged
on that. Most questions need no trying out: a better answer to them can only make the level better, so that their
highest scores belong to the best level and their lowest to the worst. The others are those that a condition looks at
in another way (`is`, `includes`, `at_least`; `at_most` under a `not`; any `when`). Their answers are tried out, and
wherever the three truths show that nothing better (or worse) can follow, no further.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from implcheck.model.assessment import Score
from implcheck.model.condition import AboutPractice, AboutQuestion, AllOf, AnyOf, Condition, Not, statements
from implcheck.model.enums import Level, State, Truth
from implcheck.model.rule import Rule
from implcheck.scoring.answer_states import QuestionStates
from implcheck.scoring.conditions import judge
from implcheck.scoring.evaluation import practice_level, scored
from implcheck.scoring.levels import OverallLevel
from implcheck.scoring.possible_answers import lowest_and_highest, possible_answers
from implcheck.scoring.question_state import QuestionState

MOST_TRIED = 500
"""How many completions, whole or in part, are evaluated for either end."""

MOST_WORK = 20_000
"""How many questions and statements of conditions are looked at for that: a longer questionnaire gets fewer tries."""

Assumed = Mapping[str, QuestionState]
"""Answers by the ids of questions that nobody answered."""


class Possible(NamedTuple):
    """The best and the worst level that are still possible. No possible level lies outside.

    They are `exact` unless the work came to its limit: then a level at either end may be out of reach.
    """

    best: Level
    worst: Level
    exact: bool = True

    @property
    def settled(self) -> Level | None:
        """The level, if there is only one."""
        return self.best if self.best is self.worst else None


@dataclass(frozen=True)
class Completions:
    """All completions of readings, under weights and with rules in `ignored` left out."""

    states: QuestionStates
    weights: Mapping[str, int]
    ignored: frozenset[str] = frozenset()

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that are judged."""
        phase = self.states.phase
        return tuple(
            one for one in self.states.questionnaire.rules if phase in one.phases and one.id not in self.ignored
        )

    @cached_property
    def size(self) -> int:
        """How many questions and statements one evaluation looks at."""
        return len(self.states.by_id) + sum(1 for one in self._conditions for _ in statements(one))

    @cached_property
    def _conditions(self) -> tuple[Condition, ...]:
        whens = (one.when for one in self.states.questionnaire.asked_in(self.states.phase))
        return (*(one for one in whens if one is not None), *(rule.when for rule in self.rules))

    @cached_property
    def tried(self) -> Mapping[str, tuple[QuestionState, ...] | None]:
        """The answers to try out, by the id of the question; nothing for one that has too many."""
        whens = [one.when for one in self.states.questionnaire.asked_in(self.states.phase) if one.when is not None]
        about: dict[str, list[AboutQuestion]] = {}
        for condition in self._conditions:
            for _, one in statements(condition):
                if isinstance(one, AboutQuestion):
                    about.setdefault(one.question, []).append(one)
        either_way = {one.question for when in whens for _, one in statements(when) if isinstance(one, AboutQuestion)}
        practices = set()
        for rule in self.rules:
            for one in _against(rule.when):
                if isinstance(one, AboutQuestion):
                    either_way.add(one.question)
                else:
                    practices.add(one.practice)
        return {
            question.id: possible_answers(question, about.get(question.id, ()))
            for question in self.states.not_answered
            if question.id in either_way or question.practice in practices
        }

    @cached_property
    def extremes(self) -> tuple[Assumed, Assumed]:
        """Every open question answered as badly, and as well, as it can be."""
        pairs = {one.id: lowest_and_highest(one) for one in self.states.not_answered}
        return {id_: low for id_, (low, _) in pairs.items()}, {id_: high for id_, (_, high) in pairs.items()}

    def possible(self, most: int = MOST_TRIED) -> Possible | None:
        """What is possible, after at most so many evaluations for either end; nothing if nothing is asked."""
        if all(one.state is State.NOT_ASKED or id_ in self.states.left_out for id_, one in self._asked):
            return None
        most = min(most, MOST_WORK // self.size)
        best, worst = (_Search(self, {}, worst=worst, left=most).end(None) for worst in (False, True))
        return Possible(best[0], worst[0], best[1] and worst[1])

    def levels_left(self, within: Possible, question: str, most: int) -> int:
        """How many steps lie between the best and the worst level, of those `within`, if a question is answered.

        With its worst answer and with its best one, added up.
        """
        low, high = (extreme[question] for extreme in self.extremes)
        after_low, after_high = within, within
        if question in self.tried:  # of the others the lowest score belongs to the worst level anyway
            after_low = after_low._replace(worst=self._end(within.worst, low, most, worst=True))
            after_high = after_high._replace(best=self._end(within.best, high, most, worst=False))
        after_low = after_low._replace(best=self._end(within.best, low, most, worst=False))
        after_high = after_high._replace(worst=self._end(within.worst, high, most, worst=True))
        return sum(one.worst.rank - one.best.rank for one in (after_low, after_high))

    def _end(self, known: Level, answer: QuestionState, most: int, *, worst: bool) -> Level:
        return _Search(self, {answer.question.id: answer}, worst=worst, left=most).end(known)[0]

    @cached_property
    def _practice(self) -> Mapping[str, str]:
        """The practices of the questions."""
        return {id_: one.question.practice for id_, one in self.states.by_id.items()}

    @cached_property
    def _asked(self) -> tuple[tuple[str, QuestionState], ...]:
        return tuple(self.states.all_asked.items())

    def level(self, assumed: Assumed, *, worst: bool) -> Level:
        """The level with the answers in `assumed`: nothing that the rest allows is worse, or is better.

        With nothing left open that is the level itself.
        """
        states, questionnaire = self.states, self.states.questionnaire
        made = states.completed(assumed)
        counting = [one for id_, one in made.items() if one.state is not State.NOT_ASKED and id_ not in states.left_out]
        overall = _at(scored(counting, self.weights)[0], worst=worst)
        if overall is not None and questionnaire.levels.of(overall.low) is Level.CRITICAL:
            return Level.CRITICAL  # nothing lowers a level
        grouped: dict[str, list[QuestionState]] = {}
        for one in counting:
            grouped.setdefault(self._practice[one.question.id], []).append(one)
        scores = {id_: score for id_, group in grouped.items() if (score := scored(group, self.weights)[0]) is not None}
        bounds: dict[str, tuple[Fraction, Fraction]] = {id_: (one.low, one.high) for id_, one in scores.items()}
        knock_outs = [
            one
            for one in counting
            if (one.score is not None or worst) and one.question.knocks_out(one.low, states.phase)
        ]
        judged = [(rule, judge(rule.when, made, bounds).truth) for rule in self.rules]
        held = [rule for rule, truth in judged if truth is Truth.TRUE or (worst and truth is Truth.UNKNOWN)]
        practices: dict[str, Level] = {}
        for id_ in questionnaire.practices_by_id:
            own = [one for one in knock_outs if self._practice[one.question.id] == id_]
            found = practice_level(questionnaire, id_, _at(scores.get(id_), worst=worst), own, held)
            if found is not None:
                practices[id_] = found.level
        return OverallLevel(questionnaire, overall, knock_outs, held, practices).level


def _at(score: Score | None, *, worst: bool) -> Score | None:
    """A score of which nothing is left open, at one of its ends."""
    if score is None:
        return None
    end = score.low if worst else score.high
    return Score(end, end)


@dataclass
class _Search:
    """The search for the best or the worst level, branch by branch, as long as evaluations are `left`."""

    completions: Completions
    assumed: Assumed
    worst: bool
    left: int

    def end(self, outer: Level | None) -> tuple[Level, bool]:
        """The level at this end, and whether it is known to be possible. It does not lie beyond `outer`."""
        extreme = self.completions.extremes[0 if self.worst else 1]
        steady = {id_: one for id_, one in extreme.items() if id_ not in self.completions.tried}
        start = {**steady, **self.assumed}
        found = self.completions.level({**extreme, **self.assumed}, worst=self.worst)
        if found is outer or start.keys() >= extreme.keys():
            return found, True
        unresolved: Level | None = None
        branches = [(start, self.completions.level(start, worst=self.worst))]
        while branches:
            branch, limit = branches.pop()
            if not self._beyond(limit, found):
                continue
            question = next((id_ for id_ in self._order if id_ not in branch), None)
            answers = self.completions.tried[question] if question is not None else None
            if question is None or answers is None or self.left < len(answers):
                unresolved = limit if unresolved is None or self._beyond(limit, unresolved) else unresolved
                continue
            for answer in reversed(answers) if self.worst else answers:
                self.left -= 1
                below = {**branch, question: answer}
                level = self.completions.level({**extreme, **below}, worst=self.worst)
                found = level if self._beyond(level, found) else found
                if below.keys() >= self.completions.tried.keys():
                    continue
                limit = self.completions.level(below, worst=self.worst)
                if self._beyond(limit, found):
                    branches.append((below, limit))
        if unresolved is not None and self._beyond(unresolved, found):
            return unresolved, False
        return found, True

    @property
    def _order(self) -> list[str]:
        """The questions to try out, in their order, so that a `when` is settled early; what cannot be tried comes last."""
        return sorted(self.completions.tried, key=lambda id_: self.completions.tried[id_] is None)

    def _beyond(self, level: Level, found: Level) -> bool:
        return level > found if self.worst else level < found


def _against(condition: Condition, *, negated: bool = False) -> Iterator[AboutQuestion | AboutPractice]:
    """The statements that a better answer may make true, and so a level worse. What is asked is never unknown here."""
    match condition:
        case AllOf():
            for part in condition.all:
                yield from _against(part, negated=negated)
        case AnyOf():
            for part in condition.any:
                yield from _against(part, negated=negated)
        case Not():
            yield from _against(condition.not_, negated=not negated)
        case AboutPractice():
            if negated:
                yield condition
        case AboutQuestion():
            if condition.unknown or (condition.at_most if not negated else condition.at_least) is not None:
                return
            yield condition
