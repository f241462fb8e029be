"""Re-assessment: the answers of last time, to confirm or to change, and the order in which they are asked."""

import datetime
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from implcheck.interview.state import Interview, asked_questions
from implcheck.model.answers import Answer, Given, Unanswered, Unknown
from implcheck.model.condition import AboutQuestion, statements
from implcheck.model.decisions import AgreedAction
from implcheck.model.enums import ActionStatus
from implcheck.model.questionnaire import Questionnaire
from implcheck.scoring.agreed_actions import same_answer


@dataclass(frozen=True)
class LastTime:
    """What a re-assessment starts from.

    `answers` are those of last time, given on `day`. With `only_open` only those to the questions in `asked_again` are
    asked for again, and what is open; the others are taken over. In the `same_file` the draft holds them already.
    """

    answers: Mapping[str, Answer]
    day: datetime.date | None
    only_open: bool = False
    asked_again: frozenset[str] = frozenset()
    same_file: bool = False


def reassessing(state: Interview, last: LastTime) -> Interview:
    """Return the state of a new interview as that of a re-assessment.

    A note or evidence without an answer is from a re-assessment that was interrupted, and replaces that of last time.
    """
    own = {id_: answer for id_, answer in state.draft.answers.items() if isinstance(answer, Unanswered)}
    answers = {
        id_: answer.model_copy(
            update={"note": own[id_].note or answer.note, "evidence": own[id_].evidence or answer.evidence}
        )
        if id_ in own
        else answer
        for id_, answer in last.answers.items()
    }
    again = last.asked_again if last.only_open else frozenset()
    to_confirm = again if last.same_file else frozenset(id_ for id_ in again if not state.draft.answered(id_))
    notice = None
    if last.day is not None and last.day >= state.day and not last.same_file:
        notice = ("interview.last-is-of-today" if last.day == state.day else "interview.last-is-to-come", "")
    started = replace(
        state,
        notice=notice,
        last=MappingProxyType(answers),
        last_day=last.day,
        only_open=last.only_open,
        to_confirm=to_confirm,
    )
    if not last.same_file and _has_gone_on(started, last):
        started = replace(started, followed=frozenset(action.finding for action in state.draft.actions))
    return with_answers_taken_over(started)


def _has_gone_on(state: Interview, last: LastTime) -> bool:
    """Return whether the new file has an answer that was asked for: then its actions have been asked about."""
    answered = [id_ for id_ in state.draft.answers if state.draft.answered(id_)]
    return any(not last.only_open or id_ in last.asked_again or comes_first(state, id_) for id_ in answered)


def ids_asked_again(
    answers: Mapping[str, Answer], actions: Iterable[AgreedAction], questionnaire: Questionnaire
) -> frozenset[str]:
    """Return the ids of the questions that have an answer and are open all the same.

    Nobody knew the answer, or it is behind an action that is pending, or that is done and has not moved the answer.
    """
    unknown = {id_ for id_, answer in answers.items() if isinstance(answer, Unknown)}
    behind = {id_ for action in actions for id_ in _behind(action, questionnaire) if _is_open(action, answers.get(id_))}
    return frozenset(unknown | behind)


def _behind(action: AgreedAction, questionnaire: Questionnaire) -> set[str]:
    """Return the ids of the questions behind an action: that of the finding, or those of the combination."""
    rules = [rule for rule in questionnaire.rules if rule.id == action.finding]
    found = [statement for rule in rules for _, statement in statements(rule.when)]
    return {statement.question for statement in found if isinstance(statement, AboutQuestion)} or {action.finding}


def _is_open(action: AgreedAction, answer: Answer | None) -> bool:
    """Return whether an answer is still to be seen to: the action is pending, or done without having moved it."""
    if action.status is not ActionStatus.DONE:
        return action.status.is_pending
    then = action.answer_when_agreed
    return then is None or not isinstance(answer, Given) or same_answer(answer.answer, then)


def action_to_ask_about(state: Interview) -> str | None:
    """Return the finding of the next action of last time that a re-assessment asks about, the earliest day first, if any."""
    pending = (action for action in state.draft.actions if action.status.is_pending)
    by_day = sorted(pending, key=lambda action: action.due or datetime.date.max)
    return _first_not_followed(state, (action.finding for action in by_day))


def acceptance_to_ask_about(state: Interview) -> str | None:
    """Return the finding of the next accepted risk that a re-assessment asks to decide about again, if any."""
    return _first_not_followed(state, (ended.risk.finding for ended in state.assessment.ended_acceptances))


def _first_not_followed(state: Interview, findings: Iterable[str]) -> str | None:
    return next((id_ for id_ in findings if id_ not in state.followed), None) if state.last else None


def answer_to_confirm(state: Interview, id_: str) -> Answer | None:
    """Return the answer of last time to a question, until it is confirmed or changed; None if there is none."""
    held = state.held(id_)
    return held if id_ in state.last and state.is_open(id_) and not isinstance(held, Unanswered) else None


def asking_order(state: Interview) -> list[str]:
    """Return the ids of all questions in the order in which they are asked.

    In a re-assessment those come first that were unknown, unanswered or not asked last time.
    """
    return sorted(state.questionnaire.by_id, key=lambda id_: not comes_first(state, id_))


def comes_first(state: Interview, id_: str) -> bool:
    """Return whether a re-assessment asks a question first: nothing is known of it since last time."""
    return bool(state.last) and isinstance(state.last.get(id_, Unanswered()), Unanswered | Unknown)


def with_answers_taken_over(state: Interview) -> Interview:
    """Return the state with the answers of last time that are not asked again, if only open questions are asked."""
    if not state.only_open or state.draft.phase is None:
        return state
    kept = {
        question.id: state.last[question.id]
        for question in asked_questions(state)
        if question.id in state.last
        and not state.draft.answered(question.id)
        and not comes_first(state, question.id)
        and question.id not in state.to_confirm
    }
    if not kept:
        return state
    answers = MappingProxyType({**state.draft.answers, **kept})
    return replace(state, draft=replace(state.draft, answers=answers))


def taken_over(state: Interview, asked_again: Collection[str]) -> int:
    """Return how many answers of last time are in the draft without having been asked.

    `asked_again` holds the ids of the questions that were asked although they had an answer.
    """
    if not state.only_open:
        return 0
    ids = {question.id for question in asked_questions(state)} - set(asked_again)
    answers = state.draft.answers
    return sum(id_ in answers and not comes_first(state, id_) and answers[id_] == state.last[id_] for id_ in ids)


def with_details(state: Interview, id_: str, details: Mapping[str, Any]) -> Interview:
    """Return the state with another note or other evidence at an answer; one of last time is not confirmed by that."""
    changed = state.held(id_).model_copy(update=dict(details))
    if state.draft.answered(id_) or id_ not in state.last:
        return replace(state, draft=state.draft.with_answer(id_, changed))
    own = Unanswered(note=changed.note, evidence=changed.evidence)
    last = MappingProxyType({**state.last, id_: changed})
    return replace(state, draft=state.draft.with_answer(id_, own), last=last)
