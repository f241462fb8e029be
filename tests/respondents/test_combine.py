"""Several respondents combined: the rule in its cases, what holds whatever they say, and what is never told."""

import json
import random
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.build import TODAY, built_in, choice, knock_out, levels, number, questionnaire, ticks, yes_no
from tests.support.strategies import filled

from implcheck.model.answers import Answers, Respondent
from implcheck.model.combined import Agreement, Combined, Opinion
from implcheck.model.enums import Phase
from implcheck.model.questionnaire import Questionnaire
from implcheck.reports.formats.json import render
from implcheck.reports.formats.terminal import render as on_screen
from implcheck.reports.options import Options
from implcheck.respondents.combine import Tally
from implcheck.scoring.assess import assess

SMALL = questionnaire(
    levels("one.a", knock_out=knock_out(0)),
    yes_no("one.b"),
    choice("one.c", {"good": 4, "fair": 2, "poor": 0}),
    number("two.d", {0: 0, 1: 1, 2: 2, 4: 3, 8: 4}),
    ticks("two.e", ["a", "b", "c"], {0: 0, 1: 1, 2: 2, 3: 4}),
)
ROLES = ("sponsor", "project-lead", "key-user", "user")

Voice = tuple[str, Mapping[str, Any]]
"""A respondent: the role, and the answers as they would stand in a file."""


def answers(written: Mapping[str, Any], of: Questionnaire) -> Answers:
    return Answers.model_validate(
        {"implcheck": 1, "questionnaire": of.id, "project": "P", "phase": "kickoff", "answers": dict(written)}
    )


def tally(voices: Sequence[Voice], of: Questionnaire = SMALL, *, willing: bool = True, quoted: bool = False) -> Tally:
    made = Tally(of)
    for role, written in voices:
        made.add(Respondent(role=role, may_stand_apart=willing, may_be_quoted=quoted), answers(written, of).answers)
    return made


def combined(voices: Sequence[Voice], *, least: int = 5, willing: bool = True, **more: Any) -> Combined:
    made = tally(voices, willing=willing)
    return made.combined(Phase.KICKOFF, SMALL.by_id, min_group=least, **more)


def said(*scores: int, role: str = "user", question: str = "one.a") -> list[Voice]:
    return [(role, {question: score}) for score in scores]


def opinion(voices: Sequence[Voice], **more: Any) -> Opinion:
    found = combined(voices, **more).opinion("one.a")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("scores", "agreement", "counted"),
    [
        ((), Agreement.ONE_VOICE, None),
        ((3,), Agreement.ONE_VOICE, 3),
        ((3, 4), Agreement.AGREED, 3),
        ((2, 4), Agreement.DISPUTED, 2),
        ((3, 3, 4, 4), Agreement.AGREED, 3),
        ((3, 4, 4, 4), Agreement.AGREED, 4),
        ((1, 1, 2, 2, 3), Agreement.AGREED, 2),
        ((1, 2, 3, 4), Agreement.DISPUTED, 1),
        ((0, 0, 4, 4), Agreement.DISPUTED, 0),
        ((0, 4, 4, 4, 4), Agreement.DISPUTED, 0),
        ((2, 2, 2, 2), Agreement.AGREED, 2),
        ((*[4] * 99, 3), Agreement.AGREED, 4),
        ((*[4] * 99, 0), Agreement.AGREED, 4),
    ],
)
def test_one_role(scores: tuple[int, ...], agreement: Agreement, counted: int | None) -> None:
    found = opinion(said(*scores))
    assert (found.agreement, found.counted, found.scored) == (agreement, counted, len(scores))


def test_one_no_among_many_times_yes_is_not_no() -> None:
    yes: Voice = ("user", {"one.b": "yes"})
    voices = [*[yes] * 30, ("user", {"one.b": "no"})]
    assert tally(voices).answers()["one.b"].model_dump()["answer"] == "yes"


