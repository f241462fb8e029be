"""The answers of many respondents to one question: a count per role and score, and an example of each score.

They are kept in two parts: those of the roles that are asked the question, and those of the others, who answered all
the same.
"""

from collections.abc import Callable

from implcheck.model.answer_value import Value
from implcheck.model.answers import Answer, Given, NotApplicable, NotYet, Unanswered, Unknown
from implcheck.model.enums import TOP_SCORE
from implcheck.model.question import Question
from implcheck.respondents.agreement_statistics import Histogram
from implcheck.respondents.sample import Sample

_UNKNOWN, _NOT_APPLICABLE, _NOT_YET, _UNANSWERED = range(TOP_SCORE + 1, TOP_SCORE + 5)

Slot = tuple[list[int], int]
"""Where an answer is counted: a list of counts, and the index in it.

The counts of a role for a question are those of the scores 0 to 4, then unknown, not applicable, not yet and unanswered.
"""


class Voices:
    """The answers that some of the respondents gave to a question."""

    __slots__ = ("_counts", "examples", "question", "reason")

    def __init__(self, question: Question) -> None:
        self.question = question
        self._counts: dict[str, list[int]] = {}
        self.examples: list[Value | None] = [None] * (TOP_SCORE + 1)
        """An answer for each score."""
        self.reason = ""
        """A reason why the question does not apply."""

    @property
    def scores_by_role(self) -> dict[str, Histogram]:
        """The scores of each role that gave one."""
        return {role: counts[:_UNKNOWN] for role, counts in self._counts.items() if any(counts[:_UNKNOWN])}

    @property
    def unknown(self) -> int:
        """How many respondents do not know."""
        return self._count(_UNKNOWN)

    @property
    def not_applicable(self) -> int:
        """How many respondents say that the question does not apply."""
        return self._count(_NOT_APPLICABLE)

    @property
    def not_yet(self) -> int:
        """How many respondents say that nothing of the kind has happened yet."""
        return self._count(_NOT_YET)

    @property
    def say_something(self) -> bool:
        """Whether anybody gave an answer other than that they do not know."""
        return bool(self.scores_by_role or self.not_applicable or self.not_yet)

    def slot(self, role: str, answer: Answer) -> Slot:
        """Return where an answer of a role is counted."""
        counts = self._counts.setdefault(role, [0] * (_UNANSWERED + 1))
        match answer:
            case Given():
                return counts, self._score(answer.answer)
            case Unknown():
                return counts, _UNKNOWN
            case NotApplicable():
                self.reason = min(self.reason or answer.not_applicable, answer.not_applicable)
                return counts, _NOT_APPLICABLE
            case NotYet():
                return counts, _NOT_YET
            case Unanswered():
                return counts, _UNANSWERED

    def _count(self, index: int) -> int:
        return sum(counts[index] for counts in self._counts.values())

    def _score(self, value: Value) -> int:
        score = self.question.score(value)
        example = self.examples[score]
        # The first in a fixed order, so that the order of the respondents does not matter.
        if example is None or _order(value) < _order(example):
            self.examples[score] = value
        return score


class QuestionTally:
    """The answers to a question; `is_asked` says whether a role is asked it."""

    __slots__ = ("asked", "evidence", "is_asked", "noted", "notes", "others", "question")

    def __init__(self, question: Question, is_asked: Callable[[str], bool]) -> None:
        self.question = question
        self.is_asked = is_asked
        self.asked = Voices(question)
        """The answers of roles that are asked the question."""
        self.others = Voices(question)
        """The answers of roles that are not: people who answered all the same."""
        self.notes: Sample[tuple[str, str]] = Sample()
        """Notes with the role of who wrote them, or empty text if that may not be shown."""
        self.noted = 0
        """How many notes there were."""
        self.evidence: Sample[str] = Sample()

    @property
    def counting(self) -> Voices:
        """The answers that count: those of people who are asked, and of others only if none of those gave any."""
        return self.others if self.others.say_something and not self.asked.say_something else self.asked

    def slot(self, role: str, answer: Answer) -> Slot:
        """Return where an answer of a role is counted."""
        return (self.asked if self.is_asked(role) else self.others).slot(role, answer)

    def add_remarks(self, role: str, answer: Answer) -> None:
        """Keep the note and the evidence of an answer; `role` is empty if it may not be shown with the note."""
        if answer.note is not None:
            self.noted += 1
            self.notes.add((answer.note, role))
        for evidence in answer.evidence:
            self.evidence.add(evidence)


def _order(value: Value) -> tuple[str, str]:
    return type(value).__name__, f"{value:020.9f}" if isinstance(value, (int, float)) else str(value)
