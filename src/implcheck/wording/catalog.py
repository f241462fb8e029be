"""The tool's own sentences, by key and language, with their particulars filled in."""

import datetime
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("en", "nl")
"""The languages that the tool itself speaks, the fallback first."""

_FOLDER = Path(__file__).parents[1] / "locale"


class Catalogue:
    """The sentences of one language. An unknown language speaks English."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else LANGUAGES[0]
        self._words = _read(self.language)

    def say(self, key: str, **particulars: object) -> str:
        """The sentence at `key` (dotted), with its particulars. `count` chooses between `one` and `other`.

        Raises:
            KeyError: there is no such sentence, or a particular is missing: a fault of the program.
        """
        return self._filled(_at(self._words, key), particulars)

    def unfilled(self, section: str) -> dict[str, str]:
        """The sentences of a section with their places for particulars: for a page that fills them in itself."""
        return dict(_at(self._words, section))

    def has(self, key: str) -> bool:
        """Whether there is a sentence at `key`."""
        try:
            return isinstance(_at(self._words, key), str)
        except KeyError:
            return False

    def problem(self, code: str, part: str, **particulars: object) -> str:
        """The `message` or the `hint` of a problem."""
        return self._filled(_read(f"problems.{self.language}")[code][part], particulars)

    def day(self, date: datetime.date) -> str:
        """A date as people write it."""
        months = _at(self._words, "months")
        return self.say("date", day=date.day, month=months[date.month - 1], year=date.year)

    def row(self, names: Sequence[str], joint: str = "and") -> str:
        """Names in a row: "a, b and c". `joint` is the key of the last join."""
        if not names[1:]:
            return "".join(names)
        return self.say(joint, first=", ".join(names[:-1]), last=names[-1])

    def _filled(self, sentence: Any, particulars: dict[str, object]) -> str:
        if isinstance(sentence, dict):
            sentence = sentence["one" if particulars["count"] == 1 else "other"]
        return str(sentence).format_map(particulars)


@cache
def catalogue(language: str) -> Catalogue:
    """The catalogue of a language, read once."""
    return Catalogue(language)


@cache
def _read(name: str) -> dict[str, Any]:
    import yaml

    text = (_FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    words: dict[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506 - the safe loader, in C where it is there
    return words


def _at(words: Any, key: str) -> Any:
    for step in key.split("."):
        if not isinstance(words, dict):
            raise KeyError(key)
        words = words[step]
    return words
