"""The base of every model: frozen, and an unknown key is an error."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError


def _whole(given: Any) -> Any:
    if type(given) is not int:
        raise PydanticCustomError("int_type", "A whole number is needed")
    return given


FormatVersion = Annotated[Literal[1], BeforeValidator(_whole)]
"""The version of a file format: the number 1, and neither true nor 1.0, which Python takes for the same."""

Flag = Annotated[bool, Field(strict=True)]
"""True or false, and no word for it."""


class Frozen(BaseModel):
    """A value that cannot be changed and that refuses keys it does not know."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", validate_by_alias=True, validate_by_name=True, defer_build=True
    )


def tag(kind: str) -> str:
    """The tag of a kind in a union. In brackets, so that no key of a file can be mistaken for it in an error's path."""
    return f"<{kind}>"


def kind_of(given: Any, kinds: Mapping[str, type[Frozen]]) -> str | None:
    """The first of `kinds` that something is: of that class, or a mapping with a key of that name."""
    if isinstance(given, Mapping):
        return next((kind for kind in kinds if kind in given), None)
    return next((kind for kind, model in kinds.items() if isinstance(given, model)), None)
