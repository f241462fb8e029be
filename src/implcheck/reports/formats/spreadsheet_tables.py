"""The tables that CSV and Excel share: their rows, and for each column the function that gives its cell.

The head of a column is `column.<key>` in the catalogue.
"""

import datetime
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple, TypeVar

from implcheck.model.assessment import About, Assessment
from implcheck.model.decisions import AgreedAction
from implcheck.model.enums import Level, State
from implcheck.model.findings import Action
from implcheck.model.problem import Location, Problem
from implcheck.model.question_parts import Advice
from implcheck.model.questionnaire import Origin
from implcheck.model.results import PracticeResult, QuestionResult
from implcheck.model.text import Text
from implcheck.reports import respondents_section, sentences
from implcheck.reports.proposed_dates import proposed_date
from implcheck.wording import problems
from implcheck.wording.messages import Messages

T = TypeVar("T")


class Rating(NamedTuple):
    """A level with its word; without a level the word says why there is none."""

    level: Level | None
    word: str


class Share(NamedTuple):
    """A share of the whole, 0 to 1, shown as a percentage with one decimal."""

    part: Fraction


Cell = str | int | Fraction | Share | Rating | datetime.date | None
"""What a cell holds: a fraction is points, shown with one decimal; None is an empty cell."""

Columns = Mapping[str, Callable[[T, Messages], Cell]]
"""The columns of a table with rows of type `T`: by key, the cell of a row."""


class QuestionRow(NamedTuple):
    """A question that is asked, with its result and the advice and level of its finding.

    What people wrote in its cells is not escaped; each format does that.
    """

    question: QuestionResult
    practice: PracticeResult
    advice: Advice | None
    level: Level | None
    location: Location
    assessment: Assessment

    @property
    def agreed(self) -> AgreedAction | None:
        """The action that was agreed about it."""
        follow_up = self.assessment.follow_up(self.question.id)
        return follow_up.action if follow_up is not None else None

    @property
    def about(self) -> About:
        """What is assessed."""
        return self.assessment.about


def question_rows(assessment: Assessment) -> Iterator[QuestionRow]:
    """Yield a row per question that is asked, in the questionnaire's order."""
    practices = {practice.id: practice for practice in assessment.practices}
    found = {finding.id: (finding.advice, finding.level) for finding in assessment.findings}
    locations, file = assessment.locations.answers, Location(assessment.locations.file)
    for asked in assessment.questions:
        if asked.state is not State.NOT_ASKED:
            advice, level = found.get(asked.id, (None, None))
            location = locations.get(asked.id, file)
            yield QuestionRow(asked, practices[asked.practice], advice, level, location, assessment)


class ActionRow(NamedTuple):
    """An action, with its place in the one order, its advice and the practices that it concerns."""

    number: int
    """From 1."""
    action: Action
    advice: Advice | None
    practices: tuple[PracticeResult, ...]
    due: datetime.date | None
    """The date that was agreed, if an action was, or else the proposed one."""
    agreed: AgreedAction | None
    how: Text | None = None
    """How to find out, if the action is to find out."""


def action_rows(assessment: Assessment) -> Iterator[ActionRow]:
    """Yield a row per action, in their order."""
    for number, action in enumerate(assessment.actions, start=1):
        how = assessment.question(action.finding).help if action.finds_out else None
        agreed, practices = agreed_on(assessment, action.finding), assessment.practices_of(action)
        due = agreed.due if agreed is not None else proposed_date(action, assessment.about.today)
        yield ActionRow(number, action, action.advice, practices, due, agreed, how)


def agreed_on(assessment: Assessment, finding: str) -> AgreedAction | None:
    """Return the action that was agreed about the advice for a finding, if there is one that did not work already."""
    follow_up = assessment.follow_up(finding)
    return follow_up.action if follow_up is not None and not follow_up.has_worked else None


ADVICE: Columns[QuestionRow | ActionRow] = {
    "do": lambda row, messages: messages.text(row.advice.do) if row.advice else None,
    "who": lambda row, messages: messages.text(row.advice.who) if row.advice else None,
    "effort": lambda row, messages: messages.effort(row.advice.effort) if row.advice else None,
    "done-when": lambda row, messages: messages.text(row.advice.done_when) if row.advice else None,
}


def _do(row: ActionRow, messages: Messages) -> str | None:
    text = row.how if row.advice is None else row.advice.do
    return messages.text(text) if text is not None else None


