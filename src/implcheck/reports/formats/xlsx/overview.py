"""The first sheet of an Excel workbook: the verdict, the decisions and the practices on one page, as in the summary."""

from typing import Any

from implcheck.model.assessment import Assessment
from implcheck.model.combined import Combined
from implcheck.model.decisions import AgreedAction
from implcheck.model.enums import ActionStatus
from implcheck.model.findings import Action
from implcheck.model.results import PracticeResult
from implcheck.reports import agreed_actions, gate, sentences, summary, verdict
from implcheck.reports.document import Items
from implcheck.reports.formats.chart_print import COLORS, PALE
from implcheck.reports.formats.spreadsheet_tables import Rating, agreed_on
from implcheck.reports.formats.xlsx import scale
from implcheck.reports.formats.xlsx.book import ROW, SIZE, WHITE, Book
from implcheck.reports.formats.xlsx.grid import LAST, Field, Grid, row_of
from implcheck.reports.proposed_dates import proposed_date
from implcheck.wording.messages import Messages
from implcheck.wording.number_format import whole
from implcheck.wording.symbols import FAILED, PASSED, symbol

DECISION = {
    "number": (0, 0),
    "level": (1, 2),
    "problem-and-do": (3, 10),
    "who": (11, 14),
    "effort": (15, 16),
    "points-gained": (17, 18),
    "due": (19, LAST),
}
"""The first and the last column of the grid, for each column of the decisions."""

BEFORE = 4
"""The points above the text of a decision."""

LEFT: dict[str, Any] = {"align": "left", "indent": 1}
RIGHT: dict[str, Any] = {"align": "right", "indent": 1}
CENTER: dict[str, Any] = {"align": "center"}
MIDDLE: dict[str, Any] = {"valign": "vcenter"}


def put(book: Book, assessment: Assessment) -> None:
    """Write the overview."""
    grid, messages = Grid(book), book.messages
    _verdict(grid, assessment, messages)
    _gate(grid, assessment, messages)
    _decisions(grid, assessment, messages)
    _practices(grid, assessment, messages)
    if assessment.combined is not None:
        _respondents(grid, assessment.combined, messages)
    _section(grid, messages.message("report.next"), _next(assessment, messages))
    _section(grid, messages.message("report.left-out"), sentences.left_out([assessment], messages))
    grid.gap(8)
    for sentence in sentences.method(assessment, messages):
        grid.line(sentence, SIZE - 1, font_color=PALE)
    grid.finish()


def _verdict(grid: Grid, assessment: Assessment, messages: Messages) -> None:
    """Write what was assessed, the headline in the colour of its level, the score on its scale, and the reasons."""
    grid.line(assessment.about.project, 18, bold=True)
    facts = sentences.about(assessment, messages)
    grid.line(" · ".join(facts), font_color=PALE)
    grid.gap(6)
    band = {
        "bold": True,
        "font_color": WHITE,
        "bg_color": COLORS[assessment.level],
        "valign": "vcenter",
        "indent": 1,
    }
    grid.line(f"{symbol(assessment.level)} {messages.headline(assessment)}", 14, extra=10, **band)
    grid.gap(6)
    for acceptance in assessment.accepted_knock_outs:
        key, longest = "verdict.accepted-knock-out", sentences.LONGEST_REASON
        grid.line(sentences.acceptance_at(key, acceptance, messages, longest), bold=True)
    grid.line(verdict.score(assessment, messages), SIZE + 3, bold=True)
    scale.put(grid, assessment, messages)
    grid.gap(4)
    grid.items(verdict.reasons(assessment, messages))


def _gate(grid: Grid, assessment: Assessment, messages: Messages) -> None:
    """Write whether the gate passed and why; the options that asked for it belong to the command line."""
    result = assessment.gate_result
    if not result.gate.demands:
        return
    grid.heading(messages.message("report.gate"))
    outcome = gate.outcome(assessment, messages)
    grid.line(f"{PASSED if result.passed else FAILED} {outcome[:1].upper()}{outcome[1:]}", bold=True)
    grid.items([*gate.left_out(assessment, messages), *map(messages.reason, result.reasons)])


def _decisions(grid: Grid, assessment: Assessment, messages: Messages) -> None:
    """Write the first actions, and the accepted risks that need a new decision; nothing if there are neither."""
    first, sheet = summary.pressing(assessment)[: summary.MOST_DECISIONS], messages.message("sheet.actions")
    to_decide = sentences.acceptances_to_decide(assessment, messages)
    tally = agreed_actions.tally(assessment, messages)
    if first or to_decide or tally:
        grid.heading(messages.message("summary.decisions"))
    if tally:
        grid.line(tally, bold=True)
        grid.items(agreed_actions.to_chase(assessment, messages))
    if first:
        looks = {"who": LEFT, "points-gained": CENTER}
        grid.head([Field(*at, messages.message(f"column.{key}"), looks.get(key, {})) for key, at in DECISION.items()])
        for number, action in enumerate(first, start=1):
            _decision(grid, number, action, assessment, messages)
        notes, more = sentences.proposed_dates(first, assessment, messages), len(assessment.actions) - len(first)
        notes += [messages.message("workbook.proposed", sheet=sheet)] if notes else []
        notes += [messages.message("workbook.more-actions", count=more, sheet=sheet)] if more else []
        grid.gap(BEFORE)
        grid.line(" ".join(notes), SIZE - 1, font_color=PALE)
        grid.gap(BEFORE)
    grid.items(to_decide)


def _who(action: Action, agreed: AgreedAction | None, messages: Messages) -> str | None:
    """Return the owner of what was agreed, or else who the advice says should act."""
    if agreed is not None:
        return messages.owner(agreed.owner)
    return messages.text(action.advice.who) if action.advice is not None else None


