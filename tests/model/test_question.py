"""The five types of question: the score of an answer and its text."""

import pytest
from tests.support.build import Part, advice, choice, knock_out, levels, number, questionnaire, ticks, yes_no

from implcheck.model.answer_value import Value
from implcheck.model.question import Question
from implcheck.model.text import Text

LEVELS = levels("one.a", (0, 1, 2, 4))
YES_NO = yes_no("one.a", 3, 1)
CHOICE = choice("one.a", {"none": 0, "some": 2, "all": 4})
TICKS = ticks("one.a", ["x", "y", "z"], {0: 0, 1: 2, 3: 4})
NUMBER = number("one.a", {0: 0, 1.5: 2, 8: 4}, most=40)
FALLING = number("one.a", {0: 4, 1: 3, 10: 0}, most=40)
WHOLE = number("one.a", {0: 0, 4: 4}, most=10, whole=True)


def made(part: Part) -> Question:
    """Return the question as part of a questionnaire."""
    return questionnaire(part).questions[0]


@pytest.mark.parametrize(
    ("part", "value", "score"),
    [
        *((LEVELS, 0, 0), (LEVELS, 2, 2), (LEVELS, 4, 4)),
        *((YES_NO, "yes", 3), (YES_NO, "no", 1)),
        *((CHOICE, "none", 0), (CHOICE, "some", 2), (CHOICE, "all", 4)),
        *((TICKS, ("none",), 0), (TICKS, ("x",), 2), (TICKS, ("x", "z"), 2), (TICKS, ("z", "x", "y"), 4)),
        *((NUMBER, 0, 0), (NUMBER, 1.49, 0), (NUMBER, 1.5, 2), (NUMBER, 7.999, 2), (NUMBER, 8, 4), (NUMBER, 40, 4)),
        (WHOLE, 4.0, 4),
        *((FALLING, 0, 4), (FALLING, 0.5, 4), (FALLING, 1, 3), (FALLING, 9.9, 3), (FALLING, 10.0, 0)),
    ],
)
def test_an_answer_has_the_score_of_the_questionnaire(part: Part, value: Value, score: int) -> None:
    assert made(part).score(value) == score


@pytest.mark.parametrize(
    ("part", "value", "words"),
    [
        (LEVELS, 2, ["Level 2."]),
        (YES_NO, "yes", ["Yes"]),
        (YES_NO, "no", ["No"]),
        (CHOICE, "some", ["Option some."]),
        (TICKS, ("z", "x"), ["Tick x.", "Tick z."]),
        (TICKS, ("none",), ["None of these."]),
        (NUMBER, 6, ["6 hours"]),
        (NUMBER, 6.0, ["6 hours"]),
        (NUMBER, 1.5, ["1.5 hours"]),
    ],
)
def test_an_answer_has_a_text(part: Part, value: Value, words: list[str]) -> None:
    assert [text.in_("en") for text in made(part).in_words(value)] == words


def test_yes_and_a_number_with_its_unit_have_a_dutch_text() -> None:
    assert made(YES_NO).in_words("yes")[0].in_("nl") == "Ja"
    assert made(YES_NO).in_words("no")[0].in_("nl") == "Nee"
    both = made({**NUMBER, "unit": "hours"}).model_copy(update={"unit": Text.of(en="hours", nl="uur")})
    assert both.in_words(6)[0].in_("nl") == "6 uur"


ADVICE = {score: advice(do=f"From {score}.") for score in range(4)}


