"""The sections about several respondents, in both languages."""

import re
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
from implcheck.model.combined import Gap, View
from implcheck.model.text import Text
from implcheck.reports import respondents_section
from implcheck.reports.build import build
from implcheck.reports.charts import Dots
from implcheck.reports.document import Block, Entry, Items, Paragraph
from implcheck.reports.formats.registry import render
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
    *voices: tuple[str, Mapping[str, Any]], willing: bool = True, quoted: bool = False, min_group: int = 5
) -> Assessment:
    """Return the assessment of several respondents, each a role with answers."""
    tally = Tally(SMALL)
    head = {"implcheck": 1, "questionnaire": "small", "project": "P", "phase": "kickoff"}
    for role, written in voices:
        answers = Answers.model_validate({**head, "answers": dict(written)}).answers
        tally.add(Respondent(role=role, may_stand_apart=willing, may_be_quoted=quoted), answers)
    combined_answers = Answers.model_validate({**head, "answers": combine_answers(tally)})
    combined = combine(tally, "kickoff", SMALL.by_id, min_group=min_group)
    return assess(SMALL, combined_answers, today=TODAY, combined=combined)


def sentences_in(blocks: tuple[Block, ...]) -> list[str]:
    """The sentences of blocks, in their order."""
    found: list[str] = []
    for block in blocks:
        match block:
            case Paragraph():
                found.append(block.text)
            case Items():
                found += block.items
            case Entry():
                found += [block.title, *sentences_in(block.blocks)]
            case _:
                pass
    return found


def summary(assessment: Assessment, messages: Messages = ENGLISH) -> list[str]:
    return sentences_in(respondents_section.summary(assessment, messages))


def differences(assessment: Assessment, messages: Messages = ENGLISH) -> list[str]:
    return sentences_in(respondents_section.differences(assessment, messages))


def agreement(assessment: Assessment, messages: Messages = ENGLISH) -> list[str]:
    return sentences_in(respondents_section.agreement(assessment, messages))


def dots(assessment: Assessment, messages: Messages = ENGLISH) -> Dots:
    (found,) = (block for block in respondents_section.summary(assessment, messages) if isinstance(block, Dots))
    return found


def test_a_single_respondent_has_no_section() -> None:
    alone = assessed(("user", {"one.a": 3}))._replace(combined=None)
    assert summary(alone) == differences(alone) == agreement(alone) == []
    sections = build(alone, Options()).sections
    assert {"respondents", "differences", "agreement"} & {section.id for section in sections} == set()


def test_the_summary_names_who_answered() -> None:
    assessment = assessed(*[("user", {"one.a": 3})] * 2, ("sponsor", {"one.a": 3}), ("Works council", {"one.a": 3}))
    who = 'the sponsor, the 2 users and the one with the role "Works council"'
    assert summary(assessment)[0] == f"4 people answered: {who}."
    dutch = 'de opdrachtgever, de 2 gebruikers en degene met de rol "Works council"'
    assert summary(assessment, DUTCH)[0] == f"4 mensen hebben geantwoord: {dutch}."


def test_small_groups_are_combined() -> None:
    voices = [("user", {"one.a": 3})] * 12 + [("sponsor", {"one.a": 3})] * 2 + [("key-user", {"one.a": 3})] * 4
    assert summary(assessed(*voices, willing=False))[0] == (
        "18 people answered: the 12 users, and 6 in groups not shown separately."
    )
    assert summary(assessed(*voices[-6:], willing=False))[0].startswith(
        "6 people answered. No group is shown separately: each has fewer than 5"
    )


def test_a_gap_has_the_answers_in_words() -> None:
    assessment = assessed(("sponsor", {"one.b": 8}), ("user", {"one.b": 0}), ("user", {"one.b": 1}))
    sentence = (
        '"Question one.b": the sponsor says level 4 (8-100 hours); the 2 users say level 0-1 (0-1 hours). '
        "Level 0 counts."
    )
    assert differences(assessment) == ["Perception gaps", sentence]
    assert dots(assessment).description == sentence
    assert (
        '"Question one.b": de opdrachtgever zegt niveau 4 (8-100 hours); de 2 gebruikers zeggen niveau 0-1 '
        "(0-1 hours). Niveau 0 telt."
    ) in differences(assessment, DUTCH)


def test_gaps_are_dots_with_a_role_each() -> None:
    chart = dots(assessed(("sponsor", {"one.b": 8}), ("user", {"one.b": 0}), ("user", {"one.b": 1})))
    assert chart.roles == ("sponsor", "user")
    assert [(row.name, row.dots) for row in chart.rows] == [("Question one.b", ((0.5, 1), (4.0, 0)))]


def test_the_summary_has_the_widest_gaps_only_and_the_report_all() -> None:
    many = questionnaire(*(levels(f"one.q{number}") for number in range(8)))
    tally = Tally(many)
    head = {"implcheck": 1, "questionnaire": "small", "project": "P", "phase": "kickoff"}
    for role, score in (("sponsor", 4), ("user", 0)):
        written = {**head, "answers": {f"one.q{number}": score for number in range(8)}}
        tally.add(Respondent(role=role, may_stand_apart=True), Answers.model_validate(written).answers)
    combined_answers = Answers.model_validate({**head, "answers": combine_answers(tally)})
    assessment = assess(many, combined_answers, today=TODAY, combined=combine(tally, "kickoff", many.by_id))
    assert len(dots(assessment).rows) == respondents_section.MOST_GAPS
    assert len(differences(assessment)) == 1 + 8