def test_thirty_users_do_not_drown_a_sponsor_nor_the_reverse() -> None:
    high = opinion([*said(4, role="sponsor"), *said(*[1] * 30)])
    low = opinion([*said(1, role="sponsor"), *said(*[4] * 30)])
    assert (high.mean, high.agreement, high.counted) == (Fraction(5, 2), Agreement.DISPUTED, 1)
    assert (low.mean, low.agreement, low.counted) == (Fraction(5, 2), Agreement.DISPUTED, 1)
    together = opinion([*said(4, role="sponsor"), *said(*[3] * 30)])
    assert (together.mean, together.counted) == (Fraction(7, 2), 3)


def test_a_role_weighs_as_it_is_told() -> None:
    voices = [*said(4, role="sponsor"), *said(3)]
    assert opinion(voices).counted == 3
    assert opinion(voices, weights={"sponsor": Fraction(2)}).counted == 4
    assert opinion(voices, weights={"user": Fraction(2)}).counted == 3


@pytest.mark.parametrize(("gap", "found"), [("1/2", True), ("1", False), ("2", False)])
def test_a_gap_is_wider_than_the_step(gap: str, found: bool) -> None:
    told = combined([*said(4, role="sponsor"), *said(3)], gap=Fraction(gap))
    assert bool(told.gaps) is found
    assert (told.opinions[0].agreement is Agreement.DISPUTED) is found


def test_a_gap_names_the_roles_that_are_furthest_apart_and_what_they_say() -> None:
    written = [
        ("sponsor", {"two.d": 8}),
        ("project-lead", {"two.d": 4}),
        ("user", {"two.d": 0}),
        ("user", {"two.d": 1}),
    ]
    (gap,) = combined(written).gaps
    assert (gap.question, gap.higher.role, gap.lower.role, gap.step) == ("two.d", "sponsor", "user", Fraction(7, 2))
    assert (gap.lower.size, gap.lower.mean) == (2, Fraction(1, 2))
    assert [one.in_("en") for one in gap.higher.says + gap.lower.says] == ["8-100 hours", "0-1 hours"]


def test_a_knock_out_is_reported_by_k_of_n() -> None:
    found = opinion(said(0, 0, 3, 3, 3, 4, 4))
    assert (found.knock_outs, found.scored) == (2, 7)
    assert opinion(said(3, 3, 3)).knock_outs == 0
    assert [one.question for one in combined(said(0, 4, 4, 4, 4)).reported_knock_outs] == ["one.a"]


def test_who_does_not_know_or_to_whom_it_does_not_apply_is_counted_apart() -> None:
    na = {"not_applicable": "None here"}
    voices: list[Voice] = [("user", {"one.a": 3}), ("user", {"one.a": "unknown"}), ("user", {"one.a": na})]
    found = opinion(voices)
    assert (found.scored, found.unknown, found.not_applicable, found.counted) == (1, 1, 1, 3)
    kinds: dict[str, list[Voice]] = {
        "unknown": [("user", {"one.a": "unknown"}), ("user", {"one.a": na})],
        "not_applicable": [("user", {"one.a": na}), ("user", {"one.a": na})],
    }
    for kind, told in kinds.items():
        assert kind in tally(told).answers()["one.a"].model_dump()
    assert "one.a" not in tally([("user", {"one.a": None})]).answers()


def test_known_roles_are_one_however_they_are_written() -> None:
    told = combined([*said(3, role="Key user"), *said(3, role="key_user"), *said(3, role="Board")])
    assert dict(told.roles) == {"Board": 1, "key-user": 2}


def test_answers_to_questions_of_another_phase_are_kept_for_the_report_to_set_aside() -> None:
    of = questionnaire(levels("one.a"), levels("one.b", phases=["aftercare"]))
    made = tally([("user", {"one.a": 3, "one.b": 3})], of)
    assert set(made.answers()) == {"one.a", "one.b"}


def test_notes_and_evidence_are_few_and_in_one_order() -> None:
    written = [("user", {"one.a": {"answer": 3, "note": f"note {n}", "evidence": [f"file {n}"]}}) for n in range(50)]
    found = [tally(order).combined(Phase.KICKOFF, SMALL.by_id).opinions[0] for order in (written, written[::-1])]
    assert found[0].notes == found[1].notes
    assert (len(found[0].notes), found[0].noted) == (10, 50)
    kept = tally(written).answers()["one.a"]
    assert len(kept.evidence) == 10
    assert kept.note == " / ".join(sorted(kept.note.split(" / "))) if kept.note else False


