"""Every file in tests/data/invalid gives exactly the messages in the text file beside it."""

import pytest
from tests.loading.checks import INVALID, ROOT, problems_in_file

from implcheck.wording.problems import render

NAMES = sorted(path.stem for path in INVALID.glob("*.yaml"))


@pytest.mark.parametrize("name", NAMES)
def test_all_problems_of_a_file_are_reported_with_their_locations(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(INVALID)
    rendered = render(problems_in_file(f"{name}.yaml"), "en")
    assert rendered == (INVALID / f"{name}.errors.txt").read_text(encoding="utf-8")


def test_every_text_has_its_file_and_none_is_empty() -> None:
    texts = list(INVALID.glob("*.txt"))
    assert {path.name for path in texts} == {f"{name}.errors.txt" for name in NAMES}
    assert all(path.read_text(encoding="utf-8").strip() for path in texts)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_named_as_it_was_given(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    given = f"tests/data/invalid/{name}.yaml"
    named = {found.location.file for found in problems_in_file(given) if found.location is not None}
    if name == "answers-questionnaire-invalid":
        given = "tests/data/invalid/questionnaire-least.yaml"
    assert named == {given}


@pytest.mark.parametrize("name", NAMES)
def test_the_texts_can_be_reported_in_dutch_too(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(INVALID)
    problems = problems_in_file(f"{name}.yaml")
    english, dutch = (render(problems, language) for language in ("en", "nl"))
    assert dutch != english
    assert len(dutch.splitlines()) == len(english.splitlines())
