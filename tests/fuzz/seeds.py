"""What the fuzzer starts from: the files of a kind that are shipped or that tests have, and what it found before."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data"

SOURCES: Mapping[str, tuple[str, ...]] = {
    "yaml": ("tests/data/valid/*.yaml", "tests/data/invalid/*.yaml", "examples/*.yaml"),
    "toml": ("tests/data/fuzz/toml/*", "pyproject.toml"),
    "csv": ("tests/data/fuzz/csv/*",),
    "sheet": ("tests/data/fuzz/sheet/*",),
    "export": ("tests/data/fuzz/csv/*", "tests/data/fuzz/export/*"),
    "jsonl": ("tests/data/fuzz/jsonl/*",),
    "mapping": ("tests/data/fuzz/mapping.yaml",),
    "conditions": ("tests/data/fuzz/conditions/*",),
}
"""The patterns of their names below the project, by target; what was a fault once is added to each."""

_WORD = re.compile(rb"[\w.-]{2,40}")


def seeds(target: str) -> list[Path]:
    """Return the files that a target starts from, sorted."""
    return sorted(
        {path for pattern in (*SOURCES[target], f"tests/data/fuzz/found/{target}/*") for path in ROOT.glob(pattern)}
    )


def words(files: Iterable[Path]) -> list[bytes]:
    """Return the words of files, sorted: what a fuzzer puts in as a whole."""
    return sorted({word for path in files for word in _WORD.findall(path.read_bytes())})
