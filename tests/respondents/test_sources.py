"""Files of several respondents: what is read from them, and what is wrong with them, with its place."""

import json
import re
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.loading.checks import VALID

from implcheck.model.answers import Given
from implcheck.model.enums import Phase
from implcheck.model.limits import LONGEST_LINE, MOST_PROBLEMS
from implcheck.model.problem import InvalidFile
from implcheck.respondents.combine import combine, combine_answers
from implcheck.respondents.sources import SourceOptions, Sources
from implcheck.respondents.tally import Tally

KICKOFF = SourceOptions("P", Phase.KICKOFF)
HOURS, GROWTH, SUPPORT, SCOPE = (
    "capacity.hours-freed",
    "why.growth-room",
    "capacity.supplier-support",
    "timeline.date-scope",
)


def written(folder: Path, name: str, text: str | bytes) -> str:
    file = folder / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(file)


def read(files: Sequence[str], options: SourceOptions = KICKOFF) -> tuple[Sources, Tally]:
    sources = Sources(files, options)
    return sources, sources.tally()


def values(tally: Tally) -> dict[str, Any]:
    """The values of the combined answers."""
    return {id_: one.answer for id_, one in combine_answers(tally).items() if isinstance(one, Given)}


def problems(files: Sequence[str], options: SourceOptions = KICKOFF) -> list[tuple[str, str, int, int]]:
    """What is wrong: code, file, line and column."""
    with pytest.raises(InvalidFile) as raised:
        read(files, options)
    found = []
    for one in raised.value.problems:
        assert one.location is not None
        found.append((one.code, Path(one.location.file).name, one.location.line, one.location.column))
    return found


def lines(*objects: Any) -> str:
    return "".join(json.dumps(one) + "\n" for one in objects)


