"""Draft the mapping of a survey: what each column and text of an export probably means, and how sure that is."""

from collections.abc import Mapping
from enum import Enum
from typing import Any, NamedTuple

from implcheck.respondents.text_index import Near


class Use(Enum):
    """What a column of an export is for."""

    ROLE = "role"
    STAND_APART = "may_stand_apart"
    QUOTED = "may_be_quoted"
    ANSWER = "answer"
    OPTION = "option"
    NOTE = "note"
    NOT_USED = "not-used"
    OPEN = "open"
    """To be decided by a person: it is left out of the mapping, so that reading the export names it."""


class ColumnDraft(NamedTuple):
    """What a column probably is."""

    position: int
    """Its place in the export, from 0."""
    name: str
    use: Use = Use.OPEN
    question: str = ""
    option: str = ""
    """Of a column that ticks one option."""
    reason: str = ""
    """Why it is not used or open, or what makes the use likely: the end of a key of the catalogue; empty if it is sure."""
    near: tuple[Near[str], ...] = ()
    """The questions whose texts are nearest."""

    @property
    def is_sure(self) -> bool:
        """Whether the name repeats a text exactly."""
        return self.use is not Use.OPEN and not self.reason

    @property
    def is_used(self) -> bool:
        """Whether something of the column is read."""
        return self.use not in {Use.OPEN, Use.NOT_USED}


class TextDraft(NamedTuple):
    """What a text in the cells of a column probably stands for; `value` is None if that is to be decided."""

    text: str
    value: Any = None
    is_sure: bool = True
    """Whether it repeats a text exactly; of no meaning without a value."""
    near: Near[Any] | None = None
    """What it is nearest to, unless it repeats a text exactly."""


class TextsDraft(NamedTuple):
    """The texts of a question, the role or a consent."""

    texts: tuple[TextDraft, ...] = ()
    hidden: int = 0
    """Texts that stand for nothing known and are not shown, as they may be somebody's own words."""


class MappingDraft(NamedTuple):
    """A draft of a mapping."""

    columns: tuple[ColumnDraft, ...]
    """In the order of the export; each name once."""
    values: Mapping[str, TextsDraft]
    """By the id of a question, or `role` and the names of the consents."""
    phases: tuple[str, ...]
    """The phases that ask all questions of the export."""
    delimiter: str | None = None
    separator: str | None = None
    decimal: str | None = None

    @property
    def open_columns(self) -> int:
        """How many columns are to be decided."""
        return sum(column.use is Use.OPEN for column in self.columns)

    @property
    def open_texts(self) -> int:
        """How many texts are to be decided."""
        return sum(
            draft.hidden + sum(text.value is None for text in draft.texts)
            for key, draft in self.values.items()
            if key != Use.ROLE.value
        )

    @property
    def likely(self) -> int:
        """How many columns and texts are likely and not sure."""
        columns = sum(column.is_used and not column.is_sure for column in self.columns)
        texts = (text for draft in self.values.values() for text in draft.texts)
        return columns + sum(text.value is not None and not text.is_sure for text in texts)
