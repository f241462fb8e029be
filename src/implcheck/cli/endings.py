"""File name endings and the formats they belong to."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

ENDINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "terminal": (".txt", ".log", ".text"),
        "json": (".json",),
        "markdown": (".md", ".markdown"),
        "csv": (".csv",),
        "junit": (".xml",),
        "sarif": (".sarif", ".json"),
        "gitlab": (".json",),
        "github": (".txt", ".log"),
        "html": (".html", ".htm"),
        "docx": (".docx",),
        "pdf": (".pdf",),
        "xlsx": (".xlsx",),
        "ics": (".ics",),
        "jira": (".csv",),
        "gh": (".jsonl", ".ndjson"),
        "svg": (".svg",),
        "yaml": (".yaml", ".yml"),
    }
)
"""Endings by format, the usual ending first. `svg` is for badges, `yaml` for answers and questionnaires."""

BY_HAND = frozenset({".yaml", ".yml", ".toml"})
"""Endings of files that people write themselves: answers, questionnaires, mappings and settings."""

FOREIGN = frozenset(
    {
        *(".doc", ".docm", ".dot", ".odt", ".rtf", ".xls", ".xlsm", ".ods", ".ppt", ".pptx", ".odp", ".tsv"),
        *(".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".ico", ".zip", ".gz", ".tar", ".7z"),
        *(".py", ".js", ".ts", ".sh", ".bat", ".ps1", ".exe", ".dll", ".so", ".cfg", ".ini", ".css", ".env"),
    }
)
"""Endings of other programs' files, which none of our formats writes."""

_SARIF_TOO = ".sarif.json"


def ending(file: Path) -> str:
    """Return the last part of a file's name, from its dot on, in lower case; empty without a dot."""
    return file.suffix.lower()


def fits(file: Path, format_: str) -> bool:
    """Return whether a file's name fits a format."""
    return ending(file) in ENDINGS[format_]


def contradicts(file: Path, format_: str) -> bool:
    """Return whether a file's name belongs to another format or program.

    Endings of handwritten files contradict nothing: they are written with `--force` only, see `cli/writer.py`.
    """
    if ending(file) in BY_HAND or fits(file, format_):
        return False
    return ending(file) in FOREIGN or any(fits(file, name) for name in ENDINGS)


def format_of(file: Path, formats: Iterable[str]) -> str | None:
    """Return the format, among `formats`, that a file's name asks for; None if it asks for none of them."""
    if file.name.lower().endswith(_SARIF_TOO) and "sarif" in formats:
        return "sarif"
    return next((name for name in formats if fits(file, name)), None)
