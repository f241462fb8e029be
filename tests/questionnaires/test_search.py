"""A word is found in ids, titles and texts of a questionnaire, in each of its languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reports.pages import MARKUP, widest
from tests.support.build import built_in, levels, questionnaire

from implcheck.questionnaires.search import correction, render, search
from implcheck.reports.options import Options


def ids(words: str) -> list[str]:
    return [part.id for part in search(words, built_in())]


@pytest.mark.parametrize("words", ["hours", "HOURS", "uren", "  hours ", "planned-hours", "hours freed", "freed hours"])
def test_a_word_is_found_in_any_language_and_in_any_order(words: str) -> None:
    assert "capacity.planned-hours-freed" in ids(words)


def test_what_has_the_word_in_its_name_comes_first() -> None:
    found = ids("hours")
    first, last = found.index("rule.hours-on-paper"), found.index("support.affected-jobs")
    assert first < last  # though questions come before combinations


def test_the_question_itself_comes_before_help_and_advice() -> None:
    small = questionnaire(
        levels("one.help", help="Ask the board."),
        levels("one.text", text="What does the board see?"),
        levels("one.problem", problem="No board"),
    )
    assert [part.id for part in search("board", small)] == ["one.problem", "one.text", "one.help"]


@pytest.mark.parametrize("words", ["go-live", "Go live", "go_live"])
def test_a_hyphen_makes_no_difference(words: str) -> None:
    small = questionnaire(levels("one.a", title="After go-live"), levels("one.b", title="The go\u00a0live day"))
    assert [part.id for part in search(words, small)] == ["one.a", "one.b"]


def test_a_word_with_a_hyphen_is_one_word() -> None:
    small = questionnaire(levels("one.a", title="Live shows are good"), levels("one.b", title="Go-live"))
    assert [part.id for part in search("go-live", small)] == ["one.b"]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("sponzor", "sponsor"),
        ("Sponzör", "sponsor"),
        ("key usr", "key user"),
        ("hoofdgebruikr", "hoofdgebruiker"),
        ("zzzz", ""),
        ("sponsor zzzz", ""),
        ("x" * 200, ""),
        ("", ""),
    ],
)
def test_a_misspelt_word_is_corrected_to_one_that_is_found(words: str, meant: str) -> None:
    assert correction(words, built_in()) == meant


def test_all_words_have_to_be_there() -> None:
    assert set(ids("hours freed")) < set(ids("hours"))
    assert ids("hours zzz") == []


def test_accents_make_no_difference_in_either_direction() -> None:
    small = questionnaire(levels("one.a", title="Naïve café, coördinator"), levels("one.b"))
    for words in ("naive", "naïve", "CAFÉ", "coordinator", "coo\u0308rdinator"):
        assert [part.id for part in search(words, small)] == ["one.a"]


def test_inside_a_longer_word_only_where_no_word_starts_with_it() -> None:
    small = questionnaire(levels("one.a", title="Projecturen"), levels("one.b", title="Gevuld"))
    assert [part.id for part in search("uren", small)] == ["one.a"]
    both = questionnaire(levels("one.a", title="Projecturen"), levels("one.b", title="Uren"))
    assert [part.id for part in search("uren", both)] == ["one.b"]


def test_one_or_two_letters_are_not_found_inside_longer_words() -> None:
    small = questionnaire(levels("one.a", title="Text"), levels("one.b", title="計画の時間"))
    assert search("x", small) == search("ex", small) == []
    assert "one.a" in [part.id for part in search("te", small)]
    assert [part.id for part in search("時間", small)] == ["one.b"]  # without spaces between words


def test_the_heading_has_the_words_on_one_line() -> None:
    page = render("hours\n freed", search("hours freed", built_in()), Options(width=80))
    assert "'hours freed'" in page.splitlines()[0]


@pytest.mark.parametrize("words", ["", " ", "zzz", "\0"])
def test_what_is_nowhere_is_not_found(words: str) -> None:
    assert search(words, built_in()) == []


@given(st.text(max_size=20))
def test_any_words_can_be_searched_for(words: str) -> None:
    search(words, built_in())


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_list_has_ids_and_titles_and_says_how_to_go_on(language: str) -> None:
    found = search("hours", built_in())
    page = render(f"hours {MARKUP[0]}", found, Options(languages=(language, "en"), width=60))
    assert widest(page) <= 60
    assert MARKUP[0] in page
    assert "implcheck explain ID" in page
    for part in found:
        assert part.id in page
