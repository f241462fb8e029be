"""The verdict on a set of answers: the level if enough is known for one, else what can be said without."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from implcheck.model.enums import Level
from implcheck.model.results import Reason, make_reason
from implcheck.scoring.answer_states import QuestionStates
from implcheck.scoring.completions import Completions
from implcheck.scoring.evaluation import Evaluation, evaluate
from implcheck.scoring.possible_levels import MOST_TRIED, PossibleLevels, possible_levels
from implcheck.scoring.without_level import indication, most_informative


@dataclass(frozen=True)
class Verdict:
    """The verdict on question states under weights by question id, without the rules in `ignored_rules`.

    `max_evaluations` limits the evaluations spent on either end of the possible levels. Everything is worked out when
    it is first asked for.
    """

    states: QuestionStates
    weights: Mapping[str, int]
    ignored_rules: frozenset[str] = frozenset()
    max_evaluations: int = MOST_TRIED

    @cached_property
    def evaluation(self) -> Evaluation:
        """Scores and levels as far as enough is answered."""
        return evaluate(self.states, self.weights, self.ignored_rules)

    @cached_property
    def possible_levels(self) -> PossibleLevels | None:
        """The levels still possible; None if enough is answered, or nothing is asked."""
        return possible_levels(self._completions, self.max_evaluations) if self.evaluation.level is None else None

    @cached_property
    def range(self) -> PossibleLevels | None:
        """The levels still possible once the unknowns are known; None if nothing is unknown, or nothing is asked.

        Without a level every question that nobody answered counts as unknown. With one, what is not applicable or has
        not happened yet stays so.
        """
        if self.evaluation.level is None:
            return self.possible_levels
        only_unknown = replace(self.states, only_unknown=True)
        if not only_unknown.open_questions:
            return None
        return possible_levels(Completions(only_unknown, self.weights, self.ignored_rules), self.max_evaluations)

    @property
    def unknowns_decide(self) -> bool:
        """Whether there is a level that is better without the unknown questions, and can be better with their answers."""
        if self.level is None or self.range is None or self.range.best >= self.level:
            return False
        answered = indication(self.states, self.evaluation, self.weights)
        return answered is None or answered < self.level

    @property
    def level(self) -> Level | None:
        """The level, if enough is answered or every completion gives the same one."""
        if self.evaluation.level is not None or self.possible_levels is None:
            return self.evaluation.level
        return self.possible_levels.settled

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why it has that level, or none."""
        if self.evaluation.level is None and self.level is not None:
            evaluation, level = self.evaluation, self.level
            if evaluation.overall.enough_known and evaluation.unanswered_practices:
                titles = tuple(practice.short for practice in evaluation.unanswered_practices)
                return (make_reason("every-completion-practice", count=len(titles), practices=titles, level=level),)
            return (make_reason("every-completion", known=evaluation.overall.known, level=level),)
        return self.evaluation.reasons()

    @property
    def indication(self) -> Level | None:
        """The level of the answered part alone; None if there is a level."""
        return indication(self.states, self.evaluation, self.weights) if self.level is None else None

    @property
    def most_informative(self) -> tuple[str, ...]:
        """Ids of the questions to find out first; empty if there is a level."""
        if self.level is not None or self.possible_levels is None:
            return ()
        return most_informative(self._completions, self.possible_levels, self.weights)

    @cached_property
    def _completions(self) -> Completions:
        return Completions(self.states, self.weights, self.ignored_rules)
