"""Write decisions, accepted risks and agreed actions, into the document of an answers file."""

from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from implcheck.loading.answer_notation import as_flow_list, as_scalar
from implcheck.loading.merging import identity
from implcheck.loading.ruamel_comments import attach_comments, attach_lines, move_lines, take_comments
from implcheck.loading.yaml_edits import change
from implcheck.model.answers import Answers
from implcheck.model.decisions import SECTIONS, Decision


def write_decisions(document: CommentedMap, current: Answers | None, answers: Answers) -> None:
    """Write the differences between the decisions of `current`, which the document holds now, and of `answers`."""
    for key in SECTIONS:
        before: tuple[Decision, ...] = getattr(current, key) if current is not None else ()
        after: tuple[Decision, ...] = getattr(answers, key)
        if before != after:
            _write(document, key, before, after)


def _write(document: CommentedMap, key: str, before: tuple[Decision, ...], after: tuple[Decision, ...]) -> None:
    kept = {identity(decision): decision for decision in after}
    for index in reversed([at for at, decision in enumerate(before) if identity(decision) not in kept]):
        _remove(document, key, index)
    stay = [decision for decision in before if identity(decision) in kept]
    for index, decision in enumerate(stay):
        if decision != kept[identity(decision)]:
            change(document[key][index], _as_mapping(kept[identity(decision)]))
    known = {identity(decision) for decision in stay}
    for decision in after:
        if identity(decision) not in known:
            _append(document, key, decision)


def _append(document: CommentedMap, key: str, decision: Decision) -> None:
    entries = document.get(key)
    if not isinstance(entries, CommentedSeq) or not entries:
        comments = take_comments(document, key) if key in document else []
        document[key] = entries = CommentedSeq()
        entries.append(CommentedMap(_as_mapping(decision)))
        attach_comments(document, key, comments)
        return
    entries.append(CommentedMap(_as_mapping(decision)))
    move_lines(entries, len(entries) - 2, len(entries) - 1)


def _remove(document: CommentedMap, key: str, index: int) -> None:
    """Remove an entry; its comments stay, after the entry before it."""
    entries = document[key]
    comments = take_comments(entries, index)
    del entries[index]
    if entries:
        attach_lines(entries, max(0, index - 1), comments)
        return
    place = list(document).index(key)
    comments = [*take_comments(document, key), *comments]
    del document[key]
    if document:
        attach_lines(document, list(document)[max(0, place - 1)], comments)


def _as_mapping(decision: Decision) -> dict[str, Any]:
    """Return a decision as a mapping, without the keys that it does not need."""
    return {
        key: as_flow_list(value) if isinstance(value, tuple) else as_scalar(value)
        for key, value in decision
        if value is not None
    }
