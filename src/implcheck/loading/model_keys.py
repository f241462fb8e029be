"""Look up which keys a model allows at the end of a path, to suggest the key that was meant."""

import types
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, Tag

from implcheck.model.problem import Path


def keys_at(model: type[BaseModel], path: Path) -> list[str]:
    """Return the keys of the mapping at `path`, a path as Pydantic gives it, with its union tags."""
    # All entries of a list have the same keys, so that one cache entry serves them all.
    return _keys_at(model, tuple(0 if isinstance(step, int) else step for step in path))


@lru_cache(maxsize=1000)
def _keys_at(model: type[BaseModel], path: Path) -> list[str]:
    type_: Any = model
    for step in path:
        type_ = _type_below(type_, step)
    found = _model(type_)
    return [field.alias or name for name, field in found.model_fields.items()] if found else []


def _type_below(type_: Any, step: str | int) -> Any:
    if isinstance(step, str) and step.startswith("<"):
        return next((member for member, tag in _members(type_) if tag == step), None)
    if (found := _model(type_)) is not None:
        return next(
            (
                field.annotation if not field.metadata else Annotated[field.annotation, *field.metadata]
                for name, field in found.model_fields.items()
                if step in (name, field.alias)
            ),
            None,
        )
    bare = _bare(type_)
    arguments = get_args(bare)
    if get_origin(bare) is tuple:
        return arguments[0]
    return arguments[1] if get_origin(bare) in (dict, Mapping) else None


def _bare(type_: Any) -> Any:
    """Return the type without its annotations and without `| None`."""
    if get_origin(type_) is Annotated:
        return _bare(get_args(type_)[0])
    if get_origin(type_) in (Union, types.UnionType):
        rest = [member for member in get_args(type_) if member is not type(None)]
        return _bare(rest[0]) if len(rest) == 1 else type_
    return type_


def _model(type_: Any) -> type[BaseModel] | None:
    bare = _bare(type_)
    if not (isinstance(bare, type) and issubclass(bare, BaseModel)):
        return None
    bare.model_rebuild()  # a condition contains conditions, so its fields are complete only after a rebuild
    return bare


def _members(type_: Any) -> Iterator[tuple[Any, str]]:
    for member in get_args(_bare(type_)):
        for annotation in get_args(member)[1:]:
            if isinstance(annotation, Tag):
                yield member, annotation.tag
