"""Move comments in a ruamel.yaml document: the only module that uses its undocumented comment slots.

ruamel.yaml keeps a comment with the element before it: in slot 0 for an item of a list, in slot 2 for a key of a
mapping. A comment on lines of its own after a key without a value is in slot 1 of the next key and needs no moving; a
comment before the first line of a list or mapping is kept with that, and so may be one after its last line.
"""

from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import CommentMark
from ruamel.yaml.tokens import CommentToken


def take_comments(holder: CommentedMap | CommentedSeq, key: Any) -> list[Any]:
    """Remove and return the comments after a value, and those between its lines."""
    below, comments = holder[key], []
    if isinstance(below, CommentedMap | CommentedSeq):
        comments += [
            CommentToken(f"\n{' ' * comment.column}{comment.value}", comment.start_mark, None)
            for comment in (below.ca.comment or [None, None])[1] or ()
        ]
        for part in below if isinstance(below, CommentedMap) else range(len(below)):
            comments += take_comments(below, part)
        comments += [CommentToken(f"\n{end.value}", end.start_mark, None) for end in below.ca.end]
        below.ca.end = []
    slots, slot = holder.ca.items.get(key), _slot(holder)
    if slots is not None and slots[slot] is not None:
        comments.append(slots[slot])
        slots[slot] = None
    return comments


def take_lines_before(holder: CommentedMap, key: Any) -> list[Any]:
    """Remove and return the comments on lines of their own that are kept with the key after them."""
    slots = holder.ca.items.get(key)
    comments = (slots[1] if slots is not None else None) or []
    if slots is not None:
        slots[1] = None
    return [CommentToken(f"\n{comment.value}", comment.start_mark, None) for comment in comments]


def attach_comments(holder: CommentedMap | CommentedSeq, key: Any, comments: list[Any]) -> None:
    """Add comments after a value, after those that it has already."""
    if not comments:
        return
    slots, slot = holder.ca.items.setdefault(key, [None, None, None, None]), _slot(holder)
    comments = [*([slots[slot]] if slots[slot] is not None else []), *comments]
    text = "".join(comment.value if comment.value.endswith("\n") else f"{comment.value}\n" for comment in comments)
    slots[slot] = CommentToken(text, comments[0].start_mark, None)


def move_lines(into: CommentedMap | CommentedSeq, before: Any, new: Any) -> None:
    """Move the comment lines after `before` to after `new`, which was inserted there: they are about what follows."""
    holder, key = _last_part(into, before)
    slots = holder.ca.items.get(key)
    if slots is None or slots[_slot(holder)] is None:
        return
    comment = slots[_slot(holder)]
    ending, _, lines = comment.value.partition("\n")
    if lines.strip():
        slots[_slot(holder)] = CommentToken(f"{ending}\n", comment.start_mark, None) if ending.strip() else None
        attach_lines(into, new, [CommentToken(f"\n{lines}", comment.start_mark, None)])


def attach_lines(holder: CommentedMap | CommentedSeq, key: Any, comments: list[Any]) -> None:
    """Add comments after a value and its parts, each on a line of its own."""
    holder, key = _last_part(holder, key)
    lines = [CommentToken(comment.value.removeprefix("\n"), comment.start_mark, None) for comment in comments]
    slots = holder.ca.items.get(key)
    if lines and (slots is None or slots[_slot(holder)] is None):
        lines[0] = CommentToken(f"\n{lines[0].value}", lines[0].start_mark, None)
    attach_comments(holder, key, lines)


def put_lines_first(holder: CommentedMap, comments: list[Any]) -> None:
    """Add comments before the first key of a mapping, each on a line of its own, after those that are there."""
    lines = [line.strip() for comment in comments for line in comment.value.splitlines() if line.strip()]
    if lines:
        slots = holder.ca.items.setdefault(next(iter(holder)), [None, None, None, None])
        mark = CommentMark(holder.lc.col)
        slots[1] = [*(CommentToken(f"{line}\n", mark, None) for line in lines), *(slots[1] or [])]


def empty_section(holder: CommentedMap, section: str, comments: list[Any]) -> None:
    """Replace a section by an empty one, with its comments and others below it, each on a line of its own."""
    all_comments = [*take_comments(holder, section), *comments]
    slots = holder.ca.items.get(section)
    if slots is not None:
        slots[3] = None  # what stands between the key and the first line, which `take_comments` returned as well
    holder[section] = CommentedMap()
    attach_lines(holder, section, all_comments)


def _last_part(holder: CommentedMap | CommentedSeq, key: Any) -> tuple[CommentedMap | CommentedSeq, Any]:
    """Return where the comment after a value is kept: with the last of its parts, unless they are on one line."""
    while isinstance(below := holder[key], CommentedMap | CommentedSeq) and below and not below.fa.flow_style():
        holder, key = below, list(below)[-1] if isinstance(below, CommentedMap) else len(below) - 1
    return holder, key


def _slot(holder: CommentedMap | CommentedSeq) -> int:
    return 2 if isinstance(holder, CommentedMap) else 0
