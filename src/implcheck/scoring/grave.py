"""Which knock-outs and critical rules are independent: they rest on different answers, so that one fact counts once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from implcheck.model.condition import AboutPractice, AboutQuestion, AllOf, AnyOf, Condition, Not
from implcheck.model.enums import Truth
from implcheck.model.rule import Rule
from implcheck.scoring.conditions import Scores, judge
from implcheck.scoring.question_state import QuestionState

Witness = frozenset[str]
"""Ids of questions whose answers alone make a condition hold."""

MOST_WITNESSES = 50
"""How many witnesses of one condition are looked at."""

MOST_TRIED = 10_000
"""How many witnesses are tried together: far more than the rules of a questionnaire that people write have."""


def independent(
    knock_outs: Sequence[QuestionState], critical_rules: Mapping[str, Sequence[Witness]], enough: int
) -> tuple[str, ...]:
    """The ids of `enough` or more knock-outs and critical rules of which no two rest on the same answer; else none.

    `critical_rules` are those that hold, by id, with their witnesses: two rules are independent if each has a witness
    that shares no question with the other's. Every knock-out is among the result, because it rests on a single answer:
    a rule that rests on it too could only take its place.
    """
    own = tuple(state.question.id for state in knock_outs)
    if len(own) >= enough:
        return own
    found = _Search(tuple(critical_rules.items())).disjoint(0, frozenset(own), enough - len(own))
    return own + found if found else ()


@dataclass
class _Search:
    """The search for rules with witnesses that share no question; it ends after `left` witnesses."""

    rules: Sequence[tuple[str, Sequence[Witness]]]
    left: int = MOST_TRIED

    def disjoint(self, start: int, taken: frozenset[str], enough: int) -> tuple[str, ...]:
        """The ids of `enough` rules from `start` on with witnesses outside `taken` that share no question; else none."""
        for index in range(start, len(self.rules) - enough + 1):
            id_, found = self.rules[index]
            for witness in found:
                self.left -= 1
                if self.left < 0:
                    return ()
                if witness & taken:
                    continue
                if enough == 1:
                    return (id_,)
                if rest := self.disjoint(index + 1, taken | witness, enough - 1):
                    return (id_, *rest)
        return ()


def witnesses(rule: Rule, states: Mapping[str, QuestionState], scores: Scores) -> tuple[Witness, ...]:
    """The smallest sets of questions whose answers alone make a rule hold, as far as `MOST_WITNESSES` go.

    A statement about a practice rests on all answers that count in it.
    """
    return _smallest(_Witnesses(states, scores).of(rule.when, negated=False))


@dataclass(frozen=True)
class _Witnesses:
    """The witnesses of conditions that hold, or (inside a `not`) of conditions that do not hold."""

    states: Mapping[str, QuestionState]
    scores: Scores

    def of(self, condition: Condition, *, negated: bool) -> Iterable[Witness]:
        """The witnesses of a condition that is true, or false if it is `negated`.

        Inside a `not` an `all` fails by any of its parts and an `any` by all of them, or answers would be part of a
        witness that does not need them, and a better answer could then set two rules apart that rest on one fact.
        """
        match condition:
            case Not():
                return self.of(condition.not_, negated=not negated)
            case AllOf():
                return self._any(condition.all, negated=True) if negated else self._all(condition.all, negated=False)
            case AnyOf():
                return self._all(condition.any, negated=True) if negated else self._any(condition.any, negated=False)
            case AboutQuestion():
                return (frozenset({condition.question}),)
            case AboutPractice():
                counting = (state.question for state in self.states.values() if state.state.counts)
                return (frozenset(question.id for question in counting if question.practice == condition.practice),)

    def _all(self, parts: Iterable[Condition], *, negated: bool) -> Iterable[Witness]:
        """A witness of every part together; parts about what does not count here need none."""
        together: tuple[Witness, ...] = (frozenset(),)
        for part in parts:
            if self._truth(part, negated=negated) is not Truth.ABSENT:
                own = _smallest(self.of(part, negated=negated))
                together = _smallest(witness | another for witness in together for another in own)
        return together

    def _any(self, parts: Iterable[Condition], *, negated: bool) -> Iterable[Witness]:
        """A witness of any part that decides."""
        deciding = Truth.FALSE if negated else Truth.TRUE
        found = (part for part in parts if self._truth(part, negated=negated) is deciding)
        return (witness for part in found for witness in self.of(part, negated=negated))

    def _truth(self, condition: Condition, *, negated: bool) -> Truth:
        return judge(condition, self.states, self.scores, negated=negated).truth


def _smallest(found: Iterable[Witness]) -> tuple[Witness, ...]:
    """The witnesses that contain no other one, each once, the smallest first."""
    kept: list[Witness] = []
    for witness in sorted(found, key=len):
        if not any(other <= witness for other in kept):
            kept.append(witness)
    return tuple(kept[:MOST_WITNESSES])