def _decision(grid: Grid, number: int, action: Action, assessment: Assessment, messages: Messages) -> None:
    """Write an action in two rows: the problem, and below it what to do."""
    advice, at = action.advice, DECISION
    text = assessment.question(action.finding).text if advice is None else advice.do
    agreed = agreed_on(assessment, action.finding)
    agreed = None if agreed is not None and agreed.status is ActionStatus.DROPPED else agreed
    title = Field(*at["problem-and-do"], sentences.action_title(action, messages), {"bold": True})
    do = Field(*at["problem-and-do"], messages.text(text), ROW)
    beside = row_of(
        [
            Field(*at["number"], number, {"align": "left", "bold": True}),
            Field(*at["level"], Rating(action.level, sentences.action_word(action, messages))),
            Field(*at["who"], _who(action, agreed, messages), LEFT),
            Field(*at["effort"], messages.message(f"effort-short.{advice.effort}") if advice is not None else None),
            Field(*at["points-gained"], action.points or None, CENTER),
            Field(*at["due"], agreed.due if agreed is not None else proposed_date(action, assessment.about.today)),
        ]
    )
    grid.gap(BEFORE)
    high, needed = grid.height(title), max(map(grid.height, beside))
    for field in beside:
        grid.put(field, grid.row, rows=2)
    for field, height in ((title, high), (do, max(grid.height(do), needed - high) + BEFORE)):
        grid.put(field, grid.row)
        grid.page.set_row(grid.row, height)
        grid.row += 1


def _practices(grid: Grid, assessment: Assessment, messages: Messages) -> None:
    """Write the practices: points as a number and a bar, the ceiling where it differs, the level and what else decides it."""
    rows = [(practice, summary.beyond_points(practice, messages)) for practice in assessment.practices]
    places = _places(
        is_open=any(
            practice.score is not None and whole(practice.score.low) != whole(practice.score.ceiling)
            for practice, _ in rows
        ),
        has_reasons=any(reason for _, reason in rows),
    )
    heads = {**places, "points-today": (places["points-today"][0], places["bar"][1])}
    looks = {"ceiling": CENTER, "practice-level": LEFT}
    grid.heading(messages.message("report.practices"))
    grid.head(
        [Field(*at, messages.message(f"column.{key}"), looks.get(key, {})) for key, at in heads.items() if key != "bar"]
    )
    for practice, reason in rows:
        _practice(grid, practice, reason, places, messages)
    # A bar fills one cell, so that nothing can mark the levels on it.
    marks = summary.thresholds(assessment.about.level_rules, messages)
    grid.gap(BEFORE)
    legends = [f"{symbol(mark.level)} {mark.legend}" for mark in marks]
    grid.line(messages.row(legends), SIZE - 1, font_color=PALE)


def _places(*, is_open: bool, has_reasons: bool) -> dict[str, tuple[int, int]]:
    """Return the columns of the practices: the bar takes the place of the ceiling and of the reasons if there are none."""
    places = {"practice": (0, 3), "points-today": (4, 4), "practice-level": (11, 13), "decides": (14, LAST)}
    if not has_reasons:
        del places["decides"]
        places["practice-level"] = (17, LAST)
    end = places["practice-level"][0] - 1
    if is_open:
        places["ceiling"] = (end - 1, end)
    return {**places, "bar": (5, end - 2 if is_open else end)}


def _practice(
    grid: Grid, practice: PracticeResult, reason: str, places: dict[str, tuple[int, int]], messages: Messages
) -> None:
    low, ceiling = map(whole, practice.score) if practice.score is not None else (None, None)
    level = Rating(practice.level, messages.practice_level(practice.outcome, practice.level))
    cells = {
        "practice": Field(*places["practice"], messages.text(practice.short), {"bold": True}),
        "points-today": Field(*places["points-today"], low if low is not None else "-", RIGHT),
        "practice-level": Field(*places["practice-level"], level, LEFT),
    }
    if "ceiling" in places:
        cells["ceiling"] = Field(*places["ceiling"], ceiling if ceiling != low else None, CENTER)
    if "decides" in places:
        cells["decides"] = Field(*places["decides"], reason, {"font_size": SIZE - 1})
    bar = Field(*places["bar"], low, {"top": 5, "top_color": WHITE, "bottom": 5, "bottom_color": WHITE})
    if low is not None:
        grid.bar(bar, practice.level)
    else:
        cells["bar"] = Field(*places["bar"], None)
    grid.fields(row_of([field._replace(look={**MIDDLE, **field.look}) for field in cells.values()]), extra=4)


def _respondents(grid: Grid, combined: Combined, messages: Messages) -> None:
    """Write who answered and on how many questions they disagree."""
    groups = [
        messages.message("workbook.group", role=messages.role(role), count=count)
        for role, count in combined.roles.items()
    ]
    if groups and combined.elsewhere:
        groups.append(messages.message("workbook.group-elsewhere", count=combined.elsewhere))
    who = "people" if groups else "people-together"
    disputed, asked = len(combined.disputed), sum(1 for agreement in combined.questions if agreement.scored)
    how = "disagree" if disputed else "agree"
    found = [
        messages.message(f"workbook.{who}", count=combined.respondents, groups=messages.row(groups)),
        messages.message(f"workbook.{how}", count=disputed, asked=asked),
    ]
    _section(grid, messages.message("workbook.respondents"), found)


def _next(assessment: Assessment, messages: Messages) -> list[str]:
    blocks = summary.next_step(assessment, messages)
    return [sentence for block in blocks if isinstance(block, Items) for sentence in block.items]


def _section(grid: Grid, title: str, texts: list[str]) -> None:
    """Write sentences under a heading; nothing without sentences."""
    if texts:
        grid.heading(title)
        grid.items(texts)
