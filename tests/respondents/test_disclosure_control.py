"""Small groups are never shown apart without the consent of all their respondents."""

import json
from collections.abc import Collection, Mapping
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.respondents.voices import SMALL, Voice, answers, combined, on_first_question, scored, tally
from tests.support.build import TODAY, levels, questionnaire
from tests.support.examples import examples
from tests.support.strategies import filled

from implcheck.model.answers import Answers, Respondent
from implcheck.model.combined import Agreement
from implcheck.reports.formats.json.render import render
from implcheck.reports.formats.registry import render as render_as
from implcheck.reports.options import Options
from implcheck.respondents.combine import combine, combine_answers
from implcheck.respondents.open_questions import open_questions
from implcheck.respondents.tally import Tally
from implcheck.scoring.assess import assess

ROLES = [{"id": "sponsor", "title": "Sponsor"}, {"id": "key-user", "title": "Key user"}]
ASKED_OF = questionnaire(
    levels("one.all"),
    levels("one.a", asked_of=["role-aaa"]),
    levels("one.b", asked_of=["role-bbb", "role-ccc"]),
    levels("one.c", asked_of=["role-aaa", "role-ccc"]),
    roles=[{"id": f"role-{letter * 3}", "title": letter} for letter in "abcd"],
)


@pytest.mark.parametrize(("quoted", "size", "role"), [(True, 5, "user"), (False, 5, None), (True, 4, "")])
def test_a_note_has_a_role_only_if_both_the_writer_and_the_size_allow(
    quoted: bool, size: int, role: str | None
) -> None:
    voices: list[Voice] = [("user", {"one.a": {"answer": 3, "note": "So it is"}})] * size
    made = tally(voices, willing=False, quoted=quoted)
    result = combine(made, "kickoff", SMALL.by_id)
    assert [(note.text, note.role) for note in result.questions[0].notes] == (
        [] if role == "" else [("So it is", role)]
    )


def test_a_small_group_is_not_shown_apart() -> None:
    result = combined(
        [*scored(*[4] * 6), *scored(*[3] * 6, role="key-user"), *scored(*[0] * 5, role="coordinator")], willing=False
    )
    assert dict(result.roles) == {"coordinator": 5, "key-user": 6, "user": 6}
    small = combined([*scored(*[4] * 6), *scored(*[0] * 4, role="coordinator")], willing=False)
    assert (dict(small.roles), small.elsewhere) == ({}, 10)


def test_a_group_that_could_be_computed_from_the_rest_is_protected_by_another() -> None:
    voices = [*scored(*[4] * 9), *scored(*[3] * 6, role="key-user"), *scored(0, role="sponsor")]
    result = combined(voices, willing=False)
    # The whole less users and key users would be the sponsor: so the smaller of the two stays back as well.
    assert (dict(result.roles), result.elsewhere) == ({"user": 9}, 7)
    assert [view.role for view in result.questions[0].views] == ["user"]


def test_a_role_is_not_shown_for_a_question_that_few_of_it_answered() -> None:
    voices: list[Voice] = [*scored(*[4] * 3), *[("user", {"one.a": "unknown"})] * 6, *scored(*[1] * 9, role="key-user")]
    result = combined(voices, willing=False)
    assert dict(result.roles) == {"key-user": 9, "user": 9}
    assert result.questions[0].views == ()
    assert result.gaps == ()


def test_too_few_respondents_show_no_spread() -> None:
    found = on_first_question(scored(0, 4, 4), willing=False)
    assert (found.agreement, found.counted, found.scored) == (Agreement.DISPUTED, 0, 3)
    assert (found.mean, found.lowest, found.highest, found.average_deviation, found.r_wg, found.knock_outs) == (
        None,
    ) * 6
    assert combined(scored(0, 4, 4), willing=False).practices == ()
    assert on_first_question(scored(0, 4, 4), willing=False, min_group=3).lowest == 0


def test_one_respondent_without_consent_hides_a_small_group() -> None:
    made = tally(scored(3, 3, role="sponsor"))
    made.add(Respondent(role="sponsor"), {})
    result = combine(made, "kickoff", SMALL.by_id)
    assert (dict(result.roles), result.elsewhere) == ({}, 3)


