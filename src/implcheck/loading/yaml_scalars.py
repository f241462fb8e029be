"""What a plain word in YAML means: the YAML 1.2 core schema, and nothing else.

PyYAML follows YAML 1.1, where `no` is false, `12:30` is 750 and `1_000` is 1000. An answer must never turn
into something else in silence, so here only these are more than text: numbers in digits, `true`, `false`,
`null`, `~` and nothing at all. A date stays text, too; the model that wants a date reads it.
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
"""Characters; beyond it a row of digits is text, because turning it into a number takes ever longer."""


def resolved(word: str) -> Plain:
    """The value of an unquoted word."""
    if word in _SPECIAL:
        return _SPECIAL[word]
    if word[0] not in _NUMBER_START or len(word) > _LONGEST_NUMBER:
        return word
    if _INTEGER.fullmatch(word):
        return int(word)
    if _BASED.fullmatch(word):
        return int(word, 0)
    return float(word) if _FLOAT.fullmatch(word) else word
