"""The commands that a run prints for next time, with those of its own options that they need.

Only what was typed is repeated: the environment and the settings apply to the next run by themselves.
"""

import shlex
import sys
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from implcheck.cli.typed_values import TYPED
from implcheck.wording.escape import for_terminal

DEFAULT_FILE = "readiness.yaml"
"""The file in which an interview saves, if `--save` names no other."""

_READING = frozenset({"lang", "phase", "questionnaire", "questionnaire_digest", "config", "settings_from", "isolated"})
"""The parameters that decide how a file is read: the same for every command that reads answers."""

_ANSWERING_AGAIN = (_READING - {"phase"}) | {"quick", "plain"}
"""The parameters of an interview that hold for another file too: it may be in another phase, and has its own round."""


@dataclass(frozen=True)
class NextCommands:
    """Composes the commands that come after a run, each whole, on one line, and quoted for a shell.

    `typed` has the words of each option that was typed, by the name of its parameter, such as `("--lang", "nl")`.
    """

    typed: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, context: Any) -> "NextCommands":
        """The commands after the run of a context."""
        given = context.meta.get(TYPED, {})
        options = (parameter for parameter in context.command.params if parameter.opts[0].startswith("-"))
        return cls({p.name: tuple(_words(p, given[p.name])) for p in options if given.get(p.name) is not None})

    def in_language(self, language: str | None) -> "NextCommands":
        """The same commands in the language of the interview, if that was not typed but is that of its file."""
        return NextCommands({"lang": ("--lang", language), **self.typed}) if language is not None else self

    def go_on(self, file: Path) -> str:
        """Go on with the interview in `file`: the same run, with every option that it was given."""
        return self._interview(file, self.typed.keys())

    def complete(self, file: Path) -> str:
        """Ask what the quick check of `file` left out."""
        return self._interview(file, (_READING | {"plain"}) & self.typed.keys())

    def answer_again(self, file: Path) -> str:
        """Answer again in `file`, at another moment."""
        return self._interview(file, _ANSWERING_AGAIN & self.typed.keys(), named=True)

    def assess(self, file: Path, *words: str | Path) -> str:
        """Assess a file, with more options in `words`."""
        return self._command("assess", (file, *words), _READING | {"quick"})

    def of_files(self, command: str, *words: str | Path) -> str:
        """Another command that reads answers: `words` are its own arguments and options."""
        return self._command(command, words, _READING)

    def _interview(self, file: Path, keep: Collection[str], *, named: bool = False) -> str:
        """The interview in `file`, which is named unless a run without `--save` takes it."""
        kept = [word for name in self.typed if name in keep and name != "save" for word in self.typed[name]]
        saves = named or "save" in self.typed or str(file) != DEFAULT_FILE
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


def quoted(*words: str | Path) -> str:
    """Return words as a line for a shell. A file whose name starts with a dash is named by its path: it is no option."""
    texts = [f"./{word}" if isinstance(word, Path) and str(word).startswith("-") else str(word) for word in words]
    shown = [for_terminal(text) for text in texts]
    if sys.platform == "win32":
        import subprocess  # slow to import, and needed here only

        return subprocess.list2cmdline(shown)
    return shlex.join(shown)
