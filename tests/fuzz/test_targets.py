"""Files of every kind, and what is one mistake away from them: each is read or refused, and nothing else happens."""

import random
import re
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fuzz.seeds import SOURCES, seeds
from tests.fuzz.targets import TARGETS, run

_TOKEN = re.compile(rb"[\w.-]+|\s+|.", re.DOTALL)
_PIECES = (
    b"",
    b"\0",
    b"\xff",
    b"\r",
    b"\n",
    b"\t",
    b'"',
    b"'",
    b"#",
    b":",
    b"- ",
    b"[",
    b"}",
    b"{{",
    b"&a",
    b"*a",
    b"!!",
    b"|",
    b"0",
    b"-1",
    b"1e999",
    b"null",
    b"\xc2\xa0",
    b"\\ud83d",
)


def test_every_target_has_files_to_start_from() -> None:
    assert SOURCES.keys() == TARGETS.keys()
    assert all(seeds(target) for target in TARGETS)


@pytest.mark.parametrize("target", TARGETS)
def test_what_is_shipped_and_what_was_found_is_read_or_refused(target: str) -> None:
    for path in seeds(target):
        run(target, path.read_bytes())


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return bytes with one mistake: a byte or a token that is changed, doubled, left out, or moved."""
    parts = [data[index : index + 1] for index in range(len(data))] if chance.random() < 0.5 else _TOKEN.findall(data)
    at, other = chance.randrange(len(parts)), chance.randrange(len(parts))
    match chance.randrange(5):
        case 0:
            parts[at] = chance.choice(_PIECES)
        case 1:
            parts[at] = bytes([chance.randrange(256)])
        case 2:
            parts.insert(at, parts[other])
        case 3:
            parts[at], parts[other] = parts[other], parts[at]
        case _:
            del parts[min(at, other) : min(at, other) + chance.choice([1, 1, 1, 50])]
    return b"".join(parts)


@pytest.mark.parametrize("target", TARGETS)
def test_a_file_with_a_mistake_is_read_or_refused(target: str) -> None:
    for path in seeds(target):
        data, chance = path.read_bytes(), random.Random(path.name)  # noqa: S311 - no secret
        for _ in range(10):
            run(target, mutated(data, chance))


@pytest.mark.parametrize("target", TARGETS)
@given(data=st.data())
def test_any_bytes_are_read_or_refused(target: str, data: st.DataObject) -> None:
    text = data.draw(st.lists(st.sampled_from(_PIECES) | st.binary(max_size=8)))
    run(target, bytes(chain.from_iterable(text)))
