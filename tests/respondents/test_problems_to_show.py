"""Problems without what was written: the place stays, and every answer, note and line goes."""

from pathlib import Path

import pytest
from tests.loading.checks import INVALID, problems_in_file
from tests.support.build import levels, questionnaire

from implcheck.model.problem import Location, problem
from implcheck.respondents.problems_to_show import ELLIPSIS, warnings_to_show, without_answers
from implcheck.wording.problems import sentence


@pytest.mark.parametrize("name", sorted(path.name for path in INVALID.glob("*.yaml")))
def test_the_place_stays_and_the_line_goes(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(INVALID)
    problems = problems_in_file(name)
    for before, after in zip(problems, without_answers(problems), strict=True):
        assert before.location is not None
        assert after.location is not None
        assert (after.location.file, after.location.line, after.location.column) == (
            before.location.file,
            before.location.line,
            before.location.column,
        )
        assert (after.code, after.location.text, after.suggestion) == (before.code, "", "")
        for language in ("en", "nl"):
            assert sentence(after, language)


def test_what_was_written_is_not_quoted(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    secrets = ("Boss Said So", "quietly")
    file.write_text(
        "implcheck: 1\nproject: P\nphase: kickoff\nrespondent: {role: user}\nanswers:\n"
        f"  why.growth-room: {secrets[0]}\n  {secrets[1]}: 3\n  why.switch-reason: {{nota: {secrets[0]}}}\n",
        encoding="utf-8",
    )
    sentences = [sentence(found, "en") for found in without_answers(problems_in_file(str(file)))]
    assert len(sentences) >= 3
    assert not any(secret in text for text in sentences for secret in secrets)
    assert any(ELLIPSIS in text for text in sentences)


def test_keys_of_the_format_and_numbers_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("implcheck: 1\nproject: P\nanswers: {}\n", encoding="utf-8")
    assert [sentence(found, "en") for found in without_answers(problems_in_file(str(file)))] == ["'phase' is missing."]


def test_answers_to_another_version_are_counted_by_files_without_their_place() -> None:
    made = questionnaire(levels("one.now"))
    found = [
        problem("other-version-reworded", id=id_, new="one.now", version="2.0").at(Location(file, line, 3, f"{id_}: 3"))
        for file, line, id_ in (("b", 4, "one.now"), ("a", 9, "one.now"), ("a", 12, "My boss lied"))
    ]
    doubt = problem("yaml-cut-off").at(Location("a", 5, 2, "note: My boss lied #2"))
    first, second, last = warnings_to_show([doubt, *found], made)
    assert [(warning.details["id"], warning.details["files"]) for warning in (first, second)] == [
        ("one.now", "2"),
        (ELLIPSIS, "1"),
    ]
    assert {warning.location for warning in (first, second)} == {Location("")}
    assert last.location == Location("a", 5, 2)
    assert "This goes for 2 files, which `implcheck check` names." in sentence(first, "en")
    assert "Dit geldt voor 1 bestand" in sentence(second, "nl")
