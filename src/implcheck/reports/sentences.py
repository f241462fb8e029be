"""The sentences that reports share: what is assessed, the verdict, the gate, answers, accepted risks.

All are safe to print. Formats for machines and the document use the same sentences.
"""

from collections import Counter
from collections.abc import Iterable

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level, State
from implcheck.model.findings import Acceptance, Finding, WaitingRule
from implcheck.model.questionnaire import Origin
from implcheck.model.results import QuestionResult, Score
from implcheck.wording import problems
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
    """Return the sentences for an assessment without a level: the indication, and the levels still possible."""
    key = "verdict.indication-quick" if assessment.skipped_questions else "verdict.indication"
    return _without_level(assessment, key, "", messages)


def without_level_in_short(assessment: Assessment, messages: Messages) -> list[str]:
    """Return the indication and the possible levels for a single line."""
    return _without_level(assessment, "verdict.indication-short", "-short", messages)


def _without_level(assessment: Assessment, key: str, ending: str, messages: Messages) -> list[str]:
    indication, sentences = assessment.indication, []
    if indication is not None:
        sentences.append(messages.message(key, symbol=symbol(indication), level=messages.level(indication)))
    if assessment.level is None and assessment.possible_levels is not None:
        which = "possible-any" if assessment.possible_levels == (min(Level), max(Level)) else "possible"
        best, worst = map(messages.level, assessment.possible_levels)
        sentences.append(messages.message(f"verdict.{which}{ending}", best=best, worst=worst))
    return sentences


def left_out(assessments: Iterable[Assessment], messages: Messages) -> list[str]:
    """Return which answers to another version of the questionnaire were left out, and why: no reader may miss that."""
    found = (warning for assessment in assessments for warning in assessment.other_version_warnings)
    return list(dict.fromkeys(problems.paragraph(warning, messages.languages[0]) for warning in found))


def find_out_first(ids: Iterable[str], assessment: Assessment, messages: Messages) -> list[str]:
    """Return the sentence that asks to find out the answers to these questions; none without questions."""
    titles = [assessment.question(id_).title for id_ in ids]
    return [messages.message("report.next-answer", questions=messages.titles(titles))] if titles else []


def known(assessment: Assessment, messages: Messages) -> list[str]:
    """Return how much is answered, unless everything is, and what a quick check left out."""
    sentences = []
    if assessment.known < 1 and assessment.level is not None:
        sentences.append(messages.message("verdict.known", known=percent(assessment.known)))
    return [*sentences, quick_check(assessment, messages)] if assessment.skipped_questions else sentences


def quick_check(assessment: Assessment, messages: Messages) -> str:
    """Return how many questions a quick check left out, by practice."""
    counts = Counter(assessment.question(id_).practice for id_ in assessment.skipped_questions)
    names = [
        f"{messages.text(practice.short)} ({counts[practice.id]})"
        for practice in assessment.practices
        if practice.id in counts
    ]
    return messages.message("verdict.quick", count=counts.total(), practices=messages.row(names))


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
    return _accepted(accepted, messages, is_warned=not accepted.in_force)


def accepted_risks(assessment: Assessment, messages: Messages) -> list[str]:
    """Return every accepted risk, with what to do about those that the assessment warns of."""
    return [_accepted(risk, messages, is_warned=_warns(assessment, risk)) for risk in assessment.acceptances]


def acceptances_to_decide(assessment: Assessment, messages: Messages) -> list[str]:
    """Return the accepted risks that have ended or end soon, which need a new decision."""
    decide = [risk for risk in assessment.acceptances if risk.matches_finding and _warns(assessment, risk)]
    return [_accepted(risk, messages, is_warned=True) for risk in decide]


def _warns(assessment: Assessment, accepted: Acceptance) -> bool:
    named = (accepted.risk.finding, str(accepted.risk.until))
    return named in {(warning.details.get("finding"), warning.details.get("until")) for warning in assessment.warnings}


def _accepted(accepted: Acceptance, messages: Messages, *, is_warned: bool) -> str:
    if not accepted.matches_finding:
        key = "needless"
    elif accepted.in_force:
        key = "ends-soon" if is_warned else "until"
    else:
        key = "expired" if is_warned else "renewed"
    return acceptance_at(f"report.accepted-{key}", accepted, messages)


def acceptance_at(key: str, accepted: Acceptance, messages: Messages) -> str:
    """Return an accepted risk in the sentence at `key`: its title, by whom, until when and why."""
    return messages.message(
        key,
        title=messages.text(accepted.title),
        owner=messages.role(accepted.risk.owner),
        until=messages.day(accepted.risk.until),
        reason=for_terminal(accepted.risk.reason),
    )
