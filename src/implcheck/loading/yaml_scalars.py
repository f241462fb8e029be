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


_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPES = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|(?P<half>u[dD][89a-fA-F][0-9a-fA-F]{2}|U0000[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
    re.DOTALL,
)


def joined_pairs(text: str) -> str:
    """Return a text with surrogate pairs as the characters that they stand for, and U+FFFD for half a pair.

    JSON escapes a character beyond the 65,536th as two surrogates (RFC 8259, section 7), which YAML reads one by one.
    """
    if _SURROGATE.search(text) is None:
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def half_escape(quoted: str) -> re.Match[str] | None:
    """Return the first escape in a quoted text that is half of a surrogate pair."""
    return next((found for found in _ESCAPES.finditer(quoted) if found["half"]), None)
