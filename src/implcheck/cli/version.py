"""Which version this is."""

from importlib.metadata import version


def version_line() -> str:
    """The name and version of the program."""
    return f"implcheck {version('implcheck')}"
