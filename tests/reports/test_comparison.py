"""The comparison on a screen: as wide as asked, true to the figures, and the same whatever people wrote."""

import re

import pytest
from implcheck.reports.formats.comparison import render
from tests.reports.pages import ACTING, MARKUP, acting_in, assessed_text, example, saying, widest, words_of
from tests.support.build import NA, accept, assessed, changed, levels, questionnaire, rule

from implcheck.model.comparison import Comparison
from implcheck.model.text import Text
from implcheck.reports.options import Options
from implcheck.scoring.compare import compare

SMALL = questionnaire(
    levels("one.a"),
    levels("one.b"),
    levels("two.c"),
    levels("two.later", phases=["aftercare"]),
    rules=[rule("both", {"all": [{"question": "one.a", "at_most": 1}, {"question": "two.c", "at_most": 1}]})],
)
STEADY = {"one.a": 2, "one.b": 2, "two.c": 2}


def brand_portal() -> Comparison:
    """The example and its later state."""
    return compare(example("brand-portal"), example("brand-portal-january"))


def told(before: dict[str, object], after: dict[str, object], language: str = "en") -> str:
    """What a comparison of two small kickoffs says, on one line."""
    of = compare(assessed(SMALL, {**STEADY, **before}), assessed(SMALL, {**STEADY, **after}))
    return words_of(render(of, Options(languages=(language, "en"), width=160)))


@pytest.mark.parametrize("language", ["en", "nl"])
def test_no_line_is_wider_than_asked(language: str) -> None:
    wide = compare(
        assessed_text(saying("新しい " * 40)), assessed_text(saying("新しい " * 40).replace("answer: 1", "answer: 3"))
    )
    for width in (60, 61, 80, 109, 110, 120, 160):
        for of in (brand_portal(), wide):
            assert widest(render(of, Options(languages=(language, "en"), width=width))) <= width


def test_the_verdict_stands_in_the_frame_before_all_sections() -> None:
    report = render(brand_portal(), Options())
    assert report.split("\n")[4].startswith("╭─ ◆ From 60 to 71 points (+10.1): high → moderate ─")
    headings = [line for line in report.split("\n")[1:] if re.fullmatch(r"[A-Z][a-z ]+", line)]
    assert headings == [
        "The practices",
        "What got better",
        "What got worse",
        "New risks",
        "Risks at another level",
        "Risks that are gone",
        "What is known now",
    ]


def test_colour_changes_nothing_but_colour() -> None:
    plain, colored = (render(brand_portal(), Options(color=color)) for color in (False, True))
    assert "\x1b[" not in plain
    bare = re.sub(r"\x1b\[[0-9;]*m", "", colored)
    assert bare != colored
    assert [line.rstrip() for line in bare.split("\n")] == plain.split("\n")


def test_differences_are_exact_and_numbers_are_rounded_down() -> None:
    # 50 and 58 1/3 points: 8 1/3 more, and not the 8 between the numbers that are shown.
    assert "From 50 to 58 points (+8.3): high → high" not in told({}, {"one.a": 3})
    assert "▲ From 50 to 58 points (+8.3): still high" in told({}, {"one.a": 3})
    assert "▲ From 58 to 50 points (-8.3): still high" in told({"one.a": 3}, {})
    assert "▲ Van 50 naar 58 punten (+8,3): nog steeds hoog" in told({}, {"one.a": 3}, "nl")
    assert "▲ 50 points, as before: still high" in told({}, {})
    assert re.search(
        r"\bone 50 → 62 \+12\.5 ▲ high Practice|Practice one 50 → 62 \+12\.5 ▲ high", told({}, {"one.a": 3})
    )
    assert "Practice two 50 → 50 = ▲ high" in told({}, {"one.a": 3})


def test_nothing_moved_is_said() -> None:
    assert "Nothing moved" in told({}, {})
    assert "Er is niets veranderd" in told({}, {}, "nl")
    assert "Nothing moved" not in told({}, {"one.a": 3})


def test_each_way_to_move_has_its_section_and_both_answers() -> None:
    ways: list[tuple[object, object, str]] = [
        (1, 3, "What got better + Question one.a one.a Was Scores 1 of 4: Level 1. Now Scores 3 of 4: Level 3."),
        (3, 1, "What got worse - Question one.a one.a Was Scores 3 of 4: Level 3. Now Scores 1 of 4: Level 1."),
        ("unknown", 4, "What is known now Question one.a one.a Was we don't know Now Scores 4 of 4: Level 4."),
        (4, None, "What is no longer known Question one.a one.a Was Scores 4 of 4: Level 4. Now not answered"),
        (
            1,
            NA,
            "What applies no longer, or again Question one.a one.a Was Scores 1 of 4: Level 1. Now not applicable: T",
        ),
    ]
    for before, after, expected in ways:
        assert expected in told({"one.a": before}, {"one.a": after})


