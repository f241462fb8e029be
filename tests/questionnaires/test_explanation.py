"""Explanations of every id in both languages, with arithmetic that can be checked by hand."""

import pytest
from tests.reports.pages import ACTING, MARKUP, acting_in, assessed_text, example, saying, widest, words_of
from tests.support.build import NA, assessed, built_in, knock_out, levels, questionnaire, rule

from implcheck.model.assessment import Assessment
from implcheck.questionnaires.explanation import explainable, render
from implcheck.reports.options import Options
from implcheck.wording.messages import Messages

LANGUAGES = ("en", "nl")


def explained(id_: str, language: str = "en", width: int = 80, assessment: Assessment | None = None) -> str:
    """Return the explanation of an id of the built-in questionnaire."""
    return render(id_, built_in(), Options(languages=(language, "en"), width=width), assessment)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id_", explainable(built_in()))
def test_everything_is_explained_in_both_languages(id_: str, language: str) -> None:
    for assessment in (None, example("erp-rollout")) if language == "en" else (example("crm-aftercare"),):
        explanation = explained(id_, language, assessment=assessment)
        assert id_ in explanation.split("\n")[0]
        assert acting_in(explanation) == []
        assert "{" not in explanation
        assert widest(explanation) <= 80
        assert len(explanation.split("\n")) > 5


def test_what_can_be_explained() -> None:
    ids = explainable(built_in())
    assert {"why.problem-statement", "why", "rule.single-head", "critical", "score"} <= set(ids)
    assert len(ids) == len(set(ids))


def test_a_question_has_its_scores_weight_and_sources() -> None:
    explanation = words_of(explained("commitment.named-sponsor"))
    for part in (
        "Sponsor with a mandate",
        "Why asked",
        "Asked in",
        "Asked of",
        "scores 4",
        "Knock-out",
        "Weight",
        "Sources",
    ):
        assert part in explanation


def test_the_arithmetic_of_a_practice_by_hand() -> None:
    small = questionnaire(levels("one.a", weight=2), levels("one.b", weight=1))
    explanation = render("one", small, Options(), assessed(small, {"one.a": 4, "one.b": 1}))
    # 2 x 4/4 + 1 x 1/4 = 2.25 of 3, which is 75 points.
    assert "2.25 / 3 x 100 = 75.00 points" in words_of(explanation)


def test_the_arithmetic_of_a_question_by_hand() -> None:
    small = questionnaire(levels("one.a", weight=2), levels("one.b", weight=2))
    explanation = render("one.b", small, Options(), assessed(small, {"one.a": 4, "one.b": 3}))
    # Half of the score, at 3 of 4: 37.5 points.
    assert "50% of the overall score x 0.75 = 37.5 points" in words_of(explanation)


def test_the_arithmetic_of_the_overall_score_by_hand() -> None:
    small = questionnaire(levels("one.a"), levels("two.b"), practices={"one": 3, "two": 1})
    explanation = words_of(render("score", small, Options(), assessed(small, {"one.a": 4, "two.b": 0})))
    assert "one 3 1 / 1 3 75.00% 100.00 75.00" in explanation
    assert "two 1 1 / 1 1 25.00% 0.00 0.00" in explanation
    assert "= 75.00 points" in explanation


def test_dutch_arithmetic_has_decimal_commas() -> None:
    small = questionnaire(levels("one.a", weight=2), levels("one.b", weight=2))
    assessment = assessed(small, {"one.a": 4, "one.b": 3})
    assert "x 0,75 = 37,5 punten" in words_of(render("one.b", small, Options(languages=("nl", "en")), assessment))
    whole = words_of(render("score", small, Options(languages=("nl", "en")), assessment))
    assert "87,50 punten" in whole


@pytest.mark.parametrize("language", LANGUAGES)
def test_weights_have_the_decimal_sign_of_the_language(language: str) -> None:
    small = questionnaire(levels("one.a", weight=1.5), levels("one.b", weight=1))
    explanation = words_of(render("one.a", small, Options(languages=(language, "en"))))
    assert ("1.5 of 2.5" if language == "en" else "1,5 van 2,5") in explanation


def test_sums_of_weights_are_exact() -> None:
    # As floats 0.7 + 0.1 is below 0.8, and would be cut off to 0.799.
    small = questionnaire(
        levels("one.a", weight=0.7), levels("one.b", weight=0.1), levels("two.a"), practices={"one": 0.7, "two": 0.1}
    )
    assert "0.1 of 0.8" in words_of(render("one.b", small, Options()))
    assert "0.7 of 0.8" in words_of(render("one", small, Options()))


