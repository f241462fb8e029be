"""The levels that are still possible: the best and the worst over all completions.

The answers that must be tried out are tried branch by branch. Wherever the bound of a branch shows that nothing
better (or worse) than what was found can follow, the search goes no further (branch and bound).
"""

from dataclasses import dataclass
from typing import NamedTuple

from implcheck.model.enums import Level
from implcheck.scoring.completions import Assumed, Completions
from implcheck.scoring.question_state import QuestionState

MOST_TRIED = 500
"""How many completions, whole or in part, are evaluated for either end."""

MOST_WORK = 20_000
"""How many questions and statements of conditions are looked at for that: a longer questionnaire gets fewer tries."""


class PossibleLevels(NamedTuple):
    """The best and the worst level that are still possible. No possible level lies outside.

    They are `exact` unless the search came to its limit: then a level at either end may be out of reach.
    """

    best: Level
    worst: Level
    exact: bool = True

    @property
    def settled(self) -> Level | None:
        """The level, if there is only one."""
        return self.best if self.best is self.worst else None


def possible_levels(completions: Completions, max_evaluations: int = MOST_TRIED) -> PossibleLevels | None:
    """The levels still possible, with at most `max_evaluations` for either end; None if nothing is asked."""
    if not completions.anything_asked:
        return None
    left = min(max_evaluations, MOST_WORK // completions.size)
    best, best_exact = _Search(completions, {}, worst=False, left=left).end(None)
    worst, worst_exact = _Search(completions, {}, worst=True, left=left).end(None)
    return PossibleLevels(best, worst, best_exact and worst_exact)


def levels_left(completions: Completions, possible: PossibleLevels, question: str, max_evaluations: int) -> int:
    """How many steps lie between the best and the worst of the `possible` levels once a question is answered.

    The steps with its worst answer and those with its best answer are added up.
    """

    def end(known: Level, answer: QuestionState, *, worst: bool) -> Level:
        return _Search(completions, {question: answer}, worst=worst, left=max_evaluations).end(known)[0]

    lowest, highest = (answers[question] for answers in completions.lowest_and_highest)
    after_lowest, after_highest = possible, possible
    if question in completions.answers_to_try:  # of the others the lowest score belongs to the worst level anyway
        after_lowest = after_lowest._replace(worst=end(possible.worst, lowest, worst=True))
        after_highest = after_highest._replace(best=end(possible.best, highest, worst=False))
    after_lowest = after_lowest._replace(best=end(possible.best, lowest, worst=False))
    after_highest = after_highest._replace(worst=end(possible.worst, highest, worst=True))
    return sum(after.worst.rank - after.best.rank for after in (after_lowest, after_highest))


@dataclass
class _Search:
    """The search for the best or the worst level, branch by branch, as long as evaluations are `left`."""

    completions: Completions
    assumed: Assumed
    worst: bool
    left: int

    def end(self, outer: Level | None) -> tuple[Level, bool]:
        """The level at this end, and whether it is known to be possible. It does not lie beyond `outer`."""
        extreme = self.completions.lowest_and_highest[0 if self.worst else 1]
        to_try = self.completions.answers_to_try
        start = {**{id_: answer for id_, answer in extreme.items() if id_ not in to_try}, **self.assumed}
        found = self._bound({**extreme, **self.assumed})
        if found is outer or start.keys() >= extreme.keys():
            return found, True
        unresolved: Level | None = None
        branches = [(start, self._bound(start))]
        while branches:
            branch, limit = branches.pop()
            if not self._beyond(limit, found):
                continue
            question = next((id_ for id_ in self._order if id_ not in branch), None)
            answers = to_try[question] if question is not None else None
            if question is None or answers is None or self.left < len(answers):
                unresolved = limit if unresolved is None or self._beyond(limit, unresolved) else unresolved
                continue
            for answer in reversed(answers) if self.worst else answers:
                self.left -= 1
                longer = {**branch, question: answer}
                level = self._bound({**extreme, **longer})
                found = level if self._beyond(level, found) else found
                if longer.keys() >= to_try.keys():
                    continue
                limit = self._bound(longer)
                if self._beyond(limit, found):
                    branches.append((longer, limit))
        if unresolved is not None and self._beyond(unresolved, found):
            return unresolved, False
        return found, True

    def _bound(self, assumed: Assumed) -> Level:
        return self.completions.level_bound(assumed, worst=self.worst)

    @property
    def _order(self) -> list[str]:
        """The questions to try out in their order, so that a `when` is settled early; those with too many answers last."""
        to_try = self.completions.answers_to_try
        return sorted(to_try, key=lambda id_: to_try[id_] is None)

    def _beyond(self, level: Level, found: Level) -> bool:
        return level > found if self.worst else level < found