@pytest.mark.parametrize(("quoted", "size", "role"), [(True, 5, "user"), (False, 5, None), (True, 4, None)])
def test_a_note_has_a_role_only_if_both_the_writer_and_the_size_allow(
    quoted: bool, size: int, role: str | None
) -> None:
    voices: list[Voice] = [("user", {"one.a": {"answer": 3, "note": "So it is"}})] * size
    made = tally(voices, willing=False, quoted=quoted).combined(Phase.KICKOFF, SMALL.by_id)
    assert [(one.text, one.role) for one in made.opinions[0].notes] == [("So it is", role)]


# ---- What is never told


def test_a_small_group_is_not_shown_apart() -> None:
    told = combined(
        [*said(*[4] * 6), *said(*[3] * 6, role="key-user"), *said(*[0] * 5, role="coordinator")], willing=False
    )
    assert dict(told.roles) == {"coordinator": 5, "key-user": 6, "user": 6}
    small = combined([*said(*[4] * 6), *said(*[0] * 4, role="coordinator")], willing=False)
    assert (dict(small.roles), small.elsewhere) == ({}, 10)


def test_a_group_that_could_be_worked_out_from_the_rest_is_protected_by_another() -> None:
    voices = [*said(*[4] * 9), *said(*[3] * 6, role="key-user"), *said(0, role="sponsor")]
    told = combined(voices, willing=False)
    # The whole less users and key users would be the sponsor: so the smaller of the two stays back as well.
    assert (dict(told.roles), told.elsewhere) == ({"user": 9}, 7)
    assert [view.role for view in told.opinions[0].views] == ["user"]


def test_a_role_is_not_shown_for_a_question_that_few_of_it_answered() -> None:
    voices: list[Voice] = [*said(*[4] * 3), *[("user", {"one.a": "unknown"})] * 6, *said(*[1] * 9, role="key-user")]
    told = combined(voices, willing=False)
    assert dict(told.roles) == {"key-user": 9, "user": 9}
    assert told.opinions[0].views == ()
    assert told.gaps == ()


def test_too_few_altogether_show_no_spread() -> None:
    found = opinion(said(0, 4, 4), willing=False)
    assert (found.agreement, found.counted, found.scored) == (Agreement.DISPUTED, 0, 3)
    assert (found.mean, found.lowest, found.highest, found.average_deviation, found.r_wg, found.knock_outs) == (
        None,
    ) * 6
    assert combined(said(0, 4, 4), willing=False).practices == ()
    assert opinion(said(0, 4, 4), willing=False, least=3).lowest == 0


def test_one_who_does_not_allow_it_decides_for_a_small_group() -> None:
    made = tally(said(3, 3, role="sponsor"))
    made.add(Respondent(role="sponsor"), {})
    told = made.combined(Phase.KICKOFF, SMALL.by_id)
    assert (dict(told.roles), told.elsewhere) == ({}, 3)


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


@settings(max_examples=60)
@given(crowds(), st.integers(1, 7))
def test_no_output_holds_a_group_that_is_small_against_its_will(
    crowd: list[tuple[str, bool, Mapping[str, Any]]], least: int
) -> None:
    made = Tally(SMALL)
    for role, willing, written in crowd:
        given_ = answers(
            {
                id_: {"answer": one, "note": "x"} if id_ == "one.a" and isinstance(one, int) else one
                for id_, one in written.items()
            },
            SMALL,
        ).answers
        made.add(Respondent(role=role, may_stand_apart=willing, may_be_quoted=True), given_)
    told = made.combined(Phase.KICKOFF, SMALL.by_id, min_group=least)
    whole = Answers(implcheck=1, questionnaire="small", project="P", phase=Phase.KICKOFF, answers=made.answers())
    result = assess(SMALL, whole, today=TODAY, combined=told)
    output = render(result, Options()) + on_screen(result, Options(top=None))
    for role in {one for one, _, _ in crowd}:
        group = [willing for one, willing, _ in crowd if one == role]
        if len(group) < least and not all(group):
            assert role not in output
    shown = json.loads(render(result, Options()))["combined"]
    for one in shown["opinions"]:
        for view in one["views"]:
            assert view["size"] >= least or all(willing for role, willing, _ in crowd if role == view["role"])
        rest = one["scored"] - sum(view["size"] for view in one["views"])
        hidden = {role for role, willing, _ in crowd} - {view["role"] for view in one["views"]}
        unwilling = any(
            not willing
            and written.get(one["question"]) not in (None, "unknown")
            and not isinstance(written.get(one["question"]), dict)
            for role, willing, written in crowd
            if role in hidden
        )
        assert not one["views"] or not rest or not unwilling or rest >= least


