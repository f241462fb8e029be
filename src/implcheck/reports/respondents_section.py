"""The views of several respondents and their agreement: first in words, then the statistics.

The assessment contains only what may be shown, so that nothing needs to be hidden here.
"""

from fractions import Fraction
from math import floor

from implcheck.model.assessment import Assessment
from implcheck.model.combined import Agreement, Combined, Gap, PracticeAgreement, QuestionAgreement, View
from implcheck.model.results import QuestionResult
from implcheck.reports import document
from implcheck.reports.charts import DotRow, Dots
from implcheck.reports.document import Block, Entry, Paragraph, Row
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages

LONGEST_ANSWER = 60
"""The most characters of an answer that are shown beside its level."""

MOST_GAPS = 5
"""The most perception gaps in the summary."""

MOST_ROLES = 10
"""The most roles in a chart: as many as there are shapes."""


def summary(assessment: Assessment, messages: Messages) -> tuple[Block, ...]:
    """Return who answered, the number of disputed questions, and the widest perception gaps as dots."""
    combined = assessment.combined
    if combined is None:
        return ()
    return (*map(Paragraph, _who_answered(combined, messages)), *_dots(combined, messages))


def differences(assessment: Assessment, messages: Messages) -> tuple[Block, ...]:
    """Return every perception gap, every other disagreement, and every reported knock-out."""
    combined = assessment.combined
    if combined is None:
        return ()
    with_gap = {gap.question for gap in combined.gaps}
    others = [agreement for agreement in combined.disputed if agreement.question not in with_gap]
    parts = (
        ("gaps", [_gap(gap, combined, messages) for gap in combined.gaps]),
        ("disputed", [_disagreement(agreement, messages) for agreement in others]),
        ("knock-outs", [_knock_out(assessment, agreement, messages) for agreement in combined.reported_knock_outs]),
    )
    return tuple(Entry(messages.message(f"respondents.{key}"), document.items(items)) for key, items in parts if items)


def agreement(assessment: Assessment, messages: Messages) -> tuple[Block, ...]:
    """Return the agreement of the respondents per practice, with the statistics."""
    names = {practice.id: messages.text(practice.short) for practice in assessment.practices}
    practices = assessment.combined.practices if assessment.combined is not None else ()
    return document.items(_practice(practice, names[practice.practice], messages) for practice in practices)


def note(assessment: Assessment, result: QuestionResult, messages: Messages) -> str:
    """Return the note of an answer; with several respondents all kept notes, with roles that may be shown."""
    agreement = assessment.combined.question(result.id) if assessment.combined is not None else None
    if agreement is None:
        return for_terminal(result.note or "")
    notes = [
        messages.message("respondents.note-of", note=for_terminal(note.text), role=messages.role(note.role))
        if note.role is not None
        else for_terminal(note.text)
        for note in agreement.notes
    ]
    if more := agreement.noted - len(agreement.notes) if notes else 0:
        notes.append(messages.message("respondents.more-notes", count=more))
    return " / ".join(notes)


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
        *([messages.message("respondents.indicative")] if combined.indicative else []),
    ]


def _dots(combined: Combined, messages: Messages) -> tuple[Block, ...]:
    gaps = combined.gaps[:MOST_GAPS]
    if not gaps:
        return ()
    named = list(dict.fromkeys(view.role for gap in gaps for view in (gap.lower, gap.higher)))
    others = [view.role for gap in gaps for view in _views(gap, combined)]
    drawn = set(list(dict.fromkeys((*named, *others)))[:MOST_ROLES])
    roles = [role for role in combined.roles if role in drawn]
    rows = []
    for gap in gaps:
        # The two that are furthest apart come last: drawn on top of others, where a line has no room for all.
        views = [*_views(gap, combined), gap.lower, gap.higher]
        dots = tuple((float(view.mean), roles.index(view.role)) for view in views if view.role in drawn)
        rows.append(DotRow(messages.text(gap.title), dots))
    description = " ".join(_gap(gap, combined, messages) for gap in gaps)
    return (Dots(tuple(map(messages.role, roles)), tuple(rows), description),)


def _views(gap: Gap, combined: Combined) -> list[View]:
    """Return the views of the other roles on the question of a gap."""
    agreement = combined.question(gap.question)
    ends = {gap.lower.role, gap.higher.role}
    return [view for view in agreement.views if view.role not in ends] if agreement is not None else []


def _gap(gap: Gap, combined: Combined, messages: Messages) -> str:
    agreement, title = combined.question(gap.question), messages.text(gap.title)
    higher, lower = _view(gap.higher, messages), _view(gap.lower, messages)
    counted = agreement.counted if agreement is not None else ""
    return messages.message("respondents.gap", title=title, higher=higher, lower=lower, counted=counted)


def _view(view: View, messages: Messages) -> str:
    answer = _shortened("; ".join(messages.text(text) for text in view.says))
    key = "respondents.says-words" if answer else "respondents.says"
    name = messages.respondents(view.role, view.size)
    return messages.message(key, count=view.size, group=name, level=_level(view.mean), words=answer)


def _level(mean: Fraction) -> str:
    """Return a mean as a level, or as the two levels around it."""
    low = floor(mean)
    return str(low) if mean == low else f"{low}-{low + 1}"


def _shortened(text: str) -> str:
    """Return the first words of a text, without a full stop."""
    if len(text) <= LONGEST_ANSWER:
        return text.rstrip(".")
    return text[:LONGEST_ANSWER].rpartition(" ")[0].rstrip(",;:.") + "…"


def _disagreement(agreement: QuestionAgreement, messages: Messages) -> str:
    title = messages.text(agreement.title)
    if agreement.lowest is None:
        return messages.message("respondents.disputed-short", title=title, counted=agreement.counted)
    key = "respondents.disputed-two" if agreement.average_deviation is None else "respondents.disputed-row"
    scores = {"lowest": agreement.lowest, "highest": agreement.highest, "counted": agreement.counted}
    deviation = messages.tenths(agreement.average_deviation or Fraction(0))
    return messages.message(key, title=title, deviation=deviation, **scores)


def _knock_out(assessment: Assessment, agreement: QuestionAgreement, messages: Messages) -> str:
    key = "knock-out-counts" if assessment.question(agreement.question).knock_out else "knock-out-not"
    title = messages.text(agreement.title)
    return messages.message(f"respondents.{key}", title=title, reported=agreement.knock_outs, count=agreement.scored)


def _practice(practice: PracticeAgreement, name: str, messages: Messages) -> str:
    key = "respondents.practice-agreed" if practice.agreed else "respondents.practice-apart"
    apart, deviation = messages.tenths(practice.average_deviation), messages.hundredths(practice.average_deviation)
    r_star = f"{'-' if practice.r_star < 0 else ''}{messages.hundredths(abs(practice.r_star))}"
    return messages.message(key, practice=name, apart=apart, deviation=deviation, r_star=r_star)
