"""The name of a file for people, and its path or URI for programs."""

import os
import re
from urllib.parse import quote

from implcheck.model.problem import STANDARD_INPUT_NAME
from implcheck.wording.escape import for_terminal

_IN_NO_FILE = frozenset({"", "-", STANDARD_INPUT_NAME})

ON_WINDOWS = os.name == "nt"

_DRIVE = re.compile(r"[A-Za-z]:/")


def name_of(file: str) -> str:
    """Return the name for people; safe to print."""
    return STANDARD_INPUT_NAME if file in _IN_NO_FILE else for_terminal(file)


def path_of(file: str, *, windows: bool = ON_WINDOWS) -> str:
    """Return the path with forward slashes and without `.` steps; empty for standard input.

    An absolute path stays absolute, as the folder that it could be relative to is not known here.
    """
    if file in _IN_NO_FILE:
        return ""
    path = file.replace("\\", "/") if windows else file
    steps = "/".join(step for step in path.split("/") if step not in {"", "."})
    if windows and path.startswith("//"):
        return f"//{steps}"
    return f"/{steps}" if path.startswith("/") else steps


def uri_of(file: str, *, windows: bool = ON_WINDOWS) -> str:
    """Return the path as a percent-encoded URI: relative, or `file:` for an absolute path; empty for standard input.

    A name that is not UTF-8 keeps its bytes.
    """
    path = path_of(file, windows=windows)
    errors = "surrogatepass" if windows else "surrogateescape"
    drive = _DRIVE.match(path) if windows else None
    address = quote(path.removeprefix(drive[0]) if drive else path, safe="/", errors=errors)
    if drive:
        return f"file:///{drive[0]}{address}"
    if windows and path.startswith("//"):
        return f"file:{address}"
    return f"file://{address}" if path.startswith("/") else address
