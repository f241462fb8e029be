"""Write answers back into the file they came from, and keep a person's comments, order and other keys.

ruamel.yaml keeps what a plain writer would lose. Only this module and those that it uses import it, because it is
slow to import.
"""

import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.tag import Tag
from ruamel.yaml.util import load_yaml_guess_indent

from implcheck.loading.answer_notation import as_mapping, as_scalar, as_shortest
from implcheck.loading.decisions_writer import write_decisions
from implcheck.loading.line_merge import carried_over
from implcheck.loading.merging import HEAD_KEYS, merged_answers
from implcheck.loading.ruamel_comments import move_lines
from implcheck.loading.source import decoded
from implcheck.loading.yaml_comments import comments
from implcheck.loading.yaml_edits import change, put, remove
from implcheck.loading.yaml_tree import parse
from implcheck.model.answers import Answer, Answers
from implcheck.model.problem import InvalidFile

_SCHEMA_LINE = "# yaml-language-server: $schema=answers.schema.json\n"


_SUBJECT_KEYS = ("project", "questionnaire", "questionnaire_version", "round")
_DEFAULT = Answers.model_fields["questionnaire"].default
_NULL = "tag:yaml.org,2002:null"


class _AsWritten(VersionedResolver):
    """Resolves every scalar as text, so that what is not changed is written back as it was.

    ruamel.yaml has its own rules for numbers and dates; ours are in `loading/yaml_scalars.py`.
    """

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        if kind is not ScalarNode:
            return super().resolve(kind, value, implicit)
        return Tag(suffix=_NULL) if value == "" and implicit[0] else self.DEFAULT_SCALAR_TAG


class NotKept(Exception):
    """Raised if a file cannot be changed without loss.

    It is not an answers file, uses &, * or <<, or has comments between brackets where something changes.
    """


def is_about(text: str, answers: Answers) -> bool:
    """Return whether a file's text is about the same project, version of a questionnaire and round as some answers.

    Raises:
        InvalidFile: `text` is not YAML.
        NotKept: `text` is not an answers file.
    """
    current = _read(text)
    return all(getattr(current, key) == getattr(answers, key) for key in _SUBJECT_KEYS)


def updated(text: str | None, answers: Answers, order: Sequence[str], before: Answers | None = None) -> str:
    """Return the file's new text with `answers`; `text` is its present text, or None for a new file.

    The differences between `before`, which was read or written last, and `answers` are written into the text; other
    changes made to it since then stay (`merging.merged_answers`). Without `before` everything in `answers` is written. A
    new answer is inserted in the `order` of the questionnaire's ids.

    Raises:
        InvalidFile: `text` is not YAML.
        NotKept: `text` is not an answers file, or the new text would not read back as the same answers.
    """
    current = _read(text) if text is not None else None
    text = f"{text}\n" if text is not None and not text.endswith("\n") else text
    merged = merged_answers(current, answers, before) if current is not None else answers
    yaml = YAML()
    yaml.Resolver = _AsWritten
    yaml.preserve_quotes = True
    yaml.width = 10**6
    if text is None:
        document = CommentedMap()
        _fill(document, None, merged, order)
        return _SCHEMA_LINE + _dumped(yaml, document)
    above, inside, below = _around(text)
    document, indent, offset = load_yaml_guess_indent(inside, yaml=yaml)
    yaml.indent(mapping=_mapping_indent(inside), sequence=indent, offset=offset)
    before_change = _dumped(yaml, document)
    _fill(document, current, merged, order)
    changed = _dumped(yaml, document)
    for new in (carried_over(before_change, changed, inside), changed):
        written = f"{above}{new}{below}" if new.endswith("\n") else f"{above}{new}\n{below}"
        if _holds(written, merged) and (before_change == inside or comments(text) <= comments(written)):
            return written
    raise NotKept


def _dumped(yaml: YAML, document: CommentedMap) -> str:
    stream = io.StringIO()
    yaml.dump(document, stream)
    return stream.getvalue()


