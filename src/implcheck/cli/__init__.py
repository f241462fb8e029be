"""The command line: one module per command, and `app`, which registers the commands."""


def version_line() -> str:
    """Return the name and version of the program; imported before anything heavy."""
    from importlib.metadata import version

    return f"implcheck {version('implcheck')}"
