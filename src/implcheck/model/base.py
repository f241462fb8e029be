"""The base of every model: frozen, and unknown keys are errors."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError


def _whole(given: Any) -> Any:
    if type(given) is not int:
        raise PydanticCustomError("int_type", "A whole number is needed")
    return given


FormatVersion = Annotated[Literal[1], BeforeValidator(_whole)]
"""The version of a file format: the whole number 1; true and 1.0, which Python treats as equal, are refused."""

Flag = Annotated[bool, Field(strict=True)]
"""True or false; no other value is converted."""


class Frozen(BaseModel):
    """A value that cannot be changed and refuses unknown keys."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", validate_by_alias=True, validate_by_name=True, defer_build=True
    )


def tag(kind: str) -> str:
    """Return the tag of a kind in a union; in brackets, so that it never equals a key of a file in an error's path."""
    return f"<{kind}>"


def kind_of(given: Any, kinds: Mapping[str, type[Frozen]]) -> str | None:
    """Return the first of `kinds` that fits: an instance of the class, or a mapping with a key of that name."""
    if isinstance(given, Mapping):
        return next((kind for kind in kinds if kind in given), None)
    return next((kind for kind, model in kinds.items() if isinstance(given, model)), None)
