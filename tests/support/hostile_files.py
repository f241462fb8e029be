"""An answers file and a questionnaire with a hostile text in every free-text field."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.support.build import BANDS, Part, choice, knock_out, levels, number, rule, ticks, yes_no

from implcheck.model.limits import LONGEST_ID

TEXTS = frozenset(
    {
        *("title", "short", "description", "purpose", "reason", "weight_reason", "text", "help", "evidence", "risk"),
        *("do", "who", "done_when", "unit", "cite", "says", "version", "quick"),
    }
)
"""The keys of the free-text fields of a questionnaire."""

QUESTIONS = ("one.a", "one.b", "two.c", "two.d", "two.e", "two.f", "two.g")


def in_yaml(value: object) -> str:
    """A value in YAML's flow style; every character of a text but ASCII letters and digits is escaped."""
    match value:
        case Mapping():
            return "{" + ", ".join(f"{in_yaml(key)}: {in_yaml(part)}" for key, part in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(in_yaml(item) for item in value) + "]"
        case str():
            signs = (
                character if character.isascii() and character.isalnum() else f"\\U{ord(character):08x}"
                for character in value
            )
            return '"' + "".join(signs) + '"'
        case bool() | None:
            return {True: "true", False: "false", None: "null"}[value]
        case _:
            return str(value)


def questionnaire(text: str) -> Part:
    """A questionnaire with every type of question, a rule, a source and a claim, in which every text is `text`."""
    sourced: Part = {"sources": ["book"], "claims": ["C1"]}
    plain: Part = {
        "implcheck": 1,
        "id": "small",
        "version": "1",
        "languages": ["en"],
        "title": "t",
        "description": "t",
        "sources": [{"id": "book", "cite": "t", "says": "t"}],
        "claims": [{"id": "C1", "kind": "claim", "text": "t"}],
        "levels": {
            "bands": [{"level": level, "from": points} for level, points in BANDS.items()],
            "findings": ["high", "high", "moderate", "low"],
            "least_known": 70,
            "above_worst_practice": 1,
            "critical_from": 2,
            "reason": "t",
        },
        "practices": [
            {"id": id_, "title": "t", "short": "t", "purpose": "t", "weight": 1, "weight_reason": "t", **more}
            for id_, more in (("one", {"sources": ["book"]}), ("two", {}))
        ],
        "questions": [
            levels("one.a", **sourced, knock_out=knock_out()),
            yes_no("one.b"),
            choice("two.c", {"x": 0, "y": 4}),
            ticks("two.d", ["p", "q"], {0: 0, 1: 2, 2: 4}),
            number("two.e", {0: 0, 10: 4}),
            levels("two.f"),
            levels("two.g", when={"question": "one.a", "at_most": 1}),
        ],
        "rules": [rule("r", {"question": "one.a", "at_most": 1}, claims=["C1"], samples=SAMPLES)],
    }
    filled: Part = _filled(plain, text)
    return filled


SAMPLES: Part = {"triggers": [{"one.a": 0}], "stays_quiet": [{"one.a": 4}]}


def _filled(part: Any, text: str) -> Any:
    match part:
        case dict():
            return {
                key: _as_long_as(key, text) if key in TEXTS and isinstance(value, str) else _filled(value, text)
                for key, value in part.items()
            }
        case list():
            return [_filled(item, text) for item in part]
        case _:
            return part


def _as_long_as(key: str, text: str) -> str:
    """The text, shortened for a version to the longest that a version may have."""
    return text[:LONGEST_ID] if key == "version" else text


def answers(text: str, named: str | None = "questionnaire.yaml") -> Part:
    """Answers in every state, with `text` in every free-text field."""
    more = {"note": text, "evidence": [text, text]}
    return {
        "implcheck": 1,
        **({"questionnaire": named} if named else {}),
        "project": text,
        "phase": "kickoff",
        "date": "2026-11-24",
        "respondent": {"role": text},
        "answers": {
            "one.a": {"answer": 0, **more},
            "one.b": {"not_applicable": text, **more},
            "two.c": {"answer": "x", **more},
            "two.d": {"unknown": True, **more},
            "two.e": {"answer": 3, **more},
            "two.f": {"answer": 1, **more},
        },
        "accepted_risks": [{"finding": "two.c", "reason": text, "owner": text, "until": "2027-01-31"}],
    }


def write(folder: Path, text: str, name: str = "readiness.yaml") -> Path:
    """Write both files into a folder; the path of the answers."""
    (folder / "questionnaire.yaml").write_text(in_yaml(questionnaire(text)), encoding="utf-8")
    file = folder / name
    file.write_text(in_yaml(answers(text)), encoding="utf-8")
    return file
