"""Check that the files which answers name as evidence exist."""

import re
from collections.abc import Mapping
from pathlib import Path

from implcheck.loading.project import path_inside
from implcheck.model.answers import Answers

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|www\.|[/\\~]|[^\s/\\]+@")
"""The start of a web address, an e-mail address or an absolute path."""

_END = r"\.[A-Za-z][A-Za-z0-9]{0,4}"
_PATH = re.compile(
    rf"""
    \.{{1,2}}[/\\].+                                     # starts as a path
    | (?=.*[^\W\d])[^\s/\\]+(?:[/\\][^\s/\\]+)+[/\\]?  # words with slashes between, and no date as 3/11
    | [^\s/\\]+[/\\].*{_END}                             # a folder, and ends as a file does
    | \S+{_END}                                          # one word that ends as a file does
    """,
    re.VERBOSE,
)
"""Text that looks like a path."""


def is_relative_path(evidence: str) -> bool:
    """Return whether a piece of evidence is a relative path: no address, no absolute path, no sentence."""
    file, _, _ = evidence.partition("#")
    return _PATH.fullmatch(file) is not None and _ELSEWHERE.match(file) is None


def not_found(answers: Answers, folder: Path) -> Mapping[str, tuple[str, ...]]:
    """Return, by question id, the relative paths in its evidence that do not exist; they start at `folder`."""
    missing = {
        id_: tuple(path for path in answer.evidence if is_relative_path(path) and not _exists(folder, path))
        for id_, answer in answers.answers.items()
    }
    return {id_: paths for id_, paths in missing.items() if paths}


def _exists(folder: Path, path: str) -> bool:
    """Return whether the file exists; False outside the project, so that a report reveals nothing about files there."""
    try:
        file = path_inside(path.partition("#")[0].replace("\\", "/"), folder)
        return file is not None and file.exists()
    except (OSError, ValueError):
        return False
