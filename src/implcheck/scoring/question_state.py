"""The state of one question: whether it is asked and answered, and its score."""

from dataclasses import dataclass, replace

from implcheck.model.enums import TOP_SCORE, State
from implcheck.model.question import ChoiceQuestion, Question, Value, YesNoQuestion


@dataclass(frozen=True)
class QuestionState:
    """One question's state, and its value and score (0 to 4) when answered."""

    question: Question
    state: State
    value: Value | None = None
    score: int | None = None
    to_come: bool = False
    """Whether an answer is taken to come: then nobody can say any more that it is unknown."""

    @property
    def low(self) -> int:
        """The least score it can be: unknown and unanswered count as 0."""
        return self.score if self.score is not None else 0

    @property
    def high(self) -> int:
        """The most it can be: unknown and unanswered may turn out to be 4."""
        return self.score if self.score is not None else TOP_SCORE

    def moved(self, by: int) -> "QuestionState | None":
        """The same answer one step higher (1) or lower (-1): at the next score that the question can give, if any.

        A choice becomes the first option with that score, yes becomes no. Ticks and numbers keep their value:
        only their score moves.
        """
        if self.score is None:
            return None
        better = sorted(score for score in self.question.possible_scores if score > self.score)
        worse = sorted(score for score in self.question.possible_scores if score < self.score)
        beside = better[:1] if by > 0 else worse[-1:]
        if not beside:
            return None
        value: Value | None = self.value
        if isinstance(self.question, ChoiceQuestion):
            value = next(option.value for option in self.question.options if option.score == beside[0])
        elif isinstance(self.question, YesNoQuestion):
            value = "no" if self.value == "yes" else "yes"
        return replace(self, score=beside[0], value=value)
