"""What there is to say at the lines of an answers file, for the formats that point at lines.

Formats choose which of it they show, in which order and how loudly; what is said, and where, is decided here.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from hashlib import sha256
from typing import NamedTuple

from implcheck.model.assessment import Assessment, Finding, QuestionResult, Reason
from implcheck.model.enums import Level, Ordered
from implcheck.model.problem import Location, Problem, Rejected
from implcheck.reports import risks, sentences
from implcheck.wording.messages import Messages
from implcheck.wording.problems import hint, sentence


class Kind(Ordered):
    """What an annotation is about. The values are part of fingerprints: they stay."""

    GATE = "gate"
    """Why the gate failed."""
    FINDING = "finding"
    """A risk that counts."""
    ACCEPTED = "accepted"
    """A risk that somebody accepts today."""
    WARNING = "warning"
    """What is wrong with an accepted risk."""
    UNKNOWN = "unknown"
    """An answer that nobody gave."""
    PROBLEM = "problem"
    """Why a file cannot be used."""


class Severity(Ordered):
    """How loudly SARIF and GitHub tell something; both know these three."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


BY_LEVEL = {
    Level.LOW: Severity.NOTE,
    Level.MODERATE: Severity.WARNING,
    Level.HIGH: Severity.ERROR,
    Level.CRITICAL: Severity.ERROR,
}

_BY_KIND = {
    Kind.GATE: Severity.ERROR,
    Kind.WARNING: Severity.WARNING,
    Kind.UNKNOWN: Severity.NOTE,
    Kind.PROBLEM: Severity.ERROR,
}

_LINES = frozenset({"line", "first"})
"""Particulars of problems that are the numbers of other lines."""


class Annotation(NamedTuple):
    """Something to say at a place; all its text is safe to print."""

    kind: Kind
    id: str
    """Of the question or combination, or the code of the reason or the problem."""
    told_apart_by: tuple[str, ...]
    """What tells it apart from others with its kind and id, beside its file: never a line, a level or a sentence."""
    title: str
    lines: tuple[str, ...]
    """What is said, a sentence or two each."""
    location: Location
    level: Level | None = None
    points: Fraction | None = None
    """What the answers behind it lack of the overall score, in points of 100."""

    @property
    def severity(self) -> Severity:
        """By level if it has one, else by kind."""
        return BY_LEVEL[self.level] if self.level is not None else _BY_KIND[self.kind]

    def fingerprint(self, file: str = "") -> str:
        """64 hexadecimal digits that stay the same while lines move and other answers change."""
        return sha256("\0".join((self.kind.value, self.id, *self.told_apart_by, file)).encode()).hexdigest()


def annotations(report: Assessment | Rejected, messages: Messages) -> tuple[Annotation, ...]:
    """Everything there is to say: the gate's reasons, the risks in order of priority, warnings, and unknowns."""
    if isinstance(report, Rejected):
        return numbered(_problem(one, messages) for one in report.listed)
    failed = report.gate_result.reasons if not report.gate_result.passed else ()
    bare = _without_remarks(report)
    return numbered(
        (
            *(_reason(one, bare, messages) for one in failed),
            *(_finding(one, bare, messages) for one in bare.findings),
            *(_warning(one, messages) for one in bare.warnings),
            *(_unknown(one, bare, messages) for one in bare.to_find_out),
        )
    )


def _without_remarks(of: Assessment) -> Assessment:
    """The assessment without notes and evidence: what people wrote there is for readers of the file."""
    return of._replace(questions=tuple(one._replace(note=None, evidence=()) for one in of.questions))


def numbered(found: Iterable[Annotation]) -> tuple[Annotation, ...]:
    """The annotations with a number on those that nothing else tells apart, in their order."""
    seen: dict[tuple[Kind, str, tuple[str, ...], str], int] = {}

    def apart(one: Annotation) -> Annotation:
        key = (one.kind, one.id, one.told_apart_by, one.location.file)
        seen[key] = seen.get(key, 0) + 1
        return one if seen[key] == 1 else one._replace(told_apart_by=(*one.told_apart_by, str(seen[key])))

    return tuple(apart(one) for one in found)


def _reason(why: Reason, of: Assessment, messages: Messages) -> Annotation:
    """A failed demand: at the answer that it is about, if it is about one."""
    about = str(why.details.get("id", ""))
    location = of.locations.of((about,)) if about in of.locations.answers else Location(of.locations.file)
    apart = tuple(part for part in (about, str(why.details.get("path", ""))) if part)
    title = f"{messages.message('report.gate')} ({messages.message('report.gate-failed')})"
    return Annotation(Kind.GATE, why.code, apart, title, (messages.reason(why),), location)


def _finding(one: Finding, of: Assessment, messages: Messages) -> Annotation:
    return Annotation(
        kind=Kind.FINDING if one.counts else Kind.ACCEPTED,
        id=one.id,
        told_apart_by=(),
        title=f"{messages.text(one.title)} ({messages.level(one.level)})",
        lines=tuple(_of_finding(one, of, messages)),
        location=of.locations.of(one.questions),
        level=one.level,
        points=one.points_missing,
    )


def _of_finding(one: Finding, of: Assessment, messages: Messages) -> Iterator[str]:
    """An acceptance first: with it the rest reads otherwise."""
    if one.acceptance is not None and not one.counts:
        yield sentences.acceptance(one.acceptance, messages)
    if sentences.holds_as_worded(one):
        yield messages.text(one.risk)
    for row in risks.why(of, one, messages):
        yield f"{row.label}: {row.text}"
    yield f"{messages.message('report.do')}: {messages.text(one.advice.do)}"


def _warning(found: Problem, messages: Messages) -> Annotation:
    language = messages.languages[0]
    return Annotation(
        kind=Kind.WARNING,
        id=found.code,
        told_apart_by=(found.details["finding"],),
        title=messages.message("report.accepted"),
        lines=(sentence(found, language), hint(found, language)),
        location=found.location or Location(""),
    )


def _unknown(one: QuestionResult, of: Assessment, messages: Messages) -> Annotation:
    waits = [sentences.waiting(of, each, messages) for each in of.waiting_rules if one.id in each.waits_for]
    return Annotation(
        kind=Kind.UNKNOWN,
        id=one.id,
        told_apart_by=(),
        title=f"{messages.text(one.title)} ({messages.message(f'state.{one.state}')})",
        lines=(messages.text(one.text), *waits, f"{messages.message('report.how')}: {messages.text(one.help)}"),
        location=of.locations.of((one.id,)),
        points=one.points_missing,
    )


def _problem(found: Problem, messages: Messages) -> Annotation:
    """Told apart by its way into the file and its details, but for lines: those move."""
    language = messages.languages[0]
    details = [value for name, value in found.details.items() if name not in _LINES]
    return Annotation(
        kind=Kind.PROBLEM,
        id=found.code,
        told_apart_by=(*map(str, found.path), *details),
        title=messages.message("annotation.problem"),
        lines=(sentence(found, language), hint(found, language)),
        location=found.location or Location(""),
    )
