"""Write a document from the model: what each key holds, where its value is read, and in which notation.

The models of a document give its schema. They validate nothing: that would take Pydantic as long as all of the rest, and
tests hold documents against the schema. Points are rounded down to two decimals, shares to four.
"""

import datetime
from collections.abc import Callable
from enum import Enum
from functools import cache, partial
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import Field

from implcheck.model.base import Frozen
from implcheck.wording.messages import Messages
from implcheck.wording.number_format import as_number

Function = Callable[[Any, Messages], Any]
"""Gives what a key holds, from the value that is written and the messages."""


class Source(NamedTuple):
    """Where the value of a key is read: the path of an attribute, or a function of the value and the messages."""

    path_or_function: str | Function


class Notation(NamedTuple):
    """How a value is written."""

    function: Function


def key(description: str, source: str | Function = "", **bounds: int) -> Any:
    """Return the field of a key: what it holds, and its source if that is not the attribute of its own name.

    The path of an attribute is written as `about.project`; None on the way gives None.
    """
    field = Field(description=description, **bounds)  # type: ignore[call-overload]
    if source:
        field.metadata.append(Source(source))
    return field


class FromModel(Frozen):
    """A part of a document. Its value may be a plain tuple; the first member with an attribute then gives it."""


def written(part: type[FromModel], value: object, messages: Messages) -> dict[str, object]:
    """Return a part of a document as a dictionary of plain values."""
    return {
        name: write(_attribute(value, source) if isinstance(source, str) else source(value, messages), messages)
        for name, source, write in _keys(part)
    }


@cache
def _keys(part: type[FromModel]) -> tuple[tuple[str, str | Function, Function], ...]:
    """Return the keys of a part, each with its source and the function that writes it."""
    return tuple(
        (
            name,
            next((found.path_or_function for found in field.metadata if isinstance(found, Source)), name),
            _writer(field.annotation, *field.metadata),
        )
        for name, field in part.model_fields.items()
    )


def _writer(annotation: Any, *metadata: object) -> Function:
    """Return the function that writes a value of a type."""
    notation = next((found.function for found in metadata if isinstance(found, Notation)), None)
    if notation is not None:
        return notation
    origin, arguments = get_origin(annotation), get_args(annotation)
    if isinstance(annotation, type) and issubclass(annotation, FromModel):
        return partial(written, annotation)
    if origin is Annotated:
        return _writer(*arguments)
    if origin is list:
        write = _writer(arguments[0])
        return lambda values, messages: [write(value, messages) for value in values]
    if origin is dict:
        write = _writer(arguments[1])
        return lambda values, messages: {name: write(value, messages) for name, value in values.items()}
    if origin in (Union, UnionType):
        write = _writer(arguments[0])
        return lambda value, messages: None if value is None else write(value, messages)
    return _plain


def _plain(value: Any, _: Messages) -> object:
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, datetime.date) else value


def _attribute(value: object, path: str) -> object:
    name, _, rest = path.partition(".")
    *others, last = value if type(value) is tuple else (value,)
    found = getattr(next((holder for holder in others if hasattr(holder, name)), last), name)
    return _attribute(found, rest) if rest and found is not None else found


_NULL_IF_EMPTY = Notation(lambda value, _: value or None)
_TWO_DECIMALS = Notation(lambda exact, _: as_number(exact, 2))
_FOUR_DECIMALS = Notation(lambda exact, _: as_number(exact, 4))

Sentence = Annotated[str, Notation(lambda text, messages: messages.text(text))]
"""A `Text` in the language of the report."""
Gain = Annotated[float, _TWO_DECIMALS]
"""A difference in points."""
Points = Annotated[float, Field(ge=0, le=100), _TWO_DECIMALS]
DemandedPoints = Annotated[float, Field(ge=0, le=100), Notation(lambda points, _: float(points))]
"""Points as they were demanded, not rounded."""
Index = Annotated[float, _FOUR_DECIMALS]
"""A figure without bounds."""
Share = Annotated[float, Field(ge=0, le=1), _FOUR_DECIMALS]
Mean = Annotated[float, Field(ge=0, le=4), _FOUR_DECIMALS]
"""A mean of scores, or a difference between means."""
AnswerScore = Annotated[int, Field(ge=0, le=4)]
Count = Annotated[int, Field(ge=0)]
LineNumber = Annotated[Annotated[int, Field(ge=1)] | None, _NULL_IF_EMPTY]
"""A line or a column, from 1 as editors count; null if it is 0, not known."""
NullIfEmpty = Annotated[str | None, _NULL_IF_EMPTY]
