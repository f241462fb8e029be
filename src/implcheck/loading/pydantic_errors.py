"""A model error in our words: Pydantic's error *type* to a problem of ours, and its path to a path in the file.

Keyed by type and never by Pydantic's sentences, which change and speak English only.
"""

import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from implcheck.loading.model_keys import keys_at
from implcheck.loading.suggestions import day_meant, other_word
from implcheck.model.did_you_mean import Nearest
from implcheck.model.problem import Path, Problem, problem
from implcheck.model.question import TYPES, listed, quoted, shown

MOST_LIKENED = 500
"""Unknown keys of a file that are held against the missing ones beside them."""


def problems_of(error: ValidationError, model: type[BaseModel]) -> list[Problem]:
    """Every problem in a validation error of `model`, with paths as they are in the file."""
    found = [_explained(one, model) for one in error.errors(include_url=False) if not _is_echo(one)]
    lacking = {one.path[:-1] for one in found if one.code == "key-missing"}
    unknown = [one for one in found if one.code == "key-unknown" and one.path[:-1] in lacking]
    misspelt = {(*one.path[:-1], one.suggestion) for one in unknown[:MOST_LIKENED]}
    return [one for one in found if one.code != "key-missing" or one.path not in misspelt]


def _is_echo(error: ErrorDetails) -> bool:
    """Whether a list is called too short only because some of its items are not valid; those are told themselves."""
    least = error.get("ctx", {}).get("min_length", 0)
    return error["type"] == "too_short" and isinstance(error["input"], list) and len(error["input"]) >= least


def _explained(error: ErrorDetails, model: type[BaseModel]) -> Problem:
    kind = error["type"]
    path = _in_file(error["loc"])
    last = next((step for step in reversed(path) if isinstance(step, str)), "")
    given = _given(error["input"])
    match kind:
        case "missing":
            return problem("key-missing", path, key=last)
        case "extra_forbidden":
            allowed = keys_at(model, error["loc"][:-1])
            meant = other_word(last, allowed) or Nearest(last, allowed)
            return problem("key-unknown", path, on_key=True, key=last, suggestion=meant)
        case "question_type":
            return _no_type(error["input"], path)
        case _ if error["input"] is None and kind in _TAKES:
            below = kind in _BY_TYPE and _BY_TYPE[kind][0] == "needs-mapping"
            return problem("nothing-below" if below else "empty", path, key=last)
        case "enum" | "literal_error":
            return _not_one_of(error, path, given)
        case "string_pattern_mismatch":
            code = "id-shape" if last in {"id", "value"} else "text-shape"
            code = "claim-shape" if path[:1] == ("claims",) else code
            return problem(code, path, given=given)
        case "date_iso":
            return _no_day(path, last, given)
        case _:
            return _of_type(error, path, last, given)


def _not_one_of(error: ErrorDetails, path: Path, given: str) -> Problem:
    expected = str(error.get("ctx", {}).get("expected", ""))
    if path == ("implcheck",):
        return problem("version-unknown", path, given=given, allowed=expected)
    allowed = expected.replace("'", "").replace(" or ", ", ").replace("True", "true")
    meant = other_word(given, allowed.split(", ")) or Nearest(given, allowed.split(", "))
    return problem("value-not-one-of", path, given=given, allowed=allowed, suggestion=meant)


def _no_day(path: Path, key: str, given: str) -> Problem:
    """What is wrong with a date: it is none, or a day that no calendar has."""
    if _DAY.fullmatch(given):
        return problem("no-such-day", path, given=given)
    return problem("needs-date", path, key=key, given=given, suggestion=day_meant(given))


def _of_type(error: ErrorDetails, path: Path, key: str, given: str) -> Problem:
    """What the table of types has for an error."""
    if error["type"] not in _BY_TYPE:
        return problem("value-invalid", path, given=given, key=key)
    code, keys = _BY_TYPE[error["type"]]
    told = {ours: shown(error["ctx"][theirs]) for ours, theirs in keys.items()}
    if code == "list-too-long":
        told["have"] = str(len(error["input"]))  # Pydantic does not count what is in a mapping
    role = f"{{role: {given}}}" if code == "needs-mapping" and path == ("respondent",) and given else ""
    details: dict[str, Any] = {"given": given, "key": key, **told}
    return problem(code, path, suggestion=role, **details)


def _no_type(question: Any, path: Path) -> Problem:
    """What is wrong with the type of a question that has none of ours."""
    written = question.get("type") if isinstance(question, Mapping) else None
    types = listed(list(TYPES))
    if written is None:
        return problem("question-without-type", path, types=types)
    meant = Nearest(shown(written), TYPES)
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
    "string_too_long": ("text-too-long", {"most": "max_length"}),
    "too_short": ("list-too-short", {"least": "min_length", "have": "actual_length"}),
    "too_long": ("list-too-long", {"most": "max_length", "have": "actual_length"}),
    "greater_than": ("number-not-above", {"bound": "gt"}),
    "greater_than_equal": ("number-below", {"bound": "ge"}),
    "less_than": ("number-not-under", {"bound": "lt"}),
    "less_than_equal": ("number-above", {"bound": "le"}),
    "answer_shape": ("answer-shape", {}),
}
"""Per type of Pydantic (or of ours) the problem it is, and the names of its details."""

_TAKES = frozenset(
    {*(kind for kind, (code, _) in _BY_TYPE.items() if code.startswith("needs-")), "date_iso", "enum", "literal_error"}
)
"""The types of a value of the wrong kind; where nothing was written, that is what to tell."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
