"""The value of an answer: what it can be, and how it is written."""

from math import isfinite, isnan
from typing import Annotated, Any

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

Scalar = str | int | float | bool
Value = Scalar | tuple[Scalar, ...]
"""An answer as in the file: one value, or a list of ticked options."""

UNKNOWN = "unknown"
"""How "we don't know" is written; no option may have that value."""

NOT_YET = "not_yet"
"""How "nothing of the kind has happened yet" is written, where a question has that answer; no option can have that value."""

LONGEST_QUOTE = 60
"""Characters of a wrong value that a message repeats; the line itself is shown as well."""


def answer_value(given: Any) -> Value:
    """Return a value that can be an answer to some question; a list becomes a tuple.

    Raises:
        PydanticCustomError: it is neither a single value nor a list of values.
    """
    if isinstance(given, Scalar):
        return given
    if isinstance(given, (list, tuple)) and all(isinstance(part, Scalar) for part in given):
        return tuple(given)
    raise PydanticCustomError("answer_shape", "An answer is one value or a list of values")


AnswerValue = Annotated[Value, PlainValidator(answer_value, json_schema_input_type=Scalar | list[Scalar])]


def shown(value: object) -> str:
    """Return a value as it is written in a file: `6`, not `6.0`; `true`, not `True`."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and not isfinite(value):
        return f"{'-' if value < 0 else ''}.{'nan' if isnan(value) else 'inf'}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(shown(part) for part in value)}]"
    return str(value)


def quoted(value: object) -> str:
    """Return a value as it was written, shortened for a message."""
    written = shown(value)
    return written if len(written) <= LONGEST_QUOTE else written[: LONGEST_QUOTE - 1] + "…"


def listed(values: list[Any]) -> str:
    """Return values separated by commas, for a message."""
    return ", ".join(shown(value) for value in values)
