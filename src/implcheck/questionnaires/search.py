"""Search a questionnaire for words: the questions, practices and combinations that have them in their id or texts."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from implcheck.model.did_you_mean import nearest
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

SHORTEST_CORRECTION = 4
"""The fewest letters of a word that another one may have meant."""

MOST_CORRECTED = 5
"""Words that are corrected; of more, a person has to choose."""


def search(words: str, questionnaire: Questionnaire) -> list[Part]:
    """Return the parts that have all of the words in any language, the best first.

    Those that have them in id or title come first, then those that have them in the question, the purpose of the practice or
    the risk of the combination too. Capitals and accents make no difference, nor does a hyphen for a blank. A word is found
    where a word starts with it; only if nothing has all of them so, also inside longer words, unless it is so short that
    nearly every text has it.
    """
    folded = _folded(words).split()
    parts = _parts(questionnaire)
    names = {part.id: _folded("\n".join([part.id, *_texts(_titles(part))])) for part in parts}
    openings = {part.id: f"{names[part.id]}\n{_folded('; '.join(_texts(_opening(part))))}" for part in parts}
    nearer = (names, openings)
    texts = {part.id: _folded("\n".join([part.id, *_texts(part)])) for part in parts}
    is_too_short = any(len(word) < SHORTEST_INSIDE and word.isascii() for word in folded)
    for start in (r"(?<!\w)", "")[: 1 if is_too_short else 2]:
        patterns = [re.compile(start + r"[-_\s]".join(map(re.escape, re.split("[-_]", word)))) for word in folded]
        if folded and (found := [part for part in parts if _has_all(texts[part.id], patterns)]):
            return sorted(found, key=lambda part: sum(not _has_all(named[part.id], patterns) for named in nearer))
    return []


def _has_all(text: str, patterns: Iterable[re.Pattern[str]]) -> bool:
    return all(pattern.search(text) for pattern in patterns)


def correction(words: str, questionnaire: Questionnaire) -> str:
    """Return words that are in the questionnaire and that these probably meant; empty if there are none.

    A word that is nowhere becomes the nearest one that is, and all together have to be found.
    """
    counted = Counter(
        word for part in _parts(questionnaire) for text in _texts(part) for word in re.findall(r"\w+", _folded(text))
    )
    known = [word for word, _ in counted.most_common() if len(word) >= SHORTEST_CORRECTION]
    corrected = [
        word if search(word, questionnaire) else nearest(_folded(word), known)
        for word in words.split()[:MOST_CORRECTED]
    ]
    return " ".join(corrected) if all(corrected) and search(" ".join(corrected), questionnaire) else ""


def _parts(questionnaire: Questionnaire) -> list[Part]:
    return [*questionnaire.practices, *questionnaire.questions, *questionnaire.rules]


def _titles(part: Part) -> list[Text | None]:
    """Return what a report calls a part."""
    match part:
        case Practice():
            return [part.title, part.short]
        case Rule():
            return [part.title]
        case _:
            return [part.title, part.problem]


def _opening(part: Part) -> Text:
    """Return the text that says what a part is about."""
    match part:
        case Practice():
            return part.purpose
        case Rule():
            return part.risk
        case _:
            return part.text


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
