"""Files of respondents for tests, and what is read from them."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from implcheck.model.answers import Given
from implcheck.model.problem import InvalidFile
from implcheck.respondents.combine import combine_answers
from implcheck.respondents.sources import SourceOptions, Sources
from implcheck.respondents.tally import Tally

KICKOFF = SourceOptions("P", "kickoff")
HOURS, GROWTH, SUPPORT = "capacity.planned-hours-freed", "why.growth-room", "capacity.supplier-support"


def written(folder: Path, name: str, text: str | bytes) -> str:
    file = folder / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(file)


def read(files: Sequence[str], options: SourceOptions = KICKOFF) -> tuple[Sources, Tally]:
    sources = Sources(files, options)
    return sources, sources.tally()


def values(tally: Tally) -> dict[str, Any]:
    """Return the values of the combined answers."""
    return {id_: answer.answer for id_, answer in combine_answers(tally).items() if isinstance(answer, Given)}


def problems(files: Sequence[str], options: SourceOptions = KICKOFF) -> list[tuple[str, str, int, int]]:
    """Return code, file, line and column of every problem."""
    with pytest.raises(InvalidFile) as raised:
        read(files, options)
    located = [(found.code, found.location) for found in raised.value.problems if found.location is not None]
    assert len(located) == len(raised.value.problems)
    return [(code, Path(location.file).name, location.line, location.column) for code, location in located]


def lines(*objects: Any) -> str:
    return "".join(json.dumps(value) + "\n" for value in objects)


def line(role: str, answers: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    return {"role": role, **more, "answers": dict(answers)}


def answers_file(folder: Path, name: str, head: str = "", **keys: str) -> str:
    keys_of_file = {"implcheck": "1", "project": "P", "phase": "kickoff", "respondent": "{role: user}", **keys}
    text = "".join(f"{key}: {value}\n" for key, value in keys_of_file.items() if value)
    return written(folder, name, f"{head}{text}answers: {{why.growth-room: 3}}\n")
