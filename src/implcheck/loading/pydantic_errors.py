"""Translate Pydantic's validation errors into problems, with paths as they are in the file.

Errors are looked up by their type and never by Pydantic's sentences, which change and are English only.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from implcheck.loading.model_keys import keys_at
from implcheck.model.answer_value import listed, quoted, shown
from implcheck.model.dates import looks_like_date
from implcheck.model.did_you_mean import Nearest
from implcheck.model.problem import Path, Problem, problem
from implcheck.model.question import TYPES
from implcheck.validation.suggestions import suggest_date, suggest_word

MOST_COMPARED = 500
"""Unknown keys of a file that are compared with the missing keys beside them."""


def problems_of(error: ValidationError, model: type[BaseModel]) -> list[Problem]:
    """Return every problem in a validation error of `model`; a misspelt key is not reported as missing as well."""
    problems = [_translated(detail, model) for detail in error.errors(include_url=False) if not _is_echo(detail)]
    incomplete = {found.path[:-1] for found in problems if found.code == "key-missing"}
    unknown = [found for found in problems if found.code == "key-unknown" and found.path[:-1] in incomplete]
    misspelt = {(*found.path[:-1], found.suggestion) for found in unknown[:MOST_COMPARED]}
    misspelt |= {(*found.path[:-1], found.details["now"]) for found in problems if found.code == "scores-of-yes-or-no"}
    return [found for found in problems if found.code != "key-missing" or found.path not in misspelt]


def _is_echo(error: ErrorDetails) -> bool:
    """Return whether a list is too short only because its invalid items, reported themselves, do not count."""
    least = error.get("ctx", {}).get("min_length", 0)
    return error["type"] == "too_short" and isinstance(error["input"], list) and len(error["input"]) >= least


def _translated(error: ErrorDetails, model: type[BaseModel]) -> Problem:
    type_ = error["type"]
    path = _in_file(error["loc"])
    last = next((step for step in reversed(path) if isinstance(step, str)), "")
    given = _given(error["input"])
    match type_:
        case "missing":
            return problem("key-missing", path, key=last)
        case "extra_forbidden":
            return _earlier_key(path, last) or _unknown_key(path, last, keys_at(model, error["loc"][:-1]))
        case "question_type":
            return _question_type(error["input"], path)
        case _ if error["input"] is None and type_ in _NEEDS_A_VALUE:
            needs_mapping = type_ in _BY_TYPE and _BY_TYPE[type_][0] == "needs-mapping"
            return problem("nothing-below" if needs_mapping else "empty", path, key=last)
        case "enum" | "literal_error":
            return _not_one_of(error, path, given)
        case "string_pattern_mismatch":
            code = "id-shape" if last in {"id", "value"} else "text-shape"
            code = "claim-shape" if path[:1] == ("claims",) else code
            return problem(code, path, given=given)
        case "date_iso":
            return _date(path, last, given)
        case _:
            return _by_type(error, path, last, given)


def _unknown_key(path: Path, key: str, allowed: list[str]) -> Problem:
    meant = suggest_word(key, allowed) or Nearest(key, allowed)
    return problem("key-unknown", path, on_key=True, key=key, suggestion=meant)


def _earlier_key(path: Path, key: str) -> Problem | None:
    """Return what to write now for a key of a question as questionnaires of 0.1 had it; None for any other key."""
    if path[:1] != ("questions",) or len(path) != len(("questions", 0, key)):
        return None
    if key in _SCORES_NOW:
        return problem("scores-of-yes-or-no", path, on_key=True, key=key, now=_SCORES_NOW[key])
    return problem("advice-of-a-question", path, on_key=True) if key == "advice" else None


def _not_one_of(error: ErrorDetails, path: Path, given: str) -> Problem:
    expected = str(error.get("ctx", {}).get("expected", ""))
    if path == ("implcheck",):
        return problem("version-unknown", path, given=given, allowed=expected)
    allowed = expected.replace("'", "").replace(" or ", ", ").replace("True", "true")
    meant = suggest_word(given, allowed.split(", ")) or Nearest(given, allowed.split(", "))
    return problem("value-not-one-of", path, given=given, allowed=allowed, suggestion=meant)


def _date(path: Path, key: str, given: str) -> Problem:
    """Return the problem of an invalid date: not a date, or a day that does not exist."""
    if looks_like_date(given):
        return problem("no-such-day", path, given=given)
    return problem("needs-date", path, key=key, given=given, suggestion=suggest_date(given))


def _by_type(error: ErrorDetails, path: Path, key: str, given: str) -> Problem:
    """Return the problem that `_BY_TYPE` has for an error."""
    if error["type"] not in _BY_TYPE:
        return problem("value-invalid", path, given=given, key=key)
    code, keys = _BY_TYPE[error["type"]]
    context = {ours: shown(error["ctx"][theirs]) for ours, theirs in keys.items()}
    if code == "list-too-long":
        context["have"] = str(len(error["input"]))  # Pydantic does not count the entries of a mapping
    if code == "needs-mapping" and key == "advice" and isinstance(error["input"], list):
        return problem("advice-a-list", path)
    role = f"{{role: {given}}}" if code == "needs-mapping" and path == ("respondent",) and given else ""
    details: dict[str, Any] = {"given": given, "key": key, **context}
    return problem(code, path, suggestion=role, **details)


def _question_type(question: Any, path: Path) -> Problem:
    """Return the problem of a question whose type is missing or unknown."""
    written = question.get("type") if isinstance(question, Mapping) else None
    types = listed(list(TYPES))
    if written is None:
        return problem("question-without-type", path, types=types)
    meant = Nearest(shown(written), TYPES)
    return problem("question-type", (*path, "type"), given=shown(written), types=types, suggestion=meant)


def _in_file(loc: tuple[str | int, ...]) -> Path:
    """Return the path without the steps that are not in the file: union tags, key marks, a text's unnamed language."""
    return tuple(step for step in loc if not (isinstance(step, str) and (step in {"[key]", ""} or step[0] == "<")))


def _given(value: Any) -> str:
    """Return the value as written, shortened; empty for a list or mapping."""
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
"""By error type, Pydantic's or our own: the code of the problem, and its details by their names in Pydantic's context."""

_SCORES_NOW: Mapping[str, str] = {"score_yes": "if_yes", "score_no": "if_no"}
"""The keys of today, by those that questionnaires of 0.1 had for the scores of yes and no."""

_NEEDS_A_VALUE = frozenset(
    {
        *(type_ for type_, (code, _) in _BY_TYPE.items() if code.startswith("needs-")),
        "date_iso",
        "enum",
        "literal_error",
    }
)
"""Error types of a value of the wrong kind; if no value was written, the problem is that it is empty."""
