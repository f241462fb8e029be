"""Which words of a page are in another language than the page: a questionnaire may not speak the reader's.

`TonguedWords` puts such a text between marks, `in_elements` makes elements of the marks. They are characters of the
private range, which `for_terminal` writes out, so that no text of a person has them.
"""

import re
from collections.abc import Sequence

from implcheck.model.roles import RoleDefinition
from implcheck.model.text import ANY_LANGUAGE, Text
from implcheck.reports.formats.html.page import text as escaped
from implcheck.wording.catalog import catalog
from implcheck.wording.messages import Messages

_BEGIN, _NAMED, _END = "\ue000", "\ue001", "\ue002"
_MARKED = re.compile(f"{_BEGIN}([^{_NAMED}]*){_NAMED}([^{_BEGIN}{_END}]*){_END}")
_LEFT_OVER = re.compile(f"{_BEGIN}[^{_NAMED}]*{_NAMED}|[{_BEGIN}{_NAMED}{_END}]")
"""Of a text that was cut off."""


class MarkedMessages(Messages):
    """Words that mark a questionnaire's text if it is not in the language of the page."""

    def __init__(self, languages: Sequence[str], own: str, roles: Sequence[RoleDefinition] | None = None) -> None:
        """`own` is the language of texts that name none."""
        super().__init__(languages, roles)
        self.page = catalog(languages[0]).language
        self._own = own

    def text(self, text: Text) -> str:
        """A sentence of the questionnaire, marked if it is in another language than the page."""
        told = super().text(text)
        found = next((one for one in self.languages if one in text.languages), text.languages[0])
        language = self._own if found == ANY_LANGUAGE else found
        return told if language == self.page else f"{_BEGIN}{language}{_NAMED}{told}{_END}"


def in_elements(html: str) -> str:
    """The page with an element around every marked text."""
    found = _MARKED.sub(lambda mark: f'<span lang="{escaped(mark[1])}">{mark[2]}</span>', html)
    return _LEFT_OVER.sub("", found)