def test_a_question_that_is_not_asked_counts_for_nothing() -> None:
    small = questionnaire(levels("one.a"), levels("one.b", phases=["aftercare"]))
    explanation = words_of(render("one.b", small, Options(), assessed(small, {"one.a": 4})))
    assert "It does not count: not asked here." in explanation


def test_a_knock_out_has_its_score_and_its_phases() -> None:
    small = questionnaire(levels("one.a", knock_out=knock_out(1, phases=["kickoff", "execution"])))
    explanation = words_of(render("one.a", small, Options()))
    assert "At a score of 0 to 1, in: Kickoff, Execution. Nothing else can carry it." in explanation


def test_no_user_text_acts() -> None:
    assessment = assessed_text(saying(f"x{'x'.join(ACTING)}y"))
    for id_ in ("why.switch-reason", "why", "score", "why.problem-statement"):
        assert acting_in(explained(id_, assessment=assessment)) == []


@pytest.mark.parametrize("markup", MARKUP)
def test_markup_is_printed_unchanged(markup: str) -> None:
    assert f"x{markup}y" in explained("why.switch-reason", assessment=assessed_text(saying(f"x{markup}y")))


@pytest.mark.parametrize("width", [60, 80, 120, 160])
@pytest.mark.parametrize("id_", ["why.problem-statement", "why", "rule.fixed-date-no-time", "score", "critical"])
def test_no_explanation_is_wider_than_the_given_width(id_: str, width: int) -> None:
    for language in LANGUAGES:
        explanation = explained(id_, language, width, example("erp-rollout"))
        assert widest(explanation) <= width
        assert "…" not in explanation


def test_without_a_score_there_is_no_arithmetic_but_the_share_answered() -> None:
    small = questionnaire(levels("one.a"), levels("one.b"))
    explanation = words_of(render("score", small, Options(), assessed(small, {"one.a": NA, "one.b": NA})))
    assert "Only 0% of the weight is answered" in explanation
    assert "Share x score" not in explanation


def test_a_combination_has_the_answers_that_it_rests_on() -> None:
    explanation = words_of(explained("rule.fixed-date-no-time", width=120, assessment=example("erp-rollout")))
    assert "Time for key users Scores 0 of 4: " in explanation
    assert "Whether it holds" in explanation
    assert "(critical): holds, because of " in explanation
    assert "In these answers" not in explained("rule.fixed-date-no-time")


def test_a_combination_of_another_phase_says_that_it_is_not_judged() -> None:
    small = questionnaire(levels("one.a"), rules=[rule("r", {"question": "one.a", "at_most": 1}, phases=["execution"])])
    explanation = words_of(render("rule.r", small, Options(), assessed(small, {"one.a": 0})))
    assert "It is not judged in this phase: Kickoff." in explanation


def test_the_weight_of_a_practice_is_that_of_each_phase() -> None:
    late = levels("two.late", phases=["aftercare"])
    weights = {"one": {"kickoff": 3, "execution": 3, "aftercare": 1}, "two": {"aftercare": 3}}
    small = questionnaire(levels("one.a"), late, practices=weights)
    explanation = words_of(render("one", small, Options()))
    assert "Weight 3 of 3 (Kickoff and Execution), 1 of 4 (Aftercare)." in explanation
    assert "Weight 3 of 4. Chosen for a test." in words_of(render("two", small, Options()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_from_the_answers_to_the_gate_is_written_out(language: str) -> None:
    explanation = explained("score", language, assessment=example("erp-rollout"))
    assessment, messages = example("erp-rollout"), Messages((language,))
    text = words_of(explanation)
    for key in ("arithmetic.overall", "steps.levels", "steps.rules", "steps.gate"):
        assert f"\n{messages.message(key)}\n" in explanation
    for result in assessment.questions:
        if result.state.counts:
            assert f"{messages.text(result.title)}: " in text
            assert messages.hundredths(100 * result.share) in text
            assert messages.hundredths(result.points_missing) in text
    for judged in assessment.derivation.rules:
        assert messages.text(judged.title) in text


def test_the_score_is_explained_with_the_share_answered() -> None:
    explanation = " ".join(explained("score", assessment=example("brand-portal")).split())
    known = int(100 * example("brand-portal").known)
    assert f"{known}% of the weight that the phase asks is answered; a level needs 70%" in explanation
    assert "and an answer in every practice" in explanation