@pytest.mark.parametrize(
    ("part", "value", "step"),
    [
        (levels("one.a", advice=ADVICE), 2, "From 2."),
        (yes_no("one.a", 3, 1, advice=ADVICE), "yes", "From 3."),
        (yes_no("one.a", 3, 1, advice=ADVICE), "no", "From 1."),
        (choice("one.a", {"none": 0, "some": 2, "all": 4}, advice=ADVICE), "some", "From 2."),
        (ticks("one.a", ["x", "y", "z"], {0: 0, 1: 2, 3: 4}, advice=ADVICE), ("x", "y"), "From 2."),
        (number("one.a", {0: 0, 1.5: 2, 8: 4}, advice=ADVICE), 1.5, "From 2."),
    ],
)
def test_the_advice_is_the_step_from_the_answer_itself(part: Part, value: Value, step: str) -> None:
    assert made(part).advice_for(value).do.in_("en") == step


def test_two_bands_of_one_score_have_their_own_advice_problem_and_risk() -> None:
    part = number("one.a", {0: 1, 10: 4, 20: 1}, problem="Not the right hours")
    for band, way in ((part["bands"][0], "Too few"), (part["bands"][2], "Too many")):
        band |= {"problem": f"{way} hours", "risk": f"{way}, and it fails.", "advice": advice(do=f"{way}: mend it.")}
    question = made(part)
    for value, way in ((3, "Too few"), (30, "Too many")):
        assert question.score(value) == 1
        assert question.problem_at(value).in_("en") == f"{way} hours"
        assert question.risk_at(value).in_("en") == f"{way}, and it fails."
        assert question.advice_for(value).do.in_("en") == f"{way}: mend it."
    assert question.risk_at(10).in_("en") == "It may go wrong."


@pytest.mark.parametrize("value", [4, None])
def test_from_the_top_and_from_no_answer_there_is_no_step(value: Value | None) -> None:
    with pytest.raises(LookupError):
        made(LEVELS).advice_for(value)


def test_the_problem_is_the_title_of_a_low_answer_and_the_topic_that_of_a_good_one() -> None:
    question = made(levels("one.a", problem="Nobody knows why"))
    titles = [question.problem_at(value).in_("en") for value in (0, 1, 2, 3, 4, None)]
    assert titles == [*["Nobody knows why"] * 3, *["Question one.a"] * 2, "Nobody knows why"]
    assert made(LEVELS).problem_at(0).in_("en") == made(LEVELS).problem_at(None).in_("en") == "Question one.a"


def test_a_question_is_asked_of_all_roles_unless_it_names_some() -> None:
    assert made(LEVELS).is_asked_of("sponsor")
    question = made(levels("one.a", asked_of=["key-user", "user"]))
    assert [question.is_asked_of(role) for role in ("key-user", "user", "sponsor")] == [True, True, False]


def test_a_number_may_rise_and_then_fall() -> None:
    question = made(number("one.a", {0: 0, 5: 4, 10: 1}))
    assert [question.score(value) for value in (0, 4.9, 5, 9.9, 10, 100)] == [0, 0, 4, 4, 1, 1]
    assert question.possible_scores == {0, 1, 4}


def test_a_knock_out_holds_at_its_score_or_lower_in_its_phases() -> None:
    question = made(levels("one.a", knock_out=knock_out(1, ["kickoff", "execution"])))
    assert [question.knocks_out(score, "kickoff") for score in range(5)] == [True, True, False, False, False]
    assert question.knocks_out(0, "execution")
    assert not question.knocks_out(0, "aftercare")
    assert not made(LEVELS).knocks_out(0, "kickoff")


def test_the_practice_is_the_first_half_of_the_id() -> None:
    assert made(LEVELS).practice == "one"


def test_there_is_a_choice_from_levels_options_and_ticks_but_not_for_yes_or_no_and_a_number() -> None:
    assert [(given.value, given.score) for given in made(LEVELS).choices] == [(0, 0), (1, 1), (2, 2), (4, 4)]
    assert [(given.value, given.score) for given in made(CHOICE).choices] == [("none", 0), ("some", 2), ("all", 4)]
    assert [given.value for given in made(TICKS).choices if not given.is_exclusive] == ["x", "y", "z"]
    assert made(YES_NO).choices == made(NUMBER).choices == ()
