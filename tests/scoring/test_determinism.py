"""The same inputs give the same bytes, in another process and with another order of hashes."""

import os
import subprocess
import sys
from pathlib import Path

from hypothesis import given
from tests.support.build import assessed
from tests.support.examples import examples
from tests.support.strategies import Case, built_in_cases

from implcheck.reports.formats.json import render
from implcheck.reports.options import Options

ROOT = Path(__file__).parents[2]

SCORE = """
import datetime, sys
from implcheck.loading.answers import load_answers
from implcheck.loading.source import read
from implcheck.reports.formats.json import render
from implcheck.reports.options import Options
from implcheck.scoring.assess import assess

for path in sys.argv[1:]:
    loaded = load_answers(read(path))
    result = assess(loaded.questionnaire, loaded.answers, today=datetime.date(2026, 11, 24))
    sys.stdout.buffer.write(render(result, Options()).encode())
"""


@given(built_in_cases())
@examples(20)
def test_the_same_answers_give_the_same_json(case: Case) -> None:
    first, second = (
        render(assessed(case.questionnaire, case.given, case.phase), Options(languages=("nl", "en"))) for _ in range(2)
    )
    assert first.encode() == second.encode()


def test_neither_hashes_nor_locale_nor_time_zone_change_a_byte() -> None:
    examples = sorted(str(path) for path in (ROOT / "examples").glob("*.yaml"))
    assert examples
    worlds = [
        {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC"},
        {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "Pacific/Auckland"},
    ]
    first, second = (scored(examples, world) for world in worlds)
    assert first.count(b'"schema_version": 1') == len(examples)
    assert first == second


def scored(examples: list[str], world: dict[str, str]) -> bytes:
    # Nothing of this environment but what a process needs to start.
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    run = subprocess.run(
        [sys.executable, "-c", SCORE, *examples], env={**kept, **world}, capture_output=True, check=True
    )
    return run.stdout
