"""Search a questionnaire for words: the questions, practices and combinations that have them in their id or texts."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from implcheck.model.practice import Practice
from implcheck.model.question import Question
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.rule import Rule
from implcheck.model.text import Text
from implcheck.reports.document import Document, Emphasis, Paragraph, Row, Rows, Section
from implcheck.reports.formats import terminal
from implcheck.reports.options import Depth, Options
from implcheck.wording.character_set import without_marks
from implcheck.wording.messages import Messages

Part = Question | Practice | Rule

SHORTEST_INSIDE = 3
"""The fewest Latin letters of a word that is also found inside longer words."""


def search(words: str, questionnaire: Questionnaire) -> list[Part]:
    """Return the parts that have all of the words in any language, those that have them in id or title first.

    Capitals and accents make no difference. A word is found where a word starts with it; only if nothing has all of them
    so, also inside longer words, unless it is so short that nearly every text has it.
    """
    folded = _folded(words).split()
    parts: list[Part] = [*questionnaire.practices, *questionnaire.questions, *questionnaire.rules]
    texts = {part.id: _folded("\n".join([part.id, *_texts(part)])) for part in parts}
    names = {part.id: _folded("\n".join([part.id, *_texts(part.title)])) for part in parts}
    is_too_short = any(len(word) < SHORTEST_INSIDE and word.isascii() for word in folded)
    for start in (r"(?<!\w)", "")[: 1 if is_too_short else 2]:
        patterns = [re.compile(start + re.escape(word)) for word in folded]
        found = [part for part in parts if patterns and all(pattern.search(texts[part.id]) for pattern in patterns)]
        if found:
            return sorted(found, key=lambda part: not all(pattern.search(names[part.id]) for pattern in patterns))
    return []


def render(words: str, found: list[Part], options: Options) -> str:
    """Return a list of what was found: ids and titles."""
    messages = Messages(options.languages)
    rows = Rows(tuple(Row(part.id, messages.text(part.title)) for part in found))
    next_step = Paragraph(messages.message("explain.found-next"), Emphasis.NOTE)
    heading = messages.message("explain.found", count=len(found), words=" ".join(words.split()))
    sections = (Section("", "", Depth.SUMMARY, (rows, next_step)),)
    return terminal.draw(Document(heading, heading, None, messages.languages[0], sections), options)


def _folded(text: str) -> str:
    """Return text without capitals and accents."""
    return without_marks(text.casefold())


def _texts(value: Any) -> Iterator[str]:
    """Yield every sentence in a part, in all its languages."""
    match value:
        case Text():
            yield from (sentence for _, sentence in value)
        case BaseModel():
            yield from _texts(dict(value))
        case Mapping():
            for part in value.values():
                yield from _texts(part)
        case tuple() | list():
            for part in value:
                yield from _texts(part)
