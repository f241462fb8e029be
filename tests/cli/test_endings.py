"""The endings of file names for each format."""

from pathlib import Path

import pytest

from implcheck.cli.endings import ENDINGS, contradicts, fits, format_of
from implcheck.reports.formats.actions.registry import ACTION_FORMATS
from implcheck.reports.formats.registry import COMPARISONS, FORMATS


def test_exactly_the_formats_have_endings() -> None:
    assert {*FORMATS, *COMPARISONS, *ACTION_FORMATS, "svg", "yaml"} == set(ENDINGS)


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("a.txt", "terminal"),
        ("a.log", "terminal"),
        ("a.json", "json"),
        ("a.md", "markdown"),
        ("a.Markdown", "markdown"),
        ("a.csv", "csv"),
        ("a.xml", "junit"),
        ("a.sarif", "sarif"),
        ("a.sarif.json", "sarif"),
        ("a.html", "html"),
        ("A.HTM", "html"),
        ("a.docx", "docx"),
        ("a.pdf", "pdf"),
        ("a.xlsx", "xlsx"),
        ("a.svg", None),
        ("a.yaml", None),
        ("a.nix", None),
        ("a", None),
        (".html", None),
    ],
)
def test_the_name_of_a_file_selects_a_format(name: str, format_: str | None) -> None:
    assert format_of(Path(name), FORMATS) == format_


def test_a_comparison_has_fewer_formats() -> None:
    assert format_of(Path("a.json"), COMPARISONS) == "json"
    assert format_of(Path("a.sarif.json"), COMPARISONS) == "json"
    assert format_of(Path("a.pdf"), COMPARISONS) == "pdf"
    assert format_of(Path("a.xml"), COMPARISONS) is None


@pytest.mark.parametrize(
    ("name", "format_"),
    [("a.md", "markdown"), ("a.csv", "csv"), ("a.ics", "ics"), ("a.jsonl", "gh"), ("a.ndjson", "gh"), ("a.html", None)],
)
def test_the_name_of_a_file_selects_a_format_of_actions(name: str, format_: str | None) -> None:
    assert format_of(Path(name), ACTION_FORMATS) == format_
    assert fits(Path(name), "jira") is (format_ == "csv")


@pytest.mark.parametrize(
    ("name", "format_", "does"),
    [
        ("a.html", "json", True),
        ("a.docx", "html", True),
        ("a.txt", "html", True),
        ("a.svg", "terminal", True),
        ("a.jsonl", "json", True),
        ("a.ics", "markdown", True),
        ("a.csv", "jira", False),
        ("a.sarif", "json", True),
        ("a.json", "sarif", False),
        ("a.json", "gitlab", False),
        ("a.log", "github", False),
        ("a.nix", "html", False),
        ("a", "html", False),
        ("a.yaml", "json", False),
        ("a.toml", "html", False),
    ],
)
def test_only_a_name_of_another_format_contradicts(name: str, format_: str, does: bool) -> None:
    assert contradicts(Path(name), format_) is does
    assert not (does and fits(Path(name), format_))
