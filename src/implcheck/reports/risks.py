"""The sections after the summary: the risks with what to do, the views by role, what to find out, and how firm it is."""

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.model.findings import Action, Finding
from implcheck.model.results import QuestionResult
from implcheck.model.text import Text
from implcheck.reports import agreed_actions, document, facets, respondents_section, sentences
from implcheck.reports.document import Block, Emphasis, Entry, EntryList, Paragraph, Row, Rows, Section
from implcheck.reports.options import Depth
from implcheck.wording.messages import Messages


def sections(assessment: Assessment, messages: Messages, top: int | None) -> tuple[Section, ...]:
    """Return the sections of the report; `top` is the number of risks and questions that are open at first."""
    waiting = [sentences.waiting(assessment, rule, messages) for rule in assessment.waiting_rules]
    return document.sections(
        Depth.REPORT,
        messages.message,
        ("risks", "report.risks-all", _risks(assessment, messages, top)),
        ("by-role", respondents_section.by_role_title(assessment), respondents_section.by_role(assessment, messages)),
        ("find-out", "report.find-out", _find_out(assessment, messages, top)),
        ("waiting", "report.unjudged", document.items(waiting)),
        ("agreed", "agreed.title", _agreed(assessment, messages)),
        ("accepted", "report.accepted", _accepted(assessment, messages)),
        ("firmness", "report.firmness", _firmness(assessment, messages)),
    )


def _risks(assessment: Assessment, messages: Messages, top: int | None) -> tuple[Block, ...]:
    """Return every risk that counts, with what to do and what that needs first, in the one order."""
    actions = assessment.actions
    if not actions:
        # "No risks" would be wrong if too little is known or if risks are accepted.
        is_clear = assessment.level is not None and not assessment.findings and not assessment.to_find_out
        return (Paragraph(messages.message("report.no-risks")),) if is_clear else ()
    is_any_above_low = any(action.is_above_low for action in actions)
    intro = messages.message("report.order" if is_any_above_low else "report.no-risks-above-low")
    entries = tuple(
        Entry(
            sentences.action_title(action, messages),
            _how_to_deal_with(assessment, action, messages),
            level=action.level,
            word=sentences.action_word(action, messages),
            number=number,
            key=action.finding,
            facts=(
                *sentences.action_facts(action, assessment, messages),
                messages.row([messages.text(practice.short) for practice in assessment.practices_of(action)]),
            ),
            is_open=top is None or (number <= top and action.is_above_low),
            tags=facets.tags(assessment, number, action, messages),
        )
        for number, action in enumerate(actions, start=1)
    )
    notes = document.notes([intro, *sentences.proposed_dates(actions, assessment, messages)])
    return *notes, EntryList(facets.facets(entries, assessment, messages), entries)


def _how_to_deal_with(assessment: Assessment, action: Action, messages: Messages) -> tuple[Block, ...]:
    """Return what the risk is, what to do, and what it rests on; or how to find out what other advice depends on."""
    if action.finds_out:
        how = Row(messages.message("report.how"), messages.text(assessment.question(action.finding).help))
        rows = (how, *_agreed_row(assessment, action.finding, messages))
        return Paragraph(messages.message("report.needed-first")), Rows(rows)
    finding = next(finding for finding in assessment.findings if finding.id == action.finding)
    accepted = finding.acceptance if not finding.counts else None
    return (
        *((Paragraph(sentences.acceptance(accepted, messages)),) if accepted is not None else ()),
        *((Paragraph(messages.text(finding.risk)),) if sentences.holds_as_worded(finding) else ()),
        Rows(
            (
                *_to_do(finding, messages),
                *_agreed_row(assessment, finding.id, messages),
                *why(assessment, finding, messages),
                *_gain(assessment, finding, action, messages),
            )
        ),
    )


def _agreed_row(assessment: Assessment, finding: str, messages: Messages) -> list[Row]:
    """Return what was agreed about a finding, unless that is done and other advice holds now."""
    follow_up = assessment.follow_up(finding)
    if follow_up is None or follow_up.has_worked:
        return []
    return [Row(messages.message("agreed.row"), agreed_actions.agreed(follow_up, messages))]


def _to_do(finding: Finding, messages: Messages) -> list[Row]:
    """Return what to do about a finding, and when it is done."""
    return [
        Row(messages.message("report.do"), messages.text(finding.advice.do)),
        Row(messages.message("report.done-when"), messages.text(finding.advice.done_when)),
    ]


def _gain(assessment: Assessment, finding: Finding, action: Action, messages: Messages) -> list[Row]:
    """Return what an action brings besides its points, or where these count if not here."""
    title = ""
    if action.counted_in is not None:
        key = "counted"
        title = messages.titles([next(found.title for found in assessment.findings if found.id == action.counted_in)])
    elif finding.id not in finding.questions:
        open_ones = {question.id for question in assessment.to_find_out}
        otherwise = "open" if open_ones.issuperset(finding.lifted_by) else "shared"
        key = "combination" if action.points else otherwise
    elif action.clears_rule:
        key = "lifts"
    else:
        return []
    return [Row(messages.message("report.also"), messages.message(f"report.worth-{key}", title=title))]


def advice(finding: Finding, messages: Messages) -> list[Row]:
    """Return the advice for a finding: the action, who takes it, its effort, and when it is done."""
    do, done = _to_do(finding, messages)
    who = Row(messages.message("report.who"), messages.text(finding.advice.who))
    return [do, who, Row(messages.message("report.effort"), messages.effort(finding.advice.effort)), done]


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
    texts = {
        "note": respondents_section.note(assessment, result, messages),
        "evidence": respondents_section.evidence(assessment, result, messages),
    }
    return [Row(messages.message(f"report.{key}"), text) for key, text in texts.items() if text]


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
        Row(
            messages.message("report.worth"),
            messages.message("report.worth-value", points=messages.tenths(result.points_missing)),
        ),
    )
    return Entry(messages.text(result.title), (Rows(rows),), key=result.id, is_open=is_open)


def _agreed(assessment: Assessment, messages: Messages) -> tuple[Block, ...]:
    """Return every agreed action, what is overdue first."""
    found = agreed_actions.in_order(assessment)
    return document.items(agreed_actions.whole(follow_up, messages) for follow_up in found)


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