def test_a_list_of_ticks_has_a_level_and_no_words() -> None:
    assessment = assessed(("sponsor", {"one.c": ["x", "y"]}), ("user", {"one.c": ["none"]}))
    assert '"Question one.c": the sponsor says level 4; the user says level 0. Level 0 counts.' in differences(
        assessment
    )


@pytest.mark.parametrize(
    ("scores", "sentence"),
    [
        ((1, 2, 3, 4), '"Question one.a": from 1 to 4, on average 1.0 of a level apart; level 1 counts.'),
        ((1, 4), '"Question one.a": 1 and 4; level 1 counts.'),
    ],
)
def test_a_dispute_inside_a_role_is_in_the_report(scores: tuple[int, ...], sentence: str) -> None:
    assessment = assessed(*[("user", {"one.a": score}) for score in scores])
    assert sentence in differences(assessment)
    assert "1 of 1 questions" in summary(assessment)[1]
    assert "Until they have talked, the lower view counts" in summary(assessment)[1]


def test_a_dispute_of_too_few_to_show_has_no_spread() -> None:
    assessment = assessed(*[("user", {"one.a": score}) for score in (1, 4)], willing=False)
    assert '"Question one.a": level 1 counts.' in differences(assessment)


def test_a_knock_out_has_its_share_of_respondents_and_whether_it_counts() -> None:
    counting = assessed(*[("user", {"one.a": score}) for score in (0, 0, 4, 4, 4)])
    assert '"Question one.a": 2 of 5 gave a knock-out answer, and it counts.' in differences(counting)
    other = assessed(*[("user", {"one.a": score}) for score in (0, *[4] * 20)])
    assert any("1 of 21 gave a knock-out answer. It does not count" in sentence for sentence in differences(other))


def test_agreement_has_words_before_its_statistics() -> None:
    near = assessed(*[("user", {"one.b": hours}) for hours in (4, 4, 8, 8)])
    assert agreement(near) == ["one: on average close, 0.5 of a level apart (AD 0.50, r*wg 0.83)."]
    far = assessed(*[("user", {"one.b": hours}) for hours in (0, 0, 8, 8)])
    assert agreement(far, DUTCH) == ["one: gemiddeld ver uit elkaar, 2,0 niveau (AD 2,00, r*wg -1,66)."]


def test_agreement_of_few_people_is_an_indication() -> None:
    few = "With so few people, their agreement is only an indication."
    assert few in summary(assessed(*[("user", {"one.a": 3})] * 4))
    assert few not in summary(assessed(*[("user", {"one.a": 3})] * 5))


def whole_report(assessment: Assessment) -> str:
    return " ".join(str(render(assessment, "terminal", Options(width=160, top=None))).split())


def test_notes_are_shown_with_the_risk() -> None:
    note = {"answer": 1, "note": "In the evening"}
    assessment = assessed(("user", {"one.a": note}), ("sponsor", {"one.a": {"answer": 4, "note": "Fine"}}), quoted=True)
    assert "Respondents They disagree; the lower view counts." in whole_report(assessment)
    assert "Note Fine (sponsor) / In the evening (user)" in whole_report(assessment)
    many = assessed(*[("user", {"one.a": {"answer": 1, "note": f"n{number}"}}) for number in range(14)])
    assert "and 4 more notes" in whole_report(many)


def test_long_answers_are_cut_between_words() -> None:
    long = levels("one.a", [0, 4])
    long["levels"][0]["text"] = "A very long sentence that goes on and on about what one would see in this case."
    small = questionnaire(long)
    tally = Tally(small)
    head = {"implcheck": 1, "questionnaire": "small", "project": "P", "phase": "kickoff"}
    for role, score in (("sponsor", 4), ("user", 0)):
        given = Answers.model_validate({**head, "answers": {"one.a": score}}).answers
        tally.add(Respondent(role=role, may_stand_apart=True), given)
    combined_answers = Answers.model_validate({**head, "answers": combine_answers(tally)})
    assessment = assess(small, combined_answers, today=TODAY, combined=combine(tally, "kickoff", small.by_id))
    assert "(A very long sentence that goes on and on about what one…)" in differences(assessment)[1]


@given(st.sampled_from([Fraction(part, 12) for part in range(49)]))
def test_a_mean_lies_between_the_levels_that_are_named(mean: Fraction) -> None:
    view = View("sponsor", 1, mean, ())
    assessment = assessed(("sponsor", {"one.a": 4}), ("user", {"one.a": 0}))
    assert assessment.combined is not None
    gap = Gap("one.a", Text.of(en="A"), view, view)
    combined = assessment.combined._replace(gaps=(gap,))
    (sentence,) = differences(assessment._replace(combined=combined))[1:2]
    named = re.findall(r"says level ([0-4](?:-[0-4])?)", sentence)
    assert len(named) == 2
    numbers = [int(number) for number in named[0].split("-")]
    assert numbers[0] <= mean <= numbers[-1]
    assert numbers[-1] - numbers[0] == (0 if mean.denominator == 1 else 1)


@pytest.mark.parametrize("hostile", ACTING)
def test_no_user_text_acts(hostile: str) -> None:
    noted = {"one.a": {"answer": 0, "note": f"n{hostile}"}}
    text = whole_report(assessed((f"r{hostile}", noted), ("user", {"one.a": 4}), quoted=True))
    assert hostile not in text
