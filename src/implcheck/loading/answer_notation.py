"""Write an answer in YAML: its values, and the shortest form that holds all of it."""

import datetime
from collections.abc import Sequence
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from implcheck.loading.yaml_scalars import resolved
from implcheck.model.answer_value import NOT_YET, UNKNOWN, shown
from implcheck.model.answers import Answer, Given, NotApplicable, NotYet, Unanswered, Unknown
from implcheck.model.enums import Ordered


def as_scalar(value: Any) -> Any:
    """Return a value as it is written: text in quotes if our reader would take it for something else."""
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


def as_shortest(answer: Answer) -> Any:
    """Return the shortest form of an answer: its value, or a mapping on one line if there is more to it."""
    long_form = as_mapping(answer)
    if list(long_form) == ["answer"]:
        return long_form["answer"]
    if list(long_form) in ([UNKNOWN], [NOT_YET]):
        return next(iter(long_form))
    flow = CommentedMap(long_form)
    flow.fa.set_flow_style()
    return flow


def as_mapping(answer: Answer) -> dict[str, Any]:
    """Return an answer as a mapping, without the keys that it does not need."""
    match answer:
        case Given():
            given = answer.answer
            head: dict[str, Any] = {"answer": as_flow_list(given) if isinstance(given, tuple) else as_scalar(given)}
        case Unknown():
            head = {"unknown": as_scalar(True)}
        case NotApplicable():
            head = {"not_applicable": as_scalar(answer.not_applicable)}
        case NotYet():
            head = {"not_yet": as_scalar(True)}
        case Unanswered():
            head = {"answer": None}
    if answer.note:
        head["note"] = as_scalar(answer.note)
    if answer.evidence:
        head["evidence"] = as_flow_list(answer.evidence)
    return head


def as_flow_list(values: Sequence[Any]) -> CommentedSeq:
    """Return values as a list on one line."""
    flow = CommentedSeq([as_scalar(value) for value in values])
    flow.fa.set_flow_style()
    return flow
