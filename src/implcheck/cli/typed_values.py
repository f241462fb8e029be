"""What was typed on the command line or is in the environment: names of files, which may not be empty, and texts."""

import os
from collections.abc import Iterator, Mapping
from typing import Any

from implcheck.model.limits import LONGEST_TEXT
from implcheck.model.refused import Refused
from implcheck.wording.character_set import as_typed

TYPED = "implcheck.typed"
"""The key of a context for the values on the command line, as they were typed, by the name of the parameter."""

FILES = frozenset(
    {
        *("answers", "files", "old", "new", "file", "questionnaire"),
        *("output", "save", "from_", "config", "mapping", "template"),
    }
)
"""The parameters that name a file: never with an empty name, but with any bytes that the system allows."""

_MAY_BE_FOLDERS = frozenset({"answers", "files", "old", "new"})
"""The parameters for which a folder may be given, too."""

_WITH_FILES = frozenset({"format_"})
"""Options with a file in a part of their value, after a colon."""


def is_typed(context: Any, parameter: str) -> bool:
    """Return whether the value of a parameter comes from the command line or the environment."""
    source = context.get_parameter_source(parameter)
    return source is not None and source.name in {"COMMANDLINE", "ENVIRONMENT"}


def check_typed(context: Any, given: Mapping[str, Any]) -> None:
    """Check the values of a command's parameters before anything is read or written.

    `given` are the values as they are on the command line: an empty name that became a path is the current folder, and
    a path does not end in a slash.

    Raises:
        Refused: the name of a file is empty, as of a variable that is not set, or is that of a folder where only a file
            can be; or a text is not UTF-8, or too long.
    """
    for parameter in context.command.params:
        for value in (*_texts(given.get(parameter.name)), *_texts(parameter.resolve_envvar_value(context))):
            if parameter.name in _WITH_FILES:
                _check_file(value.partition(":")[2])
            elif parameter.name not in FILES:
                _check_text(value, parameter)
            elif not value:
                raise Refused("empty-name", parameter=_shown(parameter))
            elif parameter.name not in _MAY_BE_FOLDERS:
                _check_file(value)


def _check_file(name: str) -> None:
    if name and os.path.basename(name) in {"", os.curdir, os.pardir}:  # noqa: PTH119 - a path has lost its last slash
        raise Refused("directory-not-file", file=name)


def _check_text(text: str, parameter: Any) -> None:
    if as_typed(text, "utf-8") is None:
        raise Refused("not-utf8-text", parameter=_shown(parameter), text=text)
    if len(text) > LONGEST_TEXT:
        raise Refused("long-text", parameter=_shown(parameter), most=LONGEST_TEXT)


def _texts(given: Any) -> Iterator[str]:
    for value in given if isinstance(given, list | tuple) else [given]:
        if isinstance(value, str):
            yield value


def _shown(parameter: Any) -> str:
    return (
        str(max(parameter.opts, key=len))
        if parameter.opts[0].startswith("-")
        else str(parameter.metavar or parameter.name.upper())
    )
