"""What survey tools and spreadsheets export is read: small exports of each kind, with the right answers."""

from pathlib import Path
from typing import Any

import pytest
from tests.respondents.files import GROWTH, HOURS, KICKOFF, SUPPORT, problems, read, values, written
from tests.support.cli import ROOT, run

from implcheck import load_questionnaire
from implcheck.respondents.sources import SourceOptions

FOLDER = ROOT / "tests" / "data" / "survey"
MAPPED = {"mlheader": "mapml", "dup": "mapdup", "optcomma": "mapcomma", "peroption": "mappo-said"}
"""The mapping of an export, where it is not `map.yaml`."""

READ: dict[str, dict[str, Any]] = {
    "mac": {HOURS: 7.5, GROWTH: 0, SUPPORT: ("preparation",)},
    "mlheader": {HOURS: 7.5, GROWTH: 0},
    "sepline": {HOURS: 7.5, GROWTH: 0, SUPPORT: ("preparation",)},
    "leadblank": {HOURS: 7},
    "peroption": {HOURS: 7.5, GROWTH: 0, SUPPORT: ("preparation",)},
    "optcomma": {HOURS: 7.5, GROWTH: 0, SUPPORT: ("preparation", "setup")},
    "shortrows": {HOURS: 7.5, GROWTH: 0},
    "trailing2": {HOURS: 7.5, GROWTH: 0, SUPPORT: ("preparation",)},
    "dup": {HOURS: 7.5, GROWTH: 0, SUPPORT: ("preparation",)},
    "nbsp": {HOURS: 7.5, GROWTH: 0, SUPPORT: ("preparation",)},
}
NL = {choice.value: choice.text.in_("nl") for choice in load_questionnaire().by_id[SUPPORT].choices}
LEVEL = load_questionnaire().by_id[GROWTH].choices[3].text


@pytest.mark.parametrize("name", READ)
def test_an_export_is_read(name: str) -> None:
    mapping = str(FOLDER / f"{MAPPED.get(name, 'map')}.yaml")
    sources, tally = read([str(FOLDER / f"{name}.csv")], SourceOptions(mapping=mapping))
    asked = [("user", id_) for id_ in READ[name]]
    assert tally.respondents == {"user": 2 if name == "shortrows" else 1}
    assert {id_: values(tally)[id_] for _, id_ in asked} == READ[name] == values(tally)
    assert sources.warnings == ()


@pytest.mark.parametrize("name", READ)
def test_an_export_is_assessed(name: str) -> None:
    done = run("assess", FOLDER / f"{name}.csv", "--mapping", FOLDER / f"{MAPPED.get(name, 'map')}.yaml", "--quiet")
    assert (done.code, done.errors) == (0, "")


def test_columns_of_one_question_that_say_no_option_get_a_clear_message() -> None:
    done = run("assess", FOLDER / "peroption.csv", "--mapping", FOLDER / "mappo.yaml", "--lang", "en")
    assert done.code == 2
    assert '`"Steun leverancier [Inrichting]": {question: capacity.supplier-support, option: ...}`' in done.errors
    assert "mappo.yaml:10:3" in done.errors


def survey(folder: Path, mapping: str, table: str | bytes) -> dict[str, Any]:
    options = SourceOptions(mapping=written(folder, "m.yaml", f"project: P\nphase: kickoff\n{mapping}"))
    return values(read([written(folder, "a.csv", table)], options)[1])


def test_limesurvey_with_full_answers(tmp_path: Path) -> None:
    mapping = f"""role: Wat is je rol?
columns:
  Antwoord ID:
  Datum ingestuurd:
  "Hulp? [{NL["preparation"]}]": {SUPPORT}
  "Hulp? [{NL["setup"]}]": {SUPPORT}
  "Hulp? [Anders]":
  Groei?: {GROWTH}
"""
    header = ["Antwoord ID", "Datum ingestuurd", "Wat is je rol?"]
    header += [f"Hulp? [{NL['preparation']}]", f"Hulp? [{NL['setup']}]", "Hulp? [Anders]", "Groei?"]
    cells = ["4", "2026-11-20 10:00:00", "Hoofdgebruiker", "Ja", "Nee", "", LEVEL.in_("nl")]
    table = "\ufeff" + "".join(",".join(f'"{cell}"' for cell in row) + "\r\n" for row in (header, cells))
    assert survey(tmp_path, mapping, table) == {SUPPORT: ("preparation",), GROWTH: 3}


def test_limesurvey_with_codes(tmp_path: Path) -> None:
    mapping = f"""role: ROL
columns:
  id:
  submitdate:
  "HULP[SQ001]": {{question: {SUPPORT}, option: preparation}}
  "HULP[SQ002]": {{question: {SUPPORT}, option: setup}}
  UREN: {HOURS}
  GROEI: {GROWTH}
values:
  role: {{A1: sponsor}}
  {GROWTH}: {{A1: 0, A2: 2}}
"""
    table = '"id","submitdate","ROL","HULP[SQ001]","HULP[SQ002]","UREN","GROEI"\n"1","","A1","Y","","80","A2"\n'
    assert survey(tmp_path, mapping, table) == {SUPPORT: ("preparation",), HOURS: 80, GROWTH: 2}


@pytest.mark.parametrize("separator", [",", ";"])
def test_google_forms(tmp_path: Path, separator: str) -> None:
    mapping = f'role: Rol\nseparator: "{separator}"\ncolumns: {{Tijdstempel: , Hulp: {SUPPORT}}}'
    ticked = f"{separator} ".join((NL["preparation"], NL["go-live"]))
    table = f'Tijdstempel,Rol,Hulp\n"20-11-2026 10:00:00",sponsor,"{ticked}"\n'
    assert survey(tmp_path, mapping, table) == {SUPPORT: ("preparation", "go-live")}


