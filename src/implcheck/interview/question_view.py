"""The screen of a question, and what all screens share: the names of keys and how much is answered."""

from collections.abc import Iterator

from implcheck.interview.answer_text import best_answer, current_answer
from implcheck.interview.last_time import answer_to_confirm
from implcheck.interview.progress import progress, share_answered
from implcheck.interview.screen import Choice, Screen, ScreenKind
from implcheck.interview.state import Interview, questions_for_other_roles
from implcheck.interview.steps import NOT_YET_KEY, WITH_ACTIONS, Key, Step
from implcheck.interview.undo import can_take_back
from implcheck.model.answer_value import NOT_YET, shown
from implcheck.model.answers import Answer, Given, NotYet
from implcheck.model.question import (
    ChoiceQuestion,
    LevelsQuestion,
    MultiQuestion,
    NumberQuestion,
    Question,
    YesNoQuestion,
)
from implcheck.wording.messages import Messages


def question_screen(state: Interview, messages: Messages) -> Screen:
    """The screen of the question that the cursor is on, with its help if asked for."""
    question, answer = state.question, state.held(state.cursor.id)
    practice = state.questionnaire.practices_by_id[question.practice]
    place = "interview.place-again" if state.last else "interview.place"
    position = messages.message(place, name=messages.text(practice.title), **progress(state))
    short_position = messages.message(
        "interview.place-short-again" if state.last else "interview.place-short", **progress(state)
    )
    paragraphs = [messages.text(question.help)]
    if state.help_shown:
        paragraphs.append(messages.message("interview.evidence", evidence=messages.text(question.evidence)))
        paragraphs.append(messages.message("interview.risk", risk=messages.text(question.risk)))
        paragraphs.append(messages.message("interview.good", good=best_answer(question, messages)))
    return Screen(
        kind=_screen_kind(question),
        position=position,
        short_position=short_position,
        more_shown=state.help_shown,
        answered=share_answered(state),
        title=messages.text(question.text),
        paragraphs=tuple(paragraphs),
        choices=(*_choices(question, answer, messages), *_not_yet(question, answer, messages)),
        nothing_selected=_screen_kind(question) is not ScreenKind.TICK,
        current_answer=current_answer(state, question, messages),
        initial_text=shown(answer.answer) if isinstance(answer, Given) and isinstance(question, NumberQuestion) else "",
        prompt=_prompt(question, messages),
        keys=key_names(state, messages, tuple(Key)),
    )


def _screen_kind(question: Question) -> ScreenKind:
    if isinstance(question, MultiQuestion):
        return ScreenKind.TICK
    return ScreenKind.NUMBER if isinstance(question, NumberQuestion) else ScreenKind.PICK


def _choices(question: Question, answer: Answer, messages: Messages) -> Iterator[Choice]:
    given = answer.answer if isinstance(answer, Given) else None
    ticked = given if isinstance(given, tuple) else (given,)
    match question:
        case LevelsQuestion():
            for level in question.levels:
                yield Choice(str(level.score), messages.text(level.text), level.score, chosen=level.score == given)
        case YesNoQuestion():
            for number, value in enumerate(("yes", "no"), start=1):
                yield Choice(str(number), messages.message(f"interview.{value}"), value, chosen=value == given)
        case ChoiceQuestion():
            for number, option in enumerate(question.options, start=1):
                yield Choice(str(number), messages.text(option.text), option.value, chosen=option.value == given)
        case MultiQuestion():
            for number, tick in enumerate(question.options, start=1):
                text, chosen = messages.text(tick.text), tick.value in ticked
                yield Choice(str(number), text, tick.value, chosen=chosen, excludes_others=tick.exclusive)
        case NumberQuestion():
            return


def _not_yet(question: Question, answer: Answer, messages: Messages) -> Iterator[Choice]:
    """The answer that nothing of the kind has happened yet, if the question has it."""
    if question.not_yet is not None:
        text, chosen = messages.text(question.not_yet), isinstance(answer, NotYet)
        yield Choice(NOT_YET_KEY, text, NOT_YET, chosen=chosen, excludes_others=True)


def _prompt(question: Question, messages: Messages) -> str:
    match question:
        case NumberQuestion():
            bounds = {"min": shown(question.min), "max": shown(question.max)}
            return messages.message("interview.ask-number", unit=messages.text(question.unit), **bounds)
        case MultiQuestion():
            return messages.message("interview.ask-ticks")
        case _:
            return messages.message("interview.ask-choice")


def usable_keys(state: Interview, keys: tuple[Key, ...]) -> tuple[Key, ...]:
    """The keys without those that do nothing now."""
    unusable = {
        Key.OTHER_ROLES: not questions_for_other_roles(state),
        Key.AS_LAST_TIME: answer_to_confirm(state, state.cursor.id) is None,
        Key.ONLY_OPEN: state.cursor.step is not Step.OVERVIEW,
        Key.ACTIONS: state.cursor.step not in WITH_ACTIONS,
        Key.UNDO: not can_take_back(state),
    }
    return tuple(key for key in keys if not unusable.get(key, False))


def key_names(state: Interview, messages: Messages, keys: tuple[Key, ...]) -> tuple[tuple[str, str], ...]:
    """The keys that do something now, each with the name of what it does."""
    names = {key: key.name.lower().replace("_", "-") for key in usable_keys(state, keys)}
    if state.others_shown and Key.OTHER_ROLES in names:
        names[Key.OTHER_ROLES] = "own-role"
    if state.open_shown and Key.ONLY_OPEN in names:
        names[Key.ONLY_OPEN] = "all"
    return tuple((key.value, messages.message(f"interview.key-{name}")) for key, name in names.items())
