"""Whether the parts of a questionnaire agree: a valid case, a near miss and the path for every check."""

import pytest
from tests.support.build import Part, choice, knock_out, levels, number, rule, ticks, yes_no
from tests.validation.checks import BASE, codes, found, problems


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


PILOT = ({"id": "pilot", "title": "Pilot"}, {"id": "roll-out", "title": "Roll-out"})


def test_a_phase_must_be_in_the_questionnaire() -> None:
    known = {"known": "pilot, roll-out"}
    asked = levels("one.a", phases=["pilot", "rollout"], knock_out=knock_out(phases=["pilot", "kickoff"]))
    judged = rule("x", {"question": "one.a", "at_most": 1}, phases=["execution"])
    wrong = problems(asked, rules=(judged,), phases=PILOT)
    assert [(problem.code, problem.path, dict(problem.details), problem.suggestion) for problem in wrong] == [
        ("no-such-phase", ("questions", 0, "phases", 1), {"id": "rollout", **known}, "roll-out"),
        ("no-such-phase", ("questions", 0, "knock_out", "phases", 1), {"id": "kickoff", **known}, ""),
        ("no-such-phase", ("rules", 0, "phases", 0), {"id": "execution", **known}, ""),
    ]
    in_pilot = levels("one.a", phases=["pilot"], knock_out=knock_out(phases=["pilot"]))
    assert codes(in_pilot, phases=PILOT) == []


def test_a_phase_and_a_role_have_an_id_of_their_own() -> None:
    asked = levels("one.a", phases=["pilot"])
    roles = ({"id": "nurse", "title": "nurse"}, {"id": "nurse", "title": "head nurse"})
    assert found(asked, phases=(*PILOT, PILOT[0]), roles=roles) == [
        ("duplicate-id", ("phases", 2, "id"), {"id": "pilot"}),
        ("duplicate-id", ("roles", 1, "id"), {"id": "nurse"}),
    ]


def test_a_role_must_be_offered() -> None:
    hidden = {"id": "coordinator", "title": "coordinator", "offered": False}
    assert found(levels("one.a"), roles=(hidden,)) == [("no-role-offered", ("roles",), {})]
    assert codes(levels("one.a"), roles=(hidden, {"id": "user", "title": "user"})) == []


def test_own_phases_need_the_languages_of_the_questionnaire_and_usual_phases_do_not() -> None:
    wrong = found(levels("one.a", phases=["pilot"]), phases=({"id": "pilot", "title": {"nl": "Proef"}},))
    assert wrong == [
        ("language-missing", ("phases", 0, "title"), {"language": "en"}),
        ("language-not-declared", ("phases", 0, "title", "nl"), {"language": "nl"}),
    ]
    assert codes(levels("one.a", phases=["kickoff"])) == []


def test_a_name_that_is_referred_to_must_exist() -> None:
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
    (only,) = problems(levels("one.a"), levels("onne.b"), practices={"one": 1})
    assert (only.code, only.path, only.suggestion) == ("question-without-practice", ("questions", 1, "id"), "one.b")


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


def test_the_samples_of_a_rule_are_answers_to_its_questions() -> None:
    samples = {"triggers": [{"one.base": "no", "one.bsae": "no"}], "stays_quiet": [{}, {"one.ticks": ["x", "q"]}]}
    found_problems = problems(*BASE, rules=(rule("x", {"question": "one.base", "is": "no"}, samples=samples),))
    assert [(problem.code, problem.path, problem.on_key, problem.suggestion) for problem in found_problems] == [
        ("no-such-question", ("rules", 0, "samples", "triggers", 0, "one.bsae"), True, "one.base"),
        ("answer-no-such-option", ("rules", 0, "samples", "stays_quiet", 1, "one.ticks", 1), False, ""),
    ]


def test_the_last_band_starts_at_zero() -> None:
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


def test_only_a_knock_out_makes_a_single_answer_critical() -> None:
    assert found(*BASE, findings=["critical", "critical", "high", "low"]) == [
        ("finding-critical", ("levels", "findings", 0), {})
    ]


def test_at_most_ten_questions_are_quick() -> None:
    assert codes(*(levels(f"one.q{index}", quick="Soon answered.") for index in range(10))) == []
    assert found(*(levels(f"one.q{index}", quick="Soon answered.") for index in range(12))) == [
        ("too-many-quick", ("questions", 10, "quick"), {"most": "10"}),
        ("too-many-quick", ("questions", 11, "quick"), {"most": "10"}),
    ]


def test_all_problems_are_reported_at_once() -> None:
    assert sorted(codes(levels("one.a", (1, 0)), yes_no("one.a", 1, 1), bands={"low": 10})) == [
        *("bands-end", "duplicate-id", "levels-go-down", "scores-all-equal")
    ]


def test_a_practice_has_a_weight_in_each_phase_in_which_it_has_questions() -> None:
    questions = (levels("one.a", phases=["kickoff"]), levels("one.b", phases=["execution"]))
    assert codes(*questions, practices={"one": {"kickoff": 1, "execution": 2.5}}) == []
    assert codes(*questions, practices={"one": 3}) == []
    assert found(*questions, practices={"one": {"kickoff": 1, "aftercare": 1}}) == [
        ("weight-without-questions", ("practices", 0, "weight", "aftercare"), {"phase": "aftercare"}),
        ("weight-missing", ("practices", 0, "weight"), {"phase": "execution"}),
    ]


def test_a_weight_is_for_a_phase_that_exists() -> None:
    ((code, path, details),) = found(levels("one.a"), practices={"one": {"kickoff": 1, "excution": 2}})
    assert (code, path, details["id"]) == ("no-such-phase", ("practices", 0, "weight", "excution"), "excution")
    (found_problem,) = problems(levels("one.a"), practices={"one": {"kickoff": 1, "excution": 2}})
    assert (found_problem.on_key, found_problem.suggestion) == (True, "execution")
