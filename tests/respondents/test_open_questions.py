"""Which open questions of a round are listed, and that what is listed tells no answer of few people."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.respondents.voices import Voice, scored, tally
from tests.support.build import levels, questionnaire

from implcheck.respondents.open_questions import OpenQuestions, open_questions

ROLES = [{"id": "sponsor", "title": "Sponsor"}, {"id": "user", "title": "User"}]
SMALL = questionnaire(
    levels("one.all"),
    levels("one.user", asked_of=["user"]),
    levels("one.sponsor", asked_of=["sponsor"]),
    levels("one.if", when={"question": "one.all", "at_most": 1}),
    levels("one.later", phases=["execution"]),
    roles=ROLES,
)


def found(voices: Sequence[Voice], *, willing: bool = False, min_group: int = 5) -> OpenQuestions:
    return open_questions(tally(voices, SMALL, willing=willing), "kickoff", min_group)


def unanswered(of: OpenQuestions) -> list[str]:
    return [question.id for question in of.unanswered]


def users(count: int, **answers: int | str) -> list[Voice]:
    return [("user", {f"one.{name}": answer for name, answer in answers.items()})] * count


def test_nothing_is_open_before_anybody_answers() -> None:
    assert found([]) == OpenQuestions((), 0, ())


@pytest.mark.parametrize(
    ("count", "willing", "listed", "left_out"),
    [(4, False, [], 2), (5, False, ["one.all", "one.user"], 0), (1, True, ["one.all", "one.user"], 0)],
)
def test_what_nobody_could_answer_is_listed_if_enough_are_asked_or_all_consent(
    count: int, willing: bool, listed: list[str], left_out: int
) -> None:
    open_ = found(users(count, all="unknown"), willing=willing)
    assert (unanswered(open_), open_.left_out) == (listed, left_out)
    assert [(question.id, question.roles) for question in open_.not_asked] == [("one.sponsor", ("sponsor",))]


def test_an_answer_of_somebody_who_is_asked_ends_it_and_that_of_another_does_not() -> None:
    assert unanswered(found([*users(5), *scored(3, question="one.user")])) == ["one.all"]
    sponsor: Voice = ("sponsor", {"one.user": 3})
    assert unanswered(found([*users(5), sponsor])) == ["one.all", "one.user"]


def test_questions_of_few_are_counted_apart_from_those_of_many() -> None:
    open_ = found([*users(4), ("sponsor", {})])
    assert (unanswered(open_), open_.left_out, open_.not_asked) == (["one.all"], 2, ())


ANSWERS = st.dictionaries(
    st.sampled_from(["one.all", "one.user", "one.sponsor", "one.if"]), st.sampled_from([0, 3, 4, "unknown", None])
)
PEOPLE = st.lists(st.tuples(st.sampled_from(["user", "sponsor"]), ANSWERS, ANSWERS), min_size=1, max_size=4)


@given(PEOPLE, st.booleans())
def test_what_few_people_answer_changes_nothing(
    people: list[tuple[str, dict[str, int], dict[str, int]]], quoted: bool
) -> None:
    """Two rounds of the same people in the same roles with other answers have the same open questions."""
    before, after = ([(role, given[which]) for role, *given in people] for which in (0, 1))
    assert found(before) == open_questions(tally(after, SMALL, willing=False, quoted=quoted), "kickoff", 5)
