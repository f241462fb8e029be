"""Evidence that is a relative path, and whether the file exists."""

import sys
from pathlib import Path

import pytest
from tests.support.build import NA, answers

from implcheck.loading.evidence import is_relative_path, not_found


@pytest.mark.parametrize(
    "evidence",
    [
        "docs/capacity.md",
        "docs/capacity plan.md",
        "capacity.md",
        "./capacity",
        "../shared/plan.xlsx",
        "docs\\plan.docx",
        ".\\plan",
        "docs/minutes",
        "docs/minutes/",
        "docs/plan.md#hours",
        "2026/11/minutes.pdf",
        "notulen/2026-11-24",
        "vergaderstukken/één.md",
    ],
)
def test_a_relative_path_is_recognised(evidence: str) -> None:
    assert is_relative_path(evidence)


@pytest.mark.parametrize(
    "evidence",
    [
        "Minutes of the steering group, 3 November",
        "Page 'Why a brand portal'",
        "Time sheet of the project lead, weeks 44 to 47",
        "Board minutes of 27.10.2026",
        "27.10.2026",
        "3/11",
        "24/11/2026",
        "3/11 minutes",
        "v1.2",
        "Minutes",
        "See the plan.",
        "https://example.org/docs/plan.md",
        "mailto:lead@example.org",
        "lead@example.org",
        "www.example.org/plan",
        "Note: see docs/plan.md",
        "/srv/docs/plan.md",
        "\\\\server\\docs\\plan.md",
        "C:\\docs\\plan.md",
        "C:docs/plan.md",
        "~/plan.md",
        "#hours",
        "...",
        "..",
    ],
)
def test_a_sentence_an_address_and_an_absolute_path_are_not_relative_paths(evidence: str) -> None:
    assert not is_relative_path(evidence)


def test_the_files_that_are_missing_are_named_by_question(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "here.md").write_text("x", encoding="utf-8")
    (tmp_path / "with blank.md").write_text("x", encoding="utf-8")
    given = {
        "one.a": {"answer": 3, "evidence": ["docs/here.md", "docs/gone.md", "Minutes of 3 November"]},
        "one.b": {"answer": 3, "evidence": ["docs\\here.md", "docs/here.md#part", "docs", "./with blank.md", "docs/"]},
        "one.c": {"answer": "unknown", "evidence": "gone.md"},
        "one.d": {**NA, "evidence": "also-gone.md"},
        "one.e": 3,
        "one.f": {"answer": 3, "evidence": ["https://example.org/gone.md", "/gone.md"]},
    }
    assert not_found(answers(given), tmp_path) == {
        "one.a": ("docs/gone.md",),
        "one.c": ("gone.md",),
        "one.d": ("also-gone.md",),
    }
    assert set(not_found(answers(given), tmp_path / "docs")) == {"one.a", "one.b", "one.c", "one.d"}


@pytest.mark.parametrize(
    "evidence", ["../secret.md", "docs/../../secret.md", "link/secret.md", "../nix.md", ".git/x.md"]
)
def test_nothing_is_revealed_about_files_outside_the_project(tmp_path: Path, evidence: str) -> None:
    project = tmp_path / "project"
    (project / "docs").mkdir(parents=True)
    (project / ".git").mkdir()
    (project / ".git" / "x.md").touch()
    (tmp_path / "secret.md").touch()
    if sys.platform != "win32":
        (project / "link").symlink_to("..")
    assert not_found(answers({"one.a": {"answer": 3, "evidence": evidence}}), project) == {"one.a": (evidence,)}


@pytest.mark.parametrize("evidence", ["docs/\0.md", f"{'x' * 5000}.md", f"docs/{'y/' * 3000}z.md"])
def test_a_name_that_no_file_can_have_is_missing(tmp_path: Path, evidence: str) -> None:
    assert not_found(answers({"one.a": {"answer": 3, "evidence": evidence}}), tmp_path) == {"one.a": (evidence,)}
