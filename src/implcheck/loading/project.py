"""Find the project that a file belongs to, and keep the files that it names inside that project.

Answers, mappings and settings can come from a stranger's pull request. A file that they name is read only inside the
project, so that no error message can quote a file from elsewhere and no name can reach a server or a device.
"""

import errno
import os
from pathlib import Path

from implcheck.model.problem import Problem, problem

SETTINGS_FILE, SHARED_SETTINGS_FILE = "implcheck.toml", "pyproject.toml"
IN_SHARED_SETTINGS = b"implcheck"
"""Text that a shared settings file contains if it has settings for this tool."""

GIT = ".git"
_ENDINGS = frozenset({".yaml", ".yml", ".csv", ".tsv", ".tab", ".xlsx", ".jsonl", ".ndjson", ".toml"})
_READ_AT_MOST = 1024 * 1024
_LONGEST_NAME = 1000
"""Characters of a path in a file; nobody writes a longer one."""


def repository_top(folder: Path) -> Path | None:
    """Return the top of the repository that `folder` is in, or None outside a repository."""
    return next((above for above in (folder, *folder.parents) if os.path.lexists(above / GIT)), None)


def outermost_repository(folder: Path) -> Path | None:
    """Return the top of the outermost repository that `folder` is in, or None outside a repository.

    A repository inside another (a submodule) must not hide the settings of the outer repository.
    """
    return next((above for above in (*reversed(folder.parents), folder) if os.path.lexists(above / GIT)), None)


def name_in_repository(name: str) -> str:
    """Return the name of a file as programs that know a repository look it up: relative to the repository's top.

    The repository is that of the working directory, or else that of the file. Outside a repository the name is relative
    to the working directory. A file that is in neither keeps its name.
    """
    if not name or "\0" in name:
        return name
    try:
        working, path = Path.cwd(), as_written(Path(name))
        real = Path(os.path.realpath(path.parent)) / path.name
    except OSError:  # the working directory is gone
        return name
    tops = (repository_top(working), repository_top(path.parent), working)
    for top in filter(None, tops):
        for spelling in (path, real):
            if spelling.is_relative_to(top):
                return str(spelling.relative_to(top))
    return name


def project_top(folder: Path) -> Path:
    """Return the top of the project of `folder`: its repository's top, else its settings' folder, else `folder`.

    `folder` is an absolute path.
    """
    top = repository_top(folder)
    return top or next((above for above in (folder, *folder.parents) if _has_settings(above)), folder)


def _has_settings(folder: Path) -> bool:
    try:
        if (folder / SETTINGS_FILE).is_file():
            return True
        shared = folder / SHARED_SETTINGS_FILE
        if not shared.is_file():
            return False
        with shared.open("rb") as file:
            return IN_SHARED_SETTINGS in file.read(_READ_AT_MOST)
    except OSError:
        return False


def wrong_name(name: str) -> Problem | None:
    """Return the problem of a name in a file that no file can have; None if one can."""
    if "\0" in name:
        return problem("file-name-null")
    return problem("file-name-too-long", most=_LONGEST_NAME) if len(name) > _LONGEST_NAME else None


def path_inside(name: str, folder: Path) -> Path | None:
    """Return the path of a file that a file in `folder` names, or None if that is outside the project.

    The name itself is checked before the disk is accessed, so that no network share is contacted; then symbolic
    links are followed and checked as well.
    """
    if wrong_name(name) is not None:
        return None
    absolute = as_written(folder)
    top = project_top(absolute)
    path = absolute / name
    return path if as_written(path).is_relative_to(top) and _is_inside(path, top) else None


def leads_outside(name: str) -> bool:
    """Return whether a file that was named on the command line is a symbolic link out of its own project."""
    if "\0" in name:  # no file can have this name: opening it gives the error
        return False
    return not _is_inside(Path(name), project_top(as_written(Path(name)).parent)) and not _is_loop(name)


def _is_loop(name: str) -> bool:
    """Return whether symbolic links lead in a circle; opening the file gives the error."""
    try:
        os.stat(name)  # noqa: PTH116 - a name as it was given
    except OSError as error:
        return error.errno == errno.ELOOP
    return False


def leads_to_another_kind(name: str) -> bool:
    """Return whether a file is a symbolic link to a file of a kind that is never read: `readiness.yaml` to `.env`."""
    path = Path(name)
    real = path.resolve().suffix.lower()
    return real != path.suffix.lower() and real not in _ENDINGS


def is_folder(path: Path | str) -> bool:
    """Return whether `path` is a folder; False without permission to look, where `Path.is_dir` would raise."""
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir would raise without permission


def as_written(path: Path) -> Path:
    """Return the absolute path, computed from the text alone, without following links on the disk."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links before the name was checked


def _is_inside(path: Path, top: Path) -> bool:
    """Return whether a path leads below `top`, and not into git's own folder there, which may hold passwords."""
    try:
        parts = path.resolve().relative_to(top.resolve()).parts
        return all(part.lower() != GIT for part in parts)
    except (OSError, RuntimeError, ValueError):  # not below it, a loop of links, or not a path
        return False
