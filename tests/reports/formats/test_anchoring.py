"""The places of annotations: a file and a line for each, whatever was assessed, in a checkout as pipelines have it."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.support.cli import EXAMPLES, Run, assess

from implcheck.loading.project import GIT

CSV = "role;capacity.planned-hours-freed:note;timeline.margin\nsponsor;;5\nuser;;5\n"
JSONL = (
    '{"project": "Portal", "phase": "kickoff"}\n'
    '{"role": "sponsor", "answers": {"timeline.margin": 5}}\n'
    '{"role": "user", "answers": {"timeline.margin": 5}}\n'
)
OF_SURVEY = ("--project", "Portal", "--phase", "kickoff")


@dataclass(frozen=True)
class Source:
    """What is assessed; where what has no line is put, the end of the run's id, and whether it has several respondents."""

    words: tuple[str, ...]
    anchor: str
    id_: str
    has_several: bool = True


SOURCES = {
    "file": Source(("readiness.yaml",), "readiness.yaml", "Brand%20portal/kickoff/readiness.yaml/", False),
    "files": Source(
        ("./people/user.yaml", "people/sponsor.yaml"),
        "people/user.yaml",
        "Planning%20system/kickoff/people/user.yaml/",
    ),
    "folder": Source(("people/",), "people/key-user.yaml", "Planning%20system/kickoff/people/"),
    "csv": Source(("survey.csv", *OF_SURVEY), "survey.csv", "Portal/kickoff/survey.csv/"),
    "jsonl": Source(("survey.jsonl",), "survey.jsonl", "Portal/kickoff/survey.jsonl/"),
    "stdin": Source(("-",), "<stdin>", "Brand%20portal/kickoff/", False),
}


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with answers of every kind, as the working directory."""
    top = tmp_path / "checkout"
    (top / GIT).mkdir(parents=True)
    shutil.copy(EXAMPLES / "brand-portal.yaml", top / "readiness.yaml")
    shutil.copytree(EXAMPLES / "respondents", top / "people")
    (top / "survey.csv").write_text(CSV, encoding="utf-8")
    (top / "survey.jsonl").write_text(JSONL, encoding="utf-8")
    monkeypatch.chdir(top)
    return top


def report(*words: str, form: str, code: int | None = None) -> Run:
    """Assess with a gate that does not pass."""
    stdin = Path("readiness.yaml").read_bytes() if "-" in words else b""
    result = assess(*words, "-f", form, "--fail-on", "low", "--require-evidence", "1", stdin=stdin)
    assert result.code == (1 if code is None else code), result.errors
    return result


def sarif(*words: str, code: int | None = None) -> dict[str, Any]:
    run: dict[str, Any] = json.loads(report(*words, form="sarif", code=code).text)["runs"][0]
    return run


def gitlab(*words: str, code: int | None = None) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(report(*words, form="gitlab", code=code).text)
    return found


def places(run: dict[str, Any]) -> list[tuple[str, int]]:
    """Return the address and the line of every location, those of answers behind a combination too."""
    located = [at for result in run["results"] for at in (*result["locations"], *result.get("relatedLocations", ()))]
    physical = [at["physicalLocation"] for at in located]
    return [(at["artifactLocation"]["uri"], at["region"]["startLine"]) for at in physical]


def whole(messages: list[str], sentence: str) -> int:
    return sum(sentence in message for message in messages)


@pytest.mark.usefixtures("checkout")
@pytest.mark.parametrize("name", SOURCES)
def test_every_result_has_an_address_and_a_line(name: str) -> None:
    source = SOURCES[name]
    run = sarif(*source.words)
    anchor = source.anchor.replace("<", "%3C").replace(">", "%3E")
    assert {address for address, _ in places(run)} == {anchor}
    # No line of several respondents: it would be the line of one of them.
    assert ({line for _, line in places(run)} == {1}) is source.has_several
    assert run["automationDetails"] == {"id": f"implcheck/implementation/{source.id_}"}


@pytest.mark.usefixtures("checkout")
@pytest.mark.parametrize("name", SOURCES)
def test_gitlab_has_a_path_and_a_line_and_fingerprints_of_their_own(name: str) -> None:
    source = SOURCES[name]
    found = gitlab(*source.words)
    assert {entry["location"]["path"] for entry in found} == {source.anchor}
    assert ({entry["location"]["lines"]["begin"] for entry in found} == {1}) is source.has_several
    assert len({entry["fingerprint"] for entry in found}) == len(found)


@pytest.mark.usefixtures("checkout")
@pytest.mark.parametrize("name", SOURCES)
def test_github_has_a_file_in_each_line_unless_there_is_none(name: str) -> None:
    source = SOURCES[name]
    lines = report(*source.words, form="github").text.splitlines()
    expected = 0 if name == "stdin" else len(lines)
    assert sum(f" file={source.anchor},line=" in line for line in lines) == expected
    assert sum("file=" in line for line in lines) == expected
    assert len(lines) > 10  # so that there is a line that counts the others


@pytest.mark.usefixtures("checkout")
@pytest.mark.parametrize(
    ("language", "of_file", "of_all"),
    [
        ("en", "concerns the whole file", "concerns the answers of all respondents"),
        ("nl", "gaat over het hele bestand", "gaat over de antwoorden van alle respondenten"),
    ],
)
def test_a_message_says_that_it_is_not_about_the_line(language: str, of_file: str, of_all: str) -> None:
    results = sarif("readiness.yaml", "--lang", language)["results"]
    anchored = [result["ruleId"] for result in results if of_file in result["message"]["text"]]
    assert anchored
    assert all(id_.startswith("gate-") for id_ in anchored)
    messages = [result["message"]["text"] for result in sarif("people", "--lang", language)["results"]]
    assert (whole(messages, of_all), whole(messages, of_file)) == (len(messages), 0)
    descriptions = [entry["description"] for entry in gitlab("people", "--lang", language)]
    assert whole(descriptions, of_all) == len(descriptions)
    verdict, *_ = report("readiness.yaml", "--lang", language, form="github").text.splitlines()
    assert of_file in verdict


def test_another_file_in_a_folder_changes_no_id_and_no_fingerprint(checkout: Path) -> None:
    before, id_ = gitlab("people"), sarif("people")["automationDetails"]
    answers = (checkout / "people/user.yaml").read_text(encoding="utf-8").replace("coordinator: 1", "coordinator: 2", 1)
    (checkout / "people/a-user.yaml").write_text(answers, encoding="utf-8")
    after = gitlab("people")
    assert {entry["location"]["path"] for entry in after} == {"people/a-user.yaml"}
    same = {entry["fingerprint"] for entry in before} & {entry["fingerprint"] for entry in after}
    assert len(same) > len(before) * 0.8  # some answers are others now
    assert sarif("people")["automationDetails"] == id_


BROKEN = {
    "file": ("broken.yaml", "broken.yaml", "answers:\n  x: [1\n"),
    "files": ("people/sponsor.yaml broken.yaml", "broken.yaml", "answers:\n  x: [1\n"),
    "folder": ("bad", "bad/user.yaml", "answers:\n  x: [1\n"),
    "csv": ("bad.csv", "bad.csv", "role,no-such-question\nuser,3\n"),
    "jsonl": ("bad.jsonl", "bad.jsonl", '{"project": "Portal"\n'),
    "empty": ("empty.yaml", "empty.yaml", ""),
    "missing": ("missing.yaml", "missing.yaml", None),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_rejected_file_has_an_address_and_a_line(name: str, checkout: Path) -> None:
    words, anchor, text = BROKEN[name]
    if text is not None:
        (checkout / anchor).parent.mkdir(exist_ok=True)
        (checkout / anchor).write_text(text, encoding="utf-8")
    run = sarif(*words.split(), code=2)
    assert {address for address, _ in places(run)} == {anchor}
    assert all(line >= 1 for _, line in places(run))
    assert run["automationDetails"] == {"id": f"implcheck/{words.split()[0]}/"}
    assert {entry["location"]["path"] for entry in gitlab(*words.split(), code=2)} == {anchor}
    for line in report(*words.split(), form="github", code=2).text.splitlines():
        assert f" file={anchor},line=" in line


def test_rejected_standard_input_has_an_address(checkout: Path) -> None:
    (checkout / "readiness.yaml").write_text("answers:\n  x: [1\n", encoding="utf-8")
    assert {address for address, _ in places(sarif("-", code=2))} == {"%3Cstdin%3E"}
    assert {entry["location"]["path"] for entry in gitlab("-", code=2)} == {"<stdin>"}
    assert "file=" not in report("-", form="github", code=2).text


def test_paths_are_those_of_the_repository(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    by_name = sarif("readiness.yaml")
    assert sarif(str(checkout / "readiness.yaml")) == by_name
    below = checkout / "people"
    monkeypatch.chdir(below)
    run = json.loads(assess("../readiness.yaml", "-f", "sarif").text)["runs"][0]
    assert run["automationDetails"] == by_name["automationDetails"]
    assert {address for address, _ in places(run)} == {"readiness.yaml"}


def test_a_path_outside_the_checkout_keeps_its_name(checkout: Path) -> None:
    outside = checkout.parent / "outside.yaml"
    shutil.copy(checkout / "readiness.yaml", outside)
    run = sarif("../outside.yaml")
    assert {address for address, _ in places(run)} == {"../outside.yaml"}
    run = sarif(str(outside))
    assert {address for address, _ in places(run)} == {outside.as_uri()}
    assert run["automationDetails"] == {"id": "implcheck/implementation/Brand%20portal/kickoff/"}
