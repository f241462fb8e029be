"""The sheet of roles in an Excel workbook about a round: the practices by role in points, and the perception gaps in levels.

Both have the roles as columns, so that one head, which stays in view, holds for both. Only what may be shown is written.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from implcheck.model.assessment import Assessment
from implcheck.model.combined import Combined, Gap
from implcheck.reports import role_table
from implcheck.reports.formats.chart_print import ACCENT, COLORS, PALE
from implcheck.reports.formats.spreadsheet_tables import Cell
from implcheck.reports.formats.xlsx import fit, tables
from implcheck.reports.formats.xlsx.book import HEAD, ROW, SIZE, Book
from implcheck.wording.messages import Messages
from implcheck.wording.number_format import whole
from implcheck.wording.symbols import symbol

WIDTHS = {"practice": 130, "title": 320, "level-that-counts": 95}
"""The usual widths of columns that are no role, in pixels, by the key of the head: `column.<key>`."""

ROLE = 95
"""The usual width of the column of a role."""

CENTER: dict[str, Any] = {"align": "center"}
TITLE: dict[str, Any] = {"bold": True, "font_color": ACCENT, "font_size": SIZE + 2, "valign": "vcenter"}


class Figure(NamedTuple):
    """What a cell holds, with the properties of its format."""

    cell: Cell
    look: dict[str, Any] = CENTER


class Block(NamedTuple):
    """Rows under a title."""

    title: str
    rows: Sequence[Sequence[Figure]]


def put(book: Book, assessment: Assessment) -> None:
    """Write the sheet of roles; nothing unless at least two roles may be shown."""
    combined = assessment.combined
    if combined is None or not (roles := role_table.roles_beside(combined)):
        return
    messages, has_gaps = book.messages, bool(combined.gaps)
    before, after = (["practice", "title"], ["level-that-counts"]) if has_gaps else (["practice"], [])
    heads = [messages.message(f"column.{key}") for key in before] + [messages.role(role) for role in roles]
    heads += [messages.message(f"column.{key}") for key in after]
    blocks = [_practices(assessment, combined, roles, messages, has_gaps=has_gaps)]
    notes = role_table.notes(combined, messages)
    if has_gaps:
        blocks.append(_gaps(assessment, combined, roles, messages))
        notes += [messages.message("workbook.gap-ends"), messages.message("workbook.gap-means")]
    usual = [*(WIDTHS[key] for key in before), *(ROLE for _ in roles), *(WIDTHS[key] for key in after)]
    rows = [[figure.cell for figure in row] for block in blocks for row in block.rows]
    widths = tables.fitted(usual, heads, rows)
    _write(book, _page(book, heads, widths, len(before)), blocks, " ".join(notes), widths)


def _practices(
    assessment: Assessment, combined: Combined, roles: Iterable[str], messages: Messages, *, has_gaps: bool
) -> Block:
    """Return a row per practice with the points of each role; what only gaps have is blank."""
    blank = [Figure(None)] if has_gaps else []
    rows = [
        [
            Figure(messages.text(practice.short), {"bold": True}),
            *blank,
            *(_points(assessment, combined, practice.id, role) for role in roles),
            *blank,
        ]
        for practice in assessment.practices
    ]
    return Block(messages.message("respondents.by-role-caption"), rows)


def _points(assessment: Assessment, combined: Combined, practice: str, role: str) -> Figure:
    """Return points as a number, shown with the symbol and in the colour of the level on these points alone."""
    points = role_table.practice_points(assessment, combined, practice, role)
    if points is None:
        return Figure(None)
    level = assessment.about.level_rules.of(points)
    shown = {"num_format": f'"{symbol(level)} "0', "font_color": COLORS[level], "bold": True}
    return Figure(whole(points), {**CENTER, **shown})


def _gaps(assessment: Assessment, combined: Combined, roles: Sequence[str], messages: Messages) -> Block:
    """Return a row per perception gap, the widest first."""
    names = {practice.id: messages.text(practice.short) for practice in assessment.practices}
    rows = [
        [
            Figure(names[assessment.question(gap.question).practice], {}),
            Figure(messages.text(gap.title), {}),
            *_levels(gap, combined, roles),
        ]
        for gap in combined.gaps
    ]
    return Block(messages.message("workbook.gaps"), rows)


def _levels(gap: Gap, combined: Combined, roles: Iterable[str]) -> list[Figure]:
    """Return the level of each role, in bold for the two that are furthest apart, and the one that counts."""
    agreement = combined.question(gap.question)
    means = {view.role: view.mean for view in (agreement.views if agreement is not None else (gap.higher, gap.lower))}
    ends, look = {gap.higher.role, gap.lower.role}, {**CENTER, "num_format": "General"}
    levels = [Figure(means.get(role), {**look, "bold": role in ends}) for role in roles]
    return [*levels, Figure(agreement.counted if agreement is not None else None)]


def _page(book: Book, heads: Sequence[str], widths: Sequence[int], names: int) -> Any:
    """Add the sheet with its head, which stays in view and is repeated on paper; the first `names` columns hold text."""
    page = book.sheet("roles", landscape=True, pages_high=0)
    for column, (head, wide) in enumerate(zip(heads, widths, strict=True)):
        page.set_column_pixels(column, column, wide)
        book.put(page, 0, column, head, **{**HEAD, **(CENTER if column >= names else {})})
    page.set_row(0, tables.height(heads, widths, bold=True))
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    return page


def _write(book: Book, page: Any, blocks: Iterable[Block], notes: str, widths: Sequence[int]) -> None:
    """Write the blocks one below the other, each under its title, and the notes at the end."""
    row = 1
    for block in blocks:
        _across(book, page, row, block.title, widths, TITLE)
        page.set_row(row, fit.height(1, SIZE + 2) + 8)
        for figures in block.rows:
            row += 1
            page.set_row(row, tables.height([figure.cell for figure in figures], widths))
            for column, figure in enumerate(figures):
                book.put(page, row, column, figure.cell, **{**ROW, **tables.SIDE, **figure.look})
        row += 1
    _across(book, page, row + 1, notes, widths, {"font_color": PALE})
    page.set_row(row + 1, fit.height(fit.lines(notes, sum(widths), SIZE), SIZE))


def _across(book: Book, page: Any, row: int, text: str, widths: Sequence[int], look: dict[str, Any]) -> None:
    """Write a text across all columns."""
    page.merge_range(row, 0, row, len(widths) - 1, "", book.style(**look))
    book.put(page, row, 0, text, **look)
