"""What the README and the docs show is what the tool does today."""

import json
import re
from pathlib import Path

import pytest
import yaml
from tests.support.build import built_in
from tests.support.docs import program

from implcheck.cli.app import app
from implcheck.loading.answers import load_answers
from implcheck.loading.source import decoded
from implcheck.model.reading_time import questions_for, reading_minutes

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


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
    assert len(loaded.answers.answers) == 7
    assert loaded.warnings == ()


IN_WORDS = (
    "five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|"
    "vijf|zes|zeven|acht|negen|tien|elf|twaalf|vijftien|twintig|dertig|veertig"
)
COUNTED = re.compile(
    rf"\b((?:\d+|{IN_WORDS})) (?:[a-z-]+ )?(questions|vragen|minutes?|minuten|combinations|combinaties)\b"
)
"""A number of questions, minutes or combinations, as somebody could count them: less than five is said of other things."""


def in_guide(language: str, questions: str, minutes_: str) -> list[str]:
    """The numbers in the table of a guide for a round, in the order of its cells."""
    built = built_in()
    cells = []
    for role in ("project-lead", "sponsor", "line-manager", "key-user", "user"):
        for phase in built.phases_by_id:
            asked = questions_for(built, role, phase)
            cells += [f"{len(asked)} {questions}", f"{reading_minutes(asked, language)} {minutes_}"]
    return cells


def stated() -> dict[str, list[str]]:
    """By page, the numbers of questions, minutes and combinations that it states, in their order."""
    built = built_in()
    lead = {phase: questions_for(built, "project-lead", phase) for phase in built.phases_by_id}
    quick = f"{sum(question.quick is not None for question in lead['kickoff'])} questions"
    at_kickoff = f"{reading_minutes(lead['kickoff'], 'en')} minutes"
    others = [f"{len(questions_for(built, role, 'kickoff'))} questions" for role in ("sponsor", "key-user", "user")]
    return {
        "README.md": [*(f"{len(asked)} questions" for asked in lead.values()), at_kickoff, quick, *others],
        "CHANGELOG.md": [
            f"{len(built.questions)} questions",
            f"{len(built.rules)} combinations",
            "38 questions",  # version 1.0, which is history
            "8 combinations",
        ],
        "docs/questionnaire.md": ["ten questions"],  # a limit, as the next one
        "docs/scoring.md": ["forty questions"],
        "docs/interview.md": [f"{len(lead['kickoff'])} questions", at_kickoff, quick],
        "docs/respondents.en.md": in_guide("en", "questions", "minutes"),
        "docs/respondents.nl.md": in_guide("nl", "vragen", "minuten"),
    }


@pytest.mark.parametrize(
    "page", ["README.md", "CHANGELOG.md", *(f"docs/{path.name}" for path in ROOT.glob("docs/*.md"))]
)
def test_every_number_of_questions_and_minutes_is_as_the_questionnaire_gives_it(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    prose = " ".join(re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL).split())
    found = [" ".join(counted) for counted in COUNTED.findall(prose)]
    assert found == stated().get(page, [])


def test_roles_that_are_asked_everything_have_no_row_of_their_own_in_the_guides() -> None:
    built = built_in()
    known = [role for role in built.offered_roles if not role.asked_everything]
    for language in built.languages:
        page = (ROOT / "docs" / f"respondents.{language}.md").read_text(encoding="utf-8")
        rows = re.findall(r"^\| ([^|]+) \| \d", page, flags=re.MULTILINE)
        lead, consultant = (built.roles_by_id[id_].title.in_(language) for id_ in ("project-lead", "consultant"))
        assert rows == [f"{lead}, {consultant}", *(role.title.in_(language) for role in known)]
        assert built.roles_by_id["consultant"].asked_everything


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


@pytest.mark.parametrize("name", ["assessment", "comparison", "round", "problems"])
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
