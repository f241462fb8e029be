"""Whether the parts of a questionnaire agree: a case, a near miss, and the place for every rule."""

from typing import Any

import pytest
from pydantic import ValidationError
from tests.support.build import Part, advice, choice, knock_out, levels, number, questionnaire, rule, ticks, yes_no

from implcheck.model.problem import Problem
from implcheck.model.questionnaire import Disagreement

BASE = (yes_no("one.base"), choice("one.pick", {"x": 0, "y": 4}), ticks("one.ticks", ["x", "y"], {0: 0, 1: 4}))
Found = tuple[str, tuple[str | int, ...], dict[str, str]]


def problems(*questions: Part, rules: tuple[Part, ...] = (), **more: Any) -> list[Problem]:
    """Everything on which the parts disagree; nothing if they agree."""
    try:
        questionnaire(*questions, rules=rules, **more)
    except ValidationError as error:
        (told,) = error.errors()
        return _of_a_disagreement(told["ctx"]["error"])
    return []


def _of_a_disagreement(error: object) -> list[Problem]:
    assert isinstance(error, Disagreement)
    return list(error.problems)


def found(*questions: Part, rules: tuple[Part, ...] = (), **more: Any) -> list[Found]:
    """Code, path and details of everything on which the parts disagree."""
    return [(one.code, one.path, dict(one.details)) for one in problems(*questions, rules=rules, **more)]


def codes(*questions: Part, rules: tuple[Part, ...] = (), **more: Any) -> list[str]:
    """The codes alone."""
    return [code for code, _, _ in found(*questions, rules=rules, **more)]


def test_parts_that_agree_are_a_questionnaire() -> None:
    assert codes(*BASE, levels("one.more", when={"question": "one.base", "is": "yes"})) == []


def test_an_id_is_used_once_in_its_section() -> None:
    assert found(levels("one.a"), levels("one.b"), levels("one.a")) == [
        ("duplicate-id", ("questions", 2, "id"), {"id": "one.a"})
    ]
    twice = rule("x", {"question": "one.base", "is": "no"})
    assert found(*BASE, rules=(twice, twice, twice)) == [
        ("duplicate-id", ("rules", 1, "id"), {"id": "rule.x"}),
        ("duplicate-id", ("rules", 2, "id"), {"id": "rule.x"}),
    ]


def test_a_name_must_be_there() -> None:
    assert found(levels("one.a", claims=["C1"], sources=["book", "page"])) == [
        ("no-such-claim", ("questions", 0, "claims", 0), {"id": "C1"}),
        ("no-such-source", ("questions", 0, "sources", 0), {"id": "book"}),
        ("no-such-source", ("questions", 0, "sources", 1), {"id": "page"}),
    ]
    assert found(
        *BASE, rules=(rule("x", {"question": "one.base", "is": "no"}, raises=["one", "two"], claims=["C1"]),)
    ) == [
        ("no-such-practice", ("rules", 0, "raises", 1), {"id": "two"}),
        ("no-such-claim", ("rules", 0, "claims", 0), {"id": "C1"}),
    ]


def test_a_practice_has_questions_and_a_question_a_practice() -> None:
    assert found(levels("one.a"), practices={"one": 1, "two": 1}) == [
        ("practice-without-questions", ("practices", 1, "id"), {"id": "two"})
    ]
    (told,) = problems(levels("one.a"), levels("onne.b"), practices={"one": 1})
    assert (told.code, told.path, told.suggestion) == ("question-without-practice", ("questions", 1, "id"), "one.b")


def test_the_last_advice_is_for_every_score_that_is_left() -> None:
    assert found(levels("one.a", advice=[advice("S", 1), advice("S", 3)])) == [
        ("advice-without-rest", ("questions", 0, "advice", 1, "at_most"), {})
    ]
    assert codes(levels("one.a", advice=[advice("S", 1), advice("S")])) == []


def test_advice_after_the_rest_never_applies() -> None:
    assert found(levels("one.a", advice=[advice("S", 1), advice("S"), advice("S")])) == [
        ("advice-after-rest", ("questions", 0, "advice", 2), {})
    ]


@pytest.mark.parametrize(("first", "second"), [(2, 1), (2, 2)])
def test_advice_goes_from_the_lowest_scores_up(first: int, second: int) -> None:
    told = found(levels("one.a", advice=[advice("S", first), advice("S", second), advice("S")]))
    assert told == [
        ("advice-out-of-order", ("questions", 0, "advice", 1, "at_most"), {"before": str(first), "after": str(second)})
    ]


def test_the_advice_of_a_rule_is_held_to_the_same() -> None:
    with_rest = rule("x", {"question": "one.base", "is": "no"}, advice=[advice("S", 1)])
    assert found(*BASE, rules=(with_rest,)) == [("advice-without-rest", ("rules", 0, "advice", 0, "at_most"), {})]


