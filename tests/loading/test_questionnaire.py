"""Finding a questionnaire by id or path, and exporting one to be made into another."""

import shutil
from pathlib import Path

import pytest
from tests.loading.checks import ROOT, VALID

from implcheck.loading.answers import load_answers
from implcheck.loading.questionnaire import (
    SCHEMA_LINE,
    export_text,
    find_questionnaire,
    load_questionnaire,
    looks_like_path,
    named_from,
)
from implcheck.loading.source import SourceText, read
from implcheck.model.problem import InvalidFile, Location, Problem
from implcheck.model.questionnaire import Origin

ANSWERS = "implcheck: 1\nquestionnaire: {}\nproject: x\nphase: kickoff\nanswers: {{}}\n"


def _not_found(name: str, beside: Path | None = None) -> Problem:
    with pytest.raises(InvalidFile) as caught:
        find_questionnaire(name, beside)
    (found,) = caught.value.problems
    return found


@pytest.mark.parametrize("name", ["a.yaml", "a.yml", "folder/a", "./a", "/a", "folder\\a", "C:\\a"])
def test_a_path_has_a_suffix_or_a_folder(name: str) -> None:
    assert looks_like_path(name)


@pytest.mark.parametrize("name", ["implementation", "yaml", "a.yaml.txt", "our-own", "-", ""])
def test_an_id_has_neither_suffix_nor_folder(name: str) -> None:
    assert not looks_like_path(name)


def test_an_unknown_id_is_reported_with_the_known_ids() -> None:
    found = _not_found("implementatie")
    assert (found.code, found.suggestion, found.location) == ("no-such-questionnaire", "implementation", Location(""))
    assert dict(found.details) == {"id": "implementatie", "known": "implementation"}
    assert _not_found("weather").suggestion == ""


def test_a_path_is_relative_to_the_folder_it_is_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ours").mkdir()
    shutil.copy(VALID / "clinic.yaml", tmp_path / "ours" / "q.yaml")
    assert find_questionnaire("q.yaml", tmp_path / "ours").id == "clinic"
    assert find_questionnaire("ours/q.yaml", tmp_path).id == "clinic"
    assert _not_found("q.yaml", tmp_path).code == "questionnaire-missing"
    monkeypatch.chdir(tmp_path / "ours")
    assert find_questionnaire("q.yaml").id == "clinic"
    assert find_questionnaire(str(tmp_path / "ours" / "q.yaml")).id == "clinic"
    assert find_questionnaire(str(tmp_path / "ours" / "q.yaml"), tmp_path).id == "clinic"
    assert _not_found(str(tmp_path / "ours" / "q.yaml"), tmp_path / "elsewhere").code == "questionnaire-outside"
    assert _not_found("a\0b.yaml", tmp_path).code == "file-name-null"


def test_a_questionnaire_is_found_beside_the_answers_and_not_beside_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, elsewhere = tmp_path / "project", tmp_path / "elsewhere"
    project.mkdir()
    elsewhere.mkdir()
    shutil.copy(VALID / "clinic.yaml", project / "q.yaml")
    (project / "answers.yaml").write_text(ANSWERS.format("q.yaml"), encoding="utf-8")
    shutil.copy(VALID / "two-languages.yaml", elsewhere / "q.yaml")
    monkeypatch.chdir(elsewhere)
    source = read(str(Path("..") / "project" / "answers.yaml"))
    assert load_answers(source).questionnaire.id == "clinic"
    # What somebody types is relative to where they are.
    assert load_answers(source, "q.yaml").questionnaire.id == "zwei"
    assert load_answers(source, "implementation").questionnaire.id == "implementation"


def test_answers_from_standard_input_name_a_questionnaire_beside_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(VALID / "clinic.yaml", tmp_path / "q.yaml")
    monkeypatch.chdir(tmp_path)
    assert load_answers(SourceText("<stdin>", ANSWERS.format("./q.yaml"))).questionnaire.id == "clinic"


