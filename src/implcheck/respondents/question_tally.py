"""The answers of many respondents to one question: a count per role and score, and an example of each score.

They are kept in two parts: those of the roles that are asked the question, and those of the others, who answered all
the same. In each part, what people wrote is kept by its authors, for `texts_to_show` to decide about.
"""

from collections.abc import Callable

from implcheck.model.answer_value import Value
from implcheck.model.answers import Answer, Given
from implcheck.model.enums import TOP_SCORE
from implcheck.model.question import Question
from implcheck.respondents.agreement_statistics import Histogram, together
from implcheck.respondents.authors import NOT_APPLICABLE, NOT_YET, UNKNOWN, Authors, AuthorsAnswers

Slot = tuple[list[int], int]
"""Where an answer is counted: a list of counts, and the index in it."""


class Voices:
    """The answers that some of the respondents gave to a question."""

    __slots__ = ("by_authors", "examples", "question")

    def __init__(self, question: Question) -> None:
        self.question = question
        self.by_authors: dict[Authors, AuthorsAnswers] = {}
        self.examples: list[Value | None] = [None] * (TOP_SCORE + 1)
        """An answer for each score."""

    @property
    def scores_by_role(self) -> dict[str, Histogram]:
        """The scores of each role that gave one."""
        by_role: dict[str, Histogram] = {}
        for authors, answers in self.by_authors.items():
            scores = answers.counts[: TOP_SCORE + 1]
            if any(scores):
                by_role[authors.role] = together((scores, by_role.get(authors.role, [0] * (TOP_SCORE + 1))))
        return by_role

    @property
    def unknown(self) -> int:
        """How many respondents do not know."""
        return self._count(UNKNOWN)

    @property
    def not_applicable(self) -> int:
        """How many respondents say that the question does not apply."""
        return self._count(NOT_APPLICABLE)

    @property
    def not_yet(self) -> int:
        """How many respondents say that nothing of the kind has happened yet."""
        return self._count(NOT_YET)

    @property
    def say_something(self) -> bool:
        """Whether anybody gave an answer other than that they do not know."""
        return bool(self.scores_by_role or self.not_applicable or self.not_yet)

    def answers_of(self, authors: Authors) -> AuthorsAnswers:
        """Return what these authors answered so far."""
        known = self.by_authors.get(authors)
        return self.by_authors.setdefault(authors, AuthorsAnswers()) if known is None else known

    def slot(self, authors: Authors, answer: Answer) -> Slot:
        """Return where an answer is counted."""
        answers = self.answers_of(authors)
        index = self._score(answer.answer) if isinstance(answer, Given) else answers.index(answer)
        return answers.counts, index

    def _count(self, index: int) -> int:
        return sum(answers.counts[index] for answers in self.by_authors.values())

    def _score(self, value: Value) -> int:
        score = self.question.score(value)
        example = self.examples[score]
        # The first in a fixed order, so that the order of the respondents does not matter.
        if example is None or _order(value) < _order(example):
            self.examples[score] = value
        return score


class QuestionTally:
    """The answers to a question; `is_asked` says whether a role is asked it."""

    __slots__ = ("asked", "is_asked", "others", "question")

    def __init__(self, question: Question, is_asked: Callable[[str], bool]) -> None:
        self.question = question
        self.is_asked = is_asked
        self.asked = Voices(question)
        """The answers of roles that are asked the question."""
        self.others = Voices(question)
        """The answers of roles that are not: people who answered all the same."""

    @property
    def counting(self) -> Voices:
        """The answers that count: those of people who are asked, and of others only if none of those gave any."""
        return self.others if self.others.say_something and not self.asked.say_something else self.asked

    def slot(self, authors: Authors, answer: Answer) -> Slot:
        """Return where an answer is counted."""
        return self._voices(authors).slot(authors, answer)

    def add_remarks(self, authors: Authors, answer: Answer) -> None:
        """Keep the note and the evidence of an answer."""
        self._voices(authors).answers_of(authors).add_remarks(answer)

    def _voices(self, authors: Authors) -> Voices:
        return self.asked if self.is_asked(authors.role) else self.others


def _order(value: Value) -> tuple[str, str]:
    return type(value).__name__, f"{value:020.9f}" if isinstance(value, (int, float)) else str(value)
