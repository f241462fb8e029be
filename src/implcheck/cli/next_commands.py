"""The commands that a run prints for next time, with those of its own options that they need.

Only what was typed is repeated: the environment and the settings apply to the next run by themselves.
"""

import shlex
import sys
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from implcheck.cli.settings import settings_of
from implcheck.cli.typed_values import TYPED
from implcheck.wording.escape import for_terminal

DEFAULT_FILE = "readiness.yaml"
"""The file in which an interview saves, if `--save` names no other."""

_READING = frozenset({"lang", "questionnaire", "questionnaire_digest", "config", "settings_from", "isolated"})
"""The parameters that decide how a file is read: the same for every command that reads answers, whatever its phase."""


@dataclass(frozen=True)
class NextCommands:
    """Composes the commands that come after a run, each whole, on one line, and quoted for a shell.

    `typed` has the words of each option that was typed, by the name of its parameter, such as `("--lang", "nl")`. A file
    holds the phase that was typed; only if the environment or the settings name a phase too, it is `needs_phase`.
    """

    typed: Mapping[str, tuple[str, ...]]
    needs_phase: bool = False

    @classmethod
    def of(cls, context: Any) -> "NextCommands":
        """The commands after the run of a context."""
        given = context.meta.get(TYPED, {})
        options = (parameter for parameter in context.command.params if parameter.opts[0].startswith("-"))
        named = next((p.resolve_envvar_value(context) for p in context.command.params if p.name == "phase"), None)
        return cls(
            {p.name: tuple(_words(p, given[p.name])) for p in options if given.get(p.name) is not None},
            needs_phase=named is not None or settings_of(context).setting("phase") is not None,
        )

    def in_language(self, language: str | None) -> "NextCommands":
        """The same commands in the language of the interview, if that was not typed but is that of its file."""
        return self if language is None else replace(self, typed={"lang": ("--lang", language), **self.typed})

    def again_from(self, last: Path | None) -> "NextCommands":
        """The commands after a re-assessment, which goes on from the same file of last time; None for no re-assessment."""
        return self if last is None else replace(self, typed={**self.typed, "from_": ("--from", _named(last))})

    def go_on(self, file: Path) -> str:
        """Go on with the interview in `file`: the same run, with every option that it was given."""
        return self._interview(file, self.typed.keys())

    def complete(self, file: Path) -> str:
        """Ask what the quick check of `file` left out."""
        return self._interview(file, self._of_its_phase | {"plain", "from_"})

    def again(self, file: Path) -> str:
        """Assess again, from the answers in `file`, in a file of its own; in which phase is asked then."""
        return self._command("assess", ("--from", file), _READING | {"quick", "plain"})

    def assess(self, file: Path, *words: str | Path) -> str:
        """Assess a file, with more options in `words`."""
        return self._command("assess", (file, *words), self._of_its_phase | {"quick"})

    def explain(self, id_: str, file: Path) -> str:
        """Explain what has an id in the answers of a file."""
        return self._command("explain", (id_, "--answers", file), self._of_its_phase)

    def actions(self, file: Path) -> str:
        """List what is to be done after the answers of a file."""
        return self._command("actions", (file,), self._of_its_phase | {"quick"})

    def compare(self, old: Path, new: Path) -> str:
        """Compare two files, each in its own phase."""
        return self._command("compare", (old, new), _READING)

    @property
    def _of_its_phase(self) -> frozenset[str]:
        """The parameters that decide how a file is read in the phase that it holds."""
        return _READING | {"phase"} if self.needs_phase else _READING

    def _interview(self, file: Path, keep: Collection[str]) -> str:
        """The interview in `file`, which is named unless a run without `--save` takes it."""
        kept = [word for name in self.typed if name in keep and name != "save" for word in self.typed[name]]
        saves = "save" in self.typed or str(file) != DEFAULT_FILE
        return quoted("implcheck", "assess", *kept, *(("--save", file) if saves else ()))

    def _command(self, command: str, words: Collection[str | Path], keep: Collection[str]) -> str:
        kept = [word for name in self.typed if name in keep for word in self.typed[name]]
        return quoted("implcheck", command, *words, *kept)


def _words(parameter: Any, value: Any) -> Iterator[str]:
    """Yield the words of an option with the value that was typed, the longest name first of all."""
    if parameter.is_flag:
        yield str(max(parameter.opts if value else parameter.secondary_opts, key=len))
        return
    for item in value if isinstance(value, list | tuple) else [value]:
        yield str(max(parameter.opts, key=len))
        yield str(item)


def _named(file: Path) -> str:
    """The name of a file; one that starts with a dash is named by its path, as it is no option."""
    return f"./{file}" if str(file).startswith("-") else str(file)


def quoted(*words: str | Path) -> str:
    """Return words as a line for a shell."""
    shown = [for_terminal(_named(word) if isinstance(word, Path) else word) for word in words]
    if sys.platform == "win32":
        import subprocess  # slow to import, and needed here only

        return subprocess.list2cmdline(shown)
    return shlex.join(shown)
