"""Annotations at the lines of an answers file, for SARIF, GitHub and GitLab.

Text and location are decided here; each format chooses which annotations it shows, in which order and severity.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from hashlib import sha256
from types import MappingProxyType
from typing import NamedTuple

from implcheck.model.assessment import Assessment
from implcheck.model.combined import Combined
from implcheck.model.enums import Level, Ordered
from implcheck.model.findings import Finding
from implcheck.model.problem import Location, Problem, Rejected, warning_subject
from implcheck.model.results import QuestionResult, Reason
from implcheck.reports import risks, sentences
from implcheck.wording.messages import Messages
from implcheck.wording.problems import hint, sentence_with_cell


class AnnotationKind(Ordered):
    """What an annotation is about. The values are part of fingerprints and must not change."""

    GATE = "gate"
    """Why the gate failed."""
    FINDING = "finding"
    """A risk that counts."""
    ACCEPTED = "accepted"
    """A risk whose acceptance is in force."""
    WARNING = "warning"
    """A problem with an accepted risk, or an answer to another version that was left out."""
    UNKNOWN = "unknown"
    """An unknown or unanswered question."""
    PROBLEM = "problem"
    """Why a file cannot be used."""


class Severity(Ordered):
    """The severities of SARIF and GitHub."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


_SEVERITIES: Mapping[Level | AnnotationKind, Severity] = MappingProxyType(
    {
        Level.LOW: Severity.NOTE,
        Level.MODERATE: Severity.WARNING,
        AnnotationKind.WARNING: Severity.WARNING,
        AnnotationKind.UNKNOWN: Severity.NOTE,
    }
)
"""The severities of levels and of kinds without a level. All others are errors."""

_LINES = frozenset({"line", "first"})
"""The details of problems that are line numbers."""


class Annotation(NamedTuple):
    """A message at a location; all its text is safe to print."""

    kind: AnnotationKind
    id: str
    """The id of the question or combination, or the code of the reason or the problem."""
    title: str
    lines: tuple[str, ...]
    """The lines of its text, one or two sentences each."""
    location: Location
    distinguished_by: tuple[str, ...] = ()
    """What distinguishes it from others with the same kind, id and file; never a line, a level or a sentence."""
    level: Level | None = None
    points: Fraction | None = None
    """The points, 0 to 100, that the answers behind it lack of the overall score."""

    @property
    def severity(self) -> Severity:
        """The severity of its level if it has one, else of its kind."""
        return severity_of(self.level or self.kind)

    def fingerprint(self, file: str = "") -> str:
        """64 hexadecimal digits that stay the same while lines move and other answers change."""
        text = "\0".join((self.kind.value, self.id, *self.distinguished_by, file))
        return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def severity_of(subject: Level | AnnotationKind) -> Severity:
    """Return the severity of a level, or of a kind without a level."""
    return _SEVERITIES.get(subject, Severity.ERROR)


def annotations(report: Assessment | Rejected, messages: Messages) -> tuple[Annotation, ...]:
    """Return all annotations: the gate's reasons, the risks in their order, warnings, and unknowns, those needed first."""
    if isinstance(report, Rejected):
        return _numbered(_problem(AnnotationKind.PROBLEM, problem, messages) for problem in report.listed)
    # Notes and evidence are for readers of the file.
    questions = tuple(question._replace(note=None, evidence=(), evidence_left_out=0) for question in report.questions)
    bare = report._replace(questions=questions, combined=_without_notes(report.combined))
    return _numbered(
        (
            *(_reason(reason, bare, messages) for reason in bare.gate_result.reasons if not bare.gate_result.passed),
            *(_finding(finding, bare, messages) for finding in bare.findings),
            *(_problem(AnnotationKind.WARNING, warning, messages) for warning in bare.warnings),
            *(_unknown(bare.question(id_), bare, messages) for id_ in _unknowns(bare)),
        )
    )


def _without_notes(combined: Combined | None) -> Combined | None:
    if combined is None:
        return None
    questions = tuple(
        question._replace(notes=(), noted=0, more_notes=0, notes_left_out=0) for question in combined.questions
    )
    return combined._replace(questions=questions)


