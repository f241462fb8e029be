"""The names, tests and sizes of conditions: a valid case, a near miss and the path for every check."""

import pytest
from tests.support.build import Part, levels, number, rule
from tests.validation.checks import BASE, codes, found, problems


@pytest.mark.parametrize(
    ("when", "code", "path", "details"),
    [
        ({"practice": "one", "score_below": 50}, "when-about-practice", ("practice",), {}),
        ({"question": "one.later", "unknown": True}, "when-looks-forward", ("question",), {"id": "one.later"}),
        ({"question": "one.self", "unknown": True}, "when-looks-forward", ("question",), {"id": "one.self"}),
        ({"question": "one.base", "unknown": True}, "when-about-unknown", ("unknown",), {"id": "one.base"}),
        ({"question": "one.bse", "unknown": True}, "no-such-question", ("question",), {"id": "one.bse"}),
        (
            {"question": "one.pick", "is": "z"},
            "no-such-option",
            ("is",),
            {"value": "z", "id": "one.pick", "options": "x, y"},
        ),
        (
            {"question": "one.base", "is": "maybe"},
            "no-such-option",
            ("is",),
            {"value": "maybe", "id": "one.base", "options": "yes, no"},
        ),
        (
            {"question": "one.ticks", "includes": "z"},
            "no-such-option",
            ("includes",),
            {"value": "z", "id": "one.ticks", "options": "x, y, none"},
        ),
        (
            {"question": "one.ticks", "is": "x"},
            "test-not-for-type",
            ("is",),
            {"test": "is", "id": "one.ticks", "type": "multi"},
        ),
        (
            {"question": "one.pick", "includes": "x"},
            "test-not-for-type",
            ("includes",),
            {"test": "includes", "id": "one.pick", "type": "choice"},
        ),
    ],
)
def test_a_question_depends_on_answers_that_were_given_before(
    when: Part, code: str, path: tuple[str | int, ...], details: dict[str, str]
) -> None:
    questions = (*BASE, levels("one.self", when=when), levels("one.later"))
    assert found(*questions) == [(code, ("questions", 3, "when", *path), details)]
    nested = {"all": [{"question": "one.base", "at_most": 2}, {"not": {"any": [when]}}]}
    inside = ("questions", 3, "when", "all", 1, "not", "any", 0, *path)
    assert found(*BASE, levels("one.self", when=nested), levels("one.later")) == [(code, inside, details)]


def test_a_rule_may_depend_on_every_question_and_practice() -> None:
    when = {"any": [{"question": "one.late", "at_most": 0}, {"practice": "one", "score_below": 50}]}
    assert codes(*BASE, levels("one.late"), rules=(rule("x", when),)) == []
    (only,) = problems(*BASE, rules=(rule("x", {"practice": "onne", "score_below": 50}),))
    assert (only.code, only.path, only.suggestion) == ("no-such-practice", ("rules", 0, "when", "practice"), "one")


def test_a_condition_has_at_most_fifty_statements() -> None:
    statement = {"question": "one.a", "at_most": 1}
    few, many = (
        {"any": [{"all": [statement] * 25}] * 2},
        {"any": [{"all": [statement] * 26}, {"all": [statement] * 25}]},
    )
    assert codes(levels("one.a"), levels("one.b", when=few)) == []
    assert found(levels("one.a"), levels("one.b", when=many)) == [
        ("statements-too-many", ("questions", 1, "when"), {"most": "50"})
    ]


def test_all_conditions_together_have_a_limit() -> None:
    when = {"all": [{"question": "one.a", "at_most": 1}] * 50}
    questions = [levels("one.a"), *(levels(f"one.b{at}", when=when) for at in range(45))]
    assert codes(*questions[:41]) == []
    assert found(*questions) == [("statements-too-many-in-all", ("questions", 41, "when"), {"most": "2000"})]


def test_only_a_number_is_below_or_above_another() -> None:
    hours = number("one.hours", {0: 0, 10: 4, 20: 1})
    for key in ("below", "above"):
        for id_, type_ in (
            ("one.base", "yes_no"),
            ("one.pick", "choice"),
            ("one.ticks", "multi"),
            ("one.plain", "levels"),
        ):
            when = {"question": id_, key: 5}
            assert found(*BASE, levels("one.plain"), hours, rules=(rule("x", when),)) == [
                ("test-not-for-type", ("rules", 0, "when", key), {"test": key, "id": id_, "type": type_})
            ]
        assert codes(*BASE, hours, rules=(rule("x", {"question": "one.hours", key: 12.5}),)) == []
        assert codes(*BASE, hours, levels("one.x", when={"question": "one.hours", key: 0})) == []
