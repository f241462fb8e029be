from fractions import Fraction

import pytest
from tests.support.build import assessed, built_in, levels, low, questionnaire

from implcheck.model.questionnaire import Questionnaire
from implcheck.scoring.weights import effective_weights


def proportions(questionnaire: Questionnaire, *, equal: bool = False) -> dict[str, Fraction]:
    weights = effective_weights(questionnaire, equal=equal)
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
    assert {type(weight) for weight in effective_weights(small).values()} == {int}
    # Three times 0.1 is 0.3 here, which it is not in binary.
    assert proportions(small) == {"one.a": Fraction(1, 8), "one.b": Fraction(3, 8), "two.c": Fraction(1, 2)}


def test_questions_of_other_phases_count_in_the_whole_of_their_practice() -> None:
    small = questionnaire(
        levels("one.a", weight=1), levels("one.b", weight=3, phases=["execution"]), levels("two.c", weight=1)
    )
    # Practice one is asked for a quarter at kickoff, so it weighs a quarter of practice two: (1 x 100 + 4 x 0) / 5.
    assert low(assessed(small, {"one.a": 4, "two.c": 0}, "kickoff")) == 20
    # In execution it has the weight of a whole practice.
    assert low(assessed(small, {"one.a": 4, "one.b": 4, "two.c": 0}, "execution")) == 50


@pytest.mark.parametrize(
    ("practice", "whole"),
    [
        ("why", Fraction(13, 13)),
        ("support", Fraction(15, 11)),
        ("commitment", Fraction(18, 11)),
        ("timeline", Fraction(12, 12)),
        ("capacity", Fraction(16, 13)),
        ("knowledge", Fraction(10, 8)),
        ("aftercare", Fraction(16, 14)),
    ],
)
def test_the_built_in_weights_are_those_of_the_page_on_scoring(practice: str, whole: Fraction) -> None:
    found = proportions(built_in())
    for question in built_in().of_practice(practice):
        # The practices weigh 100 together.
        assert found[question.id] == whole * Fraction(str(question.weight)) / 100
