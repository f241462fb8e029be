"""Build a document from the model: every part of it reads its keys from a value of the model.

A key is read from the attribute of the same name, or as the class states in `sources`. The type of a key decides its
notation: a `Sentence` in the language of the report, `Points` with two decimals. Pydantic handles lists, nested parts
and bounds.
"""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, TypeVar, cast

from pydantic import ValidationInfo, model_validator

from implcheck.model.base import Frozen
from implcheck.wording.messages import Messages

T = TypeVar("T")

Sources = Mapping[str, Callable[[T, Messages], object]]
"""The keys that are not attributes of a `T`, each with a function of the value and the messages."""


def messages_of(info: ValidationInfo) -> Messages:
    """Return the messages that a validation was given as its context."""
    return cast(Messages, info.context)


class FromModel(Frozen):
    """A part of a document. Its value may be a plain tuple; the first member with an attribute then gives it."""

    sources: ClassVar[Sources[Any]] = {}

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: object, info: ValidationInfo) -> dict[str, object]:
        messages = messages_of(info)
        holders = value if type(value) is tuple else (value,)
        return {
            key: cls.sources[key](value, messages) if key in cls.sources else _attribute(holders, key)
            for key in cls.model_fields
        }


def _attribute(holders: tuple[Any, ...], name: str) -> object:
    *others, last = holders
    holder = next((holder for holder in others if hasattr(holder, name)), last)
    return getattr(holder, name)
