"""Which keys a model allows at the end of a path: to suggest the one that was meant."""

import types
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, Tag

from implcheck.model.problem import Path


def keys_at(model: type[BaseModel], path: Path) -> list[str]:
    """The keys of the mapping at `path`, a path as Pydantic gives it, union tags and all."""
    # All entries of a list look alike.
    return _keys_at(model, tuple(0 if isinstance(step, int) else step for step in path))


@lru_cache(maxsize=1000)
def _keys_at(model: type[BaseModel], path: Path) -> list[str]:
    kind: Any = model
    for step in path:
        kind = _below(kind, step)
    found = _model(kind)
    return [field.alias or name for name, field in found.model_fields.items()] if found else []


def _below(kind: Any, step: str | int) -> Any:
    if isinstance(step, str) and step.startswith("<"):
        return next((member for member, tag in _members(kind) if tag == step), None)
    if (found := _model(kind)) is not None:
        return next(
            (
                f.annotation if not f.metadata else Annotated[f.annotation, *f.metadata]
                for name, f in found.model_fields.items()
                if step in (name, f.alias)
            ),
            None,
        )
    bare = _bare(kind)
    arguments = get_args(bare)
    if get_origin(bare) is tuple:
        return arguments[0]
    return arguments[1] if get_origin(bare) in (dict, Mapping) else None


def _bare(kind: Any) -> Any:
    """The type without its annotations, and without `| None`."""
    if get_origin(kind) is Annotated:
        return _bare(get_args(kind)[0])
    if get_origin(kind) in (Union, types.UnionType):
        rest = [member for member in get_args(kind) if member is not type(None)]
        return _bare(rest[0]) if len(rest) == 1 else kind
    return kind


def _model(kind: Any) -> type[BaseModel] | None:
    bare = _bare(kind)
    if not (isinstance(bare, type) and issubclass(bare, BaseModel)):
        return None
    bare.model_rebuild()  # conditions hold conditions, so their fields are known only now
    return bare


def _members(kind: Any) -> Iterator[tuple[Any, str]]:
    for member in get_args(_bare(kind)):
        for note in get_args(member)[1:]:
            if isinstance(note, Tag):
                yield member, note.tag
