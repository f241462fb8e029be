"""The mapping file gives columns and texts a meaning, and is checked against questionnaire and columns."""

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.respondents.files import GROWTH, HOURS, KICKOFF, SUPPORT, problems, read, values, written

from implcheck.model.problem import InvalidFile
from implcheck.respondents.combine import combine_answers
from implcheck.respondents.sources import SourceOptions
from implcheck.wording.problems import hint

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
        ("- role", "mapping-not-keys", "m.yaml"),
        ("null", "mapping-not-keys", "m.yaml"),
        ("columns: {Growth: why.growth-room}\nvalues: {why.growth-room: {a: 9}}", "answer-no-such-level", "m.yaml"),
        ("columns: {Growth: why.growth-room}\nvalues: {why.nix: {a: 1}}", "no-such-question", "m.yaml"),
        ("columns: {Growth: why.growth-room}\nvalues: {role: {a: 1}}", "needs-text", "m.yaml"),
        ("columns: {Growth: why.growth-room}\nmay_be_quoted: Nix", "table-no-such-column", "m.yaml"),
        ("columns: {Growth: why.growth-room}\nnix: 1", "key-unknown", "m.yaml"),
        ("columns: {Growth: why.growth-room, 'Growth ': why.switch-reason}", "mapping-alike", "m.yaml"),
        (
            "columns: {Growth: why.growth-room}\nvalues: {why.growth-room: {a: 1, a\u00a0: 2}}",
            "mapping-alike",
            "m.yaml",
        ),
        ("columns: {Growth: {question: why.growth-room, option: a}}", "mapping-no-ticks", "m.yaml"),
        ("columns: {Growth: {question: why.nix}}", "no-such-question", "m.yaml"),
        ("columns: {Growth: {question: capacity.supplier-support, option: prep}}", "no-such-option", "m.yaml"),
        ("columns: {Growth: {option: preparation}}", "key-missing", "m.yaml"),
        ("columns: {Growth: {question: why.growth-room, opt: a}}", "key-unknown", "m.yaml"),
        ("columns: {Growth: [why.growth-room]}", "needs-text", "m.yaml"),
        ("columns: {Growth: why.growth-room, why.growth-room: why.growth-room}", "table-question-twice", "a.csv"),
    ],
)
def test_problems_of_a_mapping_have_their_file(tmp_path: Path, mapping: str, code: str, file: str) -> None:
    table = written(tmp_path, "a.csv", "role,Growth,why.growth-room\nuser,3,3\n")
    if code != "table-question-twice":
        table = written(tmp_path, "a.csv", "role,Growth\nuser,3\n")
    found_problems = problems([table], KICKOFF._replace(mapping=written(tmp_path, "m.yaml", mapping)))
    assert [found[:2] for found in found_problems] == [(code, file)]


def test_a_name_and_a_text_match_however_their_white_space_looks(tmp_path: Path) -> None:
    mapping = written(
        tmp_path,
        "m.yaml",
        "role: 'My\u00a0 role'\ncolumns: {\"Room to\\n grow?\": why.growth-room}\n"
        "values: {why.growth-room: {'Don\u2019t  know': unknown, Only\u202fnow: 0}}\n",
    )
    table = written(tmp_path, "a.csv", "My role;Room\u3000to grow?\nuser;Don't know\nuser;\u200bOnly now\n")
    _, tally = read([table], KICKOFF._replace(mapping=mapping))
    assert values(tally) == {GROWTH: 0}
    assert tally.questions[GROWTH].counting.unknown == 1


@given(st.lists(st.sampled_from(["\u00a0", "\u202f", "\t", "\n", "  ", "\u3000", "\u200b "]), min_size=3, max_size=3))
def test_any_white_space_matches_any_other(blanks: list[str]) -> None:
    one, two, three = blanks
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        mapping = written(
            folder,
            "m.yaml",
            "role: My role\ncolumns: {Room to grow: why.growth-room}\n"
            "values: {role: {The boss: sponsor}, why.growth-room: {Only now: 0}}\n",
        )
        rows = f'"My{one}role";"{two}Room{three}to{one}grow"\n"The{two}boss";"Only{three}now{one}"\n'
        _, tally = read([written(folder, "a.csv", rows)], KICKOFF._replace(mapping=mapping))
    assert (tally.respondents, values(tally)) == ({"sponsor": 1}, {GROWTH: 0})


def test_columns_of_a_replaced_question_are_left_out_with_a_warning(tmp_path: Path) -> None:
    mapping = written(
        tmp_path,
        "m.yaml",
        "columns: {Hours: capacity.hours-freed, Growth: why.growth-room}\n"
        "notes: {Why: capacity.hours-freed}\nvalues: {capacity.hours-freed: {Many: 8}}\n",
    )
    table = written(tmp_path, "a.csv", "role;Hours;Growth;Why\nuser;Many;3;x\n")
    sources, tally = read(
        [table, written(tmp_path, "b.csv", "role;Hours;Growth;Why\nuser;;3;\n")], KICKOFF._replace(mapping=mapping)
    )
    assert values(tally) == {GROWTH: 3}
    found = [(warning.code, warning.location.line) for warning in sources.warnings if warning.location]
    assert found == [("other-version-replaced", 1), ("other-version-replaced", 2)], "once, however many tables"


@pytest.mark.parametrize(
    ("text", "code"), [(None, "mapping-missing"), ("", "mapping-empty"), ("Rol;Uren\nuser;7\n", "mapping-not-keys")]
)
def test_what_is_no_mapping_file_gets_a_hint_about_mappings(tmp_path: Path, text: str | None, code: str) -> None:
    table = written(tmp_path, "a.csv", "role\nuser\n")
    name = written(tmp_path, "m.yaml", text) if text is not None else str(tmp_path / "m.yaml")
    with pytest.raises(InvalidFile) as raised:
        read([table], SourceOptions("P", "kickoff", mapping=name))
    assert [found.code for found in raised.value.problems] == [code]
    assert "mapping new" in hint(raised.value.problems[0], "en")
