"""The details of a report: the risks, the actions, what to find out, and what was accepted or left out."""

from fractions import Fraction

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.model.findings import Action, Finding
from implcheck.model.results import QuestionResult
from implcheck.model.text import Text
from implcheck.reports import document, respondents_section, sentences
from implcheck.reports.document import Block, Cell, Column, Emphasis, Entry, Paragraph, Row, Rows, Section, Table
from implcheck.reports.options import Depth
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages


def sections(assessment: Assessment, messages: Messages, top: int | None) -> tuple[Section, ...]:
    """Return the sections of the report; `top` is the number of risks and questions that are open at first."""
    waiting = [sentences.waiting(assessment, rule, messages) for rule in assessment.waiting_rules]
    return document.sections(
        Depth.REPORT,
        messages.message,
        ("risks", "report.risks-all", _risks(assessment, messages, top)),
        ("actions", "report.actions", _actions(assessment, messages)),
        ("differences", "respondents.differences", respondents_section.differences(assessment, messages)),
        ("find-out", "report.find-out", _find_out(assessment, messages, top)),
        ("waiting", "report.unjudged", document.items(waiting)),
        ("accepted", "report.accepted", _accepted(assessment, messages)),
        ("firmness", "report.firmness", _firmness(assessment, messages)),
    )


def _risks(assessment: Assessment, messages: Messages, top: int | None) -> tuple[Block, ...]:
    """Return every finding that counts, and what its advice needs first, in the order of the actions."""
    if not assessment.actions:
        # "No risks" would be wrong if too little is known or if risks are accepted.
        is_clear = assessment.level is not None and not assessment.findings and not assessment.to_find_out
        return (Paragraph(messages.message("report.no-risks")),) if is_clear else ()
    is_any_above_low = any(action.level is None or action.level > Level.LOW for action in assessment.actions)
    shown = len(assessment.actions) if top is None else top if is_any_above_low else 0
    findings = {finding.id: finding for finding in assessment.findings}
    intro = messages.message("report.order" if is_any_above_low else "report.no-risks-above-low")
    entries = [
        Entry(
            sentences.action_title(action, messages),
            _to_find_out(assessment, action, messages)
            if action.finds_out
            else _risk(assessment, findings[action.finding], action, messages),
            level=action.level,
            word=sentences.action_word(action, messages),
            number=number,
            key=action.finding,
            is_open=number <= shown,
        )
        for number, action in enumerate(assessment.actions, start=1)
    ]
    return Paragraph(intro, Emphasis.NOTE), *entries


def _to_find_out(assessment: Assessment, action: Action, messages: Messages) -> tuple[Block, ...]:
    """Return how to find out what other advice depends on."""
    result = assessment.question(action.finding)
    how = Row(messages.message("report.how"), messages.text(result.help))
    worth = Row(messages.message("report.worth"), _worth("worth-value", action.points, messages))
    return Paragraph(messages.message("report.needed-first")), Rows((how, worth))


def _risk(assessment: Assessment, finding: Finding, action: Action, messages: Messages) -> tuple[Block, ...]:
    last = Row(messages.message("report.worth"), _gain(assessment, finding, action, messages))
    rows = Rows((*why(assessment, finding, messages), *advice(finding, messages), last))
    accepted = finding.acceptance if not finding.counts else None
    return (
        *((Paragraph(sentences.acceptance(accepted, messages)),) if accepted is not None else ()),
        *((Paragraph(messages.text(finding.risk)),) if sentences.holds_as_worded(finding) else ()),
        rows,
    )


def _gain(assessment: Assessment, finding: Finding, action: Action, messages: Messages) -> str:
    """Return what an action gains; points of an answer behind a combination count there."""
    if action.counted_in is not None:
        title = next(found.title for found in assessment.findings if found.id == action.counted_in)
        return messages.message("report.worth-counted", title=messages.titles([title]))
    is_combination = finding.id not in finding.questions
    if is_combination and not action.points:
        return messages.message("report.worth-shared")
    key = "worth-combination" if is_combination else "worth-lifts" if action.clears_rule else "worth-value"
    return _worth(key, action.points, messages)


def _worth(key: str, points: Fraction, messages: Messages) -> str:
    return messages.message(f"report.{key}", points=messages.tenths(points))


def advice(finding: Finding, messages: Messages) -> list[Row]:
    """Return the advice for a finding: the action, who takes it, its effort, and when it is done."""
    return [
        Row(messages.message("report.do"), messages.text(finding.advice.do)),
        Row(messages.message("report.who"), messages.text(finding.advice.who)),
        Row(messages.message("report.effort"), messages.effort(finding.advice.effort)),
        Row(messages.message("report.done-when"), messages.text(finding.advice.done_when)),
    ]


def why(assessment: Assessment, finding: Finding, messages: Messages) -> list[Row]:
    """Return the basis of a finding: the answer with its note and evidence, or the combination."""
    if finding.id not in finding.questions:
        titles = messages.titles([assessment.question(id_).title for id_ in finding.questions])
        return [Row(messages.message("report.together"), titles)]
    result = assessment.question(finding.questions[0])
    reasons = [reason.details["reason"] for reason in finding.reasons if reason.code == "knock-out"]
    rows = [
        Row(messages.message("report.answer"), sentences.answer(result, messages)),
        *(Row(messages.message("report.knock-out"), messages.text(text)) for text in reasons if isinstance(text, Text)),
        *respondents_section.disagreement(assessment, result.id, messages),
        *remarks(assessment, result, messages),
    ]
    if not sentences.holds_as_worded(finding) and finding.level is not Level.LOW:
        rows.append(Row(messages.message("report.at-worst"), messages.text(finding.risk)))
    return rows


