"""The sentences about the gate: its outcome, its demands one by one, and what it leaves out.

Formats for machines and the document use the same sentences. All are safe to print.
"""

from collections.abc import Iterator
from typing import NamedTuple

from implcheck.model.assessment import Assessment
from implcheck.model.gate import Gate
from implcheck.model.results import Reason
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages
from implcheck.wording.number_format import plain, whole


class Demand(NamedTuple):
    """A demand of a gate, as on the command line."""

    name: str
    codes: tuple[str, ...]
    """How the codes of the reasons begin with which it is not met."""
    practice: str = ""
    """The id of the practice that it is about; empty for the whole."""

    def unmet(self, assessment: Assessment) -> list[Reason]:
        """Return the reasons why the demand is not met; none if it is."""
        return [
            reason
            for reason in assessment.gate_result.reasons
            if reason.code.startswith(self.codes) and (not self.practice or reason.details["id"] == self.practice)
        ]


def each_demand(gate: Gate) -> Iterator[Demand]:
    """Yield every demand of a gate."""
    unknown = "gate-practice-not-enough-known"
    if gate.fail_on is not None:
        yield Demand(f"--fail-on {gate.fail_on}", ("gate-level", "gate-not-enough-known"))
    if gate.fail_under is not None:
        yield Demand(f"--fail-under {plain(gate.fail_under)}", ("gate-score", "gate-no-score"))
    for id_, level in gate.fail_on_practices.items():
        yield Demand(f"--fail-on {id_}={level}", ("gate-practice-level", unknown), id_)
    for id_, score in gate.fail_under_practices.items():
        yield Demand(f"--fail-under {id_}={plain(score)}", ("gate-practice-score", unknown), id_)
    for id_ in gate.require_complete_in:
        codes = ("gate-practice-incomplete", "gate-practice-not-applicable")
        yield Demand(f"--require-complete-in {id_}", codes, id_)
    if gate.require_complete:
        yield Demand("--require-complete", ("gate-incomplete", "gate-not-applicable", "gate-nothing-asked"))
    if gate.require_evidence is not None:
        codes = ("gate-no-evidence", "gate-evidence-missing")
        yield Demand(f"--require-evidence {gate.require_evidence}", codes)
    if gate.max_age is not None:
        yield Demand(f"--max-age {gate.max_age}", ("gate-no-date", "gate-from-later", "gate-too-old"))


def outcome(assessment: Assessment, messages: Messages) -> str:
    """Return the word for whether the gate passed."""
    return messages.message("report.gate-passed" if assessment.gate_result.passed else "report.gate-failed")


def explained(assessment: Assessment, messages: Messages) -> list[str]:
    """Return the accepted risks that the gate left out, the reasons for its outcome, and its demands."""
    reasons = [messages.reason(reason) for reason in assessment.gate_result.reasons]
    return [*left_out(assessment, messages), *reasons, *demanded(assessment, messages)]


def demanded(assessment: Assessment, messages: Messages) -> list[str]:
    """Return the sentence that names every demand on the gate and where it was made; none without demands."""
    named = [
        f"{for_terminal(' '.join(part for part in (demand.option, demand.value) if part))} "
        f"({for_terminal(demand.origin) or messages.message('report.command-line')})"
        for demand in assessment.gate_result.gate.asked
    ]
    return [messages.message("report.gate-asked", demands="; ".join(named))] if named else []


def left_out(assessment: Assessment, messages: Messages) -> list[str]:
    """Return what a gate with demands left out as accepted, and its score without that; none if it left out none."""
    return without_accepted(assessment, messages) if assessment.gate_result.gate.demands else []


def without_accepted(assessment: Assessment, messages: Messages) -> list[str]:
    """Return which accepted risks a gate leaves out, with or without demands, and its score without them."""
    verdict = assessment.gate_result
    titles = [finding.title for finding in assessment.findings if finding.id in verdict.excluded_findings]
    if not titles:
        return []
    sentences = [messages.message("report.gate-without", titles=messages.titles(titles))]
    if verdict.score is not None and assessment.score is not None:
        levels = {"level_without": messages.level(verdict.level), "level": messages.level(assessment.level)}
        key = "report.gate-score-without" if verdict.level is assessment.level else "report.gate-level-without"
        without, score = verdict.score, assessment.score.low
        points: dict[str, object] = {"without": whole(without), "score": whole(score)}
        if points["without"] == points["score"]:
            points = {"without": messages.tenths(without), "score": messages.tenths(score)}
        sentences.append(messages.message(key, **points, **levels))
    return sentences