def line(role: str, answers: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    return {"role": role, **more, "answers": dict(answers)}


def answers_file(folder: Path, name: str, head: str = "", **keys: str) -> str:
    told = {"implcheck": "1", "project": "P", "phase": "kickoff", "respondent": "{role: user}", **keys}
    text = "".join(f"{key}: {value}\n" for key, value in told.items() if value)
    return written(folder, name, f"{head}{text}answers: {{why.growth-room: 3}}\n")


# ---- JSON Lines


def test_json_lines_say_everything_in_any_form(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        "round.jsonl",
        lines(
            {"implcheck": 1, "project": "Portal", "phase": "execution", "date": "2026-11-01"},
            line("user", {HOURS: 6, SUPPORT: ["preparation"], GROWTH: None}, date="2026-11-20"),
            line("user", {HOURS: {"answer": 6, "note": "Rota", "evidence": "rota.pdf"}, GROWTH: "unknown"}),
        )
        + "\n",
    )
    sources, tally = read([file], SourceOptions())
    assert (sources.project, sources.phase, sources.date) == ("Portal", Phase.EXECUTION, date(2026, 11, 20))
    assert values(tally) == {HOURS: 6, SUPPORT: ("preparation",)}
    assert combine_answers(tally)[HOURS].note == "Rota"
    assert combine_answers(tally)[HOURS].evidence == ("rota.pdf",)
    assert tally.respondents == {"user": 2}


def test_the_first_line_may_be_a_respondent_too(tmp_path: Path) -> None:
    file = written(tmp_path, "a.jsonl", lines(line("user", {GROWTH: 3}, project="P", phase="kickoff")))
    sources, tally = read([file], SourceOptions())
    assert (sources.project, tally.respondents, values(tally)) == ("P", {"user": 1}, {GROWTH: 3})


def test_3_and_true_and_3_point_0_are_not_the_same(tmp_path: Path) -> None:
    told = lines(line("user", {GROWTH: 1}), line("user", {GROWTH: True}), line("user", {GROWTH: 1.0}))
    found = problems([written(tmp_path, "a.jsonl", told)])
    assert found == [("answer-not-a-level", "a.jsonl", 2, 49), ("answer-not-a-level", "a.jsonl", 3, 49)]


@pytest.mark.parametrize(
    ("told", "code", "column"),
    [
        ('{"role": "user", "answers": {}', "line-not-json", 31),
        ("[]", "line-not-object", 1),
        ('{"role": "user", "answers": {}, "answers": {}}', "line-key-twice", 33),
        ('{"role": "user", "answers": {"why.growth-room": NaN}}', "line-not-json", 1),
        ("[" * 100_000, "line-not-json", 1),
        ('{"role": "user", "answers": {}, "nix": 1}', "key-unknown", 33),
        ('{"role": "user", "answers": {"why.growth": 1}}', "no-such-question", 30),
        ('{"role": "user", "answers": {"why.growth-room": 7}}', "answer-no-such-level", 49),
        ('{"role": "user", "answers": {"why.growth-room": {"answer": 3, "nite": "x"}}}', "key-unknown", 63),
        ('{"role": "user", "answers": {"capacity.supplier-support": [["x"]]}}', "answer-shape", 59),
        ('{"answers": {}}', "key-missing", 1),
        ('{"role": 3, "answers": {}}', "needs-text", 10),
        ('{"role": " ", "answers": {}}', "empty", 10),
        ('{"role": "user"}', "key-missing", 1),
        ('{"role": "user", "answers": []}', "needs-mapping", 29),
        ('{"role": "user", "may_stand_apart": "yes", "answers": {}}', "needs-true-or-false", 37),
        ('{"role": "user", "date": "24-11-2026", "answers": {}}', "needs-date", 26),
        ('{"role": "user", "phase": "kickoff", "answers": {}}', "line-of-all", 18),
        ('{"role": "\\ud800", "answers": {}}', "value-invalid", 10),
    ],
)
def test_a_broken_line_is_told_with_its_place(tmp_path: Path, told: str, code: str, column: int) -> None:
    good = lines(line("user", {GROWTH: 3}))
    file = written(tmp_path, "a.jsonl", good + told + "\n" + good)
    assert problems([file]) == [(code, "a.jsonl", 2, column)]


def test_what_the_first_line_says_of_all_is_checked(tmp_path: Path) -> None:
    risk = {"finding": "nix", "reason": "x", "owner": "sponsor", "until": "2027-01-01"}
    file = written(tmp_path, "a.jsonl", lines({"project": "P", "accepted_risks": [risk]}, line("user", {})))
    assert [one[0] for one in problems([file])] == ["no-such-finding"]
    file = written(tmp_path, "b.jsonl", lines({"phase": "later"}))
    assert [one[:3] for one in problems([file])] == [("value-not-one-of", "b.jsonl", 1)]


# ---- CSV


CSV = """role,may_stand_apart,capacity.hours-freed,capacity.hours-freed:note,why.growth-room,capacity.supplier-support
sponsor,yes,8,"All settled,
really",3,preparation; setup
Key user,no,0,,not_applicable: Bought as it is,none
key-user,,0.5,,unknown,
"""


def test_a_table_with_the_ids_as_names_needs_no_mapping(tmp_path: Path) -> None:
    _, tally = read([written(tmp_path, "a.csv", CSV)])
    told = combine(tally, Phase.KICKOFF, tally.questionnaire.by_id)
    assert tally.respondents == {"sponsor": 1, "key-user": 2}
    assert tally.willing == {"sponsor"}
    hours = told.opinion(HOURS)
    assert hours is not None
    assert [note.text for note in hours.notes] == ["All settled,\nreally"]
    assert values(tally)[SUPPORT] == ("none",)


@pytest.mark.parametrize("change", [lambda text: text.replace("\n", "\r\n"), lambda text: "\ufeff" + text])
def test_other_line_ends_and_a_byte_order_mark_are_fine(tmp_path: Path, change: Any) -> None:
    _, tally = read([written(tmp_path, "a.csv", change(CSV))])
    assert tally.respondents == {"sponsor": 1, "key-user": 2}


MAPPING = """project: Portal
phase: kickoff
date: 2026-11-20
role: What are you?
may_be_quoted: Quote?
decimal: ","
separator: "|"
columns:
  Hours: capacity.hours-freed
  Growth: why.growth-room
  Help: capacity.supplier-support
  Timestamp:
notes:
  Why: capacity.hours-freed
values:
  role: {Opdrachtgever: sponsor}
  may_be_quoted: {Ja: true, Nee: false}
  why.growth-room: {Geen idee: unknown, Niets gedaan: 0, n.v.t.: {not_applicable: Said so}}
  capacity.supplier-support: {Voorbereiding: preparation, Inrichting: setup}
"""
SURVEY = """Timestamp;What are you?;Hours;Growth;Help;Why;Quote?
x;Opdrachtgever;7,5;Niets gedaan;Voorbereiding|Inrichting;Want;Ja
"""


def test_a_mapping_says_what_columns_and_texts_mean(tmp_path: Path) -> None:
    mapping = written(tmp_path, "m.yaml", MAPPING)
    sources, tally = read([written(tmp_path, "a.csv", SURVEY)], SourceOptions(mapping=mapping))
    assert (sources.project, sources.phase, sources.date) == ("Portal", Phase.KICKOFF, date(2026, 11, 20))
    assert values(tally) == {HOURS: 7.5, GROWTH: 0, SUPPORT: ("preparation", "setup")}
    assert tally.respondents == {"sponsor": 1}
    assert combine_answers(tally)[HOURS].note == "Want"


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ("a,b\n1,2\n", [("table-no-role", 1, 1)]),
        ("role,why.growth-rom\nuser,3\n", [("table-column-unknown", 1, 6)]),
        ("role,why.growth-room,why.growth-room\nuser,3,3\n", [("table-column-twice", 1, 22)]),
        ("role,why.growth-room\nuser\nuser,3,4\n\nuser,3\n", [("table-row-width", 2, 1), ("table-row-width", 3, 8)]),
        ("role,why.growth-room\nuser,7\n,3\n", [("answer-no-such-level", 2, 6), ("empty", 3, 1)]),
        ('role,why.growth-room\n"a\nb",x\n', [("answer-not-a-level", 3, 4)]),
        ('role,why.growth-room\nuser,"3\nuser,3\n', [("table-not-csv", 2, 1)]),
        ('role,why.growth-room\nuser,"3"x\n', [("table-not-csv", 2, 1)]),
        ("role,may_stand_apart\nuser,perhaps\n", [("table-not-yes-or-no", 2, 6)]),
        ("role,why.growth-room\n", [("survey-no-respondents", 0, 0)]),
        (" \n", [("file-empty", 0, 0)]),
        (b"role,why.growth-room\nr\xe9,3\n", [("file-not-utf8", 2, 2)]),
        (b"\xff\xferole", [("file-utf16", 0, 0)]),
        (b"role\n\0\n", [("file-binary", 0, 0)]),
        (b"role\n" + b"x" * (LONGEST_LINE + 1), [("line-too-long", 2, 1)]),
    ],
)
def test_what_is_wrong_with_a_table(tmp_path: Path, table: str | bytes, found: Sequence[tuple[str, int, int]]) -> None:
    told = problems([written(tmp_path, "a.csv", table)])
    assert told == [(code, "a.csv", at, column) for code, at, column in found]


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
def test_what_is_wrong_with_a_mapping(tmp_path: Path, mapping: str, code: str, file: str) -> None:
    table = written(tmp_path, "a.csv", "role,Growth,why.growth-room\nuser,3,3\n")
    if code != "table-question-twice":
        table = written(tmp_path, "a.csv", "role,Growth\nuser,3\n")
    told = problems([table], KICKOFF._replace(mapping=written(tmp_path, "m.yaml", mapping)))
    assert [one[:2] for one in told] == [(code, file)]


