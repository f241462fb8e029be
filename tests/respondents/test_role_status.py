"""Whether a role can be shown separately, and what it needs: the same as in the combined report, and no more revealing."""

from collections.abc import Mapping
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.build import built_in

from implcheck.model.answers import Respondent
from implcheck.model.round_status import RoleStatus
from implcheck.respondents.combine import combine
from implcheck.respondents.role_status import role_statuses
from implcheck.respondents.tally import Tally

ROLES = ("sponsor", "line-manager", "key-user", "user")
NOBODY: Mapping[str, int] = {}


def tally_of(sizes: Mapping[str, int], willing: frozenset[str] = frozenset()) -> Tally:
    tally = Tally(built_in())
    for role, size in sizes.items():
        for _ in range(size):
            tally.add(Respondent(role=role, may_stand_apart=role in willing), {})
    return tally


def statuses(
    sizes: Mapping[str, int], *willing: str, expected: Mapping[str, int] = NOBODY, min_group: int = 5
) -> dict[str, RoleStatus]:
    found = role_statuses(tally_of(sizes, frozenset(willing)), expected, "kickoff", min_group)
    return {status.role: status for status in found}


SIZES = st.dictionaries(st.sampled_from(ROLES), st.integers(1, 7), min_size=1)


@given(SIZES, st.frozensets(st.sampled_from(ROLES)), st.integers(1, 6))
def test_the_roles_that_are_shown_are_those_of_the_combined_report(
    sizes: dict[str, int], willing: frozenset[str], min_group: int
) -> None:
    found = statuses(sizes, *willing, min_group=min_group)
    combined = combine(tally_of(sizes, willing), "kickoff", (), min_group=min_group)
    assert {role for role, status in found.items() if status.shown} == set(combined.roles)


@pytest.mark.parametrize("sizes", [{"sponsor": 1, "key-user": 5}, {"sponsor": 2, "key-user": 3, "user": 6}])
def test_what_is_said_depends_on_no_consent_that_the_combined_report_does_not_show(sizes: dict[str, int]) -> None:
    words_by_roles: dict[frozenset[str], set[tuple[object, ...]]] = {}
    for choice in product([False, True], repeat=len(sizes)):
        willing = [role for role, agrees in zip(sizes, choice, strict=True) if agrees]
        found = statuses(sizes, *willing)
        shown = frozenset(role for role, status in found.items() if status.shown)
        words = tuple((status.role, status.more_needed, status.consent_helps) for status in found.values())
        words_by_roles.setdefault(shown, set()).add(words)
    assert {len(words) for words in words_by_roles.values()} == {1}


def test_a_small_role_needs_more_people_or_the_consent_of_all() -> None:
    found = statuses({"key-user": 3, "user": 6})["key-user"]
    assert (found.shown, found.more_needed, found.consent_helps) == (False, 2, True)
    assert statuses({"key-user": 3, "user": 6}, "key-user")["key-user"].shown


def test_a_large_role_that_would_reveal_a_small_one_waits_for_others() -> None:
    found = statuses({"sponsor": 1, "key-user": 5})
    assert [(status.shown, status.more_needed) for status in found.values()] == [(False, 4), (False, None)]
    assert not found["key-user"].consent_helps
    assert statuses({"sponsor": 1, "key-user": 3})["key-user"].more_needed is None


def test_roles_that_are_expected_are_there_without_an_answer_and_in_order() -> None:
    found = statuses({"user": 2, "head of sales": 1}, expected={"sponsor": 1, "user": 3})
    assert [(role.role, role.answered, role.expected, role.missing, role.extra) for role in found.values()] == [
        ("sponsor", 0, 1, 1, 0),
        ("user", 2, 3, 1, 0),
        ("head of sales", 1, 0, 0, 1),
    ]
    sponsor = found["sponsor"]  # five of them would show what the other three answered
    assert (sponsor.more_needed, sponsor.consent_helps) == (None, False)
    first_day = statuses({}, expected={"sponsor": 1})["sponsor"]
    assert (first_day.more_needed, first_day.consent_helps) == (5, True)
    assert {status.expected for status in statuses({"user": 2}).values()} == {None}


def test_the_time_to_read_is_that_of_the_phase() -> None:
    found = statuses({"key-user": 1})["key-user"]
    assert (found.questions, dict(found.minutes)) == (11, {"en": 5, "nl": 5})
    unknown = role_statuses(tally_of({"user": 1}), {}, None, 5)[0]
    assert (unknown.questions, dict(unknown.minutes)) == (None, {})
