"""Answers as text, for the screens of the interview."""

from implcheck.interview.last_time import answer_to_confirm
from implcheck.interview.state import Interview
from implcheck.interview.steps import Step
from implcheck.model.answer_value import shown
from implcheck.model.answers import Answer, Given, NotApplicable, NotYet, Unanswered, Unknown
from implcheck.model.question import (
    ChoiceQuestion,
    LevelsQuestion,
    MultiQuestion,
    NumberQuestion,
    Question,
    YesNoQuestion,
)
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages


def best_answer(question: Question, messages: Messages) -> str:
    """The text of the best answer to a question."""
    match question:
        case LevelsQuestion():
            return messages.text(question.levels[-1].text)
        case YesNoQuestion():
            return messages.message("interview.yes" if question.if_yes.score > question.if_no.score else "interview.no")
        case ChoiceQuestion():
            return messages.text(max(question.options, key=lambda option: option.score).text)
        case MultiQuestion():
            return messages.message("interview.good-ticks", count=int(question.score_by_count[-1].from_))
        case NumberQuestion():
            return _best_number(question, messages)


def _best_number(question: NumberQuestion, messages: Messages) -> str:
    """The numbers that score highest: from one on, less than one, or from one to less than another."""
    best = max(band.score for band in question.bands)
    start = next(at for at, band in enumerate(question.bands) if band.score == best)
    below = next((band.from_ for band in question.bands[start:] if band.score < best), None)
    unit, least = messages.text(question.unit), question.bands[start].from_
    if below is None:
        return messages.message("interview.good-more", number=shown(least), unit=unit)
    if start == 0:
        return messages.message("interview.good-less", number=shown(below), unit=unit)
    return messages.message("interview.good-between", least=shown(least), number=shown(below), unit=unit)


def full_answer(question: Question, answer: Answer, messages: Messages) -> str:
    """An answer as text: the whole text of a level or option, or the reason why the question does not apply."""
    match answer:
        case Given():
            return "; ".join(messages.text(part) for part in question.in_words(answer.answer))
        case NotApplicable():
            return f"{messages.message('state.not_applicable')}: {for_terminal(answer.not_applicable)}"
        case NotYet():
            return messages.text(question.not_yet) if question.not_yet else messages.message("state.not_yet")
        case Unknown():
            return messages.message("state.unknown")
        case Unanswered():
            return messages.message("state.unanswered")


def short_answer(question: Question, answer: Answer, messages: Messages) -> str:
    """An answer as one line of a list: the number of a level; "not applicable" and "not yet" in those words alone."""
    if isinstance(answer, Given) and isinstance(question, LevelsQuestion):
        return shown(answer.answer)
    if isinstance(answer, NotApplicable):
        return messages.message("state.not_applicable")
    if isinstance(answer, NotYet):
        return messages.message("state.not_yet")
    return full_answer(question, answer, messages)


def current_answer(state: Interview, question: Question, messages: Messages) -> str:
    """The answer of last time, the one so far, its note and its evidence, one line each; empty if there is nothing yet."""
    answer, parts = state.held(question.id), []
    last, to_confirm = state.last.get(question.id, Unanswered()), answer_to_confirm(state, question.id) is not None
    if not isinstance(last, Unanswered) and (to_confirm or not _same(last, answer)):
        parts.append(_last_answer(state, full_answer(question, last, messages), messages))
    if not isinstance(answer, Unanswered) and not to_confirm:
        parts.append(messages.message("interview.current", answer=full_answer(question, answer, messages)))
    if answer.note:
        parts.append(messages.message("interview.current-note", note=for_terminal(answer.note)))
    if answer.evidence:
        evidence = "; ".join(for_terminal(entry) for entry in answer.evidence)
        parts.append(messages.message("interview.current-evidence", evidence=evidence))
    return "\n".join(parts)


def _last_answer(state: Interview, text: str, messages: Messages) -> str:
    """An answer of last time with its day, if that is known."""
    if state.last_day is None:
        return messages.message("interview.last-undated", answer=text)
    return messages.message("interview.last", answer=text, day=messages.day(state.last_day))


def _same(last: Answer, answer: Answer) -> bool:
    """Whether two answers are the same, whatever their notes and evidence."""
    return last == answer.model_copy(update={"note": last.note, "evidence": last.evidence})


def phase_title(state: Interview, messages: Messages) -> str:
    """The chosen phase; empty if none is chosen yet."""
    phase = state.draft.phase
    return messages.phase(state.questionnaire.phases_by_id[phase]) if phase is not None else ""


def first_step_answer(state: Interview, step: Step, messages: Messages) -> str:
    """What was entered in one of the steps before the first question."""
    draft = state.draft
    entered = {
        Step.PROJECT: for_terminal(draft.project),
        Step.PHASE: phase_title(state, messages),
        Step.ROLE: messages.role(draft.role),
    }
    return messages.message(f"interview.entered-{step.value}", entry=entered[step])
