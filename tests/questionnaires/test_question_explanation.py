"""Explanations of questions: what every answer scores, and the advice for it."""

from tests.reports.pages import words_of
from tests.support.build import advice, choice, knock_out, levels, need, number, questionnaire, ticks, yes_no

from implcheck.model.questionnaire import Questionnaire
from implcheck.questionnaires.explanation import render
from implcheck.reports.options import Options


def explained(small: Questionnaire, id_: str, language: str = "en") -> str:
    return words_of(render(id_, small, Options((language, "en"), width=120)))


def test_every_answer_has_its_score_and_the_advice_for_it() -> None:
    by_score = {score: advice(do=f"Step {score}.") for score in range(4)}
    explanation = explained(questionnaire(levels("one.a", scores=(0, 2, 4), advice=by_score)), "one.a")
    assert (
        "scores 0 Level 0. Advice: Step 0. (Project lead; S, under a day of work) Done when: It is done. scores 2 "
        "Level 2. Advice: Step 2. (Project lead; S, under a day of work) Done when: It is done. scores 4 Level 4. "
    ) in explanation


def test_bands_that_rise_and_fall_have_each_their_own_advice() -> None:
    explanation = explained(questionnaire(number("one.a", {0: 1, 90: 4, 110: 1}, most=200)), "one.a")
    assert "scores 1 0 to below 90 hours Advice: " in explanation
    assert "scores 4 90 to below 110 hours scores 1 110 hours or more Advice: " in explanation
    percent = questionnaire(number("one.a", {0: 1, 90: 4}, unit="% of the hours"))
    assert "scores 1 0 to below 90% of the hours" in explained(percent, "one.a")


def test_the_other_types_have_their_answers_in_words() -> None:
    small = questionnaire(
        yes_no("one.yes", yes=4, no=1),
        choice("one.choice", {"soon": 1, "done": 4}),
        ticks("one.ticks", ["a", "b"], {0: 0, 2: 4}),
    )
    assert "scores 4 yes scores 1 no Advice: " in explained(small, "one.yes")
    assert "scores 1 soon: Option soon. Advice: " in explained(small, "one.choice")
    assert "scores 0 0 to 1 ticked Advice: " in explained(small, "one.ticks")
    assert "scores 4 2 or more ticked" in explained(small, "one.ticks")


def test_advice_says_what_it_needs_first() -> None:
    roles = [{"id": "sponsor", "title": "sponsor", "exists_when": need("one.sponsor")}]
    needing = advice(roles=["sponsor"], needs=[need("one.plan", 3)])
    small = questionnaire(
        levels("one.sponsor", advice={0: advice(), 1: advice(), 2: advice(roles=["sponsor"]), 3: advice()}),
        levels("one.plan"),
        levels("one.b", advice=needing),
        roles=roles,
    )
    assert "First: Question one.sponsor scores 2 or higher and Question one.plan scores 3 or higher." in explained(
        small, "one.b"
    )
    assert "First:" not in explained(small, "one.sponsor")


def test_what_has_not_happened_yet_has_no_score() -> None:
    small = questionnaire(levels("one.a", not_yet="Nothing was late yet."))
    assert "no score Nothing was late yet. It leaves the score." in explained(small, "one.a")
    assert "geen score Nothing was late yet. De vraag telt dan niet mee in de score." in explained(small, "one.a", "nl")


def test_who_is_asked() -> None:
    roles = [
        {"id": "lead", "title": "project lead", "asked_everything": True},
        {"id": "sponsor", "title": "sponsor"},
        {"id": "user", "title": "user"},
    ]
    small = questionnaire(
        levels("one.all"),
        levels("one.sponsor", asked_of=["sponsor"]),
        levels("one.lead", asked_of=["lead"]),
        roles=roles,
    )
    assert "Asked of everybody" in explained(small, "one.all")
    assert "Asked of sponsor; besides these, of those who are asked everything: project lead" in explained(
        small, "one.sponsor"
    )
    assert "Asked of project lead Answered" in explained(small, "one.lead")


def test_the_weight_is_of_the_total_in_each_phase() -> None:
    small = questionnaire(
        levels("one.a", weight=2, phases=["kickoff", "execution"]), levels("one.b", weight=1, phases=["execution"])
    )
    assert "Weight 2 of 2 (Kickoff), 3 (Execution) in Practice one." in explained(small, "one.a")


def test_a_knock_out_has_its_sentence_for_the_verdict() -> None:
    small = questionnaire(levels("one.a", knock_out={**knock_out(), "headline": "Stop first"}, problem="None named"))
    explanation = explained(small, "one.a")
    assert "Nothing else can carry it. Verdict: Stop first" in explanation
    assert "As a risk None named" in explanation