def test_a_new_risk_has_its_advice_and_a_low_one_is_counted() -> None:
    report = told({"one.a": 4, "one.b": 4, "two.c": 4}, {"one.a": 1, "one.b": 3, "two.c": 1})
    assert "▲ high Combination both rule.both Do Do it. Who Project lead" in report
    assert "1 new risk stands at low" in report
    assert "Risks that are gone ▲ high Combination both rule.both" in told({"one.a": 1, "two.c": 1}, {"one.a": 4})


def test_a_new_risk_that_is_accepted_says_so_instead_of_what_to_do() -> None:
    after = assessed(SMALL, {**STEADY, "one.a": 0}, accepted=[accept("one.a")])
    report = words_of(render(compare(assessed(SMALL, {**STEADY, "one.a": 4}), after), Options(width=160)))
    assert "Question one.a: accepted by the sponsor until 31 December 2026. It can wait" in report
    assert "Do Do it." not in report


def test_an_acceptance_that_ran_out_is_told() -> None:
    before, after = (
        of._replace(about=of.about._replace(date=of.about.today.replace(month=month)))
        for of, month in [
            (assessed(SMALL, STEADY, accepted=[accept("one.a", "2026-10-31")]), 10),
            (assessed(SMALL, STEADY), 11),
        ]
    )
    report = words_of(render(compare(before, after), Options(width=160)))
    assert "Accepted risks that ran out - Question one.a: accepted by the sponsor until 31 October 2026; that" in report


def test_another_phase_and_version_are_said_in_one_line_and_a_wrong_order_too() -> None:
    newer = changed(SMALL, version="2")
    before, after = assessed(SMALL, STEADY), assessed(newer, {**STEADY, "two.later": 2}, "aftercare")
    report = words_of(render(compare(before, after), Options(width=160)))
    assert (
        "The phase is another: Kickoff before, Aftercare now. The questionnaire is another: version 1 before, 2 now. "
        "1 question is asked in only one of the two; it counts in that score, and is not compared."
    ) in report
    assert "Kickoff → Aftercare" in report
    backwards = compare(example("brand-portal-january"), example("brand-portal"))
    assert "are they the wrong way round?" in words_of(render(backwards, Options(width=160)))
    assert "wrong way" not in render(brand_portal(), Options(width=160))


def test_without_a_score_or_a_level_it_says_so() -> None:
    nothing = told(dict.fromkeys(STEADY, NA), {})
    assert "From - to 50 points: not enough known → high" in nothing
    assert "Practice one - → 50 ○ not enough known → ▲ high" in nothing
    assert "- points, as before: still not enough known" in told(dict.fromkeys(STEADY, NA), dict.fromkeys(STEADY, NA))


@pytest.mark.parametrize("color", [False, True])
def test_what_people_wrote_does_not_act_on_the_terminal(color: bool) -> None:
    said = saying(f"before{'x'.join(ACTING)}after")
    of = compare(
        assessed_text(said),
        assessed_text(said.replace("answer: 1", "answer: 3").replace("answer: unknown", "answer: 2")),
    )
    report = render(of, Options(color=color))
    assert acting_in(report) == []
    assert "before" in report
    assert report.count("after") > 1


def test_markup_is_printed_as_it_was_written() -> None:
    said = saying(written := f"plan {' '.join(MARKUP)} draft")
    of = compare(assessed_text(said), assessed_text(said.replace("answer: 1", "answer: 3")))
    assert words_of(render(of, Options())).count(written) >= 2
    version = of._replace(after=of.after._replace(about=of.after.about._replace(questionnaire_version="[/docs]")))
    assert "[/docs]" in render(version, Options(width=160))


def test_a_title_in_another_language_falls_back() -> None:
    of = brand_portal()
    assert isinstance(of.practices[0].after.title, Text)
    assert "Make the 'why' clear" in render(of, Options(languages=("en",), width=120))
    assert "Maak het 'waarom' duidelijk" in render(of, Options(languages=("fr", "nl"), width=120))