def _holds(text: str, answers: Answers) -> bool:
    """Return whether a text reads as some answers."""
    try:
        return _read(text) == answers
    except (InvalidFile, NotKept):
        return False


def _mapping_indent(text: str) -> int:
    """Return the indentation of the first nested key; 2 if there is none."""
    found = re.search(
        r"^[^\s#][^\n]*:[ \t]*(?:#[^\n]*)?\n(?:[ \t]*(?:#[^\n]*)?\n)*( +)[^\s#-]", text, flags=re.MULTILINE
    )
    return len(found[1]) if found is not None else 2


def _around(text: str) -> tuple[str, str, str]:
    """Return the text up to a line `---` that starts the document, the document, and the rest from a line `...`."""
    start = re.match(r"(?:[ \t]*(?:#[^\n]*|%[^\n]*)?\n)*---(?:[ \t]*|[ \t]+#[^\n]*)\n", text)
    above = start[0] if start is not None else ""
    end = re.search(r"^\.\.\.(?:[ \t]*|[ \t]+#.*)$", text[len(above) :], flags=re.MULTILINE)
    stop = len(above) + end.start() if end is not None else len(text)
    return above, text[len(above) : stop], text[stop:]


def _read(text: str) -> Answers:
    """Return the answers in a file's text.

    Raises:
        InvalidFile: The text is not YAML.
        NotKept: The text is not an answers file.
    """
    tree = parse(decoded("", text.encode()))
    if tree.problems:
        raise InvalidFile(tree.problems)
    try:
        return Answers.model_validate(tree.root.value)
    except ValidationError:
        raise NotKept from None


def _fill(document: CommentedMap, current: Answers | None, answers: Answers, order: Sequence[str]) -> None:
    """Write the differences between `current`, which the document holds now, and `answers` into the document."""
    has_content = bool(document)  # an existing file may leave the questionnaire to the default
    for key in HEAD_KEYS:
        value = getattr(answers, key)
        if value == _DEFAULT and has_content and key not in document:
            continue
        if value is not None and (current is None or getattr(current, key) != value):
            _set_head(document, key, as_scalar(value))
    if answers.respondent is not None and (current is None or current.respondent != answers.respondent):
        if not isinstance(document.get("respondent"), CommentedMap):
            _set_head(document, "respondent", CommentedMap())
        document["respondent"]["role"] = as_scalar(answers.respondent.role)
    if not isinstance(document.get("answers"), CommentedMap):
        document["answers"] = CommentedMap()
    positions = {id_: index for index, id_ in enumerate(order)}
    for id_, answer in answers.answers.items():
        if current is None or current.answers.get(id_) != answer:
            _set(document["answers"], id_, answer, positions)
    for id_ in [id_ for id_ in document["answers"] if id_ not in answers.answers]:
        remove(document, "answers", id_)
    write_decisions(document, current, answers)


def _set_head(document: CommentedMap, key: str, value: Any) -> None:
    """Set a key of the file's head; a new one stands above the answers, with the comments about these still there."""
    if key in document or "answers" not in document:
        document[key] = value
        return
    index = list(document).index("answers")
    document.insert(index, key, value)
    if index:
        move_lines(document, list(document)[index - 1], key)


def _set(into: CommentedMap, id_: str, answer: Answer, positions: Mapping[str, int]) -> None:
    if id_ not in into:
        own = positions.get(id_, len(positions))
        index = next((index for index, other in enumerate(into) if positions.get(other, -1) > own), len(into))
        into.insert(index, id_, as_shortest(answer))
        if index:
            move_lines(into, list(into)[index - 1], id_)
    elif isinstance(into[id_], CommentedMap) and not (into[id_].fa.flow_style() and len(as_mapping(answer)) == 1):
        change(into[id_], as_mapping(answer))
    else:
        put(into, id_, as_shortest(answer))
