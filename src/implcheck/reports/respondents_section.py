"""The views of several respondents: as charts and a table, then in words, and the statistics of their agreement.

The assessment contains only what may be shown, so that nothing needs to be hidden here.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import floor

from implcheck.model.assessment import Assessment
from implcheck.model.combined import Agreement, Combined, Gap, PracticeAgreement, QuestionAgreement, View
from implcheck.model.results import QuestionResult
from implcheck.reports import document, role_table
from implcheck.reports.charts import DotRow, Dots
from implcheck.reports.document import Block, Entry, Paragraph, Row, Rows
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages

MOST_GAPS = 5
"""The most perception gaps in the summary."""

MOST_ROLES_DRAWN = 10
"""The most roles in a chart: as many as there are shapes."""


def summary(assessment: Assessment, messages: Messages) -> tuple[Block, ...]:
    """Return the widest perception gaps as dots, who answered, and the number of disputed questions."""
    combined = assessment.combined
    if combined is None:
        return ()
    widest = combined.gaps[:MOST_GAPS]
    chart = _dots(widest, combined, messages)
    levels = document.notes([messages.message("respondents.levels")] if chart else [])
    return (*chart, *levels, *map(Paragraph, _who_answered(combined, messages)))


def summary_title(assessment: Assessment) -> str:
    """Return the key of the title of the summary's section: people may well agree."""
    combined = assessment.combined
    differ = combined is not None and (combined.gaps or combined.disputed)
    return "respondents.heading" if differ else "respondents.views"


def by_role_title(assessment: Assessment) -> str:
    """Return the key of the title of the report's section, which names roles only if several may be shown."""
    combined = assessment.combined
    return "respondents.by-role" if combined is not None and len(combined.roles) > 1 else "respondents.views"


def by_role(assessment: Assessment, messages: Messages) -> tuple[Block, ...]:
    """Return all perception gaps as dots, the practices by role, and then each gap, other dispute and reported knock-out."""
    combined = assessment.combined
    if combined is None:
        return ()
    with_gap = {gap.question for gap in combined.gaps}
    others = [agreement for agreement in combined.disputed if agreement.question not in with_gap]
    parts = (
        ("gaps", tuple(_gap(gap, combined, messages) for gap in combined.gaps)),
        (
            "disputed" if combined.gaps else "disputed-only",
            document.items(_disagreement(agreement, messages) for agreement in others),
        ),
        (
            "knock-outs",
            document.items(_knock_out(assessment, agreement, messages) for agreement in combined.reported_knock_outs),
        ),
    )
    return (
        *_dots(combined.gaps, combined, messages),
        *role_table.practices_by_role(assessment, combined, messages),
        *(Entry(messages.message(f"respondents.{key}"), blocks) for key, blocks in parts if blocks),
    )


def agreement(assessment: Assessment, messages: Messages) -> tuple[Block, ...]:
    """Return the agreement of the respondents per practice, with the statistics."""
    combined = assessment.combined
    if combined is None or not combined.practices:
        return ()
    names = {practice.id: messages.text(practice.short) for practice in assessment.practices}
    few = (Paragraph(messages.message("respondents.indicative")),) if combined.indicative else ()
    return *few, *document.items(_practice(found, names[found.practice], messages) for found in combined.practices)


Escape = Callable[[str], str]
"""What makes a text that somebody wrote safe in a format."""


def note(assessment: Assessment, result: QuestionResult, messages: Messages, escape: Escape = for_terminal) -> str:
    """Return the note of an answer; with several respondents all kept notes, and how many may not be shown."""
    agreement = assessment.combined.question(result.id) if assessment.combined is not None else None
    if agreement is None:
        return escape(result.note or "")
    notes = [
        messages.message("respondents.note-of", note=escape(note.text), role=messages.role(note.role))
        if note.role is not None
        else escape(note.text)
        for note in agreement.notes
    ]
    if agreement.more_notes:
        notes.append(messages.message("respondents.more-notes", count=agreement.more_notes))
    return " / ".join([*notes, *_left_out("notes", agreement.notes_left_out, assessment, messages)])


def evidence(assessment: Assessment, result: QuestionResult, messages: Messages) -> str:
    """Return the evidence of an answer; with several respondents also how much of it may not be shown."""
    return "; ".join(pieces_of_evidence(assessment, result, messages))


def pieces_of_evidence(
    assessment: Assessment, result: QuestionResult, messages: Messages, escape: Escape = for_terminal
) -> list[str]:
    """Return each piece of evidence of an answer; with several respondents also how many may not be shown."""
    left_out = _left_out("evidence", result.evidence_left_out, assessment, messages)
    return [*map(escape, result.evidence), *left_out]


def _left_out(key: str, count: int, assessment: Assessment, messages: Messages) -> list[str]:
    """Return how many texts may not be shown, and why; empty if there are none."""
    if assessment.combined is None or not count:
        return []
    return [messages.message(f"respondents.{key}-left-out", count=count, least=assessment.combined.min_group)]