def test_microsoft_forms(tmp_path: Path) -> None:
    mapping = (
        f'role: Wat is je rol?\ncolumns: {{Id: , Begintijd: , "Welke hulp is geregeld?": {SUPPORT}, Groei: {GROWTH}}}'
    )
    ticked = f"{NL['preparation']};{NL['setup']};"
    growth = LEVEL.in_("nl").replace(" ", "\xa0")
    table = f'Id;Begintijd;"Wat\xa0is je rol?";"Welke hulp\nis geregeld?\xa0";Groei\n1;;Opdrachtgever;"{ticked}";"{growth}"\n'
    assert survey(tmp_path, mapping, table) == {SUPPORT: ("preparation", "setup"), GROWTH: 3}


@pytest.mark.parametrize("names", [("Q1", "Q2_1", "Q2_2"), ("Your role?", "Help? - A", "Help? - B")])
def test_qualtrics(tmp_path: Path, names: tuple[str, str, str]) -> None:
    role, first, second = names
    mapping = f"""role: {role}
columns:
  "{first}": {{question: {SUPPORT}, option: preparation}}
  "{second}": {{question: {SUPPORT}, option: setup}}
"""
    table = f"""Q1,Q2_1,Q2_2
Your role?,Help? - A,Help? - B
"{{""ImportId"":""QID1""}}","{{""ImportId"":""QID2_1""}}","{{""ImportId"": ""QID2_2""}}"
sponsor,"{NL["preparation"]}",
sponsor,,Inrichting
"""
    options = SourceOptions(mapping=written(tmp_path, "m.yaml", f"project: P\nphase: kickoff\n{mapping}"))
    assert problems([written(tmp_path, "a.csv", table)], options) == [("table-not-ticked", "a.csv", 5, 10)]
    assert survey(tmp_path, mapping, table.rpartition("sponsor")[0]) == {SUPPORT: ("preparation",)}


@pytest.mark.parametrize(("cell", "number"), [("7,5", 7.5), ("85%", 85), ("1.000,5", None), ("62,5 %", 62.5)])
def test_excel_in_dutch_and_german(tmp_path: Path, cell: str, number: float | None) -> None:
    mapping = f'role: Rolle\ndecimal: ","\ncolumns: {{Stunden: {HOURS}}}'
    table = f"sep=;\r\nRolle;Stunden;\r\nsponsor;{cell};\r\n;;\r\n".encode("utf-16")
    if number is None:
        options = SourceOptions(mapping=written(tmp_path, "m.yaml", f"project: P\nphase: kickoff\n{mapping}"))
        assert problems([written(tmp_path, "a.csv", table)], options) == [("answer-out-of-range", "a.csv", 3, 9)]
    else:
        assert survey(tmp_path, mapping, table) == {HOURS: number}


@pytest.mark.parametrize("ending", [".csv", ".tsv", ".tab", ".TSV"])
def test_unicode_text_of_excel_is_a_table_by_each_of_its_endings(tmp_path: Path, ending: str) -> None:
    text = "\ufeff" + f"role\t{HOURS}\nuser\t7\n"
    assert values(read([written(tmp_path, f"a{ending}", text.encode("utf-16-le"))], KICKOFF)[1]) == {HOURS: 7}


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.csv", b"PK\x03\x04 and so on", "table-is-workbook"),
        ("a.jsonl", b"PK\x03\x04 and so on", "table-is-workbook"),
        ("a.xlsx", b"role;x\nuser;3\n", "sheet-is-text"),
        ("a.xlsx", b"\x00\x01", "sheet-damaged"),
        ("a.jsonl", b"\n \n", "respondents-empty"),
    ],
)
def test_a_file_that_its_name_says_it_is_not_is_told_as_what_it_is(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    assert [found[0] for found in problems([written(tmp_path, name, content)])] == [code]


def test_the_role_of_an_empty_cell_can_be_in_the_mapping(tmp_path: Path) -> None:
    table = written(tmp_path, "a.csv", f"Rol,{HOURS}\n,7\n")
    mapping = written(tmp_path, "m.yaml", 'role: Rol\nvalues:\n  role: {"": other}\n')
    _, tally = read([table], SourceOptions("P", "kickoff", mapping=mapping))
    assert list(tally.roles) == ["other"]


@pytest.mark.parametrize(
    ("id_", "cell", "code"),
    [
        (GROWTH, "Alleen nu", "table-text-unknown"),
        (SUPPORT, "preparation;Anders", "table-text-unknown"),
        (HOURS, "veel", "table-text-no-number"),
        (GROWTH, "7", "answer-no-such-level"),
    ],
)
def test_a_text_that_is_no_answer_in_an_export_gets_the_way_to_map_it(
    tmp_path: Path, id_: str, cell: str, code: str
) -> None:
    table = written(tmp_path, "a.csv", f"Rol,Vraag\nuser,{cell}\n")
    mapping = written(tmp_path, "m.yaml", f"role: Rol\ncolumns: {{Vraag: {id_}}}\n")
    assert problems([table], SourceOptions("P", "kickoff", mapping=mapping)) == [(code, "a.csv", 2, 6)]
    assert problems([written(tmp_path, "b.csv", f"role,{id_}\nuser,{cell}\n")])[0][0].startswith("answer-")
