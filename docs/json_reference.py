"""Generate the reference part of docs/json.md from the models and the catalogue.

Run it with: python docs/json_reference.py
With --check it writes nothing, and fails if the page is not what it would write.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic.json_schema import models_json_schema

from implcheck.reports.formats.json.assessment import AssessmentV2
from implcheck.reports.formats.json.comparison import ComparisonV2
from implcheck.reports.formats.json.render import ProblemsV2
from implcheck.reports.formats.json.round_status import RoundV2

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "json.md"
LOCALE = ROOT / "src" / "implcheck" / "locale"
MARK = "<!-- Generated from here on by docs/json_reference.py: change the models or the catalogue instead. -->\n"

DOCUMENTS = (AssessmentV2, ComparisonV2, RoundV2, ProblemsV2)
WARNINGS = ("acceptance-", "other-version-")
"""The prefixes of the codes in `warnings` of an assessment; all other codes belong to rejected input."""

Schema = Mapping[str, Any]


def schemas() -> Mapping[str, Schema]:
    """Return the schemas of all documents and their parts, by the names of their models."""
    _, schema = models_json_schema([(model, "serialization") for model in DOCUMENTS], ref_template="{model}")
    return dict(schema["$defs"])


def name_of(model: str) -> str:
    """Return the name of a part as a heading: "Possible levels" of `PossibleLevelsV2`."""
    words = re.findall("[A-Z][a-z]*", model.removesuffix("V2"))
    return " ".join(words).capitalize()


def type_of(schema: Schema, parts: Mapping[str, Schema]) -> str:
    """Return the type of a key in words, with links to the parts."""
    match schema:
        case {"$ref": str(model)}:
            part = parts[model]
            if "enum" in part:
                return type_of(part, parts)
            return f"[{name_of(model)}](#{name_of(model).lower().replace(' ', '-')})"
        case {"anyOf": list(options)}:
            return " or ".join(type_of(option, parts) for option in options)
        case {"const": _} | {"enum": _}:
            return ", ".join(f"`{_json(value)}`" for value in schema.get("enum", [schema.get("const")]))
        case {"type": "array", "items": items}:
            return f"list of {type_of(items, parts)}"
        case {"type": "object", "additionalProperties": values}:
            return f"object of {type_of(values, parts)}"
        case {"type": str(kind)}:
            return f"{schema.get('format', kind)}{_bounds(schema)}"
    raise ValueError(schema)


def _json(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value).lower()


def _bounds(schema: Schema) -> str:
    least, most = schema.get("minimum"), schema.get("maximum")
    if least is None:
        return ""
    return f" from {least:g}" + (f" to {most:g}" if most is not None else "")


def referred(schema: Any) -> Iterator[str]:
    """Yield the names of the parts that a schema refers to, in their order."""
    if isinstance(schema, dict):
        if "$ref" in schema:
            yield schema["$ref"]
        for value in schema.values():
            yield from referred(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from referred(value)


def in_order(parts: Mapping[str, Schema]) -> tuple[str, ...]:
    """Return the names of the parts that have keys, the documents first, each part after what refers to it."""
    order = [model.__name__ for model in DOCUMENTS]
    for model in order:  # grows while it is read
        order += [name for name in dict.fromkeys(referred(parts[model].get("properties"))) if name not in order]
    return tuple(model for model in order if "properties" in parts[model])


def table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    """Return a table in Markdown."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(map(cell, line))} |\n" for line in lines)


def cell(text: str) -> str:
    """Return a text for a cell of a table."""
    return text.replace("|", "\\|").replace("<", "&lt;")


def keys(schema: Schema, parts: Mapping[str, Schema]) -> str:
    """Return the table of the keys of a document or part."""
    rows = (
        (f"`{key}`", type_of(value, parts), value.get("description") or parts[value["$ref"]]["description"])
        for key, value in schema["properties"].items()
    )
    return table(("key", "type", "holds"), rows)


def sentences(name: str) -> Mapping[str, Any]:
    """Return a file of the catalogue in English."""
    read: Mapping[str, Any] = yaml.safe_load((LOCALE / f"{name}.yaml").read_text(encoding="utf-8"))
    return read


def codes(found: Mapping[str, str]) -> str:
    """Return the table of codes with their sentences."""
    rows = ((f"`{code}`", text.replace("{{", "{").replace("}}", "}")) for code, text in found.items())
    return table(("code", "sentence"), rows)


def reasons() -> Mapping[str, str]:
    """Return the codes of reasons with their sentences, of two forms that for many."""
    given = sentences("en")["reason"]
    return {code: text["other"] if isinstance(text, dict) else text for code, text in given.items()}


def problems(*, warnings: bool) -> Mapping[str, str]:
    """Return the codes of warnings, or of all other problems, with their sentences."""
    given = sentences("problems.en")
    return {code: parts["message"] for code, parts in given.items() if code.startswith(WARNINGS) is warnings}


def reference() -> str:
    """Return the generated part of the page."""
    parts = schemas()
    documents = [model.__name__ for model in DOCUMENTS]
    written = []
    for model in in_order(parts):
        if written and model not in documents and "## Parts\n" not in written:
            written.append("## Parts\n")
        written.append(f"{'##' if model in documents else '###'} {name_of(model)}\n")
        written.append(f"{parts[model]['description']}\n")
        written.append(keys(parts[model], parts))
    written += [
        "## Codes of reasons\n",
        "In `reasons`. The words in braces are filled in.\n",
        codes(reasons()),
        "## Codes of warnings\n",
        "In `warnings` of an assessment.\n",
        codes(problems(warnings=True)),
        "## Codes of problems\n",
        "In `problems`, when a file cannot be used.\n",
        codes(problems(warnings=False)),
    ]
    return "\n".join(written)


def page(written: str) -> str:
    """Return the page with its introduction as written and the reference as generated."""
    introduction, _, _ = written.partition(MARK)
    return f"{introduction}{MARK}\n{reference()}"


def main(arguments: list[str]) -> int:
    """Write the page, or check it; return the exit code."""
    written = PAGE.read_text(encoding="utf-8")
    if "--check" not in arguments:
        PAGE.write_text(page(written), encoding="utf-8", newline="\n")
    elif page(written) != written:
        print("docs/json.md is not up to date; run: python docs/json_reference.py")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
