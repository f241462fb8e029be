"""Which answers are tried out, and what is left out for good; the possible levels test the rest."""

import pytest
from tests.support.build import NA, Part, answers, assessed, levels, questionnaire, read, rule
from tests.support.strategies import Given

from implcheck.model.enums import Level
from implcheck.model.questionnaire import Questionnaire
from implcheck.scoring.answer_states import read_answers
from implcheck.scoring.completions import Completions
from implcheck.scoring.weights import effective_weights

LOW_ANSWER, HIGH_ANSWER = {"question": "one.a", "at_most": 1}, {"question": "one.a", "at_least": 3}
WEAK_PRACTICE = {"practice": "two", "score_below": 50}


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        # A better answer can only make these false, and the level better.
        (LOW_ANSWER, set()),
        (WEAK_PRACTICE, set()),
        ({"not": HIGH_ANSWER}, set()),
        ({"not": {"not": LOW_ANSWER}}, set()),
        # Nobody leaves a question unknown in a completion.
        ({"question": "one.a", "unknown": True}, set()),
        # A better answer may make these true.
        (HIGH_ANSWER, {"one.a"}),
        ({"not": LOW_ANSWER}, {"one.a"}),
        ({"not": {"not": HIGH_ANSWER}}, {"one.a"}),
        ({"not": {"any": [WEAK_PRACTICE, HIGH_ANSWER]}}, {"two.a", "two.b"}),
        ({"all": [LOW_ANSWER, {"not": {"not": {"not": WEAK_PRACTICE}}}]}, {"two.a", "two.b"}),
    ],
)
def test_only_what_a_better_answer_may_make_worse_is_tried_out(when: Part, expected: set[str]) -> None:
    small = questionnaire(levels("one.a"), levels("two.a"), levels("two.b"), rules=[rule("r", when)])
    states = read(small, {})
    assert Completions(states, effective_weights(small, "kickoff")).answers_to_try.keys() == expected


def test_what_decides_whether_a_question_is_asked_is_tried_out() -> None:
    small = questionnaire(levels("one.a"), levels("one.b", when=LOW_ANSWER), levels("one.c"))
    states = read_answers(small, answers({}).answers, "kickoff")
    assert Completions(states, effective_weights(small, "kickoff")).answers_to_try.keys() == {"one.a"}


def two_practices(known: int, left_out: int) -> Questionnaire:
    """Practice one, with a tenth of it open and nine tenths of the weight; and practice two, of which a part is left out."""
    return questionnaire(
        levels("one.a", weight=9),
        levels("one.b"),
        levels("two.a", weight=known),
        levels("two.b", weight=left_out, not_yet="Nothing yet."),
        practices={"one": 9, "two": 1},
    )


@pytest.mark.parametrize(
    ("known", "left_out", "two", "expected"),
    [
        # Seven parts of ten are enough, so that only the 75 points count, not the 52.5 that they are of all.
        (7, 3, {"two.a": 3, "two.b": NA}, Level.LOW),
        # With a part less the low end counts, of 60 points and so high: then the whole is moderate at best.
        (6, 4, {"two.a": 4, "two.b": NA}, Level.MODERATE),
        # What has not happened yet is no fault.
        (6, 4, {"two.a": 4, "two.b": "not_yet"}, Level.LOW),
    ],
)
def test_the_low_end_of_a_practice_that_stays_too_little_known_counts(
    known: int, left_out: int, two: Given, expected: Level
) -> None:
    result = assessed(two_practices(known, left_out), {"one.a": 4, "one.b": "unknown", **two})
    assert result.possible_levels is not None
    assert result.possible_levels[0] is expected