# ---- Long files


@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_it_stops_after_so_many_problems(tmp_path: Path, kind: str) -> None:
    bad = "user,9\n" if kind == "csv" else lines(line("user", {GROWTH: 9}))
    head = f"role,{GROWTH}\n" if kind == "csv" else ""
    told = problems([written(tmp_path, f"a.{kind}", head + bad * 1000)])
    assert len(told) == MOST_PROBLEMS
    assert told[-1][0] == "survey-many-problems"


def test_names_for_roles_are_too_many_roles(tmp_path: Path) -> None:
    text = f"role,{GROWTH}\n" + "".join(f"Person {n},3\n" for n in range(200))
    told = problems([written(tmp_path, "a.csv", text)])
    assert told[0] == ("roles-too-many", "a.csv", 102, 1)
    text = lines(*(line(f"Person {n}", {}) for n in range(200)))
    assert problems([written(tmp_path, "a.jsonl", text)]) == [("roles-too-many", "a.jsonl", 101, 10)]


def test_more_different_answers_than_are_held_are_all_counted(tmp_path: Path) -> None:
    many = 25_000
    text = f"role,{HOURS}\n" + "".join(f"user,{n / 1000}\n" for n in range(many))
    _, tally = read([written(tmp_path, "a.csv", text)])
    found = combine(tally, Phase.KICKOFF, tally.questionnaire.by_id).opinion(HOURS)
    assert found is not None
    assert (found.scored, tally.respondents["user"]) == (many, many)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["sponsor", "user"]),
            st.sampled_from(["", "unknown", "0", "3", "4"]),
            st.sampled_from(["", "unknown", "0", "7.5", "12"]),
        ),
        min_size=1,
        max_size=30,
    )
)
def test_a_table_and_json_lines_of_the_same_answers_are_the_same(rows: list[tuple[str, str, str]]) -> None:
    def value(cell: str) -> Any:
        return None if not cell else cell if cell == "unknown" else json.loads(cell)

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table = written(folder, "a.csv", f"role,{GROWTH},{HOURS}\n" + "".join(",".join(row) + "\n" for row in rows))
        objects = [line(role, {GROWTH: value(one), HOURS: value(two)}) for role, one, two in rows]
        (_, first), (_, second) = read([table]), read([written(folder, "a.jsonl", lines(*objects))])
    assert combine_answers(first) == combine_answers(second)
    assert first.respondents == second.respondents


