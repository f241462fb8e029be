"""The report on a screen: as wide as asked, whole, and the same whatever people wrote."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.pages import ACTING, MARKUP, acting_in, assessed_text, example, saying, widest, words_of
from tests.support.build import assessed, levels, questionnaire

from implcheck.reports.options import Options
from implcheck.reports.terminal import render

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
WIDE = f"新しいブランドポータルの導入準備 {FAMILY} 🚀🚀🚀 Ünïcödé 한국어 프로젝트 " * 4

SHORT = {
    "en": ("Why", "Support", "Commitment", "Timeline", "Capacity", "Knowledge", "Aftercare"),
    "nl": ("Waarom", "Draagvlak", "Betrokkenheid", "Tijdpad", "Capaciteit", "Kennis", "Nazorg"),
}
LONG = {
    "en": (
        "Make the 'why' clear",
        "Make sure there is enough support",
        "Keep the board committed",
        "Set out a concrete and feasible timeline",
        "Make sure staff have time",
        "Spread the knowledge in the project team",
        "The end is not the end",
    ),
    "nl": ("Verspreid de kennis binnen het projectteam",),
}


def practices_of(report: str) -> list[str]:
    """The lines of the table of practices."""
    return [line for line in report.split("\n") if re.search(r"[█▒·]{20}", line)]


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("name", ["brand-portal", "erp-rollout", "crm-aftercare"])
def test_no_line_is_wider_than_asked(name: str, language: str) -> None:
    for width in (60, 61, 79, 80, 109, 110, 111, 159, 160):
        report = render(example(name), Options(languages=(language, "en"), width=width, top=None))
        assert widest(report) <= width


def test_no_line_is_wider_than_asked_at_many_widths_with_wide_characters() -> None:
    assessment = assessed_text(saying(WIDE))
    for width in (*range(60, 160, 3), 160):
        assert widest(render(assessment, Options(width=width))) <= width


@pytest.mark.parametrize(("asked", "drawn"), [(1, 60), (20, 60), (59, 60), (161, 160), (300, 160)])
def test_a_width_out_of_bounds_is_the_nearest_bound(asked: int, drawn: int) -> None:
    brand_portal = example("brand-portal")
    assert render(brand_portal, Options(width=asked)) == render(brand_portal, Options(width=drawn))


def test_a_word_without_a_blank_is_broken_and_not_cut() -> None:
    word = "".join(f"w{number}-" for number in range(2000))
    assert len(word) > 10_000
    report = render(assessed_text(saying(word)), Options(width=60))
    assert widest(report) <= 60
    assert word in re.sub(r"\s", "", report)


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("width", [60, 80, 109])
def test_names_and_levels_of_practices_are_whole_on_a_narrow_screen(width: int, language: str) -> None:
    report = render(example("erp-rollout"), Options(languages=(language,), width=width))
    assert "…" not in report
    assert tuple(line.split()[0] for line in practices_of(report)) == SHORT[language]
    levels = {"en": ("high", "critical"), "nl": ("hoog", "kritiek")}[language]
    assert {line.split()[-1] for line in practices_of(report)} == set(levels)


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("width", [110, 160])
def test_a_wide_screen_shows_whole_titles(width: int, language: str) -> None:
    report = render(example("brand-portal"), Options(languages=(language,), width=width))
    assert "…" not in report
    assert all(any(title in line for line in practices_of(report)) for title in LONG[language])


def test_colour_changes_nothing_but_colour() -> None:
    plain = render(example("brand-portal"), Options())
    colored = render(example("brand-portal"), Options(color=True))
    assert "\x1b[" not in plain
    assert "\x1b[" in colored
    bare = re.sub(r"\x1b\[[0-9;]*m", "", colored)
    assert [line.rstrip() for line in bare.split("\n")] == plain.split("\n")


def test_no_line_ends_in_blanks_and_the_report_ends_in_one_line_end() -> None:
    report = render(example("brand-portal"), Options())
    assert [line for line in report.split("\n") if line != line.rstrip()] == []
    assert report.endswith(".\n")
    assert not report.startswith("\n")


@pytest.mark.parametrize("color", [False, True])
def test_what_people_wrote_does_not_act_on_the_terminal(color: bool) -> None:
    assessment = assessed_text(saying(f"before{'x'.join(ACTING)}after"))
    for options in (Options(color=color, top=None), Options(color=color, quiet=True)):
        report = render(assessment, options)
        assert acting_in(report) == []
        assert "before" in report
        assert "after" in report


def test_an_escape_is_written_out_so_that_a_reader_sees_it() -> None:
    assert r"Project \x1b[31mred" in render(assessed_text(saying("Project \x1b[31mred")), Options())


def test_markup_is_printed_as_it_was_written() -> None:
    written = f"plan {' '.join(MARKUP)} draft"
    # The project, the role, two notes that are shown with their evidence, the unknown and the accepted risk.
    assert words_of(render(assessed_text(saying(written)), Options())).count(written) >= 6
    assert written in render(assessed_text(saying(written)), Options(quiet=True))


def test_emoji_and_accents_survive() -> None:
    report = render(assessed_text(saying(f"Café {FAMILY} ﬁn naïve Łódź 🏳️")), Options(width=160))
    assert words_of(report).count(f"Café {FAMILY} ﬁn naïve Łódź 🏳️") >= 6


@settings(max_examples=25)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(str.strip))
def test_no_text_acts_whatever_it_is(text: str) -> None:
    assessment = assessed_text(saying(f"x{text}x"))
    for options in (Options(width=60, top=None), Options(quiet=True)):
        report = render(assessment, options)
        assert acting_in(report) == []
        assert widest(report) <= 60 or options.quiet


@pytest.mark.parametrize("language", ["en", "nl"])
def test_quiet_is_one_line_however_long_it_is(language: str) -> None:
    name = "A project with a name that goes on and on until nobody remembers how it began " * 5
    report = render(assessed_text(saying(name)), Options(languages=(language,), quiet=True, width=60))
    assert report.count("\n") == 1
    assert report.endswith("\n")
    assert name.strip() in report


@pytest.mark.parametrize("name", ["https://example.org/" + "a" * 300, "新しいブランドポータルの導入準備" * 10])
def test_quiet_puts_no_blank_into_a_name_without_blanks(name: str) -> None:
    assert name in render(assessed_text(saying(name)), Options(quiet=True, width=60))


@pytest.mark.parametrize("width", [60, 110])
def test_a_long_name_of_a_practice_is_wrapped_and_not_cut(width: int) -> None:
    name = "-".join(["long"] * 20)
    report = render(assessed(questionnaire(levels(f"{name}.question")), {f"{name}.question": 2}), Options(width=width))
    assert "…" not in report
    assert widest(report) <= width
