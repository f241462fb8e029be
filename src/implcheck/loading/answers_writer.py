"""Writing answers back into the file they came from, with a person's comments, order and other keys kept.

ruamel.yaml keeps what a plain writer would lose. It is imported here and nowhere else: only those who write pay.
"""

import datetime
import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString
from ruamel.yaml.tag import Tag
from ruamel.yaml.tokens import CommentToken
from ruamel.yaml.util import load_yaml_guess_indent

from implcheck.loading.source import decoded
from implcheck.loading.yaml_scalars import resolved
from implcheck.loading.yaml_tree import parse
from implcheck.model.answers import Answer, Answers, Given, NotApplicable, Unanswered, Unknown
from implcheck.model.enums import Ordered
from implcheck.model.problem import InvalidFile
from implcheck.model.question import UNKNOWN, shown

HEAD = "# yaml-language-server: $schema=answers.schema.json\n"


_HEAD_KEYS = ("implcheck", "questionnaire", "project", "phase", "date")
_DEFAULT = Answers.model_fields["questionnaire"].default
_NULL = "tag:yaml.org,2002:null"


class _AsWritten(VersionedResolver):
    """Takes every word for text, so that what is not touched is written back as it stood.

    ruamel has rules of its own for what is a number or a date; ours are in `loading/yaml_scalars.py`.
    """

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        if kind is not ScalarNode:
            return super().resolve(kind, value, implicit)
        return Tag(suffix=_NULL) if value == "" and implicit[0] else self.DEFAULT_SCALAR_TAG


class NotKept(Exception):
    """Raised when a file cannot be changed without losing something: it is no answers file, or uses &, * or <<."""


def is_about(text: str, answers: Answers) -> bool:
    """Whether a file's text holds answers about the same project, to the same questionnaire.

    Raises:
        InvalidFile: `text` is not YAML.
        NotKept: `text` is no answers file.
    """
    held = _read(text)
    return (held.project, held.questionnaire) == (answers.project, answers.questionnaire)


def updated(text: str | None, answers: Answers, order: Sequence[str], before: Answers | None = None) -> str:
    """The file's text with `answers` in it; `text` is what it holds now, nothing if there is no file.

    What differs between `before`, which was read or written last, and `answers` is brought into the text; what
    else has come into the text since then stays. Without `before` all of `answers` is. A new answer comes where
    `order`, the questionnaire's ids, puts it.

    Raises:
        InvalidFile: `text` is not YAML.
        NotKept: `text` is no answers file, or the new text would not read back as what was meant.
    """
    held = _read(text) if text is not None else None
    wanted = _merged(held, answers, before) if held is not None else answers
    yaml = YAML()
    yaml.Resolver = _AsWritten
    yaml.preserve_quotes = True
    yaml.width = 10**6
    above, inside, below = _around(text or "")
    if text is None:
        document = CommentedMap()
    else:
        document, indent, offset = load_yaml_guess_indent(inside, yaml=yaml)
        yaml.indent(mapping=_mapping_indent(inside), sequence=indent, offset=offset)
    _fill(document, held, wanted, order)
    stream = io.StringIO()
    yaml.dump(document, stream)
    written = (HEAD if text is None else above) + stream.getvalue() + below
    if _read(written) != wanted:
        raise NotKept
    return written


def _merged(held: Answers, answers: Answers, before: Answers | None) -> Answers:
    """What a file holds, with what has changed between `before` and `answers`; accepted risks are never asked about."""
    told = {key: getattr(answers, key) for key in (*_HEAD_KEYS, "respondent")}
    changed = {
        key: value
        for key, value in told.items()
        if key == "date" or before is None or getattr(before, key) != value  # the day of the last change
    }
    old = before.answers if before is not None else {}
    given = {id_: answer for id_, answer in answers.answers.items() if old.get(id_) != answer}
    return held.model_copy(update={**changed, "answers": {**held.answers, **given}})


def _mapping_indent(text: str) -> int:
    """How far the first key within a key is indented; 2 where there is none."""
    found = re.search(
        r"^[^\s#][^\n]*:[ \t]*(?:#[^\n]*)?\n(?:[ \t]*(?:#[^\n]*)?\n)*( +)[^\s#-]", text, flags=re.MULTILINE
    )
    return len(found[1]) if found is not None else 2


