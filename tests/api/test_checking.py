"""Checking whatever a file holds."""

import hashlib
from pathlib import Path

import pytest
from tests.support.cli import BRAND_PORTAL, EXAMPLES, ROOT

from implcheck.api import CheckedAnswers, CheckedInvalid, CheckedQuestionnaire, check
from implcheck.api.checking import FileKind
from implcheck.model.problem import Location

QUESTIONNAIRE = ROOT / "questionnaires" / "implementation.yaml"


@pytest.mark.parametrize("source", [BRAND_PORTAL, Path(BRAND_PORTAL), Path(BRAND_PORTAL).read_bytes()])
def test_answers_are_counted(source: str | Path | bytes) -> None:
    found = check(source)
    assert isinstance(found, CheckedAnswers)
    assert (found.answered, found.questions, found.loaded.respondents) == (19, 22, 1)


def test_the_answers_of_another_phase_are_counted() -> None:
    found, other = check(BRAND_PORTAL), check(BRAND_PORTAL, phase="aftercare")
    assert isinstance(found, CheckedAnswers)
    assert isinstance(other, CheckedAnswers)
    assert other.loaded.phase == "aftercare"
    assert other.questions != found.questions


def test_a_folder_holds_respondents() -> None:
    found = check(EXAMPLES / "respondents")
    assert isinstance(found, CheckedAnswers)
    assert found.loaded.respondents == 5


@pytest.mark.parametrize("source", [QUESTIONNAIRE, QUESTIONNAIRE.read_bytes()])
def test_a_questionnaire_comes_with_its_digest(source: Path | bytes) -> None:
    found = check(source, phase="kickoff")
    assert isinstance(found, CheckedQuestionnaire)
    assert found.questionnaire.id == "implementation"
    assert found.digest == hashlib.sha256(QUESTIONNAIRE.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("source", "kind", "file"),
    [
        (QUESTIONNAIRE, FileKind.QUESTIONNAIRE, str(QUESTIONNAIRE)),
        (BRAND_PORTAL, FileKind.ANSWERS, BRAND_PORTAL),
        (Path(BRAND_PORTAL).read_bytes(), FileKind.ANSWERS, "<bytes>"),
        (EXAMPLES / "respondents", FileKind.ANSWERS, str(EXAMPLES / "respondents")),
    ],
)
@pytest.mark.parametrize("option", ["phase", "default_phase"])
def test_a_phase_that_is_not_there_is_a_problem_of_the_file(
    source: Path | str | bytes, kind: FileKind, file: str, option: str
) -> None:
    found = check(source, phase="kick-off") if option == "phase" else check(source, default_phase="kick-off")
    if option == "default_phase" and kind is FileKind.QUESTIONNAIRE:
        assert isinstance(found, CheckedQuestionnaire)
        return
    assert isinstance(found, CheckedInvalid)
    (wrong,) = found.problems
    assert (found.kind, wrong.code, wrong.suggestion) == (kind, "no-such-phase", "kickoff")
    assert wrong.location == Location(file)


@pytest.mark.parametrize(
    ("source", "kind", "code"),
    [
        (b"colour: red", FileKind.UNKNOWN, "kind-unknown"),
        (b"implcheck: 1\nproject: P\nphase: later\nanswers: {}\n", FileKind.ANSWERS, "no-such-phase"),
        (b"practices: []\n", FileKind.QUESTIONNAIRE, "key-missing"),
        ("nix.yaml", None, "file-missing"),
        ("nix.csv", FileKind.ANSWERS, "file-missing-other"),
    ],
)
def test_what_is_wrong_comes_with_what_the_file_holds(source: str | bytes, kind: FileKind | None, code: str) -> None:
    found = check(source)
    assert isinstance(found, CheckedInvalid)
    assert found.kind is kind
    assert code in {problem.code for problem in found.problems}
    assert found.count >= len(found.problems)


@pytest.mark.parametrize("source", [BRAND_PORTAL, EXAMPLES / "respondents"])
def test_a_plain_text_is_one_digest(source: str | Path) -> None:
    assert isinstance(check(source, digests="builtin"), CheckedAnswers)
    found = check(source, digests="0" * 64)
    assert isinstance(found, CheckedInvalid)
    assert [problem.details["pinned"] for problem in found.problems] == ["0" * 64]


def test_answers_are_held_to_the_digest_of_their_questionnaire() -> None:
    found = check(BRAND_PORTAL, digests=["0" * 64])
    assert isinstance(found, CheckedInvalid)
    assert [problem.code for problem in found.problems] == ["questionnaire-not-pinned"]


def test_the_samples_of_rules_are_run_and_a_failing_sample_is_found_at_its_line() -> None:
    text = QUESTIONNAIRE.read_text(encoding="utf-8")
    triggers, quiet = (
        text.index("- {", text.index(f"      {section}:\n", text.index("\nrules:\n")))
        for section in ("triggers", "stays_quiet")
    )
    samples = [text[start : text.index("\n", start)] for start in (triggers, quiet)]
    swapped = f"{text[:triggers]}{samples[1]}{text[triggers + len(samples[0]) : quiet]}{samples[0]}"
    swapped += text[quiet + len(samples[1]) :]
    found = check(swapped.encode())
    assert isinstance(found, CheckedInvalid)
    assert found.kind is FileKind.QUESTIONNAIRE
    places = [(problem.code, problem.location) for problem in found.problems]
    assert [(code, location and (location.line, location.column)) for code, location in places] == [
        ("sample-does-not-trigger", (text[:triggers].count("\n") + 1, 11)),
        ("sample-triggers", (text[:quiet].count("\n") + 1, 11)),
    ]
