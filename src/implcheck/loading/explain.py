"""A model error in our words: Pydantic's error *type* to a problem of ours, and its path to a path in the file.

Keyed by type and never by Pydantic's sentences, which change and speak English only.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from implcheck.loading.shape import keys_at
from implcheck.model.nearest import nearest
from implcheck.model.problem import Path, Problem, problem
from implcheck.model.question import TYPES, listed, quoted, shown


def problems_of(error: ValidationError, model: type[BaseModel]) -> list[Problem]:
    """Every problem in a validation error of `model`, with paths as they are in the file."""
    return [_explained(one, model) for one in error.errors(include_url=False) if not _is_echo(one)]


def _is_echo(error: ErrorDetails) -> bool:
    """Whether a list is called too short only because some of its items are not valid; those are told themselves."""
    least = error.get("ctx", {}).get("min_length", 0)
    return error["type"] == "too_short" and isinstance(error["input"], list) and len(error["input"]) >= least


def _explained(error: ErrorDetails, model: type[BaseModel]) -> Problem:
    kind, context = error["type"], error.get("ctx", {})
    path = _in_file(error["loc"])
    last = next((step for step in reversed(path) if isinstance(step, str)), "")
    given = _given(error["input"])
    match kind:
        case "missing":
            return problem("key-missing", path, key=last)
        case "extra_forbidden":
            allowed = keys_at(model, error["loc"][:-1])
            return problem("key-unknown", path, on_key=True, key=last, suggestion=nearest(last, allowed))
        case "question_type":
            return _no_type(error["input"], path)
        case "string_type" | "enum" | "literal_error" if error["input"] is None:
            return problem("empty", path, key=last)
        case "enum" | "literal_error":
            expected = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ").replace("True", "true")
            meant = nearest(given, expected.split(", "))
            return problem("value-not-one-of", path, given=given, allowed=expected, suggestion=meant)
        case "string_pattern_mismatch":
            code = "id-shape" if last in {"id", "value"} else "text-shape"
            code = "claim-shape" if path[:1] == ("claims",) else code
            return problem(code, path, given=given)
        case _ if kind in _BY_TYPE:
            code, keys = _BY_TYPE[kind]
            told = {ours: shown(context[theirs]) for ours, theirs in keys.items()}
            return Problem(code, path, MappingProxyType({"given": given, "key": last, **told}))
        case _:
            return problem("value-invalid", path, given=given, key=last)


def _no_type(question: Any, path: Path) -> Problem:
    """What is wrong with the type of a question that has none of ours."""
    written = question.get("type") if isinstance(question, Mapping) else None
    types = listed(list(TYPES))
    if written is None:
        return problem("question-without-type", path, types=types)
    meant = nearest(str(written), TYPES)
    return problem("question-type", (*path, "type"), given=shown(written), types=types, suggestion=meant)


def _in_file(loc: tuple[str | int, ...]) -> Path:
    """The path without what is not in the file: tags of unions, Pydantic's mark for a key, a text's one language."""
    return tuple(step for step in loc if not (isinstance(step, str) and (step in {"[key]", ""} or step[0] == "<")))


def _given(value: Any) -> str:
    """The value as written, kept short; a list or mapping has no short form."""
    if isinstance(value, (Mapping, list, tuple)):
        return ""
    return "" if value is None else quoted(value)


_BY_TYPE: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "int_type": ("needs-whole-number", {}),
    "int_from_float": ("needs-whole-number", {}),
    "int_parsing": ("needs-whole-number", {}),
    "float_type": ("needs-number", {}),
    "finite_number": ("needs-number", {}),
    "string_type": ("needs-text", {}),
    "text_shape": ("needs-text", {}),
    "bool_type": ("needs-true-or-false", {}),
    "bool_parsing": ("needs-true-or-false", {}),
    "tuple_type": ("needs-list", {}),
    "mapping_type": ("needs-mapping", {}),
    "dict_type": ("needs-mapping", {}),
    "model_type": ("needs-mapping", {}),
    "model_attributes_type": ("needs-mapping", {}),
    "condition_kind": ("condition-kind", {}),
    "one_test": ("condition-one-test", {}),
    "text_blank": ("empty", {}),
    "string_too_short": ("empty", {}),
    "too_short": ("list-too-short", {"least": "min_length"}),
    "too_long": ("list-too-long", {"most": "max_length"}),
    "greater_than": ("number-not-above", {"bound": "gt"}),
    "greater_than_equal": ("number-below", {"bound": "ge"}),
    "less_than": ("number-not-under", {"bound": "lt"}),
    "less_than_equal": ("number-above", {"bound": "le"}),
    "answer_shape": ("answer-shape", {}),
    "date_iso": ("needs-date", {}),
}
"""Per type of Pydantic (or of ours) the problem it is, and the names of its particulars."""
