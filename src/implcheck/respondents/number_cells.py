"""Read a number as people and spreadsheets write it: 7,5 or 7.5, and 1.000,5 or 1,000.5. What is ambiguous is a problem."""

import re
from collections.abc import Collection
from typing import Literal

from implcheck.model.answer_value import quoted, shown
from implcheck.model.comparable_text import comparable
from implcheck.model.problem import InvalidFile, problem

Decimal = Literal[".", ","]
"""What stands before the decimals of a number."""

_PLAIN = re.compile(r"-?[0-9]{1,12}")
_DECIMAL = re.compile(r"(?P<whole>-?[0-9]{1,12})(?P<sign>[.,])(?P<rest>[0-9]{1,12})")
_GROUPED = re.compile(
    r"(?P<whole>-?[1-9][0-9]{0,2}(?P<group>[.,' ])[0-9]{3}(?:(?P=group)[0-9]{3}){0,3})(?:(?P<sign>[.,])(?P<rest>[0-9]{1,12}))?"
)
"""Thousands with a sign between them, and perhaps decimals."""


def number_in(text: str, decimal: Decimal | None, units: Collection[str]) -> float | int | None:
    """Return the number in a cell; None if it is none.

    Args:
        text: The cell.
        decimal: What stands before decimals; None if nobody said so, and then it is a point wherever that is certain.
        units: The unit of the question in each language: it may follow the number, or its percent sign may.

    Raises:
        InvalidFile: The number is ambiguous, or has the decimals of another language; the problem has no location.
    """
    bare = _without_unit(comparable(text), units)
    if _PLAIN.fullmatch(bare):
        return int(bare)
    simple, grouped = _DECIMAL.fullmatch(bare), _GROUPED.fullmatch(bare)
    if simple is not None and (simple["sign"] == decimal or (grouped is None and simple["sign"] == ".")):
        return float(f"{simple['whole']}.{simple['rest']}")  # a point before thousands would have three digits after it
    if decimal is None:
        _check_certain(text, simple, grouped)
    if grouped is None or grouped["group"] in (decimal, grouped["sign"]):
        return None
    whole = re.sub(r"[.,' ]", "", grouped["whole"])
    if grouped["sign"] is None:
        return int(whole)
    return float(f"{whole}.{grouped['rest']}") if grouped["sign"] == (decimal or ".") else None


def _check_certain(text: str, simple: re.Match[str] | None, grouped: re.Match[str] | None) -> None:
    """Check a number, of which nobody said what stands before decimals.

    Raises:
        InvalidFile: It can be two numbers, or has a comma before its decimals.
    """
    if simple is not None and grouped is not None:
        whole, rest = simple["whole"], simple["rest"]
        number = shown(float(f"{whole}.{rest}"))
        wrong = problem("table-number-ambiguous", given=quoted(text), thousand=whole + rest, number=number)
        raise InvalidFile((wrong,))
    if simple is not None or (grouped is not None and grouped["sign"] == "," != grouped["group"]):
        raise InvalidFile((problem("table-number-comma", given=quoted(text)),))


def _without_unit(text: str, units: Collection[str]) -> str:
    for unit in units:
        for ending in (unit, unit[:1] if unit.startswith("%") else unit):
            if text.casefold().endswith(ending.casefold()) and len(text) > len(ending):
                return text[: -len(ending)].rstrip()
    return text
