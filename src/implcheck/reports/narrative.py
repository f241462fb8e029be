"""What reports for people tell of an assessment's parts, as sentences and as rows of a label and a value.

Formats lay them out and escape them for where they go; as they are, they are safe to print.
"""

from collections.abc import Sequence
from typing import NamedTuple

from implcheck.model.assessment import (
    Acceptance,
    Action,
    Assessment,
    Change,
    Finding,
    PracticeResult,
    QuestionResult,
    Score,
    WaitingRule,
)
from implcheck.model.enums import Level, State
from implcheck.model.questionnaire import Origin
from implcheck.model.text import Text
from implcheck.reports import respondents
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages
from implcheck.wording.number_format import percent, whole

NAMED = 3
"""How many titles a sentence names; more is a list."""


class Row(NamedTuple):
    """A label and what stands under it."""

    label: str
    told: str


def about(of: Assessment, messages: Messages) -> list[str]:
    """What was assessed, beside the project: the questionnaire, the phase, and where they are told the day and the role."""
    told = [messages.text(of.about.questionnaire_title), messages.phase(of.about.phase)]
    told += [messages.day(of.about.date)] if of.about.date is not None else []
    told += [messages.role(of.about.role)] if of.about.role is not None else []
    origin = of.about.questionnaire_origin
    return (
        told
        if origin.is_builtin
        else [*told, messages.message("report.questionnaire-from", file=for_terminal(origin.file))]
    )


def own_questionnaire(origin: Origin, messages: Messages) -> list[str]:
    """That the questionnaire is not a built-in one, and which it is; nothing about a built-in one."""
    if origin.is_builtin:
        return []
    return [messages.message("report.own-questionnaire", file=for_terminal(origin.file), digest=origin.digest)]


def method(of: Assessment, messages: Messages) -> list[str]:
    """What this is and is not, and which questionnaire was answered."""
    about, version = of.about, for_terminal(of.about.questionnaire_version)
    method = messages.message("report.method", id=about.questionnaire, version=version)
    return [method, *own_questionnaire(about.questionnaire_origin, messages)]


def asked(of: Assessment, messages: Messages) -> list[str]:
    """Every demand on the gate, and where it was made; nothing if there is none."""
    demands = [
        f"{for_terminal(' '.join(part for part in (one.option, one.value) if part))} "
        f"({for_terminal(one.origin) or messages.message('report.command-line')})"
        for one in of.gate_result.gate.asked
    ]
    return [messages.message("report.gate-asked", demands="; ".join(demands))] if demands else []


def decides(of: Assessment, messages: Messages) -> list[str]:
    """What there is to say instead of a level, what decides, how much is known, and what a quick check left out."""
    return [*instead(of, messages), *(messages.reason(one) for one in of.reasons), *bears_on(of, messages)]


def instead(of: Assessment, messages: Messages) -> list[str]:
    """What is said where there is no level: what the answers point to, what is possible, what to find out first."""
    from implcheck.reports.formats.canvas import symbol

    sentences = []
    if of.indication is not None:
        key = "verdict.indication-quick" if of.skipped_questions else "verdict.indication"
        sentences.append(messages.message(key, symbol=symbol(of.indication), level=messages.level(of.indication)))
    if of.level is None and of.possible_levels is not None:
        sentences.append(_possible(of.possible_levels, "", messages))
    titles = [of.question(id_).title for id_ in of.most_informative]
    return (
        [*sentences, messages.message("report.next-answer", questions=messages.titles(titles))] if titles else sentences
    )


def instead_in_short(of: Assessment, messages: Messages) -> list[str]:
    """The first two of these, where there is room for a line only."""
    from implcheck.reports.formats.canvas import symbol

    parts = []
    if of.indication is not None:
        level = messages.level(of.indication)
        parts.append(messages.message("verdict.indication-short", symbol=symbol(of.indication), level=level))
    if of.level is None and of.possible_levels is not None:
        parts.append(_possible(of.possible_levels, "-short", messages))
    return parts


def _possible(possible: tuple[Level, Level], end: str, messages: Messages) -> str:
    best, worst = possible
    if (best, worst) == (min(Level), max(Level)):
        return messages.message(f"verdict.possible-any{end}")
    return messages.message(f"verdict.possible{end}", best=messages.level(best), worst=messages.level(worst))


def bears_on(of: Assessment, messages: Messages) -> list[str]:
    """How much is known, where that is not all, and what a quick check did not look at."""
    told = []
    if of.known < 1 and of.level is not None:
        told.append(messages.message("verdict.known", known=percent(of.known)))
    return [*told, skipped(of, messages)] if of.skipped_questions else told


def gate_outcome(of: Assessment, messages: Messages) -> str:
    """Whether the gate passed, in a word."""
    return messages.message("report.gate-passed" if of.gate_result.passed else "report.gate-failed")


