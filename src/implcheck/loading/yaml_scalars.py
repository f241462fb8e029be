"""Resolve plain YAML scalars by the YAML 1.2 core schema.

PyYAML follows YAML 1.1, where `no` is false, `12:30` is 750 and `1_000` is 1000. An answer must never turn
into something else silently, so here only these are not text: numbers in digits, `true`, `false`, `null`, `~`
and an empty value. A date stays text, too; the model that needs a date parses it.
"""

import re

Plain = str | int | float | bool | None

_NUMBER_START = frozenset("+-.0123456789")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_SPECIAL: dict[str, Plain] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((sign + word for sign in ("", "+") for word in (".inf", ".Inf", ".INF")), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}
_LONGEST_NUMBER = 300
"""Characters. A longer row of digits stays text: the time to convert it grows faster than its length."""


def resolved(word: str) -> Plain:
    """Return the value of an unquoted word."""
    if word in _SPECIAL:
        return _SPECIAL[word]
    if word[0] not in _NUMBER_START or len(word) > _LONGEST_NUMBER:
        return word
    if _INTEGER.fullmatch(word):
        return int(word)
    if _BASED.fullmatch(word):
        return int(word, 0)
    return float(word) if _FLOAT.fullmatch(word) else word