def _around(text: str) -> tuple[str, str, str]:
    """A text up to a line `---` that starts its document, the document, and the rest from a line `...` on."""
    start = re.match(r"(?:[ \t]*(?:#[^\n]*|%[^\n]*)?\n)*---[ \t]*\n", text)
    above = start[0] if start is not None else ""
    end = re.search(r"^\.\.\.[ \t]*$", text[len(above) :], flags=re.MULTILINE)
    stop = len(above) + end.start() if end is not None else len(text)
    return above, text[len(above) : stop], text[stop:]


def _read(text: str) -> Answers:
    """What a file's text says.

    Raises:
        InvalidFile: it is not YAML.
        NotKept: it is no answers file.
    """
    tree = parse(decoded("", text.encode()))
    if tree.problems:
        raise InvalidFile(tree.problems)
    try:
        return Answers.model_validate(tree.root.value)
    except ValidationError:
        raise NotKept from None


def _fill(document: CommentedMap, held: Answers | None, answers: Answers, order: Sequence[str]) -> None:
    """Bring what differs between `held`, which the document says now, and `answers` into the document."""
    inherits = bool(document)  # a file that is there already may leave the questionnaire to the default
    for key in _HEAD_KEYS:
        value = getattr(answers, key)
        if value == _DEFAULT and inherits and key not in document:
            continue
        if value is not None and (held is None or getattr(held, key) != value):
            document[key] = _word(value)
    if answers.respondent is not None and (held is None or held.respondent != answers.respondent):
        if not isinstance(document.get("respondent"), CommentedMap):
            at = list(document).index("answers") if "answers" in document else len(document)
            document.insert(at, "respondent", CommentedMap())
        document["respondent"]["role"] = _word(answers.respondent.role)
    if not isinstance(document.get("answers"), CommentedMap):
        document["answers"] = CommentedMap()
    location = {id_: at for at, id_ in enumerate(order)}
    for id_, answer in answers.answers.items():
        if held is None or held.answers.get(id_) != answer:
            _set(document["answers"], id_, answer, location)


def _set(into: CommentedMap, id_: str, answer: Answer, location: Mapping[str, int]) -> None:
    if id_ not in into:
        after = location.get(id_, len(location))
        at = next((at for at, held in enumerate(into) if location.get(held, -1) > after), len(into))
        into.insert(at, id_, _written(answer))
        if at:
            _pass_on_lines(into, list(into)[at - 1], id_)
    elif isinstance(into[id_], CommentedMap) and not (into[id_].fa.flow_style() and len(_long(answer)) == 1):
        _change(into[id_], _long(answer))
    else:
        _put(into, id_, _written(answer))


def _word(value: Any) -> Any:
    """A value as it is to stand in the file: text in quotes where our reader would take it for something else."""
    match value:
        case bool():
            return str(value).lower()
        case datetime.date():
            return value.isoformat()
        case Ordered():
            return value.value
        case str():
            safe = value[:1].isalnum() and value.isprintable() and isinstance(resolved(value), str)
            return value if safe else DoubleQuotedScalarString(value)
        case _:
            return shown(value)


def _change(held: CommentedMap, wanted: Mapping[str, Any]) -> None:
    """Make a mapping hold `wanted` and no more, key by key, so that the comments between its lines stay."""
    for key, value in wanted.items():
        if key not in held:
            held[key] = value
        elif _plain(held[key]) != _plain(value):
            _put(held, key, value)
    for key in [key for key in held if key not in wanted]:
        before = list(held)[max(0, list(held).index(key) - 1)]
        comments = _comments_at(held, key)
        del held[key]
        _attach(held, before if before in held else list(held)[-1], comments)


def _put(into: CommentedMap, key: str, value: Any) -> None:
    """Replace a value; the comment that follows the old one follows the new one."""
    held = into[key]
    if isinstance(held, CommentedSeq) and isinstance(value, CommentedSeq):
        _refill(held, value)
        return
    comments = _comments_at(into, key)
    into[key] = value
    _attach(into, key, comments)


