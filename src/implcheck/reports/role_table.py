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

FEWEST_ROLES = 2
"""One role alone shows no difference."""

MOST_ROLES_BESIDE = 8
"""The most columns with roles: more would leave no room for their names. They are those with most respondents."""

NAMES = 0.22
"""The share of the table's width for the names of the practices."""


def practices_by_role(assessment: Assessment, combined: Combined, messages: Messages) -> tuple[Block, ...]:
    """Return a table with a row per practice and a column per role, and what it leaves out.

    Nothing if fewer than two roles may be shown.
    """
    roles = roles_beside(combined)
    if not roles:
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
    table = Table(messages.message("respondents.by-role-caption"), heads, rows)
    return table, Paragraph(" ".join(notes(combined, messages)), Emphasis.NOTE)


def roles_beside(combined: Combined) -> list[str]:
    """Return the roles that have a column, in their usual order; none if fewer than two may be shown."""
    if len(combined.roles) < FEWEST_ROLES:
        return []
    largest = sorted(combined.roles, key=lambda role: -combined.roles[role])[:MOST_ROLES_BESIDE]
    return [role for role in combined.roles if role in largest]


def notes(combined: Combined, messages: Messages) -> list[str]:
    """Return on what the figures rest, and how many roles have no column."""
    found = [messages.message("respondents.by-role-note")]
    if more := len(combined.roles) - len(roles_beside(combined)):
        found.append(messages.message("respondents.by-role-more", count=more))
    return found


def practice_points(assessment: Assessment, combined: Combined, practice: str, role: str) -> Fraction | None:
    """Return the points, 0 to 100, that a role gives a practice; None if it has no view of a question that may be shown.

    The formula is that of a practice's score, over the questions with such a view.
    """
    weights = {
        result.id: Fraction(str(result.weight)) for result in assessment.questions if result.practice == practice
    }
    views = [
        (weights[agreement.question], view.mean)
        for agreement in combined.questions
        for view in agreement.views
        if view.role == role and agreement.question in weights
    ]
    if not views:
        return None
    weighted = sum((weight * mean for weight, mean in views), Fraction(0))
    return 100 * weighted / (TOP_SCORE * sum(weight for weight, _ in views))


def _cell(points: Fraction | None, assessment: Assessment) -> Cell:
    if points is None:
        return Cell("-")
    return Cell(str(whole(points)), assessment.about.level_rules.of(points), marked=True)
