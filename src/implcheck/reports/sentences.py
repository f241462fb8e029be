"""The sentences that reports share: what is assessed, the verdict, the gate, answers, accepted risks.

All are safe to print. Formats for machines and the document use the same sentences.
"""

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level, State
from implcheck.model.findings import Acceptance, Finding, WaitingRule
from implcheck.model.questionnaire import Origin
from implcheck.model.results import QuestionResult, Score
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages
from implcheck.wording.number_format import percent, whole
from implcheck.wording.symbols import symbol

MOST_NAMED = 3
"""The most titles that a sentence names; further ones are counted."""


def about(assessment: Assessment, messages: Messages) -> list[str]:
    """Return the questionnaire and the phase, and the date and the role if they are given."""
    subject = assessment.about
    facts = [messages.text(subject.questionnaire_title), messages.phase(subject.phase)]
    facts += [messages.day(subject.date)] if subject.date is not None else []
    facts += [messages.role(subject.role)] if subject.role is not None else []
    origin = subject.questionnaire_origin
    if origin.is_builtin:
        return facts
    return [*facts, messages.message("report.questionnaire-from", file=for_terminal(origin.file))]


def own_questionnaire(origin: Origin, messages: Messages) -> list[str]:
    """Return the sentence that names a questionnaire that is not built in, with its digest; none for a built-in one."""
    if origin.is_builtin:
        return []
    return [messages.message("report.own-questionnaire", file=for_terminal(origin.file), digest=origin.digest)]


def method(assessment: Assessment, messages: Messages) -> list[str]:
    """Return what the assessment is and is not, and which questionnaire was answered."""
    subject, version = assessment.about, for_terminal(assessment.about.questionnaire_version)
    sentence = messages.message("report.method", id=subject.questionnaire, version=version)
    return [sentence, *own_questionnaire(subject.questionnaire_origin, messages)]


def without_level(assessment: Assessment, messages: Messages) -> list[str]:
    """Return the sentences for an assessment without a level: indication, possible levels, what to find out first."""
    sentences = []
    if assessment.indication is not None:
        key = "verdict.indication-quick" if assessment.skipped_questions else "verdict.indication"
        level = messages.level(assessment.indication)
        sentences.append(messages.message(key, symbol=symbol(assessment.indication), level=level))
    if assessment.level is None and assessment.possible_levels is not None:
        sentences.append(_possible(assessment.possible_levels, "", messages))
    return sentences


def find_out_first(assessment: Assessment, messages: Messages) -> list[str]:
    """Return the sentence that names the questions that narrow the possible levels most; none with a level."""
    titles = [assessment.question(id_).title for id_ in assessment.most_informative]
    return [messages.message("report.next-answer", questions=messages.titles(titles))] if titles else []


def without_level_in_short(assessment: Assessment, messages: Messages) -> list[str]:
    """Return the indication and the possible levels for a single line."""
    parts = []
    if assessment.indication is not None:
        level = messages.level(assessment.indication)
        sign = symbol(assessment.indication)
        parts.append(messages.message("verdict.indication-short", symbol=sign, level=level))
    if assessment.level is None and assessment.possible_levels is not None:
        parts.append(_possible(assessment.possible_levels, "-short", messages))
    return parts


def _possible(possible: tuple[Level, Level], ending: str, messages: Messages) -> str:
    best, worst = possible
    if (best, worst) == (min(Level), max(Level)):
        return messages.message(f"verdict.possible-any{ending}")
    return messages.message(f"verdict.possible{ending}", best=messages.level(best), worst=messages.level(worst))


def known(assessment: Assessment, messages: Messages) -> list[str]:
    """Return how much is answered, unless everything is, and what a quick check left out."""
    sentences = []
    if assessment.known < 1 and assessment.level is not None:
        sentences.append(messages.message("verdict.known", known=percent(assessment.known)))
    return [*sentences, quick_check(assessment, messages)] if assessment.skipped_questions else sentences


def quick_check(assessment: Assessment, messages: Messages) -> str:
    """Return how many questions a quick check left out, by practice."""
    counts: dict[str, int] = {}
    for id_ in assessment.skipped_questions:
        practice = assessment.question(id_).practice
        counts[practice] = counts.get(practice, 0) + 1
    names = [
        f"{messages.text(practice.short)} ({counts[practice.id]})"
        for practice in assessment.practices
        if practice.id in counts
    ]
    count = len(assessment.skipped_questions)
    return messages.message("verdict.quick", count=count, practices=messages.row(names))


def gate_outcome(assessment: Assessment, messages: Messages) -> str:
    """Return the word for whether the gate passed."""
    return messages.message("report.gate-passed" if assessment.gate_result.passed else "report.gate-failed")


def gate(assessment: Assessment, messages: Messages) -> list[str]:
    """Return the accepted risks that the gate left out, the reasons for its outcome, and its demands."""
    reasons = [messages.reason(reason) for reason in assessment.gate_result.reasons]
    return [*left_out_of_gate(assessment, messages), *reasons, *demands(assessment, messages)]


def demands(assessment: Assessment, messages: Messages) -> list[str]:
    """Return the sentence that names every demand on the gate and where it was made; none without demands."""
    named = [
        f"{for_terminal(' '.join(part for part in (demand.option, demand.value) if part))} "
        f"({for_terminal(demand.origin) or messages.message('report.command-line')})"
        for demand in assessment.gate_result.gate.asked
    ]
    return [messages.message("report.gate-asked", demands="; ".join(named))] if named else []


