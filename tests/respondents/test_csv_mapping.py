"""The mapping file gives columns and texts a meaning, and is checked against questionnaire and columns."""

from datetime import date
from pathlib import Path

import pytest
from tests.respondents.files import GROWTH, HOURS, KICKOFF, SUPPORT, problems, read, values, written

from implcheck.respondents.combine import combine_answers
from implcheck.respondents.sources import SourceOptions

MAPPING = """project: Portal
phase: kickoff
date: 2026-11-20
role: What are you?
may_be_quoted: Quote?
decimal: ","
separator: "|"
columns:
  Hours: capacity.planned-hours-freed
  Growth: why.growth-room
  Help: capacity.supplier-support
  Timestamp:
notes:
  Why: capacity.planned-hours-freed
values:
  role: {Opdrachtgever: sponsor}
  may_be_quoted: {Ja: true, Nee: false}
  why.growth-room: {Geen idee: unknown, Niets gedaan: 0, n.v.t.: {not_applicable: Said so}}
  capacity.supplier-support: {Voorbereiding: preparation, Inrichting: setup}
"""
SURVEY = """Timestamp;What are you?;Hours;Growth;Help;Why;Quote?
x;Opdrachtgever;7,5;Niets gedaan;Voorbereiding|Inrichting;Want;Ja
"""


def test_a_mapping_gives_columns_and_texts_a_meaning(tmp_path: Path) -> None:
    mapping = written(tmp_path, "m.yaml", MAPPING)
    sources, tally = read([written(tmp_path, "a.csv", SURVEY)], SourceOptions(mapping=mapping))
    assert (sources.project, sources.phase, sources.date) == ("Portal", "kickoff", date(2026, 11, 20))
    assert values(tally) == {HOURS: 7.5, GROWTH: 0, SUPPORT: ("preparation", "setup")}
    assert tally.respondents == {"sponsor": 1}
    assert combine_answers(tally)[HOURS].note == "Want"


@pytest.mark.parametrize(
    ("mapping", "code", "file"),
    [
        ("columns: {Growth: why.growth-room, Nix: why.benefit-per-role}", "table-no-such-column", "m.yaml"),
        ("columns: {Growth: why.nix}", "no-such-question", "m.yaml"),
        ("columns: {Growth: why.growth-room}\nvalues: {why.growth-room: {a: 9}}", "answer-no-such-level", "m.yaml"),
        ("columns: {Growth: why.growth-room}\nvalues: {why.nix: {a: 1}}", "no-such-question", "m.yaml"),
        ("columns: {Growth: why.growth-room}\nvalues: {role: {a: 1}}", "needs-text", "m.yaml"),
        ("columns: {Growth: why.growth-room}\nmay_be_quoted: Nix", "table-no-such-column", "m.yaml"),
        ("columns: {Growth: why.growth-room}\nnix: 1", "key-unknown", "m.yaml"),
        ("columns: {Growth: why.growth-room, why.growth-room: why.growth-room}", "table-question-twice", "a.csv"),
    ],
)
def test_problems_of_a_mapping_have_their_file(tmp_path: Path, mapping: str, code: str, file: str) -> None:
    table = written(tmp_path, "a.csv", "role,Growth,why.growth-room\nuser,3,3\n")
    if code != "table-question-twice":
        table = written(tmp_path, "a.csv", "role,Growth\nuser,3\n")
    found_problems = problems([table], KICKOFF._replace(mapping=written(tmp_path, "m.yaml", mapping)))
    assert [found[:2] for found in found_problems] == [(code, file)]