# ---- Several files


def test_files_that_disagree_are_told_with_both_names(tmp_path: Path) -> None:
    first, second = answers_file(tmp_path, "a.yaml"), answers_file(tmp_path, "b.yaml", project="Q", phase="execution")
    third = answers_file(tmp_path, "c.yaml", respondent="")
    told = problems([first, second, third], SourceOptions())
    assert told == [
        ("respondents-other-project", "b.yaml", 2, 10),
        ("respondents-other-phase", "b.yaml", 3, 8),
        ("respondent-missing", "c.yaml", 0, 0),
    ]
    with pytest.raises(InvalidFile) as raised:
        read([first, second], SourceOptions())
    assert raised.value.problems[0].details["file"] == first
    assert read([first, second], SourceOptions("P", Phase.KICKOFF))[1].respondents == {"user": 2}


def test_the_odd_one_out_is_told_and_not_the_others(tmp_path: Path) -> None:
    files = [answers_file(tmp_path, "a.yaml", project="Q"), *(answers_file(tmp_path, f"{n}.yaml") for n in "bc")]
    assert [one[:2] for one in problems(files, SourceOptions())] == [("respondents-other-project", "a.yaml")]


def test_a_survey_without_project_and_phase_takes_those_of_the_others(tmp_path: Path) -> None:
    table = written(tmp_path, "a.csv", f"role,{GROWTH}\nuser,3\n")
    sources, _ = read([table, answers_file(tmp_path, "a.yaml")], SourceOptions())
    assert (sources.project, sources.phase) == ("P", Phase.KICKOFF)
    told = problems([table], SourceOptions())
    assert [one[0] for one in told] == ["respondents-no-phase", "respondents-no-project"]


