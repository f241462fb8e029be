"""Checks of what the public functions are given, before anything else is done with it."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from implcheck.model.enums import TOP_SCORE, Level
from implcheck.model.gate import Asked, Gate

FULL_SCORE = 100
"""The highest score of an assessment, in points."""


def check_gate(gate: Gate) -> None:
    """Check that a gate's demands are possible ones: a number out of range would be met by everybody, or by nobody.

    Raises:
        TypeError: A field is of another type.
        ValueError: A number is out of range.
    """
    if not isinstance(gate, Gate):
        raise TypeError(f"gate is a Gate, not {gate!r}")
    if gate.fail_on is not None:
        _check_level("fail_on", gate.fail_on)
    if gate.fail_under is not None:
        _check_score("fail_under", gate.fail_under)
    for practice, level in _by_practice("fail_on_practices", gate.fail_on_practices):
        _check_level(f"fail_on_practices of {practice!r}", level)
    for practice, score in _by_practice("fail_under_practices", gate.fail_under_practices):
        _check_score(f"fail_under_practices of {practice!r}", score)
    _check_list("require_complete_in", gate.require_complete_in, str, "ids of practices, such as ('why',)")
    _check_flag("require_complete", gate.require_complete)
    _check_flag("no_accepted", gate.no_accepted)
    _check_flag("no_overdue", gate.no_overdue)
    if gate.require_evidence is not None:
        _check_whole("require_evidence", gate.require_evidence, TOP_SCORE)
    if gate.max_age is not None:
        _check_whole("max_age", gate.max_age)
    _check_list("asked", gate.asked, Asked, "demands as they were made, each an Asked")


def _by_practice(field: str, given: object) -> Sequence[tuple[object, object]]:
    if not isinstance(given, Mapping):
        raise TypeError(f"{field} maps ids of practices to demands; it cannot be {given!r}")
    for practice in given:
        if not isinstance(practice, str):
            raise TypeError(f"{field} maps ids of practices, which are texts; {practice!r} is none")
    return tuple(given.items())


def _check_level(field: str, given: object) -> None:
    if not isinstance(given, Level):
        raise TypeError(f"{field} is a Level, such as Level.HIGH, not {given!r}")


def _check_score(field: str, given: object) -> None:
    if isinstance(given, bool) or not isinstance(given, (int, float, Fraction)):
        raise TypeError(f"{field} is a number from 0 to {FULL_SCORE}, not {given!r}")
    if not 0 <= given <= FULL_SCORE:  # nor is it "not a number", which is neither
        raise ValueError(f"{field} is a number from 0 to {FULL_SCORE}, not {given}")


def _check_whole(field: str, given: object, most: int | None = None) -> None:
    allowed = "a whole number, at least 0" if most is None else f"a whole number from 0 to {most}"
    if isinstance(given, bool) or not isinstance(given, int):
        raise TypeError(f"{field} is {allowed}, not {given!r}")
    if given < 0 or (most is not None and given > most):
        raise ValueError(f"{field} is {allowed}, not {given}")


def _check_flag(field: str, given: object) -> None:
    if not isinstance(given, bool):
        raise TypeError(f"{field} is True or False, not {given!r}")


def _check_list(field: str, given: object, kind: type, what: str) -> None:
    if not isinstance(given, (tuple, list)) or not all(isinstance(item, kind) for item in given):
        raise TypeError(f"{field} is a tuple of {what}, not {given!r}")
