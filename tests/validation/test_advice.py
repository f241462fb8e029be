"""Advice: every answer below the top has it, and what it names exists and can be done first."""

import pytest
from tests.support.build import Part, advice, choice, levels, need, number, rule, ticks, yes_no
from tests.validation.checks import codes, found, problems

ROLES = [
    {"id": "lead", "title": "Lead"},
    {"id": "sponsor", "title": "Sponsor", "exists_when": need("one.sponsor")},
]
SPONSOR = levels("one.sponsor")


def steps(*scores: int, **by_score: Part) -> dict[int, Part]:
    """Advice per score: `at_1` is that of score 1, and the others have advice that needs nothing."""
    return {score: by_score.get(f"at_{score}", advice()) for score in (*scores, *range(4))}


@pytest.mark.parametrize(
    ("part", "section", "index"),
    [
        (levels("one.a", (0, 4)), "levels", 0),
        (choice("one.a", {"x": 4, "y": 3}), "options", 1),
        (ticks("one.a", ["x", "y"], {0: 1, 1: 4}), "score_by_count", 0),
        (number("one.a", {0: 4, 5: 2}), "bands", 1),
        (yes_no("one.a", 1, 4), "if_yes", None),
        (yes_no("one.a", 4, 0), "if_no", None),
    ],
    ids=lambda part: str(part["type"] if isinstance(part, dict) else ""),
)
def test_every_answer_below_the_top_has_advice_and_the_top_has_none(
    part: Part, section: str, index: int | None
) -> None:
    def changed(answer: Part) -> Part:
        whole: Part = {**part, section: answer}
        if index is not None:
            whole[section] = [answer if at == index else each for at, each in enumerate(part[section])]
        return whole

    answer: Part = part[section] if index is None else part[section][index]
    path = (section,) if index is None else (section, index)
    without = {key: value for key, value in answer.items() if key != "advice"}
    assert codes(part) == []
    for wrong, code, where in (
        (without, "advice-missing", path),
        ({**answer, "score": 4}, "advice-at-top", (*path, "advice")),
    ):
        found_problems = [(problem.code, problem.path[2:], problem.on_key) for problem in problems(changed(wrong))]
        assert (code, where, True) in found_problems


def test_advice_names_roles_and_questions_that_exist() -> None:
    wrong = advice(roles=["lead", "leed"], needs=[need("one.sponsor"), need("one.sponsr", 1)])
    listed = {"id": "leed", "known": "lead, sponsor"}
    for where, questions, rules in (
        (("questions", 1, "levels", 2, "advice"), (SPONSOR, levels("one.a", advice=steps(at_2=wrong))), ()),
        (
            ("rules", 0, "advice"),
            (SPONSOR,),
            (rule("r", {"question": "one.sponsor", "at_most": 1}, advice=wrong),),
        ),
    ):
        assert found(*questions, rules=rules, roles=ROLES) == [
            ("no-such-role", (*where, "roles", 1), listed),
            ("no-such-question", (*where, "needs", 1, "question"), {"id": "one.sponsr"}),
        ]


def test_a_question_is_asked_of_roles_that_exist() -> None:
    listed = {"id": "sponsr", "known": "lead, sponsor"}
    assert found({**SPONSOR, "asked_of": ["lead", "sponsr"]}, roles=ROLES) == [
        ("no-such-role", ("questions", 0, "asked_of", 1), listed)
    ]
    (problem,) = problems({**SPONSOR, "asked_of": ["sponsr"]}, roles=ROLES)
    assert problem.suggestion == "sponsor"


def test_the_answer_that_shows_that_a_role_exists_can_be_given() -> None:
    assert found(SPONSOR, roles=[{"id": "x", "title": "X", "exists_when": need("one.spnsor")}]) == [
        ("no-such-question", ("roles", 0, "exists_when", "question"), {"id": "one.spnsor"})
    ]
    least = levels("one.sponsor", (0, 2))
    assert found(least, roles=[{"id": "x", "title": "X", "exists_when": need("one.sponsor", 3)}]) == [
        ("need-out-of-reach", ("roles", 0, "exists_when", "at_least"), {"score": "3"})
    ]
    assert codes(least, roles=[{"id": "x", "title": "X", "exists_when": need("one.sponsor", 2)}]) == []


def test_a_need_can_be_met() -> None:
    asked = levels("one.a", advice=steps(at_0=advice(needs=[need("one.b", 4)])))
    assert codes(asked, levels("one.b")) == []
    assert found(asked, levels("one.b", (0, 1, 3))) == [
        ("need-out-of-reach", ("questions", 0, "levels", 0, "advice", "needs", 0, "at_least"), {"score": "4"})
    ]


def test_advice_that_waits_for_itself_is_a_circle() -> None:
    a = levels("one.a", advice=steps(at_1=advice(needs=[need("one.b", 3)])))
    for score, is_circle in ((2, True), (3, False)):
        b = levels("one.b", advice={**steps(), score: advice(needs=[need("one.a", 2)])})
        # The need for 3 of b waits for its answers 0 to 2; from its 3 there is nothing to wait for.
        expected = [("needs-in-a-circle", ("questions", 0), {"circle": "one.a → one.b → one.a"})] if is_circle else []
        assert found(a, b) == expected
    # The need for 1 of a waits for its 0 alone, whose advice needs nothing.
    assert codes(a, levels("one.b", advice=steps(at_2=advice(needs=[need("one.a", 1)])))) == []


def test_an_answer_that_needs_a_better_one_to_its_own_question_is_a_circle() -> None:
    for at_least, expected in ((2, ["needs-in-a-circle"]), (1, [])):
        assert codes(levels("one.a", advice=steps(at_1=advice(needs=[need("one.a", at_least)])))) == expected


def test_a_role_that_may_not_exist_is_a_need_like_any_other() -> None:
    for score, expected in ((1, ["needs-in-a-circle"]), (2, [])):
        to_find_one = levels("one.sponsor", advice={**steps(), score: advice(roles=["sponsor"])})
        assert codes(to_find_one, roles=ROLES) == expected
    through = levels("one.a", advice=steps(at_0=advice(roles=["sponsor", "lead"])))
    first = levels("one.sponsor", advice=steps(at_0=advice(needs=[need("one.a", 1)])))
    assert found(first, through, roles=ROLES) == [
        ("needs-in-a-circle", ("questions", 0), {"circle": "one.sponsor → one.a → one.sponsor"})
    ]


def test_nothing_waits_for_a_rule() -> None:
    of_rule = rule("r", {"question": "one.a", "at_most": 1}, advice=advice(needs=[need("one.a", 4)]))
    assert codes(levels("one.a"), rules=(of_rule,)) == []
