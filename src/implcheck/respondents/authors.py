"""What a group of authors answered to one question: respondents in a role who all may be quoted, or all may not."""

from collections.abc import Iterable
from typing import NamedTuple

from implcheck.model.answers import Answer, Given, NotApplicable, NotYet, Unanswered, Unknown
from implcheck.model.enums import TOP_SCORE
from implcheck.model.person_fields import gives_reason, says_where
from implcheck.respondents.sample import Sample

UNKNOWN, NOT_APPLICABLE, NOT_YET, ONLY_REMARKS, BLANK = range(TOP_SCORE + 1, TOP_SCORE + 6)
"""Where answers without a score are counted, after the scores 0 to 4."""


class Authors(NamedTuple):
    """A role, and whether the notes of these respondents in it may be shown with it."""

    role: str
    may_be_quoted: bool


class AuthorsAnswers:
    """How often these authors gave each answer, and a few of their texts."""

    __slots__ = ("counts", "evidence", "evidenced", "noted", "notes", "reason")

    def __init__(self) -> None:
        self.counts = [0] * (BLANK + 1)
        """Of the scores 0 to 4, then unknown, not applicable, not yet, only remarks and blank."""
        self.notes: Sample[str] = Sample()
        self.noted = 0
        """How many notes there were."""
        self.evidence: Sample[str] = Sample()
        self.evidenced = 0
        """How many pieces of evidence there were that say where to look."""
        self.reason = ""
        """The reason why the question does not apply, by `first_reason`."""

    @property
    def people(self) -> int:
        """How many of these authors said anything: an answer, that they do not know, a note or evidence."""
        return sum(self.counts[:BLANK])

    def index(self, answer: Answer) -> int:
        """Return where an answer without a score is counted.

        Raises:
            ValueError: The answer has a value, and so a score.
        """
        match answer:
            case Unknown():
                return UNKNOWN
            case NotApplicable():
                if answer.not_applicable != self.reason:
                    self.reason = first_reason((self.reason, answer.not_applicable))
                return NOT_APPLICABLE
            case NotYet():
                return NOT_YET
            case Unanswered():
                return ONLY_REMARKS if answer.note is not None or answer.evidence else BLANK
            case Given():
                raise ValueError("it has a score")

    def add_remarks(self, answer: Answer) -> None:
        """Keep the note and the evidence of an answer."""
        if answer.note is not None:
            self.noted += 1
            self.notes.add(answer.note)
        for evidence in answer.evidence:
            self.evidenced += says_where(evidence)
            self.evidence.add(evidence)


def first_reason(reasons: Iterable[str]) -> str:
    """Return the first reason in the alphabet, a "-" or "n/a" only if there is no other; empty if there is none."""
    return min(filter(None, reasons), key=lambda reason: (not gives_reason(reason), reason), default="")
