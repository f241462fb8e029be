"""The rule by which scores become one: its cases, and what holds for any scores."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.respondents.voices import ROLES, SMALL, Voice, combined, on_first_question, rounds, scored, tally
from tests.support.examples import examples
from tests.support.strategies import filled

from implcheck.model.combined import Agreement
from implcheck.respondents.combine import combine_answers


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
def test_scores_of_one_role(scores: tuple[int, ...], agreement: Agreement, counted: int | None) -> None:
    found = on_first_question(scored(*scores))
    assert (found.agreement, found.counted, found.scored) == (agreement, counted, len(scores))


def test_one_no_among_many_times_yes_counts_as_yes() -> None:
    yes: Voice = ("user", {"one.b": "yes"})
    voices = [*[yes] * 30, ("user", {"one.b": "no"})]
    assert combine_answers(tally(voices))["one.b"].model_dump()["answer"] == "yes"


def test_thirty_users_do_not_outvote_a_sponsor_nor_the_reverse() -> None:
    high = on_first_question([*scored(4, role="sponsor"), *scored(*[1] * 30)])
    low = on_first_question([*scored(1, role="sponsor"), *scored(*[4] * 30)])
    assert (high.mean, high.agreement, high.counted) == (Fraction(5, 2), Agreement.DISPUTED, 1)
    assert (low.mean, low.agreement, low.counted) == (Fraction(5, 2), Agreement.DISPUTED, 1)
    together = on_first_question([*scored(4, role="sponsor"), *scored(*[3] * 30)])
    assert (together.mean, together.counted) == (Fraction(7, 2), 3)


def test_roles_have_the_given_weights() -> None:
    voices = [*scored(4, role="sponsor"), *scored(3)]
    assert on_first_question(voices).counted == 3
    assert on_first_question(voices, weights={"sponsor": Fraction(2)}).counted == 4
    assert on_first_question(voices, weights={"user": Fraction(2)}).counted == 3


@pytest.mark.parametrize(("gap", "found"), [("1/2", True), ("1", False), ("2", False)])
def test_a_gap_is_wider_than_the_limit(gap: str, found: bool) -> None:
    result = combined([*scored(4, role="sponsor"), *scored(3)], gap=Fraction(gap))
    assert bool(result.gaps) is found
    assert (result.questions[0].agreement is Agreement.DISPUTED) is found


@examples(40)
@given(filled(SMALL), st.integers(1, 4))
def test_one_more_role_with_the_same_answers_changes_nothing(written: Mapping[str, Any], many: int) -> None:
    few = [(role, written) for role in ROLES[:many]]
    more = [*few, ("consultant", written)]
    assert combine_answers(tally(few), min_group=1) == combine_answers(tally(more), min_group=1)


@examples(80)
@given(rounds())
def test_the_counted_score_was_given_and_in_a_dispute_is_not_above_the_mean(voices: list[Voice]) -> None:
    for found in combined(voices).questions:
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
            assert all(abs(found.counted - found.mean) <= abs(answer - found.mean) for answer in given_)
