"""What the README and the docs show is what the tool does today."""

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from implcheck.cli.app import app
from implcheck.loading.answers import load_answers
from implcheck.loading.source import decoded

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def program(name: str) -> ModuleType:
    """A program that makes a part of the docs."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_readme_has_exactly_two_set_up_commands_of_a_single_line() -> None:
    blocks = re.findall(r"^```sh\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL)
    assert [block.count("\n") for block in blocks] == [1, 1]
    assert "implcheck assess examples/" in blocks[0]
    assert blocks[1].rstrip().endswith("pytest -n auto")


def test_the_report_in_the_readme_is_what_the_tool_prints() -> None:
    found = re.search(r"<!-- report: (.*?) -->\n```text\n(.*?)```", README, flags=re.DOTALL)
    assert found is not None
    drawing = program("pictures")
    assert found[2] == re.sub(r"\x1b\[[0-9;]*m", "", drawing.printed(tuple(found[1].split())))


def test_the_pictures_are_what_the_tool_prints() -> None:
    drawing = program("pictures")
    for name, (make, title) in drawing.PICTURES.items():
        shown = (ROOT / "docs" / "images" / name).read_text(encoding="utf-8")
        assert shown == drawing.drawn(make(), title), f"{name} is old: run python docs/pictures.py"


def test_the_pictures_fetch_nothing() -> None:
    for picture in (ROOT / "docs" / "images").glob("*.svg"):
        addresses = re.findall(r"(?:href|src|url)\W+(https?://[^\s\"')]+)", picture.read_text(encoding="utf-8"))
        assert not addresses


def test_every_promise_on_security_names_a_test_that_is_there() -> None:
    page = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| ") and not line.startswith(("| promise", "| who"))]
    promises = [row.strip("| ").rsplit(" | ", 1) for row in rows if "tests/" in row]
    assert len(promises) > 25
    for _, held_by in promises:
        for named in held_by.split(", "):
            file, _, test = named.strip("`").partition("::")
            text = (ROOT / file).read_text(encoding="utf-8")
            assert not test or re.search(rf"^def {test}\(", text, flags=re.MULTILINE), named
    in_tables = page.partition("## What is promised")[2].partition("## What is not promised")[0]
    assert all("tests/" in line for line in in_tables.splitlines() if re.match(r"\| (?!promise)[A-Z`-]", line))


def test_the_answers_file_in_the_docs_is_valid() -> None:
    page = (ROOT / "docs" / "answers.md").read_text(encoding="utf-8")
    block = re.search(r"^```yaml\n(.*?)^```", page, flags=re.MULTILINE | re.DOTALL)
    assert block is not None
    loaded = load_answers(decoded("answers.md", block[1].encode()))
    assert len(loaded.answers.answers) == 6


@pytest.mark.parametrize("page", [*sorted(ROOT.glob("docs/**/*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"])
def test_links_inside_the_project_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_the_readme_names_every_command() -> None:
    names = [command.name or command.callback.__name__ for command in app.registered_commands if command.callback]
    for name in [*names, "questionnaire"]:
        assert f"`implcheck {name}" in README


JSON_PAGE = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")


def test_the_page_about_json_is_what_the_models_and_the_catalogue_give() -> None:
    assert program("json_reference").main(["--check"]) == 0


def test_a_page_about_json_that_is_not_up_to_date_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reference = program("json_reference")
    old = tmp_path / "json.md"
    old.write_text(JSON_PAGE.replace("| `min_group` |", "| `least_group` |"), encoding="utf-8")
    monkeypatch.setattr(reference, "PAGE", old)
    assert reference.main(["--check"]) == 1
    assert "python docs/json_reference.py" in capsys.readouterr().out
    assert reference.main([]) == 0
    assert old.read_text(encoding="utf-8") == JSON_PAGE


@pytest.mark.parametrize("name", ["assessment", "comparison", "problems"])
def test_every_key_of_a_json_document_is_on_the_page(name: str) -> None:
    schema = json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"))
    parts = [schema, *schema["$defs"].values()]
    keys = {key for part in parts for key in part.get("properties", {})}
    assert len(keys) > 10
    assert [key for key in sorted(keys) if f"\n| `{key}` | " not in JSON_PAGE] == []


def test_every_code_is_on_the_page() -> None:
    locale = ROOT / "src" / "implcheck" / "locale"
    codes = yaml.safe_load((locale / "en.yaml").read_text(encoding="utf-8"))["reason"].keys()
    codes |= yaml.safe_load((locale / "problems.en.yaml").read_text(encoding="utf-8")).keys()
    assert len(codes) > 100
    assert [code for code in sorted(codes) if f"\n| `{code}` | " not in JSON_PAGE] == []