def without_accepted(of: Assessment, messages: Messages) -> list[str]:
    """What the gate left out as accepted; nothing if it left out nothing."""
    titles = [one.title for one in of.findings if one.id in of.gate_result.excluded_findings]
    return (
        [messages.message("report.gate-without", titles=messages.titles(titles))]
        if of.gate_result.excluded_findings
        else []
    )


def left_out_of_gate(of: Assessment, messages: Messages) -> list[str]:
    """What a gate that demands something left out as accepted, where there is room for a line only."""
    return without_accepted(of, messages) if of.gate_result.gate.demands else []


def demands(of: Assessment, messages: Messages) -> list[str]:
    """What the gate left out, the reasons of its verdict, and what was asked of it."""
    reasons = (messages.reason(one) for one in of.gate_result.reasons)
    return [*without_accepted(of, messages), *reasons, *asked(of, messages)]


def risks(of: Assessment, top: int | None) -> tuple[list[Finding], list[Finding]]:
    """The findings that count, and those of them to show first: all, or of those above low the `top`."""
    counted = [one for one in of.findings if one.counts]
    return counted, counted if top is None else [one for one in counted if one.level > Level.LOW][:top]


def risk_first(finding: Finding) -> bool:
    """Whether the sentence of a finding holds of it as it stands.

    The sentence of a question is about its lowest answers: of a middling one it says where it may end, and of
    one nearly at the top nothing that is true.
    """
    return finding.level >= Level.HIGH or finding.id not in finding.questions


def why(of: Assessment, finding: Finding, messages: Messages) -> list[Row]:
    """What a finding rests on: the answer with its note and evidence, or the combination."""
    if finding.id not in finding.questions:
        return [
            Row(
                messages.message("report.together"),
                messages.titles([of.question(id_).title for id_ in finding.questions]),
            )
        ]
    result = of.question(finding.questions[0])
    rows = [Row(messages.message("report.answer"), answer(result, messages))]
    reasons = [one.details["reason"] for one in finding.reasons if one.code == "knock-out"]
    rows += [Row(messages.message("report.knock-out"), messages.text(one)) for one in reasons if isinstance(one, Text)]
    rows += [Row(*one) for one in respondents.disagreement(of, result.id, messages)]
    rows += remarks(of, result, messages)
    if not risk_first(finding) and finding.level is not Level.LOW:
        rows.append(Row(messages.message("report.at-worst"), messages.text(finding.risk)))
    return rows


def given(result: QuestionResult, messages: Messages) -> str:
    """An answer in words."""
    return "; ".join(messages.text(part) for part in result.answer_text)


def answer(result: QuestionResult, messages: Messages) -> str:
    """An answer in words with its score; where there is none what stands instead, with the reason if there is one."""
    if result.state is State.ANSWERED:
        return messages.message("report.answer-value", answer=given(result, messages), score=result.score)
    told = messages.message(f"state.{result.state}")
    return f"{told}: {for_terminal(result.not_applicable_reason)}" if result.not_applicable_reason else told


def remarks(of: Assessment, result: QuestionResult, messages: Messages) -> list[Row]:
    """The note and the evidence that came with an answer."""
    rows = [Row(messages.message("report.note"), respondents.note(of, result, messages))] if result.note else []
    evidence = "; ".join(for_terminal(one) for one in result.evidence)
    return [*rows, Row(messages.message("report.evidence"), evidence)] if evidence else rows


def advised(finding: Finding, action: Action, messages: Messages) -> list[Row]:
    """What to do about a finding, by whom, with how much work, until when, and for how many points."""
    key = "report.worth-lifts" if action.clears_rule else "report.worth-value"
    if finding.id not in finding.questions:
        key = "report.worth-combination"
    worth = Row(messages.message("report.worth"), messages.message(key, points=messages.tenths(action.points)))
    return [*to_do(finding, messages), worth]


def to_do(finding: Finding, messages: Messages) -> list[Row]:
    """What to do about a finding, by whom, with how much work, and until when."""
    advice = finding.advice
    return [
        Row(messages.message("report.do"), messages.text(advice.do)),
        Row(messages.message("report.who"), messages.text(advice.who)),
        Row(messages.message("report.effort"), messages.effort(advice.effort)),
        Row(messages.message("report.done-when"), messages.text(advice.done_when)),
    ]


def missing(of: Assessment, result: QuestionResult, messages: Messages) -> list[Row]:
    """What is not known, how to find out, and what it may be worth."""
    return [
        Row(messages.message("report.answer"), messages.message(f"state.{result.state}")),
        *remarks(of, result, messages),
        Row(messages.message("report.how"), messages.text(result.help)),
        Row(messages.message("report.ask-for"), messages.text(result.evidence_needed)),
        Row(
            messages.message("report.worth"),
            messages.message("report.worth-value", points=messages.tenths(result.points_missing)),
        ),
    ]


def points(practice: PracticeResult) -> str:
    """A practice's score, with the ceiling where they differ; a dash without one."""
    return span(practice.score)


def span(score: Score | None) -> str:
    """What can be shown today, up to the ceiling where that is another number; a dash without a score."""
    return "-" if score is None else "-".join(dict.fromkeys(str(whole(end)) for end in score))


