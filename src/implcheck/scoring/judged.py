"""Answers judged: where they stand, and the level that this gives, or that every completion gives."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from implcheck.model.assessment import Reason, make_reason
from implcheck.model.enums import Level
from implcheck.scoring.answer_states import QuestionStates
from implcheck.scoring.evaluation import Evaluation, evaluate
from implcheck.scoring.indication import indication, narrowing
from implcheck.scoring.possible import MOST_TRIED, Completions, Possible


@dataclass(frozen=True)
class Judged:
    """What readings come to under weights, without the rules in `ignored`.

    `most` is how many evaluations there may be for either end of what is possible.
    """

    states: QuestionStates
    weights: Mapping[str, int]
    ignored: frozenset[str] = frozenset()
    most: int = MOST_TRIED

    @cached_property
    def evaluation(self) -> Evaluation:
        """Scores and levels as far as enough is answered."""
        return evaluate(self.states, self.weights, self.ignored)

    @cached_property
    def possible(self) -> Possible | None:
        """The levels still possible; nothing where enough is answered, or nothing is asked."""
        return self._completions.possible(self.most) if self.evaluation.level is None else None

    @property
    def level(self) -> Level | None:
        """The level: there is one if enough is answered, or if every completion gives the same."""
        if self.evaluation.level is not None or self.possible is None:
            return self.evaluation.level
        return self.possible.settled

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why it has that level, or none."""
        if self.evaluation.level is None and self.level is not None:
            return (make_reason("every-completion", known=self.evaluation.overall.known, level=self.level),)
        return self.evaluation.reasons()

    @property
    def indication(self) -> Level | None:
        """What the answers point to; nothing if there is a level."""
        return indication(self.states, self.evaluation, self.weights) if self.level is None else None

    @property
    def narrowing(self) -> tuple[str, ...]:
        """The questions to find out first, by id; none if there is a level."""
        if self.level is not None or self.possible is None:
            return ()
        return narrowing(self._completions, self.possible, self.weights)

    @cached_property
    def _completions(self) -> Completions:
        return Completions(self.states, self.weights, self.ignored)