def disagreement(assessment: Assessment, question: str, messages: Messages) -> list[Row]:
    """Return the row about a disputed answer; empty if the respondents agree."""
    agreement = assessment.combined.question(question) if assessment.combined is not None else None
    if agreement is None or agreement.agreement is not Agreement.DISPUTED:
        return []
    return [Row(messages.message("respondents.row"), messages.message("respondents.row-disputed"))]


def _who_answered(combined: Combined, messages: Messages) -> list[str]:
    groups = messages.row([messages.respondents(role, size) for role, size in combined.roles.items()])
    who = "answered" if not combined.elsewhere else "answered-apart" if combined.roles else "answered-together"
    counts = {"count": combined.respondents, "others": combined.elsewhere, "least": combined.min_group}
    asked = sum(1 for agreement in combined.questions if agreement.scored)
    disputed, more = len(combined.disputed), len(combined.gaps) - MOST_GAPS
    how = messages.message("respondents.dispute" if disputed else "respondents.no-dispute", count=disputed, asked=asked)
    return [
        messages.message(f"respondents.{who}", groups=groups, **counts),
        f"{how} {messages.message('respondents.more-gaps', count=more)}" if more > 0 else how,
    ]


def _dots(gaps: Sequence[Gap], combined: Combined, messages: Messages) -> tuple[Block, ...]:
    if not gaps:
        return ()
    named = list(dict.fromkeys(view.role for gap in gaps for view in (gap.lower, gap.higher)))
    others = [view.role for gap in gaps for view in _views(gap, combined)]
    drawn = set(list(dict.fromkeys((*named, *others)))[:MOST_ROLES_DRAWN])
    roles = [role for role in combined.roles if role in drawn]
    rows = []
    for gap in gaps:
        # The two that are furthest apart come last: drawn on top of others, where a line has no room for all.
        views = [*_views(gap, combined), gap.lower, gap.higher]
        dots = tuple((float(view.mean), roles.index(view.role)) for view in views if view.role in drawn)
        rows.append(DotRow(messages.text(gap.title), dots))
    description = " ".join(_in_short(gap, messages) for gap in gaps)
    return (Dots(tuple(map(messages.role, roles)), tuple(rows), description),)


def _in_short(gap: Gap, messages: Messages) -> str:
    """Return the two views of a gap that are furthest apart, for those who cannot see the chart."""
    ends = {end: _view(view, messages) for end, view in (("higher", gap.higher), ("lower", gap.lower))}
    return messages.message("respondents.gap", title=messages.text(gap.title), **ends)


def _views(gap: Gap, combined: Combined) -> list[View]:
    """Return the views of the other roles on the question of a gap."""
    agreement = combined.question(gap.question)
    ends = {gap.lower.role, gap.higher.role}
    return [view for view in agreement.views if view.role not in ends] if agreement is not None else []


def _gap(gap: Gap, combined: Combined, messages: Messages) -> Entry:
    """Return the answers of all roles to a question, the highest first, and which level counts."""
    views = sorted((gap.higher, *_views(gap, combined), gap.lower), key=lambda view: -view.mean)
    agreement = combined.question(gap.question)
    rows = [Row(messages.role(view.role), _answer(view, messages)) for view in views]
    if agreement is not None:
        counts = messages.message("respondents.level", level=agreement.counted)
        rows.append(Row(messages.message("respondents.level-that-counts"), counts))
    return Entry(messages.text(gap.title), (Rows(tuple(rows)),), is_open=False)


def _answer(view: View, messages: Messages) -> str:
    """Return the level of a role with its answer in words; of several respondents the answer nearest to their mean."""
    level = messages.message("respondents.level", level=_level(view.mean))
    words = "; ".join(messages.text(text) for text in view.says)
    return f"{level}: {words}" if words else level


def _view(view: View, messages: Messages) -> str:
    name = messages.respondents(view.role, view.size)
    return messages.message("respondents.says", count=view.size, group=name, level=_level(view.mean))


def _level(mean: Fraction) -> str:
    """Return a mean as a level, or as the two levels around it."""
    low = floor(mean)
    return str(low) if mean == low else f"{low}-{low + 1}"


def _disagreement(agreement: QuestionAgreement, messages: Messages) -> str:
    key = "disputed-short" if agreement.lowest is None else "disputed-row"
    scores = {"lowest": agreement.lowest, "highest": agreement.highest, "counted": agreement.counted}
    return messages.message(f"respondents.{key}", title=messages.text(agreement.title), **scores)


def _knock_out(assessment: Assessment, agreement: QuestionAgreement, messages: Messages) -> str:
    key = "knock-out-counts" if assessment.question(agreement.question).knock_out else "knock-out-not"
    title = messages.text(agreement.title)
    return messages.message(f"respondents.{key}", title=title, reported=agreement.knock_outs, count=agreement.scored)


def _practice(practice: PracticeAgreement, name: str, messages: Messages) -> str:
    key = "respondents.practice-agreed" if practice.agreed else "respondents.practice-apart"
    apart, deviation = messages.tenths(practice.average_deviation), messages.hundredths(practice.average_deviation)
    r_star = f"{'-' if practice.r_star < 0 else ''}{messages.hundredths(abs(practice.r_star))}"
    return messages.message(key, practice=name, apart=apart, deviation=deviation, r_star=r_star)
