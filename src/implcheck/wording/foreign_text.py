"""Marks around texts in another language than the document, as a questionnaire may lack the reader's language.

The marks are private-use characters. `for_terminal` escapes these, so that no text that a person wrote contains them.
"""

import re
from collections.abc import Callable, Sequence
from typing import TypeVar, cast

from implcheck.model.roles import RoleDefinition
from implcheck.model.text import ANY_LANGUAGE, Text
from implcheck.wording.messages import Messages

Value = TypeVar("Value")

_BEGIN, _NAMED, _END = "\ue000", "\ue001", "\ue002"
_MARKED = re.compile(f"{_BEGIN}([^{_NAMED}]*){_NAMED}([^{_BEGIN}{_END}]*){_END}")
_LEFT_OVER = re.compile(f"{_BEGIN}[^{_NAMED}]*{_NAMED}|[{_BEGIN}{_NAMED}{_END}]")
"""The marks that are left of a text that was cut."""


class MarkedMessages(Messages):
    """Messages that mark a questionnaire's text if it is not in the language of the document."""

    def __init__(self, languages: Sequence[str], own: str, roles: Sequence[RoleDefinition] | None = None) -> None:
        """Take the languages in order of preference, the document's first, and `own`, that of texts without a language."""
        super().__init__(languages, roles)
        self._own = own

    def text(self, text: Text) -> str:
        """Return a sentence of the questionnaire, marked if it is in another language than the document."""
        sentence = super().text(text)
        found = next((language for language in self.languages if language in text.languages), text.languages[0])
        language = self._own if found == ANY_LANGUAGE else found
        return sentence if language == self.language else f"{_BEGIN}{language}{_NAMED}{sentence}{_END}"


def without_marks(text: str) -> str:
    """Return a text without its marks, for formats that cannot mark the language of a part."""
    if _BEGIN not in text and _END not in text:
        return text
    return _LEFT_OVER.sub("", _MARKED.sub(r"\2", text))


def unmarked(value: Value) -> Value:
    """Return a value made of named tuples, tuples and texts, with all its texts without marks."""
    return cast("Value", _unmarked(value))


def _unmarked(value: object) -> object:
    if isinstance(value, str):
        return without_marks(value)
    if isinstance(value, tuple):
        make = getattr(type(value), "_make", tuple)
        return make(_unmarked(part) for part in value)
    return value


def with_languages(text: str, in_language: Callable[[str, str], str]) -> str:
    """Return a text with every marked part replaced by `in_language(language, part)`."""
    return _LEFT_OVER.sub("", _MARKED.sub(lambda mark: in_language(mark[1], mark[2]), text))