def test_an_id_is_never_a_file_of_that_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(VALID / "clinic.yaml", tmp_path / "implementation")
    monkeypatch.chdir(tmp_path)
    assert find_questionnaire("implementation").id == "implementation"


def test_everything_wrong_is_reported_of_valid_and_broken_parts_alike() -> None:
    written = (VALID / "clinic.yaml").read_text(encoding="utf-8")
    written = written.replace("id: need.agreed\n", "id: need.agreed\n    colour: red\n")
    written = written.replace("raises: [team]", "raises: [teem]")
    with pytest.raises(InvalidFile) as caught:
        load_questionnaire(SourceText("clinic.yaml", written))
    # A question with a fault of its own is still known by its name to the conditions that look at it.
    assert {found.code for found in caught.value.problems} == {"key-unknown", "no-such-practice"}


def test_a_part_with_a_fault_of_its_own_is_not_called_missing_as_well() -> None:
    written = (VALID / "clinic.yaml").read_text(encoding="utf-8")
    for part, by in (
        ("- {id: handbook, cite", "- {id: handbook, colour: red, cite"),
        ("- {id: A1, kind", "- {id: A1, colour: red, kind"),
        ("  - id: team\n", "  - id: team\n    colour: red\n"),
        ("    id: need.agreed\n", "    id: need.agreed\n    colour: red\n"),
        ("    id: team.hours\n", "    id: team.hours\n    colour: red\n"),
    ):
        assert part in written
        with pytest.raises(InvalidFile) as caught:
            load_questionnaire(SourceText("clinic.yaml", written.replace(part, by)))
        assert {found.code for found in caught.value.problems} == {"key-unknown"}, part


def test_an_export_is_the_file_itself_with_a_schema_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, *rest = export_text("implementation").split("\n")
    original = (ROOT / "questionnaires" / "implementation.yaml").read_text(encoding="utf-8").split("\n")
    assert first == "# yaml-language-server: $schema=questionnaire.schema.json"
    assert original[0].startswith(SCHEMA_LINE)
    assert rest == original[1:]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.yaml").write_text(export_text("implementation"), encoding="utf-8")
    mine, built_in = find_questionnaire("mine.yaml"), find_questionnaire("implementation")
    assert (mine.questions, mine.rules, mine.levels) == (built_in.questions, built_in.rules, built_in.levels)
    assert (mine.origin.file, len(mine.origin.digest), built_in.origin) == ("mine.yaml", 64, Origin())
    assert export_text("mine.yaml") == export_text("implementation")


def test_the_digest_is_that_of_the_bytes_also_when_the_text_was_read_before(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    data = (ROOT / "questionnaires" / "implementation.yaml").read_bytes()
    digests = set()
    for line_end in (b"\n", b"\r\n"):
        file.write_bytes(data.replace(b"\n", line_end))
        digests.add(find_questionnaire(str(file)).origin.digest)
    assert len(digests) == 2


def test_an_export_keeps_every_line_of_a_file_without_a_schema() -> None:
    path = VALID / "two-languages.yaml"
    assert export_text(str(path)) == (
        "# yaml-language-server: $schema=questionnaire.schema.json\n" + path.read_text(encoding="utf-8")
    )


def test_an_invalid_questionnaire_is_not_exported() -> None:
    with pytest.raises(InvalidFile):
        export_text(str(VALID.parent / "invalid" / "questionnaire-least.yaml"))
    with pytest.raises(InvalidFile):
        export_text("no-such")


def test_a_file_cannot_name_a_questionnaire_outside_its_project(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "q.yaml").touch()
    assert named_from(tmp_path, str(tmp_path / "q.yaml")) == "q.yaml"
    assert named_from(tmp_path / "sub", "implementation") == "implementation"
    with pytest.raises(InvalidFile) as refused:
        named_from(tmp_path / "sub", str(tmp_path / "q.yaml"))
    assert [problem.code for problem in refused.value.problems] == ["questionnaire-not-nameable"]
    (tmp_path / ".git").mkdir()
    assert named_from(tmp_path / "sub", str(tmp_path / "q.yaml")) == "../q.yaml"
