"""Files whose answers were given to another version of the questionnaire."""

import pytest
from tests.loading.checks import VALID, position_of, problems_in, text

from implcheck.loading.answers import AnswersFile, load_answers
from implcheck.model.problem import Problem

VERSION = 'questionnaire_version: "0.8"\n'
HEAD = f"implcheck: 1\nquestionnaire: clinic.yaml\n{VERSION}project: P\nphase: kickoff\n"
OLD = (
    HEAD
    + """\
answers:
  need.why: 4
  need.gone: 2
  need.owner: {answer: one-person, note: Kept}
  need.deputy: nobody
  team.hours: 99
accepted_risks:
  - {finding: need.gone, reason: R, owner: sponsor, until: 2027-01-01}
  - {finding: need.why, reason: R, owner: sponsor, until: 2027-01-01}
  - {finding: need.budget, reason: R, owner: sponsor, until: 2027-01-01}
"""
)


def loaded(written: str) -> AnswersFile:
    """Load answers to the questionnaire of a clinic."""
    return load_answers(text(written, str(VALID / "old.yaml")))


def problems(written: str) -> tuple[Problem, ...]:
    """Return what is wrong with answers to the questionnaire of a clinic."""
    return problems_in(text(written, str(VALID / "old.yaml")))


def test_what_changed_is_reported_with_its_line() -> None:
    found = loaded(OLD)
    assert set(found.answers.answers) == {"need.reason", "need.owner", "need.deputy", "team.hours"}
    assert found.answers.answers["need.owner"].note == "Kept"
    assert [position_of(problem) for problem in found.warnings] == [
        ("other-version-renamed", 7, 3),
        ("other-version-question", 8, 3),
        ("other-version-reworded", 9, 3),
        ("other-version-answer", 11, 3),
        ("other-version-finding", 13, 15),
        ("other-version-renamed", 14, 15),
    ]


def test_the_locations_of_what_is_kept_stay_right() -> None:
    locations = loaded(OLD).locations
    assert [location.line for location in locations.risks] == [14, 15]
    assert locations.answers["need.deputy"].line == 10


def test_with_the_current_version_a_mismatch_is_an_error() -> None:
    found = problems(OLD.replace('"0.8"', '"1.0"'))
    assert {problem.code for problem in found} == {"no-such-question", "answer-out-of-range", "no-such-finding"}
    # The new name of a question is what was meant.
    assert [problem.suggestion for problem in found if problem.path == ("answers", "need.why")] == ["need.reason"]


@pytest.mark.parametrize(("date", "renamed"), [("", True), ("date: 2026-02-01\n", True), ("date: 2026-12-01\n", True)])
def test_without_a_version_an_id_that_is_gone_tells_which_it_was(date: str, renamed: bool) -> None:
    written = HEAD.replace(VERSION, date) + "answers: {need.why: 4, need.deputy: nobody}\n"
    assert ("need.reason" in loaded(written).answers.answers) is renamed


def test_without_a_version_the_date_tells_which_it_was() -> None:
    for date, kept in (("2026-02-01", False), ("2026-12-01", True)):
        written = HEAD.replace(VERSION, f"date: {date}\n") + "answers: {need.owner: one-person}\n"
        assert (problems(written), bool(loaded(written).warnings)) == ((), not kept)


def test_what_is_wrong_in_any_version_stays_an_error() -> None:
    found = problems(OLD.replace("reason: R", "reasons: R") + "extra: 1\n")
    assert {problem.code for problem in found} == {"key-unknown"}


def test_a_version_that_is_no_text_is_an_error() -> None:
    (found,) = problems(HEAD.replace('"0.8"', "0.8") + "answers: {}\n")
    assert position_of(found) == ("needs-text", 3, 24)
