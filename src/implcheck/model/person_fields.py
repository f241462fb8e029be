"""The kinds of values that a person writes in a file: a day, a text, a name, evidence; and whether a text says anything."""

import datetime
import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainValidator, StringConstraints
from pydantic_core import PydanticCustomError

from implcheck.model.dates import parse_date
from implcheck.model.limits import LONGEST_ID, LONGEST_TEXT, MOST_EVIDENCE


def _date(given: Any) -> datetime.date:
    if type(given) is datetime.date:
        return given
    try:
        return parse_date(given)
    except (TypeError, ValueError):
        raise PydanticCustomError("date_iso", "A date is needed, as 2026-11-24") from None


def _one_or_more(given: Any) -> Any:
    return [given] if isinstance(given, str) else given


Date = Annotated[
    datetime.date,
    PlainValidator(_date, json_schema_input_type=Annotated[str, Field(json_schema_extra={"format": "date"})]),
]
"""A calendar day, written as 2026-11-24."""

PersonText = Annotated[
    str, StringConstraints(strict=True, strip_whitespace=True, min_length=1, max_length=LONGEST_TEXT)
]
"""Text that a person wrote, not empty."""

PersonName = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1, max_length=LONGEST_ID)]
"""A name that a person wrote, not empty."""

Evidence = Annotated[tuple[PersonText, ...], BeforeValidator(_one_or_more), Field(max_length=MOST_EVIDENCE)]
"""Where an answer can be checked: paths, addresses, names of documents."""

_FILLERS = frozenset("\u115f\u1160\u3164\uffa0")
"""Invisible letters of Hangul."""

_NO_EVIDENCE = frozenset(
    {"", "x", "xx", "xxx", "na", "nvt", "none", "no", "geen", "nee", "tbd", "notapplicable", "nietvantoepassing"}
)
_NO_REASON = frozenset({"", "na", "nvt", "notapplicable", "nietvantoepassing"})
_PLACEHOLDER = re.compile(r"<[A-Za-z][\w -]*>|\{\{.*\}\}|\.{3,}|…|\?+|(todo|tbd|ntb|n\.t\.b\.)", re.IGNORECASE)


def is_placeholder(text: str) -> bool:
    """Return whether a text is that of a template, such as <name> or dots, or a note to fill it in later."""
    return _PLACEHOLDER.fullmatch(text.strip()) is not None


def gives_reason(text: str) -> bool:
    """Return whether a text is a reason: a dash or "n/a" is not."""
    return _letters(text) not in _NO_REASON


def says_where(evidence: str) -> bool:
    """Return whether a piece of evidence names something to look at: a dash, an x or "none" does not."""
    return _letters(evidence) not in _NO_EVIDENCE


def _letters(text: str) -> str:
    """Return the visible letters and digits of a text, in lower case."""
    return "".join(char for char in text.casefold() if char.isalnum() and char not in _FILLERS)
