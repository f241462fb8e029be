"""Find the files of a round: those that are read, links to one of them, and files in a folder that are not read.

An assessment refuses a file that it is given twice, by whatever name. The page about a round is there to find such things,
so a link in a folder to a file that is read is set aside.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from implcheck.loading.files import answers_files_in, files_in, is_yaml
from implcheck.loading.project import SETTINGS_FILE, is_folder
from implcheck.loading.source import no_such_file
from implcheck.model.limits import LONGEST_PATH
from implcheck.model.problem import InvalidFile, Location, Problem, problem


class RoundFolder(NamedTuple):
    """The files that the command line names, and what else is in its folders."""

    files: tuple[str, ...]
    """Those that are read."""
    links: tuple[tuple[str, Problem], ...]
    """Links in folders to a file that is read, each with the problem that says so."""
    unread: tuple[str, ...]
    """Other files directly in the folders, sorted by name; not the settings, and none whose name starts with a dot."""


def files_of_round(names: Sequence[str], *, may_be_empty: bool = False) -> RoundFolder:
    """Return the files in `names`, and in those of them that are folders.

    Raises:
        InvalidFile: A name does not exist or was given twice, a folder cannot be read, or holds no answers file and may
            not be empty, or there are too many files.
    """
    if missing := [name for name in names if _is_missing(name)]:
        raise InvalidFile([no_such_file(name).at(Location(name)) for name in missing])
    links = tuple(_links_to_others(names))
    files = files_in(names, may_be_empty=may_be_empty, without=frozenset(name for name, _ in links))
    return RoundFolder(files, links, tuple(_unread(names)))


def _is_missing(name: str) -> bool:
    """Return whether nothing has this name; a link that leads nowhere is there, and reading it says what is wrong."""
    if len(name) > LONGEST_PATH:
        return False
    try:
        os.lstat(name)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):  # reading it says why
        return False
    return False


def _links_to_others(names: Sequence[str]) -> Iterator[tuple[str, Problem]]:
    """Yield each link in a folder to a file that is read by another name, with the problem that says so."""
    inside = [file for name in names if _is_listed(name) for file in answers_files_in(Path(name))]
    links = [file for file in dict.fromkeys(inside) if Path(file).is_symlink()]
    files = [*(name for name in names if not is_folder(name)), *(file for file in inside if file not in links)]
    earlier = {os.path.realpath(file): file for file in reversed(files)}
    for link in links:
        other = earlier.setdefault(os.path.realpath(link), link)
        if other != link:
            yield link, problem("file-link-again", file=other).at(Location(link))


def _unread(names: Sequence[str]) -> Iterator[str]:
    given = {os.path.realpath(name) for name in names if len(name) <= LONGEST_PATH and "\0" not in name}
    for name in dict.fromkeys(filter(_is_listed, names)):
        for file in sorted(Path(name).iterdir()):
            is_other = not (is_yaml(file.name) or is_folder(file) or file.name.startswith("."))
            if is_other and file.name != SETTINGS_FILE and os.path.realpath(file) not in given:
                yield str(file)


def _is_listed(name: str) -> bool:
    return len(name) <= LONGEST_PATH and is_folder(name)
