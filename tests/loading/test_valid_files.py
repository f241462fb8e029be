"""Every file in tests/data/valid, every example and every built-in questionnaire loads."""

import datetime
from pathlib import Path

import pytest
from tests.loading.checks import ROOT, VALID, problems_in_file

from implcheck.loading.answers import load_answers
from implcheck.loading.source import read
from implcheck.model.answers import Given, NotApplicable, NotYet, Unanswered, Unknown

FILES = sorted([*VALID.glob("*.yaml"), *(ROOT / "examples").glob("*.yaml"), *(ROOT / "questionnaires").glob("*.yaml")])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_valid_file_has_no_problems(path: Path) -> None:
    assert problems_in_file(str(path)) == ()


def test_the_valid_files_are_found() -> None:
    assert {path.stem for path in FILES} >= {"clinic", "every-form", "least", "two-languages", "brand-portal"}


def test_every_form_of_an_answer_is_read() -> None:
    loaded = load_answers(read(str(VALID / "every-form.yaml")))
    assert loaded.questionnaire.id == "clinic"
    assert loaded.answers.project == "1984"
    assert loaded.answers.date == datetime.date(2026, 11, 24)
    assert dict(loaded.answers.answers) == {
        "need.reason": Given(answer=4),
        "need.budget": Given(answer=2, note="Agreed.", evidence=("minutes.pdf",)),
        "need.message": Unknown(note="Asked for."),
        "need.agreed": Given(answer="yes"),
        "need.signed": Unknown(evidence=("a.pdf", "b.pdf")),
        "need.shared": NotApplicable(not_applicable="Nobody to share it with"),
        "need.owner": Unknown(),
        "need.deputy": Unanswered(),
        "team.trained": Given(answer=("reception", "doctors")),
        "team.heard": Given(answer=("none",)),
        "team.asked": Given(answer=("nurses",)),
        "team.invited": Unanswered(note="To be found out."),
        "team.hours": Given(answer=1.5),
        "team.weeks": NotYet(note="It starts in January."),
        "team.people": Given(answer=12),
    }
    assert [risk.until for risk in loaded.answers.accepted_risks] == [
        datetime.date(2027, 1, 31),
        datetime.date(2027, 2, 28),
    ]
