"""What several respondents say, in sentences that every format of the report can use, and drawn for the terminal.

The words come first and the indices stand behind them. Nothing here decides who may be shown: what may not is not in
the assessment.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, NamedTuple

from implcheck.model.assessment import Assessment, QuestionResult
from implcheck.model.combined import Agreement, Combined, Gap, PracticeAgreement, QuestionAgreement, View
from implcheck.model.roles import KNOWN_ROLES
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages

if TYPE_CHECKING:
    from implcheck.reports.formats.canvas import Canvas  # draws with rich, which the other formats need not load

A_FEW_WORDS = 60
"""Characters of an answer that are repeated beside its level."""


class Block(NamedTuple):
    """A part of what the respondents say. `title` is empty for the sentences that it starts with."""

    title: str
    sentences: tuple[str, ...]


def told(of: Assessment, messages: Messages, top: int | None) -> tuple[Block, ...]:
    """What the respondents say, in at most `top` sentences a part, or in all; nothing if there is one respondent."""
    if (combined := of.combined) is None:
        return ()
    with_gap = {one.question for one in combined.gaps}
    practices = {one.id: one.short for one in of.practices}
    parts = (
        ("respondents.gaps", [_gap(one, combined, messages) for one in combined.gaps]),
        (
            "respondents.disputed",
            [_disputed(one, messages) for one in combined.disputed if one.question not in with_gap],
        ),
        ("respondents.knock-outs", [_knock_out(of, one, messages) for one in combined.reported_knock_outs]),
    )
    blocks = [Block("", _summary(combined, messages))]
    blocks += [Block(messages.message(key), _at_most(top, told, messages)) for key, told in parts if told]
    if combined.practices:
        agreement = [_practice(one, messages.text(practices[one.practice]), messages) for one in combined.practices]
        blocks.append(Block(messages.message("respondents.practices"), tuple(agreement)))
    return tuple(blocks)


def draw(of: Assessment, messages: Messages, canvas: "Canvas", top: int | None) -> None:
    """The section of the report on a screen."""
    if of.combined is None:
        return
    canvas.heading(messages.message("respondents.heading"))
    for block in told(of, messages, top):
        if block.title:
            canvas.gap()
            canvas.line(block.title, indent=2)
        for sentence in block.sentences:
            if block.title:
                canvas.item(sentence)
            else:
                canvas.line(sentence, indent=2)


def note(of: Assessment, result: QuestionResult, messages: Messages) -> str:
    """The note of an answer; of several respondents all that are kept, with the role of who may be quoted."""
    opinion = of.combined.opinion(result.id) if of.combined is not None else None
    if opinion is None:
        return for_terminal(result.note or "")
    notes = [
        messages.message("respondents.note-of", note=for_terminal(one.text), role=messages.role(one.role))
        if one.role is not None
        else for_terminal(one.text)
        for one in opinion.notes
    ]
    if more := opinion.noted - len(opinion.notes) if notes else 0:
        notes.append(messages.message("respondents.more-notes", count=more))
    return " / ".join(notes)


def disagreement(of: Assessment, question: str, messages: Messages) -> list[tuple[str, str]]:
    """The row of a risk that says that people disagree about the answer behind it; none if they do not."""
    opinion = of.combined.opinion(question) if of.combined is not None else None
    if opinion is None or opinion.agreement is not Agreement.DISPUTED:
        return []
    return [(messages.message("respondents.row"), messages.message("respondents.row-disputed"))]


def group(role: str, size: int, messages: Messages) -> str:
    """A group as it is named in a sentence: "the sponsor", "the 12 key users"."""
    key = f"respondents.the-{role}"
    return messages.message(key if role in KNOWN_ROLES else "respondents.the-own", count=size, role=messages.role(role))


def level(mean: Fraction) -> str:
    """A mean as a level, or as the two that it lies between."""
    low = floor(mean)
    return str(low) if mean == low else f"{low}-{low + 1}"


def _summary(of: Combined, messages: Messages) -> tuple[str, ...]:
    """Who answered, and how many questions they disagree about."""
    groups = messages.row([group(role, many, messages) for role, many in sorted(of.roles.items(), key=_in_order)])
    key = "answered" if not of.elsewhere else "answered-apart" if of.roles else "answered-together"
    who = messages.message(
        f"respondents.{key}", count=of.respondents, groups=groups, others=of.elsewhere, least=of.min_group
    )
    asked = sum(1 for one in of.opinions if one.scored)
    dispute = "dispute" if of.disputed else "no-dispute"
    sentences = [who, messages.message(f"respondents.{dispute}", count=len(of.disputed), asked=asked)]
    return (*sentences, messages.message("respondents.indicative")) if of.indicative else tuple(sentences)


def _in_order(role: tuple[str, int]) -> tuple[int, str]:
    return (KNOWN_ROLES.index(role[0]) if role[0] in KNOWN_ROLES else len(KNOWN_ROLES)), role[0]


def _at_most(top: int | None, sentences: Sequence[str], messages: Messages) -> tuple[str, ...]:
    if top is None or len(sentences) <= top:
        return tuple(sentences)
    return (*sentences[:top], messages.message("respondents.more", count=len(sentences) - top))


def _gap(one: Gap, of: Combined, messages: Messages) -> str:
    opinion = of.opinion(one.question)
    return messages.message(
        "respondents.gap",
        title=messages.text(one.title),
        higher=_says(one.higher, messages),
        lower=_says(one.lower, messages),
        counted=opinion.counted if opinion is not None else "",
    )


def _says(view: View, messages: Messages) -> str:
    answer = _shortened("; ".join(messages.text(one) for one in view.says))
    key = "respondents.says-words" if answer else "respondents.says"
    told = group(view.role, view.size, messages)
    return messages.message(key, count=view.size, group=told, level=level(view.mean), words=answer)


def _shortened(text: str) -> str:
    """The first few words of a text, without a full stop."""
    if len(text) <= A_FEW_WORDS:
        return text.rstrip(".")
    return text[:A_FEW_WORDS].rpartition(" ")[0].rstrip(",;:.") + "…"


def _disputed(one: QuestionAgreement, messages: Messages) -> str:
    if one.lowest is None:
        return messages.message("respondents.disputed-short", title=messages.text(one.title), counted=one.counted)
    key = "disputed-two" if one.average_deviation is None else "disputed-row"
    return messages.message(
        f"respondents.{key}",
        title=messages.text(one.title),
        lowest=one.lowest,
        highest=one.highest,
        deviation=messages.tenths(one.average_deviation or Fraction(0)),
        counted=one.counted,
    )


def _knock_out(of: Assessment, one: QuestionAgreement, messages: Messages) -> str:
    key = "knock-out-counts" if of.question(one.question).knock_out else "knock-out-not"
    return messages.message(
        f"respondents.{key}", title=messages.text(one.title), reported=one.knock_outs, count=one.scored
    )


def _practice(one: PracticeAgreement, practice: str, messages: Messages) -> str:
    key = "practice-agreed" if one.agreed else "practice-apart"
    r_star = ("-" if one.r_star < 0 else "") + messages.hundredths(abs(one.r_star))
    deviation = messages.hundredths(one.average_deviation)
    return messages.message(
        f"respondents.{key}",
        practice=practice,
        apart=messages.tenths(one.average_deviation),
        deviation=deviation,
        r_star=r_star,
    )
