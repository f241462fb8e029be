from fractions import Fraction

import pytest
from tests.support.build import PHASES, assessed, built_in, levels, low, questionnaire

from implcheck.model.questionnaire import Questionnaire
from implcheck.scoring.weights import effective_weights


def proportions(questionnaire: Questionnaire, phase: str = "kickoff", *, equal: bool = False) -> dict[str, Fraction]:
    weights = effective_weights(questionnaire, phase, equal=equal)
    return {id_: Fraction(weight, sum(weights.values())) for id_, weight in weights.items()}


def test_a_question_weighs_its_share_of_its_practice() -> None:
    small = questionnaire(
        levels("one.a", weight=3),
        levels("one.b", weight=1),
        levels("two.c", weight=2),
        practices={"one": 60, "two": 40},
    )
    # 60 x 3/4 = 45, 60 x 1/4 = 15, 40 x 2/2 = 40, of 100.
    assert proportions(small) == {"one.a": Fraction(45, 100), "one.b": Fraction(15, 100), "two.c": Fraction(40, 100)}


def test_equal_weights_let_every_practice_and_every_question_have_the_same_weight() -> None:
    small = questionnaire(
        levels("one.a", weight=3),
        levels("one.b", weight=1),
        levels("two.c", weight=2),
        practices={"one": 60, "two": 40},
    )
    quarter = Fraction(1, 4)
    assert proportions(small, equal=True) == {"one.a": quarter, "one.b": quarter, "two.c": 2 * quarter}


def test_weights_are_whole_and_exact() -> None:
    small = questionnaire(levels("one.a", weight=0.1), levels("one.b", weight=0.3), levels("two.c", weight=0.3))
    assert {type(weight) for weight in effective_weights(small, "kickoff").values()} == {int}
    # Three times 0.1 is 0.3 here, which it is not in binary.
    assert proportions(small) == {"one.a": Fraction(1, 8), "one.b": Fraction(3, 8), "two.c": Fraction(1, 2)}


def test_a_practice_weighs_what_the_file_says_however_few_questions_a_phase_asks() -> None:
    small = questionnaire(
        levels("one.a", weight=1), levels("one.b", weight=3, phases=["execution"]), levels("two.c", weight=1)
    )
    # At kickoff practice one is a single question of four parts, and half of the whole all the same.
    assert low(assessed(small, {"one.a": 4, "two.c": 0}, "kickoff")) == 50
    assert low(assessed(small, {"one.a": 4, "one.b": 4, "two.c": 0}, "execution")) == 50
    assert low(assessed(small, {"one.a": 4, "one.b": 0, "two.c": 0}, "execution")) == Fraction(100, 8)


def test_a_practice_may_weigh_more_in_one_phase_than_in_another() -> None:
    small = questionnaire(
        levels("one.a"),
        levels("two.b", phases=["kickoff", "execution"]),
        practices={"one": {"kickoff": 1, "execution": 3, "aftercare": 2}, "two": {"kickoff": 4, "execution": 1}},
    )
    given = {"one.a": 4, "two.b": 0}
    shares = {
        phase: {practice.id: practice.share for practice in assessed(small, given, phase).practices} for phase in PHASES
    }
    assert shares == {
        "kickoff": {"one": Fraction(1, 5), "two": Fraction(4, 5)},
        "execution": {"one": Fraction(3, 4), "two": Fraction(1, 4)},
        "aftercare": {"one": 1, "two": 0},
    }
    weights = [practice.weight for practice in assessed(small, given, "aftercare").practices]
    assert weights == [2, 0]


@pytest.mark.parametrize("phase", PHASES)
def test_the_built_in_practices_weigh_what_the_questionnaire_declares(phase: str) -> None:
    found = proportions(built_in(), phase)
    asked = {question.practice for question in built_in().asked_in(phase)}
    whole = sum(Fraction(str(built_in().practices_by_id[id_].weight_in(phase))) for id_ in asked)
    for id_ in asked:
        share = sum(found.get(question.id, Fraction(0)) for question in built_in().of_practice(id_))
        assert share == Fraction(str(built_in().practices_by_id[id_].weight_in(phase))) / whole
