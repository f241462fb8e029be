"""Answers in words, as the conversation tells them."""

from implcheck.interview.state import Interview, Step
from implcheck.model.answers import Answer, Given, NotApplicable, Unanswered, Unknown
from implcheck.model.question import (
    ChoiceQuestion,
    LevelsQuestion,
    MultiQuestion,
    NumberQuestion,
    Question,
    YesNoQuestion,
    shown,
)
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages


def good(question: Question, messages: Messages) -> str:
    """What the best answer looks like."""
    match question:
        case LevelsQuestion():
            return messages.text(question.levels[-1].text)
        case YesNoQuestion():
            return messages.message("interview.yes" if question.score_yes > question.score_no else "interview.no")
        case ChoiceQuestion():
            return messages.text(max(question.options, key=lambda option: option.score).text)
        case MultiQuestion():
            return messages.message("interview.good-ticks", count=int(question.score_by_count[-1].from_))
        case NumberQuestion():
            first, last = question.bands[0], question.bands[-1]
            key = "interview.good-more" if last.score > first.score else "interview.good-less"
            edge = last.from_ if last.score > first.score else question.bands[1].from_
            return messages.message(key, number=shown(edge), unit=messages.text(question.unit))


def in_full(question: Question, answer: Answer, messages: Messages) -> str:
    """An answer in words: the whole text of a level or option, the reason why it does not apply."""
    match answer:
        case Given():
            return "; ".join(messages.text(part) for part in question.in_words(answer.answer))
        case NotApplicable():
            return f"{messages.message('state.not_applicable')}: {for_terminal(answer.not_applicable)}"
        case Unknown():
            return messages.message("state.unknown")
        case Unanswered():
            return messages.message("state.unanswered")


def short(question: Question, answer: Answer, messages: Messages) -> str:
    """An answer on one line of a list: of a level its number, of what does not apply no reason."""
    if isinstance(answer, Given) and isinstance(question, LevelsQuestion):
        return shown(answer.answer)
    return (
        messages.message("state.not_applicable")
        if isinstance(answer, NotApplicable)
        else in_full(question, answer, messages)
    )


def current(question: Question, answer: Answer, messages: Messages) -> str:
    """What is answered now, with its note and evidence, a line each; empty if there is nothing yet."""
    parts = []
    if not isinstance(answer, Unanswered):
        parts.append(messages.message("interview.current", answer=in_full(question, answer, messages)))
    if answer.note:
        parts.append(messages.message("interview.current-note", note=for_terminal(answer.note)))
    if answer.evidence:
        evidence = "; ".join(for_terminal(one) for one in answer.evidence)
        parts.append(messages.message("interview.current-evidence", evidence=evidence))
    return "\n".join(parts)


def phase_title(state: Interview, messages: Messages) -> str:
    """The chosen phase; empty if none is chosen yet."""
    phase = state.draft.phase
    return messages.phase(state.questionnaire.phases_by_id[phase]) if phase is not None else ""


def said_at_start(state: Interview, step: Step, messages: Messages) -> str:
    """What was said on one of the first screens."""
    draft = state.draft
    said = {
        Step.PROJECT: for_terminal(draft.project),
        Step.PHASE: phase_title(state, messages),
        Step.ROLE: messages.role(draft.role),
    }
    return messages.message(f"interview.said-{step.value}", said=said[step])