def _unknowns(assessment: Assessment) -> Iterable[str]:
    """Return the ids of the unknown questions: what other advice depends on first, then the largest share."""
    needed = (action.finding for action in assessment.actions if action.finds_out)
    return dict.fromkeys((*needed, *(question.id for question in assessment.to_find_out)))


def _numbered(found: Iterable[Annotation]) -> tuple[Annotation, ...]:
    """Return the annotations, with a number on those that nothing else distinguishes, in their order."""
    seen: Counter[object] = Counter()
    numbered: list[Annotation] = []
    for annotation in found:
        key = (annotation.kind, annotation.id, annotation.distinguished_by, annotation.location.file)
        seen[key] += 1
        number = (str(seen[key]),) if seen[key] > 1 else ()
        numbered.append(annotation._replace(distinguished_by=(*annotation.distinguished_by, *number)))
    return tuple(numbered)


def _reason(reason: Reason, assessment: Assessment, messages: Messages) -> Annotation:
    """Annotate a failed demand, at the answer that it is about if there is one."""
    about, path = (str(reason.details.get(name, "")) for name in ("id", "path"))
    location = assessment.locations.answers.get(about, Location(assessment.locations.file))
    title = f"{messages.message('report.gate')} ({messages.message('report.gate-failed')})"
    text = messages.reason(reason)
    return Annotation(AnnotationKind.GATE, reason.code, title, (text,), location, tuple(filter(None, (about, path))))


def _finding(finding: Finding, assessment: Assessment, messages: Messages) -> Annotation:
    """Annotate a finding; an acceptance in force comes first, as it changes how the rest reads."""
    accepted = None if finding.counts else finding.acceptance
    rows = [*risks.why(assessment, finding, messages), risks.advice(finding, messages)[0]]
    lines = (
        *([sentences.acceptance(accepted, messages)] if accepted is not None else []),
        *([messages.text(finding.risk)] if sentences.holds_as_worded(finding) else []),
        *(f"{row.label}: {row.text}" for row in rows),
    )
    title = f"{messages.text(finding.title)} ({messages.level(finding.level)})"
    kind = AnnotationKind.FINDING if accepted is None else AnnotationKind.ACCEPTED
    location = assessment.locations.of(finding.questions)
    return Annotation(kind, finding.id, title, lines, location, (), finding.level, finding.points_missing)


def _problem(kind: AnnotationKind, problem: Problem, messages: Messages) -> Annotation:
    """Annotate a problem of a file or a warning. Line numbers, which move, do not distinguish it."""
    distinguished_by: tuple[str, ...]
    if kind is AnnotationKind.PROBLEM:
        details = (value for name, value in problem.details.items() if name not in _LINES)
        title, distinguished_by = "annotation.problem", (*map(str, problem.path), *details)
    else:
        subject = warning_subject(problem.code)
        named = [problem.details[name] for name in ("id", "finding") if name in problem.details]
        title, distinguished_by = f"annotation.{subject}", tuple(named or (problem.code, *problem.details.values()))
    lines = tuple(part(problem, messages.languages[0]) for part in (sentence_with_cell, hint))
    location = problem.location or Location("")
    if location.cell:  # its column counts in the row as it is shown, which no other program knows
        location = replace(location, column=0)
    return Annotation(kind, problem.code, messages.message(title), lines, location, distinguished_by)


def _unknown(question: QuestionResult, assessment: Assessment, messages: Messages) -> Annotation:
    rules = [rule for rule in assessment.waiting_rules if question.id in rule.waits_for]
    is_needed = any(action.finding == question.id for action in assessment.actions)
    lines = (
        messages.text(question.text),
        *([messages.message("report.needed-first")] if is_needed else []),
        *(sentences.waiting(assessment, rule, messages) for rule in rules),
        f"{messages.message('report.how')}: {messages.text(question.help)}",
    )
    title = f"{messages.text(question.title)} ({messages.message(f'state.{question.state}')})"
    location = assessment.locations.of((question.id,))
    return Annotation(AnnotationKind.UNKNOWN, question.id, title, lines, location, points=question.points_missing)
