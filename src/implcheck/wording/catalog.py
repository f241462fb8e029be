"""The sentences of the tool itself, by key and language, with their details filled in."""

import datetime
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("en", "nl")
"""The languages of the tool itself; the first is used in place of any other language."""

_FOLDER = Path(__file__).parents[1] / "locale"


class Catalog:
    """The sentences of one language; those in English for a language that the tool does not have."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else LANGUAGES[0]
        self._messages = _read(self.language)

    def message(self, key: str, **details: object) -> str:
        """Return the sentence at `key` (dotted) with its details. `count` chooses between `one` and `other`.

        Raises:
            KeyError: there is no such sentence, or a detail is missing, which is a fault of the program.
        """
        return self._filled(_at(self._messages, key), details)

    def unfilled(self, section: str) -> dict[str, str]:
        """Return the sentences of a section with their placeholders, for a page that fills these in itself."""
        return dict(_at(self._messages, section))

    def problem(self, code: str, part: str, **details: object) -> str:
        """Return the `message` or the `hint` (`part`) of a problem."""
        return self._filled(_read(f"problems.{self.language}")[code][part], details)

    def day(self, date: datetime.date) -> str:
        """Return a date in words, such as "24 November 2026"."""
        months = _at(self._messages, "months")
        return self.message("date", day=date.day, month=months[date.month - 1], year=date.year)

    def row(self, names: Sequence[str], joint: str = "and") -> str:
        """Return names in a row: "a, b and c". `joint` is the key of the sentence that joins the last two."""
        if not names[1:]:
            return "".join(names)
        return self.message(joint, first=", ".join(names[:-1]), last=names[-1])

    def _filled(self, sentence: Any, details: dict[str, object]) -> str:
        if "system" in details:  # the key of a reason, or the system's own words
            details["system"] = self._messages["system"].get(details["system"], details["system"])
        if isinstance(sentence, dict):
            sentence = sentence["one" if details["count"] == 1 else "other"]
        return str(sentence).format_map(details)


@cache
def catalog(language: str) -> Catalog:
    """Return the catalogue of a language, which is read once."""
    return Catalog(language)


@cache
def _read(name: str) -> dict[str, Any]:
    import yaml

    text = (_FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    messages: dict[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506 - the safe loader, in C if it is available
    return messages


def _at(messages: Any, key: str) -> Any:
    for step in key.split("."):
        if not isinstance(messages, dict):
            raise KeyError(key)
        messages = messages[step]
    return messages
