"""The settings of a repository as another commit has them: on a pull request, those of the branch it goes to.

git is asked to read objects only. It may not use any protocol, so that no configuration of a stranger's repository can
make it fetch what is missing, and with that run a command.
"""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from implcheck.cli.errors import Refused
from implcheck.cli.settings_files import SettingsFile, candidates, parsed
from implcheck.loading.project import as_written, outermost_repository, repository_top
from implcheck.model.limits import LARGEST_SETTINGS

_WITHOUT_NETWORK = {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}


def find_in_commit(folders: Sequence[Path], commit: str) -> tuple[SettingsFile, ...]:
    """Find the settings of folders as `commit` has them, in the order of `settings_files.find`.

    Raises:
        InvalidFile: one of them cannot be used.
        Refused: a folder is in no repository, or git does not know the commit.
    """
    files = list(candidates(folders))
    top = _repository(files[-1].parent)
    if top is None:
        raise Refused("settings-no-repository", folder=as_written(folders[-1]))
    found = []
    for file in files:
        if not file.is_relative_to(top):
            continue
        data = _blob(top, commit, file.relative_to(top).as_posix())
        if data is not None and (settings := parsed(file, data)) is not None:
            found.append(settings)
    return tuple(found)


def _repository(folder: Path) -> Path | None:
    """The repository that is asked: that of the working directory if the folder is in it, else the outermost one.

    Never one inside it: the pull request may have brought that one along as a submodule, branches and all.
    """
    here = repository_top(Path.cwd())
    return here if here is not None and folder.is_relative_to(here) else outermost_repository(folder)


def _blob(top: Path, commit: str, path: str) -> bytes | None:
    """Return what a commit has at a path, or more than the limit if it is larger; None if it has no file there.

    Raises:
        Refused: git does not know the commit, or lacks a part of it, as in a clone that left files out: settings that
            are there and cannot be read must not be passed over.
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
    """Return what git answers; None if it says no.

    Raises:
        Refused: there is no git.
    """
    program = shutil.which("git")
    # What is found in the working directory, where Windows looks first, may be a program of the checkout.
    if program is None or not Path(program).is_absolute():
        raise Refused("settings-no-git")
    done = subprocess.run(  # noqa: S603 - a fixed program with arguments, and no shell
        [program, "-C", str(top), *arguments],
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env={**os.environ, **_WITHOUT_NETWORK},
    )
    return done.stdout if done.returncode == 0 else None