def remarks(assessment: Assessment, result: QuestionResult, messages: Messages) -> list[Row]:
    """Return the note and the evidence of an answer."""
    rows = []
    if result.note:
        rows.append(Row(messages.message("report.note"), respondents_section.note(assessment, result, messages)))
    if result.evidence:
        rows.append(Row(messages.message("report.evidence"), "; ".join(map(for_terminal, result.evidence))))
    return rows


def _actions(assessment: Assessment, messages: Messages) -> tuple[Block, ...]:
    """Return the actions in their order, as a table to sort and filter."""
    if not assessment.actions:
        return ()
    columns = (
        Column(messages.message("report.number"), 0.05, is_figure=True, key="order"),
        Column(messages.message("report.risk"), 0.11, key="level", is_filter=True),
        Column(messages.message("report.do"), 0.36, key="action"),
        Column(messages.message("report.practice"), 0.13, key="practice", is_filter=True),
        Column(messages.message("report.who"), 0.14, key="who", is_filter=True),
        Column(messages.message("report.effort"), 0.12, key="effort"),
        Column(messages.message("report.points"), 0.09, is_figure=True, key="points"),
    )
    numbered = enumerate(assessment.actions, start=1)
    rows = tuple(_action(assessment, number, action, messages) for number, action in numbered)
    intro = Paragraph(messages.message("report.order"), Emphasis.NOTE)
    return intro, Table(messages.message("report.actions"), columns, rows)


def _action(assessment: Assessment, number: int, action: Action, messages: Messages) -> tuple[Cell, ...]:
    advice, names = action.advice, tuple(messages.text(title) for title in practices_of(assessment, action))
    done = f"{messages.message('report.done-when')}: {messages.text(advice.done_when)}" if advice is not None else ""
    do = advice.do if advice is not None else assessment.question(action.finding).text
    rank = action.level.rank if action.level is not None else len(Level)
    return (
        Cell(str(number), sort=number),
        Cell(sentences.action_word(action, messages), action.level, marked=True, sort=rank),
        Cell(
            sentences.action_title(action, messages),
            lines=tuple(filter(None, (messages.text(do), done))),
            entry=action.finding,
        ),
        Cell(", ".join(names), values=names),
        Cell(messages.text(advice.who) if advice is not None else ""),
        Cell(messages.effort(advice.effort), sort=advice.effort.rank) if advice is not None else Cell("", sort=-1),
        Cell(messages.tenths(action.points) if action.points else "-", sort=float(action.points)),
    )


def practices_of(assessment: Assessment, action: Action) -> tuple[Text, ...]:
    """Return the short names of the practices that an action concerns."""
    concerned = {finding.id: finding.practices for finding in assessment.findings}
    ids = concerned.get(action.finding) or (assessment.question(action.finding).practice,)
    return tuple(practice.short for practice in assessment.practices if practice.id in ids)


def _find_out(assessment: Assessment, messages: Messages, top: int | None) -> tuple[Block, ...]:
    """Return the unknown and unanswered questions, how to find out, and the points that they may add."""
    missing = assessment.to_find_out
    if not missing:
        return ()
    intro = Paragraph(messages.message("report.find-out-intro", count=len(missing)), Emphasis.NOTE)
    opened = len(missing) if top is None else top
    entries = (_missing(assessment, result, at < opened, messages) for at, result in enumerate(missing))
    return intro, *entries


def _missing(assessment: Assessment, result: QuestionResult, is_open: bool, messages: Messages) -> Entry:
    rows = (
        Row(messages.message("report.answer"), messages.message(f"state.{result.state}")),
        *remarks(assessment, result, messages),
        Row(messages.message("report.how"), messages.text(result.help)),
        Row(messages.message("report.ask-for"), messages.text(result.evidence_needed)),
        Row(messages.message("report.worth"), _worth("worth-value", result.points_missing, messages)),
    )
    return Entry(messages.text(result.title), (Rows(rows),), key=result.id, is_open=is_open)


def _accepted(assessment: Assessment, messages: Messages) -> tuple[Block, ...]:
    if not assessment.acceptances:
        return ()
    intro = Paragraph(messages.message("report.accepted-intro"), Emphasis.NOTE)
    return intro, *document.items(sentences.accepted_risks(assessment, messages))


def _firmness(assessment: Assessment, messages: Messages) -> tuple[Block, ...]:
    """Return whether equal weights, or one answer a step higher or lower, would change the level."""
    if assessment.level is None:
        return ()
    equal = assessment.sensitivity.equal_weights
    key = "equal-none" if equal is None else "equal-same" if equal is assessment.level else "equal-other"
    items = [messages.message(f"report.{key}", level=messages.level(equal))]
    groups: dict[tuple[str, Level | None], list[str]] = {}
    for change in sorted(assessment.sensitivity.changes, key=lambda change: change.up):
        key = "report.change-up" if change.up else "report.change-down"
        groups.setdefault((key, change.level), []).append(messages.titles([change.title]))
    items += [
        messages.message(key, questions=any_of(titles, messages), level=messages.level(level))
        for (key, level), titles in groups.items()
    ]
    if assessment.sensitivity.answers_tried is not None:
        items.append(messages.message("report.tried", count=assessment.sensitivity.answers_tried))
    elif not groups:
        items.append(messages.message("report.no-change"))
    return document.items(items)


def any_of(titles: list[str], messages: Messages) -> str:
    """Return quoted titles joined by "or"; of many, the first two and the number of others."""
    if len(titles) <= sentences.MOST_NAMED:
        return messages.row(titles, "report.or")
    first = messages.row(titles[: sentences.MOST_NAMED - 1], "report.comma")
    return messages.message("report.change-any", first=first, count=len(titles) - sentences.MOST_NAMED + 1)