def left_out_of_gate(assessment: Assessment, messages: Messages) -> list[str]:
    """Return the sentence that names the accepted risks that a gate with demands left out; none if it left out none."""
    verdict = assessment.gate_result
    titles = [finding.title for finding in assessment.findings if finding.id in verdict.excluded_findings]
    if not (verdict.gate.demands and titles):
        return []
    return [messages.message("report.gate-without", titles=messages.titles(titles))]


def verdict_line(assessment: Assessment, messages: Messages) -> list[str]:
    """Return the verdict for a single line, in parts: the headline first, then what every reader must see."""
    gate_result = [f"{messages.message('report.gate')}: {gate_outcome(assessment, messages)}"]
    titles = messages.titles([accepted.title for accepted in assessment.accepted_knock_outs])
    return [
        f"{symbol(assessment.level)} {messages.headline(assessment)}",
        *without_level_in_short(assessment, messages),
        *([messages.message("verdict.accepted-short", titles=titles)] if titles else []),
        *(gate_result if assessment.gate_result.gate.demands else []),
        *left_out_of_gate(assessment, messages),
        for_terminal(assessment.about.project),
        messages.phase(assessment.about.phase),
        *([messages.message("verdict.quick-short")] if assessment.skipped_questions else []),
        messages.score(assessment),
        *own_questionnaire(assessment.about.questionnaire_origin, messages),
    ]


def holds_as_worded(finding: Finding) -> bool:
    """Return whether the risk sentence of a finding describes its present state.

    The risk sentence of a question describes its lowest answers. For a middle answer it describes what may happen;
    for an answer close to the top it does not apply.
    """
    return finding.level >= Level.HIGH or finding.id not in finding.questions


def answer_in_words(result: QuestionResult, messages: Messages) -> str:
    """Return an answer without its score."""
    return "; ".join(messages.text(part) for part in result.answer_text)


def answer(result: QuestionResult, messages: Messages) -> str:
    """Return an answer with its score; without an answer its state, with the reason if there is one."""
    if result.state is State.ANSWERED:
        words = answer_in_words(result, messages)
        return messages.message("report.answer-value", answer=words, score=result.score)
    state = messages.message(f"state.{result.state}")
    return f"{state}: {for_terminal(result.not_applicable_reason)}" if result.not_applicable_reason else state


def span(score: Score | None) -> str:
    """Return the points as a range from the score to the ceiling, or one number if they are equal; a dash without a score."""
    return "-" if score is None else "-".join(dict.fromkeys(str(whole(end)) for end in score))


def waiting(assessment: Assessment, rule: WaitingRule, messages: Messages) -> str:
    """Return a knock-out or combination that cannot be judged yet, with the answers that it waits for."""
    title = messages.text(rule.title)
    if rule.waits_for == (rule.id,):
        return messages.message("report.unjudged-knock-out", title=title)
    questions = messages.titles([assessment.question(id_).title for id_ in rule.waits_for])
    return messages.message("report.unjudged-rule", title=title, level=messages.level(rule.level), questions=questions)


def acceptance(accepted: Acceptance, messages: Messages) -> str:
    """Return an accepted risk: by whom, until when, and whether it is still in force and matches a finding."""
    key = "accepted-until" if accepted.in_force else "accepted-expired"
    return acceptance_at(f"report.{key if accepted.matches_finding else 'accepted-needless'}", accepted, messages)


def accepted_risks(assessment: Assessment, messages: Messages) -> list[str]:
    """Return every accepted risk, with what to do about those that the assessment warns of."""
    return [
        acceptance_at(_acceptance_key(accepted, is_warned=is_warned), accepted, messages)
        for accepted, is_warned in _with_warnings(assessment)
    ]


def acceptances_to_decide(assessment: Assessment, messages: Messages) -> list[str]:
    """Return the accepted risks that have ended or end soon, which need a new decision."""
    return [
        acceptance_at(_acceptance_key(accepted, is_warned=True), accepted, messages)
        for accepted, is_warned in _with_warnings(assessment)
        if is_warned and accepted.matches_finding
    ]


def _with_warnings(assessment: Assessment) -> list[tuple[Acceptance, bool]]:
    """Return every accepted risk, and whether the assessment warns of it."""
    warned = {(problem.details.get("finding"), problem.details.get("until")) for problem in assessment.warnings}
    return [
        (accepted, (accepted.risk.finding, str(accepted.risk.until)) in warned) for accepted in assessment.acceptances
    ]


def _acceptance_key(accepted: Acceptance, *, is_warned: bool) -> str:
    if not accepted.matches_finding:
        return "report.accepted-needless"
    if accepted.in_force:
        return "report.accepted-ends-soon" if is_warned else "report.accepted-until"
    return "report.accepted-expired" if is_warned else "report.accepted-renewed"


def acceptance_at(key: str, accepted: Acceptance, messages: Messages) -> str:
    """Return an accepted risk in the sentence at `key`: its title, by whom, until when and why."""
    return messages.message(
        key,
        title=messages.text(accepted.title),
        owner=messages.role(accepted.risk.owner),
        until=messages.day(accepted.risk.until),
        reason=for_terminal(accepted.risk.reason),
    )
