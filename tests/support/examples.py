"""How many examples a property is tried with, where the usual number takes too long."""

from hypothesis import settings

USUAL = 100
"""What Hypothesis tries if nobody says anything."""


def examples(count: int) -> settings:
    """Try `count` examples, and as many times that as the profile tries of the usual number, as `full` does."""
    return settings(max_examples=count * max(settings().max_examples, USUAL) // USUAL)
