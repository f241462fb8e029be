"""What the cells of a column of a survey look like: its texts as long as they are few and short."""

import re
from collections import Counter
from collections.abc import Iterable

from implcheck.model.comparable_text import comparable

MOST_TEXTS = 100
"""Different texts of a column that are kept; with more it is no closed question."""

LONGEST_SAMPLE = 500
"""Characters of a text that is kept; a longer one is nobody's option."""

_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T,]+\d{1,2}:\d{2}.{0,30})?")
_NUMBER = re.compile(r"[-+]?\d[\d.,' ]{0,20}")
_PERSONAL = re.compile(r"\S@\S|(?:\d[ ()/.-]?){8,}|https?:", re.IGNORECASE)


def looks_personal(text: str) -> bool:
    """Return whether a text has an e-mail address, an address of the web or a telephone number in it."""
    return bool(_PERSONAL.search(text))


class ColumnSample:
    """The cells of a column so far."""

    def __init__(self) -> None:
        self.filled = 0
        """Cells that are not empty."""
        self.texts: Counter[str] = Counter()
        """How many cells have a text, for the first `MOST_TEXTS` short texts."""
        self.is_complete = True
        """Whether `texts` has the text of every cell."""
        self._dates = 0
        self._numbers = 0

    def add(self, cell: str) -> None:
        """Add a cell."""
        text = cell.strip()
        if not text:
            return
        self.filled += 1
        if len(text) > LONGEST_SAMPLE:
            self.is_complete = False
            return
        text = comparable(text)
        self._dates += bool(_DATE.fullmatch(text))
        self._numbers += bool(_NUMBER.fullmatch(text))
        if text in self.texts or len(self.texts) < MOST_TEXTS:
            self.texts[text] += 1
        else:
            self.is_complete = False

    @property
    def has_dates(self) -> bool:
        """Whether every cell that is filled is a date or a moment."""
        return bool(self.filled) and self._dates == self.filled

    @property
    def has_numbers(self) -> bool:
        """Whether every cell that is filled is a number."""
        return bool(self.filled) and self._numbers == self.filled

    @property
    def has_addresses(self) -> bool:
        """Whether every text is an e-mail address."""
        return bool(self.texts) and all("@" in text for text in self.texts)

    def share(self, texts: Iterable[str]) -> float:
        """Return the share of the filled cells, 0 to 1, that have one of these texts."""
        return sum(self.texts[text] for text in texts) / self.filled if self.filled else 0