# ---- What holds whatever they say


@st.composite
def rounds(draw: st.DrawFn, least: int = 1) -> list[Voice]:
    return draw(st.lists(st.tuples(st.sampled_from(ROLES), filled(SMALL)), min_size=least, max_size=12))


@settings(max_examples=60)
@given(rounds(), st.randoms(use_true_random=False))
def test_the_order_of_the_respondents_does_not_matter(voices: list[Voice], chance: random.Random) -> None:
    other = list(voices)
    chance.shuffle(other)
    one, two = tally(voices), tally(other)
    assert one.answers() == two.answers()
    assert one.combined(Phase.KICKOFF, SMALL.by_id) == two.combined(Phase.KICKOFF, SMALL.by_id)


@settings(max_examples=40)
@given(filled(built_in()), st.integers(1, 7))
def test_respondents_who_all_say_the_same_are_one(written: Mapping[str, Any], many: int) -> None:
    of = built_in()
    alone = answers(written, of)
    together = alone.model_copy(update={"answers": tally([("user", written)] * many, of).answers()})
    one, all_ = (assess(of, each, today=TODAY) for each in (alone, together))
    assert (all_.score, all_.level, all_.known, all_.findings) == (one.score, one.level, one.known, one.findings)
    assert [each.answer_text for each in all_.questions if each.score is not None] == [
        each.answer_text for each in one.questions if each.score is not None
    ]


@settings(max_examples=40)
@given(filled(SMALL), st.integers(1, 4))
def test_one_more_role_with_the_same_answers_changes_nothing(written: Mapping[str, Any], many: int) -> None:
    few = [(role, written) for role in ROLES[:many]]
    assert tally(few).answers() == tally([*few, ("consultant", written)]).answers()


@settings(max_examples=80)
@given(rounds())
def test_what_counts_was_said_and_a_dispute_never_counts_more_than_the_mean(voices: list[Voice]) -> None:
    for found in combined(voices).opinions:
        if found.counted is None or found.mean is None:
            assert found.scored == 0
            continue
        assert found.lowest is not None
        assert found.highest is not None
        assert found.lowest <= found.counted <= found.highest
        if found.agreement is Agreement.DISPUTED:
            assert found.counted <= found.mean
            assert found.counted <= max(view.mean for view in found.views)
        else:
            # As near to the mean as any answer that was given.
            given_ = {round(view.mean) for view in found.views if view.mean == round(view.mean) and view.size == 1}
            assert all(abs(found.counted - found.mean) <= abs(one - found.mean) for one in given_)


@settings(max_examples=60)
@given(rounds(least=2))
def test_every_visible_gap_is_a_dispute(voices: list[Voice]) -> None:
    told = combined(voices)
    assert {one.question for one in told.gaps} <= {one.question for one in told.disputed}
    assert [one.step for one in told.gaps] == sorted((one.step for one in told.gaps), reverse=True)


def test_agreement_per_practice() -> None:
    told = combined([("user", {"two.d": hours, "one.a": 2}) for hours in (4, 4, 8, 8)])
    by_id = {one.practice: one for one in told.practices}
    assert tuple(by_id["one"][1:]) == (Fraction(0), Fraction(1), True)
    assert tuple(by_id["two"][1:]) == (Fraction(1, 2), Fraction(5, 6), True)
    apart = combined([("user", {"two.d": hours}) for hours in (0, 0, 8, 8)]).practices[0]
    assert tuple(apart[1:]) == (Fraction(2), Fraction(-5, 3), False)


def test_few_respondents_are_indicative() -> None:
    assert combined(said(3, 3, 3, 3)).indicative
    assert not combined(said(3, 3, 3, 3, 3)).indicative
