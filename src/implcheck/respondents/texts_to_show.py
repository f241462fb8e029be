"""Which notes, evidence and reasons may be shown, and how many are left out.

The writer of a text ticked that it may be quoted, and the role may be shown apart: the text is shown, a note with the
role. Any other text has no role, and is shown only if at least `min_group` people could have written it:

- Counted are the people who said anything on this question, if only that they do not know.
- Not counted are those whose notes carry their role: a note without one cannot be theirs.
- Those who are asked the question are counted apart from those who answered all the same. A reader who knows who is
  asked looks for the writer among them first.
- A reason why the question does not apply can only be of somebody who said so; only they are counted.

The number of writers does not matter: one note is safe among five people of whom any may have written it.
"""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from implcheck.model.combined import Note
from implcheck.respondents.authors import NOT_APPLICABLE, Authors, AuthorsAnswers, first_reason
from implcheck.respondents.question_tally import QuestionTally, Voices
from implcheck.respondents.sample import Sample


class TextsToShow(NamedTuple):
    """The texts with the answers to a question that may be shown, at most ten of each kind, in the order of their texts."""

    notes: tuple[Note, ...]
    noted: int
    """How many notes there were."""
    more_notes: int
    """How many of those that may be shown are not among the ten, nor equal to one of them."""
    notes_left_out: int
    """How many of them may not be shown."""
    evidence: tuple[str, ...]
    evidence_left_out: int
    """How many pieces of evidence may not be shown; those that do not say where to look are not counted."""


def texts_to_show(question: QuestionTally, apart: Collection[str], min_group: int) -> TextsToShow:
    """Return the notes and the evidence with the answers to a question; `apart` holds the roles that may be shown."""
    notes: Sample[tuple[str, str]] = Sample()
    evidence: Sample[str] = Sample()
    noted = notes_left_out = evidence_left_out = 0
    for voices in (question.asked, question.others):
        anonymous = sum(answers.people for authors, answers in _anonymous(voices, apart))
        for authors, answers in voices.by_authors.items():
            noted += answers.noted
            has_role = _carry_role(authors, apart)
            if not has_role and anonymous < min_group:
                notes_left_out += answers.noted
                evidence_left_out += answers.evidenced
                continue
            for text, times in answers.notes.times.items():
                notes.add((text, authors.role if has_role else ""), times)
            for text in answers.evidence.kept:
                evidence.add(text)
    shown = tuple(Note(text, role or None) for text, role in sorted(notes.kept))
    more_notes = noted - notes_left_out - sum(notes.times.values())
    return TextsToShow(shown, noted, more_notes, notes_left_out, tuple(sorted(evidence.kept)), evidence_left_out)


def reason_to_show(voices: Voices, apart: Collection[str], min_group: int) -> str:
    """Return the first of the reasons that may be shown, by `first_reason`; empty if none may be."""
    anonymous = sum(answers.counts[NOT_APPLICABLE] for _, answers in _anonymous(voices, apart))
    return first_reason(
        answers.reason
        for authors, answers in voices.by_authors.items()
        if anonymous >= min_group or _carry_role(authors, apart)
    )


def _anonymous(voices: Voices, apart: Collection[str]) -> Iterator[tuple[Authors, AuthorsAnswers]]:
    """Yield the authors whose notes have no role."""
    return ((authors, answers) for authors, answers in voices.by_authors.items() if not _carry_role(authors, apart))


def _carry_role(authors: Authors, apart: Collection[str]) -> bool:
    return authors.may_be_quoted and authors.role in apart