def _refill(held: CommentedSeq, values: Sequence[Any]) -> None:
    """Put other values into a list, which keeps its style and the comments of the lines that stay."""
    comments = [comment for at in range(len(values), len(held)) for comment in _comments_at(held, at)]
    if len(values) > len(held) and held:
        comments += _comments_at(held, len(held) - 1)
    del held[len(values) :]
    for at, value in enumerate(values):
        if at < len(held):
            held[at] = value
        else:
            held.append(value)
    _attach(held, len(held) - 1, comments)


def _comments_at(held: CommentedMap | CommentedSeq, key: Any) -> list[Any]:
    """Take the comments behind a value, and those between the lines of it.

    ruamel keeps a comment with the thing before it: of a list in slot 0, of a mapping in slot 2. A comment on
    lines of its own after a key without a value is in slot 1 of the next key, and stays there; one before the
    first line of a list or mapping is with that.
    """
    below, found = held[key], []
    if isinstance(below, CommentedMap | CommentedSeq):
        found += [
            CommentToken(f"\n{' ' * comment.column}{comment.value}", comment.start_mark, None)
            for comment in (below.ca.comment or [None, None])[1] or ()
        ]
        for part in below if isinstance(below, CommentedMap) else range(len(below)):
            found += _comments_at(below, part)
    slots, slot = held.ca.items.get(key), _slot(held)
    if slots is not None and slots[slot] is not None:
        found.append(slots[slot])
        slots[slot] = None
    return found


def _pass_on_lines(into: CommentedMap, before: str, new: str) -> None:
    """Put the comment lines after `before` behind `new`, which came in between: they are about what follows."""
    held: CommentedMap | CommentedSeq = into
    key: Any = before
    while isinstance(held[key], CommentedMap | CommentedSeq) and held[key]:
        held, key = held[key], list(held[key])[-1] if isinstance(held[key], CommentedMap) else len(held[key]) - 1
    slots = held.ca.items.get(key)
    if slots is None or slots[_slot(held)] is None:
        return
    comment = slots[_slot(held)]
    ending, _, lines = comment.value.partition("\n")
    if lines.strip():
        slots[_slot(held)] = CommentToken(f"{ending}\n", comment.start_mark, None) if ending.strip() else None
        _attach(into, new, [CommentToken(f"\n{lines}", comment.start_mark, None)])


def _slot(held: CommentedMap | CommentedSeq) -> int:
    return 2 if isinstance(held, CommentedMap) else 0


def _attach(to: CommentedMap | CommentedSeq, key: Any, comments: list[Any]) -> None:
    """Put comments behind a value, after those that are there."""
    if not comments:
        return
    slots, slot = to.ca.items.setdefault(key, [None, None, None, None]), _slot(to)
    comments = [*([slots[slot]] if slots[slot] is not None else []), *comments]
    text = "".join(comment.value if comment.value.endswith("\n") else f"{comment.value}\n" for comment in comments)
    slots[slot] = CommentToken(text, comments[0].start_mark, None)


def _written(answer: Answer) -> Any:
    """The shortest way to write an answer: its value, or a mapping on one line when there is more to it."""
    long_form = _long(answer)
    if list(long_form) == ["answer"]:
        return long_form["answer"]
    if list(long_form) == ["unknown"]:
        return UNKNOWN
    row = CommentedMap(long_form)
    row.fa.set_flow_style()
    return row


def _long(answer: Answer) -> dict[str, Any]:
    """An answer as a mapping, without what it does not have."""
    match answer:
        case Given():
            given = answer.answer
            head: dict[str, Any] = {"answer": _row(given) if isinstance(given, tuple) else _word(given)}
        case Unknown():
            head = {"unknown": _word(True)}
        case NotApplicable():
            head = {"not_applicable": _word(answer.not_applicable)}
        case Unanswered():
            head = {"answer": None}
    if answer.note:
        head["note"] = _word(answer.note)
    if answer.evidence:
        head["evidence"] = _row(answer.evidence)
    return head


def _row(values: Sequence[Any]) -> CommentedSeq:
    row = CommentedSeq([_word(value) for value in values])
    row.fa.set_flow_style()
    return row


def _plain(value: Any) -> Any:
    """A value without ruamel's own types."""
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    return value