def raised(practice: PracticeResult, messages: Messages) -> str:
    """What decides a practice's level beyond its score, if anything does, or why it has none."""
    told = [one for one in practice.reasons if one.code != "band"]
    return messages.reason(told[0]) if told else ""


def not_judged(of: Assessment, one: WaitingRule, messages: Messages) -> str:
    """A knock-out or combination, and the answers that it waits for."""
    title = messages.text(one.title)
    if one.waits_for == (one.id,):
        return messages.message("report.unjudged-knock-out", title=title)
    waits_for = messages.titles([of.question(id_).title for id_ in one.waits_for])
    return messages.message("report.unjudged-rule", title=title, level=messages.level(one.level), questions=waits_for)


def acceptance(one: Acceptance, messages: Messages) -> str:
    """An accepted risk by itself: by whom, until when, and whether it still means anything."""
    key = "accepted-until" if one.in_force else "accepted-expired"
    return accepted_as(f"report.{key if one.matches_finding else 'accepted-needless'}", one, messages)


def accepted_risks(of: Assessment, messages: Messages) -> list[str]:
    """Every accepted risk, with what has to be done about those that the assessment warns of."""
    warned = {(one.details.get("finding"), one.details.get("until")) for one in of.warnings}
    return [accepted_as(_key(one, to_do=_named(one) in warned), one, messages) for one in of.acceptances]


def accepted_knock_outs(of: Assessment, messages: Messages) -> list[str]:
    """The knock-outs that are accepted today: what a reader has to know before the rest."""
    return [accepted_as("verdict.accepted-knock-out", one, messages) for one in of.accepted_knock_outs]


def accepted_in_short(of: Assessment, messages: Messages) -> list[str]:
    """The same where there is room for a line only; nothing if there are none."""
    titles = messages.titles([one.title for one in of.accepted_knock_outs])
    return [messages.message("verdict.accepted-short", titles=titles)] if titles else []


def _named(one: Acceptance) -> tuple[str, str]:
    return one.risk.finding, str(one.risk.until)


def _key(one: Acceptance, *, to_do: bool) -> str:
    if not one.matches_finding:
        return "report.accepted-needless"
    if one.in_force:
        return "report.accepted-ends-soon" if to_do else "report.accepted-until"
    return "report.accepted-expired" if to_do else "report.accepted-renewed"


def accepted_as(key: str, one: Acceptance, messages: Messages) -> str:
    """An accepted risk in the sentence at `key`: its title, by whom, until when and why."""
    return messages.message(
        key,
        title=messages.text(one.title),
        owner=messages.role(one.risk.owner),
        until=messages.day(one.risk.until),
        reason=for_terminal(one.risk.reason),
    )


def skipped(of: Assessment, messages: Messages) -> str:
    """What a quick check did not look at, by practice."""
    counts: dict[str, int] = {}
    for id_ in of.skipped_questions:
        practice = of.question(id_).practice
        counts[practice] = counts.get(practice, 0) + 1
    names = [f"{messages.text(one.short)} ({counts[one.id]})" for one in of.practices if one.id in counts]
    return messages.message("verdict.quick", count=len(of.skipped_questions), practices=messages.row(names))


def set_aside(of: Assessment, messages: Messages) -> str:
    """The answers to questions that are not asked."""
    titles = messages.titles([of.question(id_).title for id_ in of.unasked_answers])
    return messages.message("report.set-aside", count=len(of.unasked_answers), titles=titles)


def firmness(of: Assessment, messages: Messages) -> list[str]:
    """Whether equal weights, or one answer a step higher or lower, would change the level."""
    equal = of.sensitivity.equal_weights
    if equal is None:
        told = [messages.message("report.equal-none")]
    elif equal is of.level:
        told = [messages.message("report.equal-same")]
    else:
        told = [messages.message("report.equal-other", level=messages.level(equal))]
    told += [
        messages.message(key, questions=_any_of(changes, messages), level=messages.level(level))
        for (key, level), changes in _alike(of.sensitivity.changes).items()
    ]
    if of.sensitivity.answers_tried is not None:
        return [*told, messages.message("report.tried", count=of.sensitivity.answers_tried)]
    return told if of.sensitivity.changes else [*told, messages.message("report.no-change")]


def _alike(changes: Sequence[Change]) -> dict[tuple[str, Level | None], list[Change]]:
    """The changes that say the same about different questions, together; the worse ones first."""
    groups: dict[tuple[str, Level | None], list[Change]] = {}
    for change in sorted(changes, key=lambda one: one.up):
        key = "report.change-up" if change.up else "report.change-down"
        groups.setdefault((key, change.level), []).append(change)
    return groups


def _any_of(changes: list[Change], messages: Messages) -> str:
    titles = [change.title for change in changes]
    if len(titles) <= NAMED:
        return messages.titles(titles, "report.or")
    first = messages.titles(titles[: NAMED - 1], "report.comma")
    return messages.message("report.change-any", first=first, count=len(titles) - NAMED + 1)
