"""Combining respondents by another rule."""

from fractions import Fraction
from pathlib import Path

import pytest
from tests.support.cli import BRAND_PORTAL, EXAMPLES

from implcheck.api import UnknownRole, combine, load_answers
from implcheck.api.combination import check_roles
from implcheck.model.roles import usual_roles

FOLDER = EXAMPLES / "respondents"
SPONSOR = "commitment.named-sponsor"
SEEN = "commitment.visible-use"


def mean_of(**rule: object) -> Fraction | None:
    combined = combine(load_answers(FOLDER), **rule).combined()  # type: ignore[arg-type] # of the test's own choice
    assert combined is not None
    return next(agreement.mean for agreement in combined.questions if agreement.question == SEEN)


def test_the_default_rule_is_that_of_loading() -> None:
    loaded = load_answers(FOLDER)
    again = combine(loaded)
    assert (again.answers, again.combined()) == (loaded.answers, loaded.combined())


def test_a_role_weighs_what_it_is_given() -> None:
    assert mean_of() != mean_of(role_weights={"sponsor": 3})
    assert mean_of(role_weights={"Key user": 0.1}) == mean_of(role_weights={"key-user": Fraction(1, 10)})


def test_a_smaller_group_is_shown_when_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "survey.csv"
    file.write_text(f"role,{SPONSOR}\nuser,1\nuser,2\nsponsor,4\n", encoding="utf-8")
    loaded = load_answers(file, project="P", phase="kickoff")
    hidden, shown = loaded.combined(), combine(loaded, min_group=1).combined()
    assert hidden is not None
    assert shown is not None
    assert (hidden.min_group, dict(hidden.roles)) == (5, {})
    assert (shown.min_group, dict(shown.roles)) == (1, {"sponsor": 1, "user": 2})


def test_a_wide_gap_leaves_no_dispute_about_it() -> None:
    narrow, wide = (combine(load_answers(FOLDER), gap=gap).combined() for gap in (0.5, 4))
    assert narrow is not None
    assert wide is not None
    assert len(narrow.gaps) > len(wide.gaps) == 0


def test_the_answers_of_one_file_stay_as_they_are() -> None:
    loaded = load_answers(BRAND_PORTAL)
    assert combine(loaded, role_weights={"sponsor": 2}) is loaded


def test_a_role_that_nobody_has_is_refused() -> None:
    with pytest.raises(UnknownRole, match="Did you mean 'sponsor'"):
        combine(load_answers(FOLDER), role_weights={"sponsr": 2})
    with pytest.raises(UnknownRole, match="the role 'zzz', which nobody has"):
        combine(load_answers(FOLDER), role_weights={"zzz": 2})
    check_roles({"coordinator"}, ["sponsor"], usual_roles())  # known, though nobody has it


@pytest.mark.parametrize(
    "rule",
    [{"role_weights": {"sponsor": 0}}, {"role_weights": {"sponsor": 1001}}, {"gap": 0}, {"gap": 5}, {"min_group": 0}],
)
def test_a_number_out_of_range_is_refused(rule: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"above 0|at least 1"):
        mean_of(**rule)
