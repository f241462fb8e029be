"""The status of a round as a value."""

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.cli import EXAMPLES

from implcheck import InvalidFile, RoundStatus, UnexpectedRole, UnknownPhase, render, round_status
from implcheck.api.errors import ExpectedTwice

DAY = datetime.date(2026, 11, 24)


def status(*sources: Path | str, **options: Any) -> RoundStatus:
    return round_status(*sources, today=DAY, **options)


def answers_of(folder: Path, name: str, role: str, answers: Mapping[str, Any]) -> Path:
    held = {"implcheck": 1, "project": "P", "phase": "kickoff", "respondent": {"role": role}, "answers": answers}
    file = folder / name
    file.write_text(yaml.safe_dump(held, allow_unicode=True), encoding="utf-8")
    return file


def test_who_answered_and_who_is_missing() -> None:
    found = status(EXAMPLES / "respondents", expect={"Key user": 5, "sponsor": 1})
    assert (found.answered, found.expected, found.missing) == (5, 6, 4)
    assert (found.about.project, found.about.phase.id if found.about.phase else "") == ("Planning system", "kickoff")
    assert status(EXAMPLES / "respondents").expected is None


def test_questions_that_nobody_could_answer_and_those_that_nobody_was_asked(tmp_path: Path) -> None:
    answers_of(tmp_path, "a.yaml", "key-user", {"why.switch-reason": "unknown", "timeline.dated-plan": None})
    alone = status(tmp_path)
    assert (alone.unanswered, alone.unanswered_left_out) == ((), 11)
    found = status(tmp_path, min_group=1)
    assert found.unanswered_left_out == 0
    unanswered, not_asked = ({open_.id: open_.roles for open_ in some} for some in (found.unanswered, found.not_asked))
    assert (unanswered["why.switch-reason"], unanswered["timeline.dated-plan"]) == ((), ())
    assert not_asked["why.problem-statement"] == ("project-lead", "sponsor")
    assert not unanswered.keys() & not_asked.keys()
    answers_of(tmp_path, "b.yaml", "key-user", {"why.switch-reason": 3, "why.problem-statement": 2})
    more = status(tmp_path, min_group=1)
    assert "why.switch-reason" not in {open_.id for open_ in more.unanswered}
    # That somebody answered it who is not asked would be an answer.
    assert "why.problem-statement" in {open_.id for open_ in more.not_asked}
    answers_of(tmp_path, "c.yaml", "project-lead", {})
    assert status(tmp_path).not_asked == ()


def test_the_first_day_of_a_round(tmp_path: Path) -> None:
    found = status(tmp_path, expect={"sponsor": 1}, phase="kickoff", project="P", round=DAY)
    assert (found.answered, found.missing, found.about.round, found.about.project) == (0, 1, DAY, "P")
    assert (found.roles[0].minutes["en"], found.unanswered, found.not_asked) == (6, (), ())
    assert status(tmp_path, expect={"sponsor": 1}).about.phase is None
    with pytest.raises(InvalidFile):
        status(tmp_path)


def test_a_role_of_peoples_own_can_be_expected_before_anybody_wrote_it(tmp_path: Path) -> None:
    answers_of(tmp_path, "a.yaml", "user", {})
    found = status(tmp_path, expect={"user": 1, "night shift": 2})
    assert [(role.role, role.expected, role.missing) for role in found.roles] == [("user", 1, 0), ("night shift", 2, 2)]
    first_day = status(tmp_path / "a.yaml", expect={"zzzzzz": 1})
    assert first_day.missing == 1


def test_a_role_is_expected_by_its_title_in_any_language(tmp_path: Path) -> None:
    answers_of(tmp_path, "a.yaml", "key-user", {})
    answers_of(tmp_path, "b.yaml", "hoofdgebruiker", {})
    found = status(tmp_path, expect={"Hoofdgebruiker": 5, "opdrachtgever": 1})
    assert {role.role: role.expected for role in found.roles if role.expected} == {"sponsor": 1, "key-user": 5}
    with pytest.raises(ExpectedTwice):
        status(tmp_path, expect={"hoofdgebruiker": 1, "key-user": 1})
    with pytest.raises(UnexpectedRole, match="Did you mean 'opdrachtgever'"):
        status(tmp_path, expect={"opdrachtgevr": 1})


def test_equal_files_are_named_and_counted(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        answers_of(tmp_path, name, "user", {"why.switch-reason": 3})
    found = status(tmp_path)
    assert [(Path(equal.file).name, Path(equal.same_as).name) for equal in found.equal] == [("b.yaml", "a.yaml")]
    assert found.answered == 2


def test_what_cannot_be_asked(tmp_path: Path) -> None:
    answers_of(tmp_path, "a.yaml", "head of sales", {})
    assert status(tmp_path, expect={"head of sales": 2}).missing == 1
    with pytest.raises(UnexpectedRole, match="Did you mean 'head of sales'"):
        status(tmp_path, expect={"head of sale": 1})
    with pytest.raises(UnexpectedRole, match="Did you mean 'sponsor'"):
        status(tmp_path, expect={"sponsr": 1})
    with pytest.raises(ExpectedTwice):
        status(tmp_path, expect={"key user": 1, "key-user": 1})
    with pytest.raises(UnknownPhase):
        status(tmp_path, phase="nowhere")
    with pytest.raises(ValueError, match="read from files"):
        status("-")
    for wrong in ({"expect": {"user": 0}}, {"expect": {"user": 100_001}}, {"min_group": 0}):
        with pytest.raises(ValueError, match="at least 1"):
            status(tmp_path, **wrong)
    with pytest.raises(ValueError, match="needs a source"):
        status()
    with pytest.raises(InvalidFile):
        status(tmp_path, questionnaire="nowhere")


SECRET = st.text("QXZ", min_size=5, max_size=12)
"""Letters that stand together in no word of the report."""
ANSWER = st.one_of(
    st.integers(0, 4),
    st.just("unknown"),
    st.builds(lambda note: {"answer": 3, "note": note, "evidence": [note]}, SECRET),
    st.builds(lambda reason: {"not_applicable": reason}, SECRET),
    SECRET,
)
PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(["user", "sponsor", "head of sales"]),
        st.dictionaries(st.sampled_from(["why.switch-reason", "why.growth-room"]), ANSWER),
    ),
    min_size=1,
    max_size=5,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(PEOPLE)
def test_every_file_is_counted_or_set_aside_and_no_answer_is_shown(
    tmp_path: Path, people: list[tuple[str, dict[str, Any]]]
) -> None:
    for old in tmp_path.iterdir():
        old.unlink()
    for number, (role, answers) in enumerate(people):
        answers_of(tmp_path, f"{number}.yaml", role, answers)
    found = status(tmp_path, expect={"user": 2})
    assert sum(role.answered for role in found.roles) + len(found.broken) == len(people)
    assert found.expected == 2
    for name in ("terminal", "markdown", "json", "html"):
        text = str(render(found, name, languages="nl"))
        assert not any(
            letters in text.replace("SHA", "") for letters in ("QQ", "XX", "ZZ", "QX", "XQ", "QZ", "ZQ", "XZ", "ZX")
        )