def test_a_consent_that_shows_no_role_shows_no_spread_either() -> None:
    """The key users are hidden with the sponsor, so nothing may tell that they consent."""
    asked = questionnaire(levels("one.all"), levels("one.user", asked_of=["key-user"]), roles=ROLES)
    voices = [("sponsor", {"one.all": 2}), *scored(2, 2, role="key-user", question="one.user")]

    def made(*, willing: bool) -> Tally:
        tallied = Tally(asked)
        for role, written in voices:
            respondent = Respondent(role=role, may_stand_apart=willing and role == "key-user")
            tallied.add(respondent, answers(written, asked).answers)
        return tallied

    ticked, unticked = (combine(made(willing=willing), "kickoff", asked.by_id) for willing in (True, False))
    found = ticked.question("one.user")
    assert found is not None
    assert (ticked, found.mean, found.unknown) == (unticked, None, None)
    opened = open_questions(made(willing=True), "kickoff", 5)
    assert opened == open_questions(made(willing=False), "kickoff", 5)
    assert opened.left_out == 2


@st.composite
def crowds(draw: st.DrawFn) -> list[tuple[str, bool, Mapping[str, Any]]]:
    """Respondents with their roles and their consent; roles have names that stand out in an output."""
    roles = ["role-aaa", "role-bbb", "role-ccc", "role-ddd"]
    return draw(
        st.lists(
            st.tuples(st.sampled_from(roles), st.sampled_from([True, False, False]), filled(SMALL)),
            min_size=2,
            max_size=14,
        )
    )


@examples(60)
@given(crowds(), st.integers(1, 7))
def test_no_output_shows_a_small_group_without_consent(
    crowd: list[tuple[str, bool, Mapping[str, Any]]], least: int
) -> None:
    made = Tally(SMALL)
    for role, willing, written in crowd:
        valid = answers(
            {
                id_: {"answer": value, "note": "x"} if id_ == "one.a" and isinstance(value, int) else value
                for id_, value in written.items()
            },
            SMALL,
        ).answers
        made.add(Respondent(role=role, may_stand_apart=willing, may_be_quoted=True), valid)
    result = combine(made, "kickoff", SMALL.by_id, min_group=least)
    whole = Answers(implcheck=1, questionnaire="small", project="P", phase="kickoff", answers=combine_answers(made))
    assessment = assess(SMALL, whole, today=TODAY, combined=result)
    output = render(assessment, Options()) + str(render_as(assessment, "terminal", Options(top=None)))
    for role in {role for role, _, _ in crowd}:
        group = [willing for other, willing, _ in crowd if other == role]
        if len(group) < least and not all(group):
            assert role not in output
    shown = json.loads(render(assessment, Options()))["combined"]
    for agreement in shown["questions"]:
        for view in agreement["views"]:
            assert view["size"] >= least or all(willing for role, willing, _ in crowd if role == view["role"]["id"])
        rest = agreement["scored"] - sum(view["size"] for view in agreement["views"])
        hidden = {role for role, willing, _ in crowd} - {view["role"]["id"] for view in agreement["views"]}
        unwilling = any(
            not willing
            and written.get(agreement["question"]) not in (None, "unknown")
            and not isinstance(written.get(agreement["question"]), dict)
            for role, willing, written in crowd
            if role in hidden
        )
        assert not agreement["views"] or not rest or not unwilling or rest >= least


ANSWERS = st.dictionaries(
    st.sampled_from(["one.all", "one.a", "one.b", "one.c"]), st.sampled_from([0, 2, 4, "unknown", None])
)
PERSON = st.tuples(st.sampled_from(["role-aaa", "role-bbb", "role-ccc", "role-ddd"]), st.booleans(), ANSWERS)


@examples(200)
@given(st.lists(PERSON, min_size=2, max_size=14), st.integers(0, 2**14), st.integers(2, 6))
def test_the_consent_of_people_whose_role_is_not_shown_changes_nothing(
    people: list[tuple[str, bool, Mapping[str, Any]]], other: int, least: int
) -> None:
    def made(flip: Collection[str]) -> Tally:
        tallied = Tally(ASKED_OF)
        for number, (role, willing, written) in enumerate(people):
            ticked = bool(other >> number & 1) if role in flip else willing
            tallied.add(Respondent(role=role, may_stand_apart=ticked), answers(written, ASKED_OF).answers)
        return tallied

    first = made(())
    before = combine(first, "kickoff", ASKED_OF.by_id, min_group=least)
    second = made(first.respondents.keys() - before.roles.keys())
    after = combine(second, "kickoff", ASKED_OF.by_id, min_group=least)
    assume(before.roles == after.roles)
    assert before == after
    assert open_questions(first, "kickoff", least) == open_questions(second, "kickoff", least)
