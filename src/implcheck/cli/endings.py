"""Which ends of file names go with which format."""

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
        "svg": (".svg",),
        "yaml": (".yaml", ".yml"),
    }
)
"""By format, the usual one first. `svg` is the badge's, `yaml` that of answers and questionnaires."""

BY_HAND = frozenset({".yaml", ".yml", ".toml"})
"""How files end that people write themselves: answers, questionnaires, mappings and settings."""

FOREIGN = frozenset(
    {
        *(".doc", ".docm", ".dot", ".odt", ".rtf", ".xls", ".xlsm", ".ods", ".ppt", ".pptx", ".odp", ".tsv"),
        *(".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".ico", ".zip", ".gz", ".tar", ".7z", ".jsonl", ".ndjson"),
        *(".py", ".js", ".ts", ".sh", ".bat", ".ps1", ".exe", ".dll", ".so", ".cfg", ".ini", ".css", ".env"),
    }
)
"""Ends of files of other programs, that no format of ours is for."""

_SARIF_TOO = ".sarif.json"


def ending(file: Path) -> str:
    """The last part of a file's name from its dot on, in lower case; empty without one."""
    return file.suffix.lower()


def fits(file: Path, format_: str) -> bool:
    """Whether a file is called as those of a format are."""
    return ending(file) in ENDINGS[format_]


def contradicts(file: Path, format_: str) -> bool:
    """Whether a file is called as those of other formats or programs are.

    What people write by hand contradicts nothing: it is written with `--force` only, see `cli/writer.py`.
    """
    if ending(file) in BY_HAND or fits(file, format_):
        return False
    return ending(file) in FOREIGN or any(fits(file, one) for one in ENDINGS)


def format_of(file: Path, formats: Iterable[str]) -> str | None:
    """The format, among `formats`, that a file's name asks for; nothing if it asks for none of them."""
    if file.name.lower().endswith(_SARIF_TOO) and "sarif" in formats:
        return "sarif"
    return next((one for one in formats if fits(file, one)), None)
