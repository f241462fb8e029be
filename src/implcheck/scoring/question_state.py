"""The state of one question: whether it is asked and answered, and its score."""

from dataclasses import dataclass, replace

from implcheck.model.answer_value import Value
from implcheck.model.enums import TOP_SCORE, State
from implcheck.model.question import ChoiceQuestion, LevelsQuestion, NumberQuestion, Question, YesNoQuestion


@dataclass(frozen=True)
class QuestionState:
    """One question's state, and its value and score (0 to 4) when answered."""

    question: Question
    state: State
    value: Value | None = None
    score: int | None = None
    answer_expected: bool = False
    """Whether the question is assumed to get an answer, so that nobody can call it unknown any more."""

    @property
    def at_worst(self) -> "QuestionState":
        """The same state, with the lowest score possible."""
        return self if self.score is not None else replace(self, score=0)

    @property
    def low(self) -> int:
        """The lowest score possible, 0 to 4: 0 for unknown and unanswered."""
        return self.score if self.score is not None else 0

    @property
    def ceiling(self) -> int:
        """The highest score possible, 0 to 4: 4 for unknown and unanswered."""
        return self.score if self.score is not None else TOP_SCORE

    def moved(self, *, up: bool) -> "QuestionState | None":
        """The same answer one step higher (`up`) or lower: at the next score the question can give, if any.

        A choice becomes the first option with that score, yes becomes no, and a number the start of the nearest band
        with that score. Ticks keep their value: only their score moves.
        """
        if self.score is None:
            return None
        possible = self.question.possible_scores
        if up:
            next_score = min((score for score in possible if score > self.score), default=None)
        else:
            next_score = max((score for score in possible if score < self.score), default=None)
        if next_score is None:
            return None
        value: Value | None = self.value
        if isinstance(self.question, LevelsQuestion):
            value = next_score
        elif isinstance(self.question, ChoiceQuestion):
            value = next(option.value for option in self.question.options if option.score == next_score)
        elif isinstance(self.question, YesNoQuestion):
            value = "no" if self.value == "yes" else "yes"
        elif isinstance(self.question, NumberQuestion):
            number = self.value if isinstance(self.value, (int, float)) else self.question.min
            starts = [band.from_ for band in self.question.bands if band.score == next_score]
            value = min(starts, key=lambda start: abs(start - number))
        return replace(self, score=next_score, value=value)
