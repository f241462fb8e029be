"""A note that is left out is in no report about several respondents, also not as a line that is quoted."""

import json
import zipfile
from pathlib import Path

import pytest
from tests.support.cli import TODAY, Run, assess, run

WRITTEN = "My boss lied"
HEAD = "implcheck: 1\nproject: P\nphase: kickoff\nrespondent: {role: %s}\nanswers:\n"
NOTE = f"  why.problem-statement:\n    answer: %s\n    note: {WRITTEN} about phase #2\n"
FORMATS = ("terminal", "json", "markdown", "html", "docx", "csv", "xlsx", "junit", "sarif", "github", "gitlab")


def written(folder: Path, sponsor: str) -> Path:
    folder.mkdir()
    (folder / "s.yaml").write_text(HEAD % "sponsor" + sponsor, encoding="utf-8")
    for number in (1, 2):
        text = HEAD % "key-user" + f"  why.switch-reason: {number}\n"
        (folder / f"k{number}.yaml").write_text(text, encoding="utf-8")
    return folder


def content(file: Path) -> str:
    data = file.read_bytes()
    if not zipfile.is_zipfile(file):
        return data.decode()
    with zipfile.ZipFile(file) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))


@pytest.mark.parametrize("score", [2, 9])
def test_no_format_quotes_a_line(tmp_path: Path, score: int) -> None:
    """Level 9 makes the file invalid; with level 2 there is a warning about the # in the note."""
    folder = written(tmp_path / "a", NOTE % score)
    targets = [part for name in FORMATS for part in ("-f", f"{name}:{tmp_path / f'{name}.out'}")]
    done = run("assess", folder, "--today", TODAY, *targets, "--force", cwd=tmp_path)
    assert done.code == (0 if score == 2 else 2), done.err
    for name in FORMATS:
        assert WRITTEN not in content(tmp_path / f"{name}.out"), name
    assert (WRITTEN in done.err.decode()) is (score == 9), "whoever runs it has to mend the file"
    assert b"s.yaml:8:" in done.err if score == 2 else b"s.yaml:7:" in done.err


def commands(folder: Path, other: Path) -> dict[str, Run]:
    return {
        "badge": run("badge", folder, "--today", TODAY),
        "explain": run("explain", "why.problem-statement", "--answers", folder, "--today", TODAY),
        "compare": run("compare", folder, other, "--today", TODAY),
        "back": run("compare", other, folder, "--today", TODAY),
    }


@pytest.mark.parametrize("score", [2, 9])
def test_nor_does_another_command(tmp_path: Path, score: int) -> None:
    folder = written(tmp_path / "a", NOTE % score)
    other = tmp_path / "one.yaml"
    other.write_text(HEAD % "sponsor" + "  why.problem-statement: 3\n", encoding="utf-8")
    for name, done in commands(folder, other).items():
        assert WRITTEN not in done.text, name
        assert (WRITTEN in done.err.decode()) is (score == 9), name
        assert b"s.yaml:" in done.err, name


def test_check_and_the_report_about_one_respondent_quote_it(tmp_path: Path) -> None:
    folder = written(tmp_path / "a", NOTE % 9)
    assert WRITTEN in run("check", folder).text
    assert WRITTEN in assess(folder / "s.yaml", "-f", "markdown").text
    assert WRITTEN in run("check", written(tmp_path / "b", NOTE % 2)).text


@pytest.mark.parametrize("name", ["terminal", "json", "markdown", "html", "sarif", "github", "gitlab"])
def test_an_answer_to_another_version_is_counted_by_question_without_its_place(tmp_path: Path, name: str) -> None:
    folder = written(tmp_path / "a", "  why.problem-statement: 3\n")
    for file in ("k2", "s"):
        path = folder / f"{file}.yaml"
        text = f'questionnaire_version: "1.0"\n{path.read_text(encoding="utf-8")}  why.switch-reason: 3\n  My boss: 2\n'
        path.write_text(text.replace("  why.switch-reason: 2\n", ""), encoding="utf-8")
    shown = " ".join(assess(folder, "-f", name).text.split())
    assert "This goes for 2 files" in shown.replace("\\n", " ")
    for secret in ("My boss", *(f"{file}.yaml:{line}" for file in ("k2", "s") for line in range(1, 12))):
        assert secret not in shown, name
    checked = run("check", folder).text
    assert "k2.yaml:7:3: The answer to 'why.switch-reason' was left out" in checked
    assert "s.yaml:8:3: The answer to 'why.switch-reason' was left out" in checked
    if name == "json":
        warnings = json.loads(assess(folder, "-f", name).out)["warnings"]
        assert {(found["file"], found["line"]) for found in warnings} == {(None, None)}
        assert sum("'…'" in found["sentence"] for found in warnings) == 1