QUESTIONS: Columns[QuestionRow] = {
    "practice": lambda row, messages: messages.text(row.practice.title),
    "id": lambda row, _: row.question.id,
    "title": lambda row, messages: messages.text(row.question.title),
    "state": lambda row, messages: messages.message(f"state.{row.question.state}"),
    "answer": lambda row, messages: (
        sentences.why_without_score(row.question, messages) or sentences.answer_in_words(row.question, messages)
    ),
    "score": lambda row, _: row.question.score,
    "weight": lambda row, messages: messages.weight(row.question.weight) if row.question.state.counts else None,
    "share": lambda row, _: 100 * row.question.share if row.question.state.counts else None,
    "points-missing": lambda row, _: row.question.points_missing if row.question.state.counts else None,
    "level": lambda row, messages: Rating(row.level, messages.level(row.level)) if row.level else None,
    "knock-out": lambda row, messages: messages.message("yes" if row.question.knock_out else "no"),
    "note": lambda row, messages: respondents_section.note(row.assessment, row.question, messages, str),
    "evidence": lambda row, messages: "; ".join(
        respondents_section.pieces_of_evidence(row.assessment, row.question, messages, str)
    ),
    **ADVICE,
    "file": lambda row, _: row.location.file,
    "line": lambda row, _: row.location.line or None,
    "project": lambda row, _: row.about.project,
    "phase": lambda row, messages: messages.phase(row.about.phase),
    "date": lambda row, _: row.about.date.isoformat() if row.about.date else None,
    "questionnaire": lambda row, _: row.about.questionnaire_origin.file or row.about.questionnaire,
    "digest": lambda row, _: row.about.questionnaire_origin.digest,
    "owner": lambda row, messages: messages.owner(row.agreed.owner) if row.agreed else None,
    "due": lambda row, _: row.agreed.due.isoformat() if row.agreed and row.agreed.due else None,
    "status": lambda row, messages: messages.message(f"workbook.{row.agreed.status}") if row.agreed else None,
}
"""The columns in the order of the CSV, which is fixed: new columns are added after the last."""

ANSWERS: Columns[QuestionRow] = {
    "practice": lambda row, messages: messages.text(row.practice.short),
    **{key: QUESTIONS[key] for key in ("title", "state", "answer", "score", "level", "note", "evidence", "id")},
}
"""The columns of questions in the workbook, which people read: all its sheets call a practice by its short name."""


def _effort(row: ActionRow, messages: Messages) -> str | None:
    return messages.message(f"effort-short.{row.advice.effort}") if row.advice is not None else None


ACTIONS: Columns[ActionRow] = {
    "number": lambda row, _: row.number,
    "level": lambda row, messages: Rating(row.action.level, sentences.action_word(row.action, messages)),
    "risk": lambda row, messages: sentences.action_title(row.action, messages),
    "do": _do,
    "who": ADVICE["who"],
    "effort": _effort,
    "points-gained": lambda row, _: row.action.points or None,
    "done-when": ADVICE["done-when"],
    "practice": lambda row, messages: "; ".join(messages.text(practice.short) for practice in row.practices),
    "owner": lambda row, messages: messages.owner(row.agreed.owner) if row.agreed else None,
    "due": lambda row, _: row.due,
    "status": lambda row, messages: messages.message(f"workbook.{row.agreed.status if row.agreed else 'open'}"),
    "id": lambda row, _: row.action.finding,
}
"""The columns of the list that a project lead works with: owner, due date and status are theirs to fill in, as far as nothing was agreed."""

PRACTICES: Columns[PracticeResult] = {
    "practice": lambda practice, messages: messages.text(practice.short),
    "practice-title": lambda practice, messages: messages.text(practice.title),
    "points-today": lambda practice, _: practice.score.low if practice.score else None,
    "ceiling": lambda practice, _: practice.score.ceiling if practice.score else None,
    "practice-level": lambda practice, messages: Rating(
        practice.level, messages.practice_level(practice.outcome, practice.level)
    ),
    "share-of-score": lambda practice, _: Share(practice.share),
    "known": lambda practice, _: Share(practice.known),
    "id": lambda practice, _: practice.id,
}

ORIGIN: Columns[Origin] = {"questionnaire": lambda origin, _: origin.file, "digest": lambda origin, _: origin.digest}

PROBLEMS: Columns[Problem] = {
    "file": lambda problem, _: problem.location.file if problem.location else "",
    "line": lambda problem, _: problem.location.line or None if problem.location else None,
    "column": lambda problem, _: (
        (problem.location.column or None) if problem.location and not problem.location.cell else None
    ),
    "problem": lambda problem, messages: problems.sentence_with_cell(problem, messages.languages[0]),
    "hint": lambda problem, messages: problems.hint(problem, messages.languages[0]),
}