@pytest.mark.parametrize("scores", [(1, 0), (2, 2)])
def test_levels_go_up(scores: tuple[int, int]) -> None:
    before, after = map(str, scores)
    assert found(levels("one.a", scores)) == [
        ("levels-go-down", ("questions", 0, "levels", 1, "score"), {"before": before, "after": after})
    ]
    assert codes(levels("one.a", (1, 3))) == []


def test_answers_that_all_score_the_same_decide_nothing() -> None:
    assert found(yes_no("one.a", 2, 2)) == [("scores-all-equal", ("questions", 0, "score_no"), {"score": "2"})]
    assert found(choice("one.a", {"x": 3, "y": 3})) == [
        ("scores-all-equal", ("questions", 0, "options"), {"score": "3"})
    ]
    assert found(ticks("one.a", ["x"], {0: 1, 1: 1})) == [
        ("scores-all-equal", ("questions", 0, "score_by_count"), {"score": "1"})
    ]
    assert found(number("one.a", {0: 1, 5: 1})) == [("scores-all-equal", ("questions", 0, "bands"), {"score": "1"})]
    assert codes(yes_no("one.a", 0, 4)) == []


@pytest.mark.parametrize(
    "part", [choice("one.a", {"x": 0, "unknown": 4}), ticks("one.a", ["x", "unknown"], {0: 0, 1: 4})]
)
def test_no_option_is_called_unknown(part: Part) -> None:
    assert found(part) == [("option-reserved", ("questions", 0, "options", 1, "value"), {"value": "unknown"})]


def test_an_option_is_given_once() -> None:
    part = choice("one.a", {"x": 0, "y": 4})
    assert found({**part, "options": [*part["options"], part["options"][0]]}) == [
        ("duplicate-option", ("questions", 0, "options", 2, "value"), {"value": "x"})
    ]
    assert codes(ticks("one.a", ["x", "none"], {0: 0, 1: 4})) == ["duplicate-option"]


def test_the_steps_of_ticks_start_at_none() -> None:
    assert found(ticks("one.a", ["x", "y"], {1: 0, 2: 4})) == [
        ("steps-start", ("questions", 0, "score_by_count", 0, "from"), {"given": "1", "expected": "0"})
    ]


def test_the_steps_of_a_number_start_at_its_least() -> None:
    part = number("one.a", {0: 0, 5: 4})
    assert found({**part, "min": -2.5}) == [
        ("steps-start", ("questions", 0, "bands", 0, "from"), {"given": "0", "expected": "-2.5"})
    ]


def test_steps_go_up() -> None:
    part = number("one.a", {0: 0, 5: 2, 8: 4})
    for start in (5, 4.5):
        changed = {**part, "bands": [*part["bands"][:2], {"from": start, "score": 4}]}
        assert found(changed) == [
            ("steps-out-of-order", ("questions", 0, "bands", 2, "from"), {"before": "5", "after": str(start)})
        ]


def test_a_step_is_within_reach() -> None:
    # An exclusive option is no tick that counts.
    assert found(ticks("one.a", ["x", "y"], {0: 0, 3: 4})) == [
        ("step-out-of-reach", ("questions", 0, "score_by_count", 1, "from"), {"given": "3", "max": "2"})
    ]
    assert codes(ticks("one.a", ["x", "y"], {0: 0, 2: 4})) == []
    assert codes(number("one.a", {0: 0, 10.5: 4}, most=10)) == ["step-out-of-reach"]
    assert codes(number("one.a", {0: 0, 10: 4}, most=10)) == []


def test_scores_do_not_turn_round() -> None:
    assert found(number("one.a", {0: 0, 5: 4, 8: 2})) == [
        ("steps-turn", ("questions", 0, "bands", 2, "score"), {"before": "4", "after": "2"})
    ]
    assert codes(number("one.a", {0: 4, 5: 4, 8: 0})) == []
    assert codes(number("one.a", {0: 4, 5: 1, 8: 2})) == ["steps-turn"]
    assert codes(ticks("one.a", ["x", "y"], {0: 4, 1: 0})) == ["steps-turn"]


def test_a_number_has_a_least_below_its_most() -> None:
    part = number("one.a", {0: 0, 5: 4}, most=10)
    assert found({**part, "max": 0, "bands": [{"from": 0, "score": 0}, {"from": 0.5, "score": 1}]}) == [
        ("min-not-below-max", ("questions", 0, "max"), {"min": "0", "max": "0"}),
        ("step-out-of-reach", ("questions", 0, "bands", 1, "from"), {"given": "0.5", "max": "0"}),
    ]


def test_a_knock_out_holds_in_phases_that_ask_the_question() -> None:
    part = levels("one.a", phases=["kickoff"], knock_out=knock_out(0, ["kickoff", "execution"]))
    assert found(part) == [("knock-out-not-asked", ("questions", 0, "knock_out", "phases", 1), {"phase": "execution"})]


