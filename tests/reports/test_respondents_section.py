"""The sections about several respondents, in both languages."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reports.blocks import rows_of
from tests.reports.pages import ACTING, respondents
from tests.reports.rounds import assessed, combined_of
from tests.support.build import levels, questionnaire

from implcheck.model.assessment import Assessment
from implcheck.model.combined import Gap, View
from implcheck.model.text import Text
from implcheck.reports import respondents_section
from implcheck.reports.build import build
from implcheck.reports.charts import Dots
from implcheck.reports.document import Block, Entry, Items, Paragraph, Rows, Table
from implcheck.reports.formats.registry import render
from implcheck.reports.options import Options
from implcheck.wording.messages import Messages

ENGLISH, DUTCH = Messages(("en",)), Messages(("nl", "en"))


def sentences_in(blocks: tuple[Block, ...]) -> list[str]:
    """The sentences of blocks in their order, those of a chart apart; a row as "label: text"."""
    found: list[str] = []
    for block in blocks:
        match block:
            case Paragraph():
                found.append(block.text)
            case Items():
                found += block.items
            case Rows():
                found += [f"{row.label}: {row.text}" for row in block.rows]
            case Entry():
                found += [block.title, *sentences_in(block.blocks)]
            case _:
                pass
    return found


def summary(assessment: Assessment, messages: Messages = ENGLISH) -> list[str]:
    return sentences_in(respondents_section.summary(assessment, messages))


def entries(assessment: Assessment, messages: Messages = ENGLISH) -> list[Entry]:
    """The entries after the chart and the table of the section by role."""
    return [block for block in respondents_section.by_role(assessment, messages) if isinstance(block, Entry)]


def in_words(assessment: Assessment, messages: Messages = ENGLISH) -> list[str]:
    return sentences_in(tuple(entries(assessment, messages)))


def gaps(assessment: Assessment, messages: Messages = ENGLISH) -> dict[str, dict[str, str]]:
    """The rows of each gap by its title."""
    found = {entry.title: entry for entry in entries(assessment, messages)}
    gaps_ = found[messages.message("respondents.gaps")].blocks
    return {gap.title: rows_of(gap) for gap in gaps_ if isinstance(gap, Entry)}


def agreement(assessment: Assessment, messages: Messages = ENGLISH) -> list[str]:
    return sentences_in(respondents_section.agreement(assessment, messages))


def dots(assessment: Assessment, messages: Messages = ENGLISH) -> Dots:
    (found,) = (block for block in respondents_section.summary(assessment, messages) if isinstance(block, Dots))
    return found


def test_a_single_respondent_has_no_section() -> None:
    alone = assessed(("user", {"one.a": 3}))._replace(combined=None)
    assert summary(alone) == in_words(alone) == agreement(alone) == []
    assert respondents_section.by_role(alone, ENGLISH) == ()
    sections = build(alone, Options()).sections
    assert {"respondents", "by-role"} & {section.id for section in sections} == set()


@pytest.mark.parametrize("messages", [ENGLISH, DUTCH])
def test_what_can_be_seen_comes_before_what_is_to_be_read(messages: Messages) -> None:
    dots_, table, note, *others = respondents_section.by_role(respondents(), messages)
    assert isinstance(dots_, Dots)
    assert isinstance(table, Table)
    assert isinstance(note, Paragraph)
    assert {type(block) for block in others} == {Entry}
    first, *_ = respondents_section.summary(respondents(), messages)
    assert isinstance(first, Dots)


@pytest.mark.parametrize(
    ("voices", "willing", "titles"),
    [
        ([("user", 0), ("sponsor", 4)], True, ("Where people see it differently", "What each role says")),
        ([("user", 4), ("sponsor", 4)], True, ("What the respondents say", "What each role says")),
        ([("user", 1), ("sponsor", 4)], False, ("Where people see it differently", "What the respondents say")),
        ([("user", 1), ("user", 4)], True, ("Where people see it differently", "What the respondents say")),
    ],
)
def test_a_title_says_that_people_differ_and_names_roles_only_if_that_is_so(
    voices: list[tuple[str, int]], willing: bool, titles: tuple[str, str]
) -> None:
    assessment = assessed(*[(role, {"one.a": score}) for role, score in voices], willing=willing)
    found = {section.id: section.title for section in build(assessment, Options()).sections}
    assert (found["respondents"], found["by-role"]) == titles


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


def test_a_gap_has_the_answer_of_every_role_the_highest_first_and_what_counts() -> None:
    assessment = assessed(
        *[("user", {"one.b": 0}), ("user", {"one.b": 1})], ("sponsor", {"one.b": 8}), ("key-user", {"one.b": 2})
    )
    assert list(gaps(assessment)["Question one.b"].items()) == [
        ("sponsor", "level 4: 8-100 hours"),
        ("key user", "level 2: 2-4 hours"),
        ("user", "level 0-1: 0-1 hours"),
        ("What counts", "level 0"),
    ]
    assert list(gaps(assessment, DUTCH)["Question one.b"].items())[2:] == [
        ("gebruiker", "niveau 0-1: 0-1 hours"),
        ("Wat telt", "niveau 0"),
    ]


def test_a_chart_has_its_widest_views_in_words_for_those_who_cannot_see_it() -> None:
    assessment = assessed(("sponsor", {"one.b": 8}), ("user", {"one.b": 0}), ("user", {"one.b": 1}))
    assert dots(assessment).description == "Question one.b: the sponsor says level 4; the 2 users say level 0-1."
    assert dots(assessment, DUTCH).description == (
        "Question one.b: de opdrachtgever zegt niveau 4; de 2 gebruikers zeggen niveau 0-1."
    )


def test_gaps_are_dots_with_a_role_each() -> None:
    chart = dots(assessed(("sponsor", {"one.b": 8}), ("user", {"one.b": 0}), ("user", {"one.b": 1})))
    assert chart.roles == ("sponsor", "user")
    assert [(row.name, row.dots) for row in chart.rows] == [("Question one.b", ((0.5, 1), (4.0, 0)))]


def test_the_summary_has_the_widest_gaps_only_and_the_report_all() -> None:
    many = questionnaire(*(levels(f"one.q{number}") for number in range(8)))
    voices = [(role, {f"one.q{number}": score for number in range(8)}) for role, score in (("sponsor", 4), ("user", 0))]
    assessment = assessed(*voices, small=many)
    assert len(dots(assessment).rows) == respondents_section.MOST_GAPS
    assert summary(assessment)[-1].endswith("3 smaller gaps are not shown here.")
    chart = respondents_section.by_role(assessment, ENGLISH)[0]
    assert isinstance(chart, Dots)
    assert len(chart.rows) == len(gaps(assessment)) == 8


def test_a_list_of_ticks_has_a_level_and_no_words() -> None:
    assessment = assessed(("sponsor", {"one.c": ["x", "y"]}), ("user", {"one.c": ["none"]}))
    assert gaps(assessment)["Question one.c"] == {"sponsor": "level 4", "user": "level 0", "What counts": "level 0"}


@pytest.mark.parametrize(
    ("scores", "sentence"),
    [
        ((1, 2, 3, 4), '"Question one.a": from level 1 to level 4; level 1 counts.'),
        ((0, 4), '"Question one.a": from level 0 to level 4; level 0 counts.'),
    ],
)
def test_a_dispute_inside_a_role_is_in_the_report(scores: tuple[int, ...], sentence: str) -> None:
    assessment = assessed(*[("user", {"one.a": score}) for score in scores])
    assert in_words(assessment)[:2] == ["Disagreements", sentence]
    assert "1 of 1 questions" in summary(assessment)[1]
    assert "Until they have talked, the lower view counts" in summary(assessment)[1]


def test_a_dispute_of_too_few_to_show_has_no_spread() -> None:
    assessment = assessed(*[("user", {"one.a": score}) for score in (1, 4)], willing=False)
    assert in_words(assessment) == ["Disagreements", '"Question one.a": level 1 counts.']


def test_other_disagreements_are_those_without_a_gap() -> None:
    users = [("user", {"one.a": 4, "one.b": hours}) for hours in (0, 0, 8, 8)]
    assessment = assessed(("sponsor", {"one.a": 0, "one.b": 4}), *users)
    assert [entry.title for entry in entries(assessment)][:2] == ["Perception gaps", "Other disagreements"]
    assert list(gaps(assessment)) == ["Question one.a"]
    others = sentences_in(entries(assessment)[1].blocks)
    assert others == ['"Question one.b": from level 0 to level 4; level 0 counts.']


def test_a_knock_out_has_its_share_of_respondents_and_whether_it_counts() -> None:
    counting = assessed(*[("user", {"one.a": score}) for score in (0, 0, 4, 4, 4)])
    assert '"Question one.a": 2 of 5 gave a knock-out answer, and it counts.' in in_words(counting)
    other = assessed(*[("user", {"one.a": score}) for score in (0, *[4] * 20)])
    assert any("1 of 21 gave a knock-out answer. It does not count" in sentence for sentence in in_words(other))


def test_agreement_has_words_before_its_statistics() -> None:
    near = assessed(*[("user", {"one.b": hours}) for hours in (4, 4, 8, 8, 4, 8)])
    assert agreement(near) == ["one: on average close, 0.5 of a level apart (AD 0.50, r*wg 0.85)."]
    far = assessed(*[("user", {"one.b": hours}) for hours in (0, 0, 8, 8, 0, 8)])
    assert agreement(far, DUTCH) == ["one: gemiddeld ver uit elkaar, 2,0 niveau (AD 2,00, r*wg -1,40)."]


def test_agreement_of_few_people_is_an_indication() -> None:
    few = "With so few people, their agreement is only an indication."
    assert agreement(assessed(*[("user", {"one.a": 3})] * 4))[0] == few
    assert few not in agreement(assessed(*[("user", {"one.a": 3})] * 5))
    assert few not in summary(assessed(*[("user", {"one.a": 3})] * 4))


def whole_report(assessment: Assessment) -> str:
    return " ".join(str(render(assessment, "terminal", Options(width=160, top=None))).split())


def test_notes_are_shown_with_the_risk() -> None:
    note = {"answer": 1, "note": "In the evening"}
    assessment = assessed(("user", {"one.a": note}), ("sponsor", {"one.a": {"answer": 4, "note": "Fine"}}), quoted=True)
    assert "Respondents They disagree; the lower view counts." in whole_report(assessment)
    assert "Note Fine (sponsor) / In the evening (user)" in whole_report(assessment)
    many = assessed(*[("user", {"one.a": {"answer": 1, "note": f"n{number}"}}) for number in range(14)])
    assert "and 4 more notes" in whole_report(many)


def test_long_answers_are_whole() -> None:
    long = levels("one.a", [0, 4])
    text = "A very long sentence that goes on and on about what one would see in this case, " * 6
    long["levels"][0]["text"] = text.strip()
    assessment = assessed(("sponsor", {"one.a": 4}), ("user", {"one.a": 0}), small=questionnaire(long))
    assert gaps(assessment)["Question one.a"]["user"] == f"level 0: {text.strip()}"


@pytest.mark.parametrize("messages", [ENGLISH, DUTCH])
def test_the_answers_of_the_example_are_whole(messages: Messages) -> None:
    combined = combined_of(respondents())
    found = gaps(respondents(), messages)
    assert len(found) == len(combined.gaps) > 5
    assert "…" not in str(found)
    for gap in combined.gaps:
        agreement_ = combined.question(gap.question)
        assert agreement_ is not None
        for view in agreement_.views:
            row = found[messages.text(gap.title)][messages.role(view.role)]
            assert all(messages.text(text) in row for text in view.says)


@given(st.sampled_from([Fraction(part, 12) for part in range(49)]))
def test_a_mean_lies_between_the_levels_that_are_named(mean: Fraction) -> None:
    assessment = assessed(("sponsor", {"one.a": 4}), ("user", {"one.a": 0}))
    combined = combined_of(assessment)
    (question,) = (found for found in combined.questions if found.question == "one.a")
    higher, lower = View("sponsor", 1, mean), View("user", 1, mean)
    changed_ = combined._replace(
        gaps=(Gap("one.a", Text.of(en="A"), higher, lower),), questions=(question._replace(views=(higher, lower)),)
    )
    rows = gaps(assessment._replace(combined=changed_))["A"]
    named = re.fullmatch(r"level ([0-4])(?:-([0-4]))?", rows["sponsor"])
    assert named is not None
    low, high = int(named[1]), int(named[2] or named[1])
    assert low <= mean <= high
    assert high - low == (0 if mean.denominator == 1 else 1)


@pytest.mark.parametrize("hostile", ACTING)
def test_no_user_text_acts(hostile: str) -> None:
    noted = {"one.a": {"answer": 0, "note": f"n{hostile}"}}
    text = whole_report(assessed((f"r{hostile}", noted), ("user", {"one.a": 4}), quoted=True))
    assert hostile not in text
