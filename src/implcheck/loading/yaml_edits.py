"""Change values in a ruamel.yaml document in place, so that comments, style and order stay."""

from collections.abc import Mapping, Sequence
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import ScalarString

from implcheck.loading.ruamel_comments import (
    attach_comments,
    attach_lines,
    empty_section,
    put_lines_first,
    take_comments,
    take_lines_before,
)
from implcheck.loading.yaml_scalars import resolved


def change(held: CommentedMap, values: Mapping[str, Any]) -> None:
    """Make a mapping hold exactly `values`, key by key, so that the comments between its lines stay."""
    for key, value in values.items():
        if key not in held:
            held.insert(_place(held, key, list(values)), key, value)
        elif _plain(held[key]) != _plain(value):
            put(held, key, value)
    for key in [key for key in held if key not in values]:
        before = list(held)[max(0, list(held).index(key) - 1)]
        comments = take_comments(held, key)
        del held[key]
        attach_comments(held, before if before in held else list(held)[-1], comments)


def remove(holder: CommentedMap, section: str, key: str) -> None:
    """Remove a key of a section; the comments at it stay, each on a line of its own."""
    into = holder[section]
    index = list(into).index(key)
    comments = [*take_lines_before(into, key), *take_comments(into, key)]
    del into[key]
    if index:
        attach_lines(into, list(into)[index - 1], comments)
    elif into:
        put_lines_first(into, comments)
    else:
        empty_section(holder, section, comments)


def _place(held: CommentedMap, key: str, order: Sequence[str]) -> int:
    """Return where a new key goes: after the last of those that come before it in their order."""
    earlier = set(order[: order.index(key)])
    return max((at for at, other in enumerate(held, start=1) if other in earlier), default=0)


def put(into: CommentedMap, key: str, value: Any) -> None:
    """Replace a value; the comment that follows the old one follows the new one."""
    held = into[key]
    if isinstance(held, CommentedSeq) and isinstance(value, CommentedSeq):
        _refill(held, value)
        return
    comments = take_comments(into, key)
    into[key] = None  # else ruamel.yaml keeps the quotes of the old value
    into[key] = value
    attach_comments(into, key, comments)


def _refill(held: CommentedSeq, values: Sequence[Any]) -> None:
    """Replace the values of a list; its style and the comments of the lines that stay are kept."""
    comments = [comment for index in range(len(values), len(held)) for comment in take_comments(held, index)]
    if len(values) > len(held) and held:
        comments += take_comments(held, len(held) - 1)
    del held[len(values) :]
    for index, value in enumerate(values):
        if index < len(held):
            held[index] = value
        else:
            held.append(value)
    attach_comments(held, len(held) - 1, comments)


def _plain(value: Any) -> Any:
    """Return a value as it reads back, without the types of ruamel.yaml, and blanks around it: text in quotes is text."""
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    if isinstance(value, ScalarString):
        return str(value).strip()
    read = resolved(value) if isinstance(value, str) else value
    return read.strip() if isinstance(read, str) else read