def test_questionnaires_that_differ_are_told(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(
        (Path(__file__).parents[2] / "questionnaires" / "implementation.yaml")
        .read_text(encoding="utf-8")
        .replace("id: implementation\n", "id: own\n", 1),
        encoding="utf-8",
    )
    first, second = answers_file(tmp_path, "a.yaml"), answers_file(tmp_path, "b.yaml", questionnaire="./own.yaml")
    assert problems([first, second], SourceOptions()) == [("respondents-other-questionnaire", "b.yaml", 5, 16)]
    survey = written(tmp_path, "a.jsonl", lines({"questionnaire": "nix"}, line("user", {})))
    assert [one[:3] for one in problems([survey])] == [("no-such-questionnaire", "a.jsonl", 1)]


def test_a_questionnaire_with_the_name_of_another_one_is_another_one(tmp_path: Path) -> None:
    text = (Path(__file__).parents[2] / "questionnaires" / "implementation.yaml").read_text(encoding="utf-8")
    (tmp_path / "own.yaml").write_text(text.replace("from: 80", "from: 66"), encoding="utf-8")
    (tmp_path / "same.yaml").write_bytes(
        (Path(__file__).parents[2] / "questionnaires" / "implementation.yaml").read_bytes()
    )
    first, second = answers_file(tmp_path, "a.yaml"), answers_file(tmp_path, "b.yaml", questionnaire="./own.yaml")
    assert problems([first, second], SourceOptions()) == [("respondents-other-questionnaire", "b.yaml", 5, 16)]
    sources, _ = read([first, answers_file(tmp_path, "c.yaml", questionnaire="./same.yaml")], SourceOptions())
    assert sources.questionnaire.origin.is_builtin


@pytest.mark.parametrize("name", ["../secret.yaml", "/etc/passwd", "//host/share/q.yaml", "./.env"])
def test_a_survey_names_no_questionnaire_outside_its_project(tmp_path: Path, name: str) -> None:
    survey = written(tmp_path, "a.jsonl", lines({"questionnaire": name}, line("user", {})))
    assert [one[0] for one in problems([survey])] in (["questionnaire-outside"], ["questionnaire-not-yaml"])
    mapping = written(tmp_path, "map.yaml", f"questionnaire: {name}\n")
    table = written(tmp_path, "a.csv", f"role,{GROWTH}\nuser,3\n")
    told = problems([table], SourceOptions(project="P", phase=Phase.KICKOFF, mapping=mapping))
    assert [one[0] for one in told] in (["questionnaire-outside"], ["questionnaire-not-yaml"])


def test_the_days_of_all_are_known_and_that_one_has_none(tmp_path: Path) -> None:
    dated = [
        line("user", {}, date="2026-11-03"),
        line("user", {}, date="2026-11-20"),
        line("user", {}, date="2026-01-05"),
    ]
    sources, _ = read([written(tmp_path, "a.jsonl", lines(*dated))])
    assert {date(2026, 1, 5), date(2026, 11, 20)} <= set(sources.dates)
    assert None not in sources.dates
    sources, _ = read([written(tmp_path, "b.jsonl", lines(*dated, line("user", {})))])
    assert None in sources.dates
    sources, _ = read([written(tmp_path, "c.jsonl", lines({"date": "2026-02-01"}, *dated, line("user", {})))])
    assert (None in sources.dates, date(2026, 1, 5) in sources.dates) == (False, True)


def test_a_cell_may_be_as_long_as_a_line(tmp_path: Path) -> None:
    header = written(tmp_path, "a.csv", f'role,"{"x" * 200_000}"\nuser,3\n')
    assert [one[0] for one in problems([header])] == ["table-column-unknown"]
    cell = written(tmp_path, "b.csv", f"role,{GROWTH}\nuser,{'x' * 200_000}\n")
    assert [one[0] for one in problems([cell])] == ["answer-not-a-level"]


def test_everything_wrong_in_any_file_is_told_at_once(tmp_path: Path) -> None:
    files = [
        written(tmp_path, "a.csv", f"role,{GROWTH}\nuser,9\n"),
        written(tmp_path, "b.jsonl", lines(line("user", {GROWTH: 9}))),
        written(tmp_path, "c.yaml", "implcheck: 1\nproject: P\nphase: kickoff\nanswers: {why.growth-room: 9}\n"),
        str(tmp_path / "d.csv"),
    ]
    told = problems(files)
    assert [(code, file) for code, file, _, _ in told] == [
        ("answer-no-such-level", "a.csv"),
        ("answer-no-such-level", "b.jsonl"),
        ("answer-no-such-level", "c.yaml"),
        ("file-missing", "d.csv"),
    ]


def test_accepted_risks_are_those_of_all_files_once(tmp_path: Path) -> None:
    risk = "accepted_risks: [{finding: why.growth-room, reason: x, owner: sponsor, until: 2027-01-01}]\n"
    sources, _ = read([answers_file(tmp_path, "a.yaml", risk), answers_file(tmp_path, "b.yaml", risk)])
    assert [one.finding for one in sources.accepted_risks] == ["why.growth-room"]


# ---- What the docs show


def test_the_mapping_and_the_lines_in_the_docs_are_valid(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "respondents.md").read_text(encoding="utf-8")
    shown = {
        kind: re.findall(rf"^```{kind}\n(.*?)^```", page, flags=re.MULTILINE | re.DOTALL) for kind in ("yaml", "json")
    }
    mapping = written(tmp_path, "m.yaml", shown["yaml"][0])
    table = written(
        tmp_path,
        "a.csv",
        "What is your role?;May we quote you?;How many hours are you freed?;Was growth looked at?;Timestamp;"
        "Anything to add about your hours?\nOpdrachtgever;Ja;7,5;Only today's wishes;x;No\n",
    )
    sources, tally = read([table], SourceOptions(mapping=mapping))
    assert (sources.project, tally.respondents) == ("Brand portal", {"sponsor": 1})
    assert values(tally) == {HOURS: 7.5, GROWTH: 0}
    _, tally = read([written(tmp_path, "a.jsonl", shown["json"][0])], SourceOptions())
    assert values(tally) == {HOURS: 0}


def test_a_table_has_an_end_of_columns(tmp_path: Path) -> None:
    text = "role," + ",".join(f"c{at}" for at in range(2000)) + "\n"
    assert problems([written(tmp_path, "a.csv", text)])[0][0] == "table-too-many-columns"


def test_of_two_keys_that_are_there_twice_the_first_to_come_again_is_told(tmp_path: Path) -> None:
    text = '{"role": "user", "answers": {}, "x": 1, "y": 2, "y": 3, "x": 4}\n'
    assert problems([written(tmp_path, "a.jsonl", text)]) == [("line-key-twice", "a.jsonl", 1, 49)]


def test_a_role_and_a_note_of_a_table_have_an_end(tmp_path: Path) -> None:
    role, note = "r" * 20_001, "n" * 20_001
    text = f"role,{GROWTH},{GROWTH}:note\n{role},3,\nuser,3,{note}\nuser,3,{note[:-1]}\n"
    assert problems([written(tmp_path, "a.csv", text)]) == [
        ("text-too-long", "a.csv", 2, 1),
        ("text-too-long", "a.csv", 3, 8),
    ]


def test_a_record_over_many_lines_has_the_limit_of_a_line(tmp_path: Path) -> None:
    cell = '"' + "x\n" * 50_000 + '"'
    text = f"role,{GROWTH}\nuser" + f",{cell}" * 12
    assert problems([written(tmp_path, "a.csv", text)]) == [("line-too-long", "a.csv", 2, 1)]


def test_answers_to_different_questionnaires_are_reported_and_not_counted(tmp_path: Path) -> None:
    shutil.copy(VALID / "clinic.yaml", tmp_path / "clinic.yaml")
    first = answers_file(tmp_path, "a.yaml")
    head = "implcheck: 1\nproject: P\nphase: kickoff\nquestionnaire: clinic.yaml\nrespondent: {role: user}\n"
    second = written(tmp_path, "b.yaml", head + "answers: {need.reason: unknown}\n")
    for files in ([first, second], [second, first]):
        assert [found[0] for found in problems(files, SourceOptions())] == ["respondents-other-questionnaire"]


def test_many_unknown_columns_are_counted_once(tmp_path: Path) -> None:
    table = written(tmp_path, "a.csv", "role," + ",".join(f"c{number}" for number in range(30)) + "\nuser" + ",1" * 30)
    with pytest.raises(InvalidFile) as raised:
        read([table])
    assert (len(raised.value.problems), raised.value.left_out) == (30, 0)
