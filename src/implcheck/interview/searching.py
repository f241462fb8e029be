"""Search the questions that are asked for words."""

from collections.abc import Iterator
from dataclasses import replace

from implcheck.interview.navigation import go_to
from implcheck.interview.state import Interview, asked_questions
from implcheck.interview.steps import Cursor, Step
from implcheck.model.question import ChoiceQuestion, LevelsQuestion, MultiQuestion, NumberQuestion, Question
from implcheck.model.text import Text
from implcheck.wording.character_set import without_marks


def searched(state: Interview, words: str) -> Interview:
    """Return the state with the list of the questions found; if there are none, the same step with a notice."""
    after = replace(state, words=words)
    if not found_questions(after):
        return replace(after, notice=("interview.nothing-found", words))
    return go_to(after, Cursor(Step.FOUND))


def found_questions(state: Interview) -> tuple[Question, ...]:
    """Return the questions asked that have all words in their title, text, help or options, in any language.

    Capitals and accents make no difference, and a word may stand inside a longer one.
    """
    words = _folded(state.words).split()
    return tuple(question for question in asked_questions(state) if _has_all(question, words))


def _has_all(question: Question, words: list[str]) -> bool:
    text = _folded("\n".join(sentence for part in _parts(question) for _, sentence in part))
    return all(word in text for word in words)


def _parts(question: Question) -> Iterator[Text]:
    """Yield the texts that the screen of a question shows."""
    yield from (question.title, question.text, question.help)
    if question.not_yet is not None:
        yield question.not_yet
    match question:
        case LevelsQuestion():
            yield from (level.text for level in question.levels)
        case ChoiceQuestion() | MultiQuestion():
            yield from (option.text for option in question.options)
        case NumberQuestion():
            yield question.unit
        case _:
            pass


def _folded(text: str) -> str:
    """Return text without capitals and accents."""
    return without_marks(text.casefold())
