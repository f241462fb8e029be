"""The sentences about the gate: its outcome, its demands one by one, and what it leaves out.

Formats for machines and the document use the same sentences. All are safe to print.
"""

from collections.abc import Iterator
from typing import NamedTuple

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.model.gate import DEMANDS, Asked, Gate
from implcheck.model.results import Reason
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages
from implcheck.wording.number_format import plain, whole

PRACTICE_TOO = frozenset({"fail-on", "fail-under"})
"""The options that can demand something of the whole or of a practice."""

BUILT_IN = "builtin"
"""The value that pins the questionnaire to any built-in one."""


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
    if gate.no_overdue:
        yield Demand("--no-overdue", ("gate-overdue",))
    if gate.require_evidence is not None:
        codes_of_evidence = ("gate-no-evidence", "gate-evidence-missing", "gate-evidence-missing-left-out")
        yield Demand(f"--require-evidence {gate.require_evidence}", codes_of_evidence)
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
    """Return a sentence with the demands on the gate for each place where some were made; none without demands."""
    places: dict[tuple[str, str], list[str]] = {}
    for asked in assessment.gate_result.gate.asked:
        key, place, line = _origin(asked)
        sentence = _in_words(asked, assessment, messages)
        if line:
            sentence = messages.message("demand.on-line", demand=sentence, line=line)
        places.setdefault((key, place), []).append(sentence)
    return [
        messages.message(f"demand.{key}", place=for_terminal(place), demands="; ".join(dict.fromkeys(sentences)))
        for (key, place), sentences in places.items()
    ]


def in_words(demand: Demand, assessment: Assessment, messages: Messages) -> str:
    """Return a demand of a gate in plain words, as the start of a sentence."""
    option, _, value = demand.name.removeprefix("--").partition(" ")
    words = _in_words(Asked(option, value, ""), assessment, messages)
    return words[:1].upper() + words[1:]


def _origin(asked: Asked) -> tuple[str, str, str]:
    """Return the key of the sentence for where a demand was made, its name, and its line; empty without these."""
    if not asked.origin:
        return "of-command", "", ""
    file, _, line = asked.origin.rpartition(":")
    return ("of-settings", file, line) if file and line.isdecimal() else ("of-variable", asked.origin, "")


def _in_words(asked: Asked, assessment: Assessment, messages: Messages) -> str:
    """Return a demand in plain words, as "no high or critical risk overall"; one of a library as it was made."""
    practice, _, value = asked.value.rpartition("=")
    has_words = {"fail-on": value in {level.value for level in Level}, "max-age": value.isdecimal()}
    if asked.option not in DEMANDS or not has_words.get(asked.option, True):
        return for_terminal(" ".join(filter(None, (asked.option, asked.value))))
    names = {found.id: messages.text(found.short) for found in assessment.practices}
    if asked.option == "require-complete-in":
        practice, value = value, ""
    details: dict[str, object] = {"value": for_terminal(value), "practice": names.get(practice, for_terminal(practice))}
    if asked.option == "fail-on":
        worse = [messages.level(level) for level in Level if level >= Level(value)]
        details["levels"] = messages.row(worse, "report.or")
    elif asked.option == "max-age":
        details["count"] = int(value)
    elif asked.option == "questionnaire-digest" and value == BUILT_IN:
        return messages.message("demand.questionnaire-built-in")
    ending = "-practice" if practice and asked.option in PRACTICE_TOO else ""
    return messages.message(f"demand.{asked.option}{ending}", **details)


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
