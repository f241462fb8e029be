"""What the report says of several respondents, in the words of both languages."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reports.pages import ACTING
from tests.support.build import TODAY, knock_out, levels, number, questionnaire, ticks

from implcheck.model.answers import Answers, Respondent
from implcheck.model.assessment import Assessment
from implcheck.model.enums import Phase
from implcheck.reports import respondents as of
from implcheck.reports.formats.terminal import render
from implcheck.reports.options import Options
from implcheck.respondents.combine import combine, combine_answers
from implcheck.respondents.tally import Tally
from implcheck.scoring.assess import assess
from implcheck.wording.messages import Messages

SMALL = questionnaire(
    levels("one.a", knock_out=knock_out(0)),
    number("one.b", {0: 0, 1: 1, 2: 2, 4: 3, 8: 4}),
    ticks("one.c", ["x", "y"], {0: 0, 1: 2, 2: 4}),
)
ENGLISH, DUTCH = Messages(("en",)), Messages(("nl", "en"))


def assessed(
    *voices: tuple[str, Mapping[str, Any]], willing: bool = True, quoted: bool = False, least: int = 5
) -> Assessment:
    """An assessment of what some say in their roles."""
    tally = Tally(SMALL)
    head = {"implcheck": 1, "questionnaire": "small", "project": "P", "phase": "kickoff"}
    for role, written in voices:
        said = Answers.model_validate({**head, "answers": dict(written)}).answers
        tally.add(Respondent(role=role, may_stand_apart=willing, may_be_quoted=quoted), said)
    whole = Answers.model_validate({**head, "answers": combine_answers(tally)})
    combined = combine(tally, Phase.KICKOFF, SMALL.by_id, min_group=least)
    return assess(SMALL, whole, today=TODAY, combined=combined)


def sentences(assessment: Assessment, messages: Messages = ENGLISH, top: int | None = None) -> list[str]:
    return [one for block in of.told(assessment, messages, top) for one in block.sentences]


def test_one_respondent_has_nothing_to_tell() -> None:
    alone = assessed(("user", {"one.a": 3}))._replace(combined=None)
    assert of.told(alone, ENGLISH, None) == ()
    assert "What the respondents say" not in render(alone, Options())


def test_who_answered_is_told_in_words() -> None:
    assessment = assessed(*[("user", {"one.a": 3})] * 2, ("sponsor", {"one.a": 3}), ("Works council", {"one.a": 3}))
    who = 'the sponsor, the 2 users and the one with the role "Works council"'
    assert sentences(assessment)[0] == f"4 people answered: {who}."
    dutch = 'de opdrachtgever, de 2 gebruikers en degene met de rol "Works council"'
    assert sentences(assessment, DUTCH)[0] == f"4 mensen hebben geantwoord: {dutch}."


def test_small_groups_are_told_together() -> None:
    some = [("user", {"one.a": 3})] * 12 + [("sponsor", {"one.a": 3})] * 2 + [("key-user", {"one.a": 3})] * 4
    told = sentences(assessed(*some, willing=False))
    assert told[0] == "18 people answered: the 12 users, and 6 in groups that are not shown apart."
    told = sentences(assessed(*some[-6:], willing=False))
    assert told[0].startswith("6 people answered, in groups that are not shown apart: each has fewer than 5")


def test_a_gap_is_told_with_the_answers_in_words() -> None:
    assessment = assessed(("sponsor", {"one.b": 8}), ("user", {"one.b": 0}), ("user", {"one.b": 1}))
    assert (
        '"Question one.b": the sponsor says level 4 (8-100 hours); the 2 users say level 0-1 (0-1 hours). '
        "Level 0 counts."
    ) in sentences(assessment)
    assert (
        '"Question one.b": de opdrachtgever zegt niveau 4 (8-100 hours); de 2 gebruikers zeggen niveau 0-1 '
        "(0-1 hours). Niveau 0 telt."
    ) in sentences(assessment, DUTCH)


def test_a_list_of_ticks_has_a_level_and_no_words() -> None:
    assessment = assessed(("sponsor", {"one.c": ["x", "y"]}), ("user", {"one.c": ["none"]}))
    assert '"Question one.c": the sponsor says level 4; the user says level 0. Level 0 counts.' in sentences(assessment)


@pytest.mark.parametrize(
    ("scores", "told"),
    [
        ((1, 2, 3, 4), '"Question one.a": from 1 to 4, on average 1.0 of a level apart; level 1 counts.'),
        ((1, 4), '"Question one.a": 1 and 4; level 1 counts.'),
    ],
)
def test_a_dispute_inside_a_role_is_told(scores: tuple[int, ...], told: str) -> None:
    assessment = assessed(*[("user", {"one.a": one}) for one in scores])
    assert told in sentences(assessment)
    assert sentences(assessment)[1].startswith("About 1 of 1 questions people disagree. There the lower view counts")


def test_a_dispute_of_too_few_to_show_has_no_spread() -> None:
    assert '"Question one.a": level 1 counts.' in sentences(
        assessed(*[("user", {"one.a": n}) for n in (1, 4)], willing=False)
    )


def test_a_knock_out_is_told_by_k_of_n_and_whether_it_counts() -> None:
    counting = assessed(*[("user", {"one.a": n}) for n in (0, 0, 4, 4, 4)])
    assert '"Question one.a": 2 of 5 gave an answer that is a knock-out, and it counts.' in sentences(counting)
    other = assessed(*[("user", {"one.a": n}) for n in (0, *[4] * 20)])
    assert any("1 of 21 gave an answer that is a knock-out. It does not count" in one for one in sentences(other))


def test_agreement_is_told_in_words_first() -> None:
    near = assessed(*[("user", {"one.b": n}) for n in (4, 4, 8, 8)])
    assert "one: they agree; on average 0.5 of a level apart (AD 0.50, r*wg 0.83)." in sentences(near)
    far = assessed(*[("user", {"one.b": n}) for n in (0, 0, 8, 8)])
    assert "one: ze liggen ver uit elkaar; gemiddeld 2,0 niveau (AD 2,00, r*wg -1,66)." in sentences(far, DUTCH)


def test_few_people_are_an_indication() -> None:
    few = "With so few people, how far they agree is no more than an indication."
    assert few in sentences(assessed(*[("user", {"one.a": 3})] * 4))
    assert few not in sentences(assessed(*[("user", {"one.a": 3})] * 5))


def test_the_most_that_is_told_of_each_is_chosen() -> None:
    apart = {"one.a": 4, "one.b": 8, "one.c": ["x", "y"]}, {"one.a": 0, "one.b": 0, "one.c": ["none"]}
    assessment = assessed(("sponsor", apart[0]), ("user", apart[1]))
    gaps = next(block for block in of.told(assessment, ENGLISH, 1) if block.title == "Perception gaps")
    assert (len(gaps.sentences), gaps.sentences[-1]) == (2, "2 more.")


def test_notes_are_told_with_the_risk() -> None:
    note = {"answer": 1, "note": "In the evening"}
    assessment = assessed(("user", {"one.a": note}), ("sponsor", {"one.a": {"answer": 4, "note": "Fine"}}), quoted=True)
    told = " ".join(render(assessment, Options(width=160)).split())
    assert "Respondents They disagree; the lower view counts." in told
    assert "Note Fine (sponsor) / In the evening (user)" in told
    many = assessed(*[("user", {"one.a": {"answer": 1, "note": f"n{n}"}}) for n in range(14)])
    assert "and 4 more notes" in " ".join(render(many, Options(width=160)).split())


def test_long_answers_are_cut_between_words() -> None:
    long = levels("one.a", [0, 4])
    long["levels"][0]["text"] = "A very long sentence that goes on and on about what one would see in this case."
    of_long = questionnaire(long)
    tally = Tally(of_long)
    head = {"implcheck": 1, "questionnaire": "small", "project": "P", "phase": "kickoff"}
    for role, score in (("sponsor", 4), ("user", 0)):
        said = Answers.model_validate({**head, "answers": {"one.a": score}}).answers
        tally.add(Respondent(role=role, may_stand_apart=True), said)
    whole = Answers.model_validate({**head, "answers": combine_answers(tally)})
    told = assess(of_long, whole, today=TODAY, combined=combine(tally, Phase.KICKOFF, of_long.by_id))
    assert "(A very long sentence that goes on and on about what one…)" in sentences(told)[3]


@given(st.sampled_from([Fraction(n, 12) for n in range(49)]))
def test_a_mean_lies_between_the_levels_that_are_told(mean: Fraction) -> None:
    numbers = [int(one) for one in of.level(mean).split("-")]
    assert numbers[0] <= mean <= numbers[-1]
    assert numbers[-1] - numbers[0] == (0 if mean.denominator == 1 else 1)


@pytest.mark.parametrize("hostile", ACTING)
def test_what_people_wrote_does_nothing(hostile: str) -> None:
    noted = {"one.a": {"answer": 0, "note": f"n{hostile}"}}
    text = render(assessed((f"r{hostile}", noted), ("user", {"one.a": 4}), quoted=True), Options(top=None))
    assert hostile not in text
