"""The sentences that reports share: what is assessed, answers, actions, accepted risks.

All are safe to print. Formats for machines and the document use the same sentences.
"""

from collections.abc import Iterable

from implcheck.model.assessment import Assessment
from implcheck.model.enums import ActionStatus, Level, State
from implcheck.model.findings import Acceptance, Action, Finding, FollowUp, WaitingRule
from implcheck.model.limits import LONGEST_TEXT
from implcheck.model.questionnaire import Origin
from implcheck.model.results import QuestionResult, Score
from implcheck.reports import agreed_actions
from implcheck.reports.proposed_dates import proposed_date
from implcheck.wording import problems
from implcheck.wording.escape import for_terminal, shortened
from implcheck.wording.messages import Messages
from implcheck.wording.number_format import whole

REASON_LEFT_OUT = "respondents.reason-left-out"
"""The key of the sentence in place of a reason that may not be shown."""

LONGEST_REASON = 200
"""The most characters of the reason of an accepted risk in the summary; the section about all of them has the whole."""

MOST_NAMED = 3
"""The most titles that a sentence names; further ones are counted."""


def about(assessment: Assessment, messages: Messages) -> list[str]:
    """Return the questionnaire and the phase, and the date and the role if they are given, or how many respondents."""
    subject = assessment.about
    facts = [messages.text(subject.questionnaire_title), messages.phase(subject.phase)]
    facts += [messages.day(subject.date)] if subject.date is not None else []
    facts += [messages.role(subject.role)] if subject.role is not None else []
    combined = assessment.combined
    facts += [messages.message("respondents.count", count=combined.respondents)] if combined is not None else []
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


def left_out(assessments: Iterable[Assessment], messages: Messages) -> list[str]:
    """Return which answers to another version of the questionnaire were left out, and why: no reader may miss that."""
    found = (warning for assessment in assessments for warning in assessment.other_version_warnings)
    left = list(dict.fromkeys(problems.paragraph(warning, messages.languages[0]) for warning in found))
    if len(left) <= MOST_NAMED + 1:
        return left
    return [*left[:MOST_NAMED], messages.message("report.left-out-more", count=len(left) - MOST_NAMED)]


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
    state, reason = messages.message(f"state.{result.state}"), why_without_score(result, messages)
    return f"{state}: {reason}" if reason else state


def why_without_score(result: QuestionResult, messages: Messages) -> str:
    """Return why an answer has no score: the reason why it does not apply, or what has not happened yet; else nothing."""
    if result.state is State.NOT_YET and result.not_yet is not None:
        return messages.text(result.not_yet)
    if result.reason_left_out:
        return messages.message(REASON_LEFT_OUT)
    return for_terminal(result.not_applicable_reason or "")


def action_title(action: Action, messages: Messages) -> str:
    """Return the title of an action: the problem, or what to find out."""
    title = messages.text(action.title)
    return messages.message("report.find-out-title", title=title) if action.finds_out else title


def action_word(action: Action, messages: Messages) -> str:
    """Return the word for the level of an action; for finding something out, that it is unknown."""
    return messages.message("report.unknown") if action.level is None else messages.level(action.level)


def action_points(action: Action, messages: Messages) -> str:
    """Return the points that an action may bring, or that they count with a combination."""
    key = "points-counted" if action.counted_in is not None else "points"
    return messages.message(f"summary.{key}", points=messages.tenths(action.points))


def action_facts(action: Action, assessment: Assessment, messages: Messages) -> tuple[str, ...]:
    """Return who takes an action, how much work it is, the points that it may bring, and by when.

    Once it was agreed, the owner, the date and the status are those that were agreed; before, the advice says who takes
    it, and the date is a proposal. The questionnaire does not say who finds something out.
    """
    advice, points = action.advice, action_points(action, messages)
    effort = [messages.message(f"effort-short.{advice.effort}")] if advice is not None else []
    follow_up = assessment.follow_up(action.finding)
    if follow_up is not None and not _is_proposed(follow_up):
        owner = messages.owner(follow_up.action.owner)
        return f"{owner[:1].upper()}{owner[1:]}", *effort, points, *agreed_actions.facts(follow_up, messages)
    who = [messages.text(advice.who)] if advice is not None else []
    date = messages.message("summary.date", date=messages.day(proposed_date(action, assessment.about.today)))
    is_dropped = follow_up is not None and not follow_up.has_worked
    dropped = agreed_actions.facts(follow_up, messages) if follow_up is not None and is_dropped else ()
    return *who, *effort, points, date, *dropped


def proposed_dates(actions: Iterable[Action], assessment: Assessment, messages: Messages) -> list[str]:
    """Return the sentence that dates are proposals, or which of them are; none if every action was agreed."""
    proposed = {_is_proposed(assessment.follow_up(action.finding)) for action in actions}
    if True not in proposed:
        return []
    return [messages.message("summary.dates-mixed" if False in proposed else "summary.dates")]


def _is_proposed(follow_up: FollowUp | None) -> bool:
    """Return whether nobody is going to do something about a finding yet: nothing was agreed, or it is over."""
    return follow_up is None or follow_up.has_worked or follow_up.action.status is ActionStatus.DROPPED


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
    """Return the accepted risks that have ended or end soon, which need a new decision: nobody acts yet."""
    decide = [
        risk
        for risk in assessment.acceptances
        if risk.matches_finding and _warns(assessment, risk) and not assessment.is_acted_on(risk.risk.finding)
    ]
    return [_accepted(risk, messages, is_warned=True, longest_reason=LONGEST_REASON) for risk in decide]


def _warns(assessment: Assessment, accepted: Acceptance) -> bool:
    named = (accepted.risk.finding, str(accepted.risk.until))
    return named in {(warning.details.get("finding"), warning.details.get("until")) for warning in assessment.warnings}


def _accepted(accepted: Acceptance, messages: Messages, *, is_warned: bool, longest_reason: int = LONGEST_TEXT) -> str:
    if not accepted.matches_finding:
        key = "needless"
    elif accepted.in_force:
        key = "ends-soon" if is_warned else "until"
    else:
        key = "expired" if is_warned else "renewed"
    return acceptance_at(f"report.accepted-{key}", accepted, messages, longest_reason)


def acceptance_at(key: str, accepted: Acceptance, messages: Messages, longest_reason: int = LONGEST_TEXT) -> str:
    """Return an accepted risk in the sentence at `key`: its title, by whom, until when and why."""
    return messages.message(
        key,
        title=messages.text(accepted.title),
        owner=messages.owner(accepted.risk.owner),
        until=messages.day(accepted.risk.until),
        reason=for_terminal(shortened(accepted.risk.reason, longest_reason)),
    )
