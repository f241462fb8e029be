"""Build a document from the model: what each key holds, where its value is read, and in which notation.

Pydantic handles lists, nested parts and bounds. Points are rounded down to two decimals, shares to four.
"""

from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Annotated, Any, NamedTuple, cast

from pydantic import BeforeValidator, Field, ValidationInfo, model_validator

from implcheck.model.base import Frozen
from implcheck.wording.messages import Messages
from implcheck.wording.number_format import as_number


class Source(NamedTuple):
    """Where the value of a key is read: the path of an attribute, or a function of the value and the messages."""

    path_or_function: str | Callable[[Any, Messages], object]


def key(description: str, source: str | Callable[[Any, Messages], object] = "", **bounds: int) -> Any:
    """Return the field of a key: what it holds, and its source if that is not the attribute of its own name.

    The path of an attribute is written as `about.project`; None on the way gives None.
    """
    field = Field(description=description, **bounds)  # type: ignore[call-overload]
    if source:
        field.metadata.append(Source(source))
    return field


class FromModel(Frozen):
    """A part of a document. Its value may be a plain tuple; the first member with an attribute then gives it."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: object, info: ValidationInfo) -> dict[str, object]:
        messages = cast(Messages, info.context)
        return {
            name: _attribute(value, source) if isinstance(source, str) else source(value, messages)
            for name, source in _sources(cls).items()
        }


@cache
def _sources(part: type[FromModel]) -> Mapping[str, str | Callable[[Any, Messages], object]]:
    return {
        name: next((found.path_or_function for found in field.metadata if isinstance(found, Source)), name)
        for name, field in part.model_fields.items()
    }


def _attribute(value: object, path: str) -> object:
    name, _, rest = path.partition(".")
    *others, last = value if type(value) is tuple else (value,)
    found = getattr(next((holder for holder in others if hasattr(holder, name)), last), name)
    return _attribute(found, rest) if rest and found is not None else found


_NULL_IF_EMPTY = BeforeValidator(lambda value: value or None)
_TWO_DECIMALS = BeforeValidator(partial(as_number, decimals=2))
_FOUR_DECIMALS = BeforeValidator(partial(as_number, decimals=4))

Sentence = Annotated[str, BeforeValidator(lambda text, info: info.context.text(text))]
"""A `Text` in the language of the report."""
Gain = Annotated[float, _TWO_DECIMALS]
"""A difference in points."""
Points = Annotated[float, Field(ge=0, le=100), _TWO_DECIMALS]
DemandedPoints = Annotated[float, Field(ge=0, le=100), BeforeValidator(float)]
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
