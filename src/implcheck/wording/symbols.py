"""The shapes of levels. Each level has its own, so that nothing depends on colour."""

from implcheck.model.enums import Level

SYMBOLS = {Level.LOW: "●", Level.MODERATE: "◆", Level.HIGH: "▲", Level.CRITICAL: "■"}
NO_LEVEL = "○"
PASSED, FAILED = "✔", "✖"


def symbol(level: Level | None) -> str:
    """Return the shape of a level."""
    return SYMBOLS[level] if level is not None else NO_LEVEL
