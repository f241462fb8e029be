"""Numbers as people type them: `40`, `40%`, `40,5`, `1 000` and `1.234,5`.

What a point or a comma means differs by language, and people mix languages, so `1.000` may be a thousand or one. Such a
text is asked about and never guessed. The offline form reads numbers by the same rules (`assets/form/numbers.js`).
"""

import re

from implcheck.model.answer_value import Value

_DECIMAL = re.compile(r"[-+]?[0-9]{1,12}([.,][0-9]{1,12})?")
_GROUPED = re.compile(
    r"[-+]?[1-9][0-9]{0,2}([.,'\u2019 \u00a0\u202f])[0-9]{3}(\1[0-9]{3}){0,2}((?!\1)[.,][0-9]{1,12})?"
)
"""Thousands: groups of three digits with one sign between them, and perhaps decimals after another sign."""


def possible_numbers(typed: str) -> tuple[int | float, ...]:
    """Return the numbers that a text may mean: none, one, or two, that with thousands first."""
    written = typed.strip().removesuffix("%").strip()
    found: list[str] = []
    if grouped := _GROUPED.fullmatch(written):
        found.append(written.replace(grouped[1], ""))
    if _DECIMAL.fullmatch(written):
        found.append(written)
    return tuple(map(_number, found))


def read_number(typed: str) -> Value:
    """Return the number that a text means; a text that means none, or two, is returned unchanged."""
    found = possible_numbers(typed)
    return found[0] if len(found) == 1 else typed


def _number(written: str) -> int | float:
    number = float(written.replace(",", "."))
    return int(number) if number.is_integer() else number
