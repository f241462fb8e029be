"""The built-in questionnaires: where they are, and their text."""

from pathlib import Path

from implcheck.loading import inputs
from implcheck.loading.source import SourceText, decoded

SUFFIX = ".yaml"
_FOLDERS = (Path(__file__).parents[1] / "builtin", Path(__file__).parents[3] / "questionnaires")
"""The folder in the installed package, and the one in a checkout: an editable install does not copy data files."""


def directory() -> Path:
    """Return the folder with the built-in questionnaires."""
    return next((folder for folder in _FOLDERS if folder.is_dir()), _FOLDERS[0])


def names() -> tuple[str, ...]:
    """Return the ids of the built-in questionnaires, sorted."""
    return tuple(sorted(path.stem for path in directory().glob(f"*{SUFFIX}")))


def read_builtin(name: str) -> SourceText:
    """Return the text of a built-in questionnaire; `name` is one of `names()`."""
    path = directory() / f"{name}{SUFFIX}"
    inputs.note(path)
    return decoded(str(path), path.read_bytes())


def is_builtin(source: SourceText) -> bool:
    """Return whether a text is that of a built-in questionnaire, byte for byte, wherever it was read."""
    return any(source.data == (directory() / f"{name}{SUFFIX}").read_bytes() for name in names())


def digest(name: str) -> str:
    """Return the SHA-256 of a built-in questionnaire; `name` is one of `names()`."""
    return read_builtin(name).digest
