"""The practices by role: what each role's answers score, beside each other, as a table.

It rests on the views that may be shown apart (`QuestionAgreement.views`), so that it discloses nothing further.
"""

from fractions import Fraction

from implcheck.model.assessment import Assessment
from implcheck.model.combined import Combined
from implcheck.model.enums import TOP_SCORE
from implcheck.reports.document import Block, Cell, Column, Emphasis, Paragraph, Table
from implcheck.wording.messages import Messages
from implcheck.wording.number_format import whole

MOST_ROLES = 8
"""The most columns with roles: more would leave no room for their names. They are those with most respondents."""

NAMES = 0.22
"""The share of the table's width for the names of the practices."""


def practices_by_role(assessment: Assessment, combined: Combined, messages: Messages) -> tuple[Block, ...]:
    """Return a table with a row per practice and a column per role; nothing if fewer than two roles may be shown."""
    largest = sorted(combined.roles, key=lambda role: -combined.roles[role])[:MOST_ROLES]
    roles = [role for role in combined.roles if role in largest]
    if len(roles) < 2:  # noqa: PLR2004 - one alone shows no difference
        return ()
    heads = (
        Column(messages.message("report.practice"), NAMES),
        *(Column(messages.role(role), (1 - NAMES) / len(roles), is_figure=True) for role in roles),
    )
    rows = tuple(
        (
            Cell(messages.text(practice.short)),
            *(_cell(practice_points(assessment, combined, practice.id, role), assessment) for role in roles),
        )
        for practice in assessment.practices
    )
    caption = messages.message("respondents.by-role-caption")
    note = Paragraph(messages.message("respondents.by-role-note"), Emphasis.NOTE)
    return Table(caption, heads, rows), note


def practice_points(assessment: Assessment, combined: Combined, practice: str, role: str) -> Fraction | None:
    """Return the points, 0 to 100, that the views of a role give a practice; None if it answered none of its questions.

    The formula is that of a practice's score, over the questions on which the role has a view.
    """
    score = weight = Fraction(0)
    for agreement in combined.questions:
        result = assessment.question(agreement.question)
        for view in agreement.views:
            if view.role == role and result.practice == practice:
                weight += Fraction(str(result.weight))
                score += Fraction(str(result.weight)) * view.mean
    return 100 * score / (TOP_SCORE * weight) if weight else None


def _cell(points: Fraction | None, assessment: Assessment) -> Cell:
    if points is None:
        return Cell("-")
    return Cell(str(whole(points)), assessment.about.level_rules.of(points), marked=True)
