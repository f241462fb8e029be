"""The settings of a repository at another commit: on a pull request, those of the target branch.

git only reads objects. It may use no protocol, so that no configuration of a stranger's repository can make it fetch
missing objects and run a command with that.
"""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from implcheck.cli.settings_files import SettingsFile, candidates, parsed, read_each
from implcheck.loading.project import as_written, outermost_repository, repository_top
from implcheck.model.limits import LARGEST_SETTINGS
from implcheck.model.refused import Refused

_WITHOUT_NETWORK = {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}


def find_in_commit(folders: Sequence[Path], commit: str) -> tuple[SettingsFile, ...]:
    """Return the settings of folders at `commit`, in the order of `settings_files.find`.

    Raises:
        UnreadableSettings: one of them cannot be used.
        Refused: a folder is outside any repository, or git does not know the commit.
    """
    files = list(candidates(folders))
    top = _repository(files[-1].parent)
    if top is None:
        raise Refused("settings-no-repository", folder=as_written(folders[-1]))

    def read(file: Path) -> SettingsFile | None:
        data = _blob(top, commit, file.relative_to(top).as_posix())
        return parsed(file, data) if data is not None else None

    return read_each([file for file in files if file.is_relative_to(top)], read)


def _repository(folder: Path) -> Path | None:
    """Return the repository of the working directory if it contains the folder, else the outermost one around it.

    Never a nested repository: a pull request may have added it as a submodule, with branches of its own.
    """
    current = repository_top(Path.cwd())
    return current if current is not None and folder.is_relative_to(current) else outermost_repository(folder)


def _blob(top: Path, commit: str, path: str) -> bytes | None:
    """Return the content of a path at a commit; more bytes than the limit if it is too large, None if it is no file.

    Raises:
        Refused: git does not know the commit, or lacks objects of it, as in a partial clone: settings that exist and
            cannot be read must not be ignored.
    """
    name = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}^{{commit}}")
    if name is None:
        raise Refused("settings-no-commit", commit=commit)
    listed = _git(top, "--literal-pathspecs", "ls-tree", "-z", "--full-tree", name.decode().strip(), "--", path)
    if listed == b"":
        return None
    if listed is not None:
        _, kind, blob = listed.partition(b"\t")[0].decode().split()
        if kind != "blob":
            return None
        size = _git(top, "cat-file", "-s", blob)
        if size is not None and int(size) > LARGEST_SETTINGS:
            return b" " * (LARGEST_SETTINGS + 1)
        data = _git(top, "cat-file", "blob", blob)
        if data is not None:
            return data
    raise Refused("settings-not-whole", commit=commit, file=path)


def _git(top: Path, *arguments: str) -> bytes | None:
    """Return the output of git; None if it fails.

    Raises:
        Refused: git is not installed.
    """
    program = shutil.which("git")
    # Windows searches the working directory first, where a checkout may have its own `git`.
    if program is None or not Path(program).is_absolute():
        raise Refused("settings-no-git")
    finished = subprocess.run(  # noqa: S603 - a fixed program with arguments, and no shell
        [program, "-C", str(top), *arguments],
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env={**os.environ, **_WITHOUT_NETWORK},
    )
    return finished.stdout if finished.returncode == 0 else None
