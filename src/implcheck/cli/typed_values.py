"""What was typed on the command line or is in the environment: names of files, which may not be empty, and texts."""

from collections.abc import Iterator, Mapping
from typing import Any

from implcheck.model.refused import Refused
from implcheck.wording.character_set import as_typed

FILES = frozenset(
    {
        *("answers", "files", "old", "new", "file", "questionnaire"),
        *("output", "save", "config", "mapping", "template"),
    }
)
"""The parameters that name a file: never with an empty name, but with any bytes that the system allows."""

_WITH_FILES = frozenset({"format_"})
"""Options with a file in a part of their value."""


def check_typed(context: Any, given: Mapping[str, Any]) -> None:
    """Check the values of a command's parameters before anything is read or written.

    `given` are the values as they are on the command line: an empty name that became a path is the current folder.

    Raises:
        Refused: the name of a file is empty, as of a variable that is not set; or a text is not UTF-8.
    """
    for parameter in context.command.params:
        named = parameter.name
        for value in (*_texts(given.get(named)), *_texts(context.params.get(named))):
            if parameter.name in FILES and not value:
                raise Refused("empty-name", parameter=_shown(parameter))
            if parameter.name not in FILES | _WITH_FILES and as_typed(value, "utf-8") is None:
                raise Refused("not-utf8-text", parameter=_shown(parameter), text=value)


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
