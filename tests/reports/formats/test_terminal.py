"""The report on a screen: as wide as asked, whole, and the same whatever people wrote."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.pages import ACTING, MARKUP, acting_in, assessed_text, example, saying, widest, words_of
from tests.support.build import NA, accept, assessed, knock_out, levels, questionnaire, rule

from implcheck.model.enums import Level
from implcheck.model.gate import Gate
from implcheck.model.questionnaire import Questionnaire
from implcheck.reports.formats.terminal import render
from implcheck.reports.options import Options
from implcheck.wording.messages import Messages

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
    name = "-".join(["long"] * 18)
    report = render(assessed(questionnaire(levels(f"{name}.question")), {f"{name}.question": 2}), Options(width=width))
    assert "…" not in report
    assert widest(report) <= width


def risks_of(report: str) -> str:
    """What stands between the heading of the risks and the next section."""
    return report.partition("risks\n")[2].partition("\n\nHow firm")[0]


def graded(*scores: int) -> Questionnaire:
    """A questionnaire with a question per score, each with a risk and a title of its own."""
    return questionnaire(*(levels(f"one.q{score}", risk=f"Because of {score}.") for score in scores))


def test_the_worst_case_is_told_as_such_and_not_of_what_is_nearly_in_place() -> None:
    scores = (1, 2, 3)
    report = render(assessed(graded(*scores), {f"one.q{one}": one for one in scores}), Options(top=None))
    _, high, moderate, low = risks_of(report).split("\n\n")
    assert "\n    Because of 1." in high
    assert "At worst   Because of 2." in moderate
    assert "Because" not in low
    assert "Scores 3 of 4" in low
    assert "Do " in low


def test_where_all_is_nearly_in_place_it_is_said_and_there_is_still_a_first_step() -> None:
    report = render(assessed(graded(3), {"one.q3": 3}), Options())
    assert words_of(risks_of(report)) == "No risk stands above low. 1 more risk is not shown; --all shows it."
    assert "Moderate risk: go on, and mend the weak spots" in report
    assert "Next step\n  - Project lead: Do it.\n  - Assess again when that is done." in report


def test_what_is_unknown_is_the_next_step_where_nothing_else_presses() -> None:
    of = questionnaire(levels("one.a", weight=9), levels("one.b"))
    assert 'Next step\n  - Find out first: "Question one.b".' in render(assessed(of, {"one.a": 4}), Options())


def test_where_nothing_counts_the_next_step_is_to_look_at_that() -> None:
    report = render(assessed(questionnaire(levels("one.a")), {"one.a": NA}), Options())
    assert 'Next step\n  - Find out first: "Question one.a".\n  - Check whether so much really does not' in report


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("name", ["brand-portal", "erp-rollout", "crm-aftercare"])
@pytest.mark.parametrize("width", [60, 62, 70, 80])
def test_a_narrow_screen_cuts_no_verdict_and_breaks_no_list(name: str, language: str, width: int) -> None:
    report = render(example(name), Options(languages=(language,), width=width, top=None))
    headline = Messages((language,)).headline(example(name))
    assert headline in words_of(report).replace("─", "")
    numbered = re.split(r"\n {1,2}\d+\. ", report)[1:]
    for finding in numbered:
        lines = finding.partition("\n\n")[0].strip().split("\n")
        assert [line for line in lines[1:] if not line.startswith("    ")] == []
    assert not any(line.strip() in {"known", "is"} for line in report.split("\n"))  # the ends of the legend


def test_answers_set_aside_are_told_by_name_the_first_few_unless_all_is_asked() -> None:
    later = [levels(f"one.q{number}", phases=["execution"]) for number in range(5)]
    assessment = assessed(questionnaire(levels("one.a"), *later), {f"one.q{number}": 1 for number in range(5)})
    few, every = (words_of(render(assessment, Options(top=top))) for top in (5, None))
    assert '5 answers are to questions that are not asked here, and do not count, such as "Question one.q0"' in few
    assert '"Question one.q1" and "Question one.q2"; --all names them all.' in few
    assert "one.q3" not in few
    assert '"Question one.q3" and "Question one.q4".' in every


def test_a_combination_of_one_answer_is_told_as_a_combination() -> None:
    of = questionnaire(levels("one.a"), rules=[rule("r", {"question": "one.a", "at_most": 1})])
    first = risks_of(render(assessed(of, {"one.a": 0}), Options())).split("\n\n")[1]
    assert 'Together   "Question one.a"' in first
    assert "the combination then no longer holds" in words_of(first)


def test_a_rule_gives_a_practice_without_a_score_a_level_in_the_table() -> None:
    of = questionnaire(
        levels("one.a"),
        levels("two.b", phases=["execution"]),
        rules=[rule("r", {"question": "one.a", "at_most": 1}, raises=["two"])],
    )
    assert [line.split()[-2:] for line in practices_of(render(assessed(of, {"one.a": 0}), Options()))][1] == [
        "▲",
        "high",
    ]


TWO = questionnaire(levels("one.a", knock_out=knock_out()), levels("one.b"))


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", 'A knock-out is accepted: "Question one.a", by the sponsor until 31 December 2026. It can wait'),
        ("nl", 'Er is een breekpunt geaccepteerd: "Question one.a", tot en met 31 december 2026 (opdrachtgever).'),
    ],
)
def test_an_accepted_knock_out_is_said_first(language: str, told: str) -> None:
    of = assessed(TWO, {"one.a": 0, "one.b": 4}, accepted=[accept("one.a")])
    short = {"en": 'Accepted knock-out: "Question one.a"', "nl": 'Geaccepteerd breekpunt: "Question one.a"'}
    assert f" · {short[language]} · " in render(of, Options(languages=(language,), quiet=True))
    panel = render(of, Options(languages=(language,))).partition("╭")[2]
    assert words_of(panel.partition("\n")[2]).startswith(told)
    over = assessed(TWO, {"one.a": 0, "one.b": 4}, accepted=[accept("one.a", "2026-11-01")])
    assert told[:20] not in render(over, Options(languages=(language,)))


@pytest.mark.parametrize(
    ("until", "given", "told"),
    [
        (["2026-12-09"], 0, "until 9 December 2026. It can wait"),
        (["2026-12-08"], 0, "until 8 December 2026. That is soon: deal with it by then"),
        (["2026-11-23"], 0, "until 23 November 2026; that date has passed, so it counts again. Deal with it"),
        (["2026-11-23", "2027-03-31"], 0, "was accepted by the sponsor until 23 November 2026, and again since."),
        (["2026-12-09"], 4, "but this assessment does not show this risk. Remove it"),
    ],
)
def test_what_is_to_be_done_about_an_accepted_risk_is_told_with_it(until: list[str], given: int, told: str) -> None:
    of = assessed(TWO, {"one.a": given, "one.b": 4}, accepted=[accept("one.a", one) for one in until])
    assert told in words_of(render(of, Options())).partition("Accepted risks")[2]


def test_reasons_of_the_gate_have_a_line_each_if_there_are_several() -> None:
    given = {"one.a": 1, "one.b": 4}
    one = words_of(render(assessed(TWO, given, gate=Gate(fail_on=Level.HIGH)), Options()))
    assert "Gate: failed. The level is high; the gate fails on high or worse." in one
    several = Gate(fail_on=Level.HIGH, practices_fail_on={"one": Level.LOW}, require_evidence=4)
    page = render(assessed(TWO, given, gate=several), Options(width=110))
    lines = [line.strip("│ ") for line in page.split("\n")]
    at = lines.index("Gate: failed.")
    assert lines[at + 1 : at + 4] == [
        "- The level is high; the gate fails on high or worse.",
        '- "Practice one" stands at high; the gate fails on low or worse there.',
        '- 1 answer of level 4 or higher names no evidence: "Question one.b".',
    ]
