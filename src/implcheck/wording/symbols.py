"""The symbols of levels. Each level has a different shape, so that no reader has to rely on colour."""

from implcheck.model.enums import Level

SYMBOLS = {Level.LOW: "●", Level.MODERATE: "◆", Level.HIGH: "▲", Level.CRITICAL: "■"}
NO_LEVEL = "○"
PASSED, FAILED = "✔", "✖"


def symbol(level: Level | None) -> str:
    """Return the shape of a level."""
    return SYMBOLS[level] if level is not None else NO_LEVEL