@pytest.mark.parametrize(
    "part",
    [
        levels("one.a", (1, 2)),
        yes_no("one.a", 4, 1),
        choice("one.a", {"x": 1, "y": 2}),
        ticks("one.a", ["x", "y"], {0: 1, 1: 2}),
        number("one.a", {0: 4, 5: 1}),
    ],
    ids=lambda part: part["type"],
)
def test_some_answer_can_be_a_knock_out(part: Part) -> None:
    assert found({**part, "knock_out": knock_out(0)}) == [
        ("knock-out-out-of-reach", ("questions", 0, "knock_out", "at_most"), {"score": "0"})
    ]
    assert codes({**part, "knock_out": knock_out(1)}) == []


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


def test_a_rule_may_look_at_every_question_and_practice() -> None:
    when = {"any": [{"question": "one.late", "at_most": 0}, {"practice": "one", "score_below": 50}]}
    assert codes(*BASE, levels("one.late"), rules=(rule("x", when),)) == []
    (told,) = problems(*BASE, rules=(rule("x", {"practice": "onne", "score_below": 50}),))
    assert (told.code, told.path, told.suggestion) == ("no-such-practice", ("rules", 0, "when", "practice"), "one")


def test_the_samples_of_a_rule_are_answers_to_its_questions() -> None:
    samples = {"triggers": [{"one.base": "no", "one.bsae": "no"}], "stays_quiet": [{}, {"one.ticks": ["x", "q"]}]}
    told = problems(*BASE, rules=(rule("x", {"question": "one.base", "is": "no"}, samples=samples),))
    assert [(one.code, one.path, one.on_key, one.suggestion) for one in told] == [
        ("no-such-question", ("rules", 0, "samples", "triggers", 0, "one.bsae"), True, "one.base"),
        ("answer-no-such-option", ("rules", 0, "samples", "stays_quiet", 1, "one.ticks", 1), False, ""),
    ]


def test_the_last_band_starts_at_nothing() -> None:
    assert found(*BASE, bands={"low": 80, "critical": 5}) == [("bands-end", ("levels", "bands", 1, "from"), {})]


@pytest.mark.parametrize("points", [80, 90.5])
def test_bands_go_down(points: float) -> None:
    assert found(*BASE, bands={"low": 80, "high": points, "critical": 0}) == [
        ("bands-out-of-order", ("levels", "bands", 1, "from"), {"before": "80", "after": str(points)})
    ]


def test_the_levels_of_bands_get_worse() -> None:
    assert found(*BASE, bands={"low": 80, "critical": 40, "high": 0}) == [
        ("bands-levels", ("levels", "bands", 2, "level"), {"before": "critical", "after": "high"})
    ]


def test_a_better_answer_has_no_worse_finding() -> None:
    assert found(*BASE, findings=["high", "low", "moderate", "low"]) == [
        ("finding-levels", ("levels", "findings", 2), {"before": "low", "after": "moderate"})
    ]
    assert codes(*BASE, findings=["high", "high", "high", "high"]) == []


def test_only_a_knock_out_makes_one_answer_critical() -> None:
    assert found(*BASE, findings=["critical", "critical", "high", "low"]) == [
        ("finding-critical", ("levels", "findings", 0), {})
    ]


def test_at_most_ten_questions_are_quick() -> None:
    assert codes(*(levels(f"one.q{index}", quick="Soon answered.") for index in range(10))) == []
    assert found(*(levels(f"one.q{index}", quick="Soon answered.") for index in range(12))) == [
        ("too-many-quick", ("questions", 10, "quick"), {"most": "10"}),
        ("too-many-quick", ("questions", 11, "quick"), {"most": "10"}),
    ]


def test_a_text_without_a_language_will_do_for_one_language_only() -> None:
    (told,) = problems(levels("one.a", text={"nl": "Hoe is het?"}))[:1]
    assert (told.code, told.path) == ("language-missing", ("questions", 0, "text"))
    assert found(levels("one.a", text={"en": "How is it?", "nl": "Hoe is het?"})) == [
        ("language-not-declared", ("questions", 0, "text", "nl"), {"language": "nl"})
    ]


def test_everything_wrong_is_reported_at_once() -> None:
    assert sorted(codes(levels("one.a", (1, 0)), yes_no("one.a", 1, 1), bands={"low": 10})) == [
        *("bands-end", "duplicate-id", "levels-go-down", "scores-all-equal")
    ]


def test_a_condition_has_an_end() -> None:
    one = {"question": "one.a", "at_most": 1}
    few, many = {"any": [{"all": [one] * 25}] * 2}, {"any": [{"all": [one] * 26}, {"all": [one] * 25}]}
    assert codes(levels("one.a"), levels("one.b", when=few)) == []
    assert found(levels("one.a"), levels("one.b", when=many)) == [
        ("statements-too-many", ("questions", 1, "when"), {"most": "50"})
    ]


def test_all_conditions_together_have_an_end() -> None:
    when = {"all": [{"question": "one.a", "at_most": 1}] * 50}
    questions = [levels("one.a"), *(levels(f"one.b{at}", when=when) for at in range(45))]
    assert codes(*questions[:41]) == []
    assert found(*questions) == [("statements-too-many-in-all", ("questions", 41, "when"), {"most": "2000"})]
