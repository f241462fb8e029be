from tests.support.build import NA, assessed, levels, questionnaire

from implcheck.model.enums import Outcome


def test_where_no_share_has_to_be_known_a_practice_without_any_answer_still_leaves_no_level() -> None:
    small = questionnaire(levels("one.a"), levels("two.b"), least_known=0)
    result = assessed(small, {"one.a": 4})
    assert (result.level, [why.code for why in result.reasons]) == (None, ["nothing-answered"])
    assert [practice.outcome for practice in result.practices] == [Outcome.ASSESSED, Outcome.NOT_ENOUGH_KNOWN]


def test_a_practice_of_which_nothing_counts_has_no_share_of_the_score() -> None:
    small = questionnaire(levels("one.a"), levels("two.b"))
    assert [practice.share for practice in assessed(small, {"one.a": 4, "two.b": NA}).practices] == [1, 0]
