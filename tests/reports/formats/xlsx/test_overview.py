"""The overview: the page that a board is shown, as LibreOffice prints it."""

import itertools
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reports.formats.xlsx.test_report import EN, NL, OVERVIEW, sheets
from tests.reports.pages import example, nothing_answered, respondents
from tests.support.build import NA, accept, assessed, knock_out, levels, questionnaire
from tests.support.workbook import printed, texts

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.model.gate import Asked, Gate
from implcheck.reports import sentences, summary
from implcheck.reports.formats.chart_print import COLORS
from implcheck.reports.formats.xlsx import fit
from implcheck.reports.formats.xlsx.report import render
from implcheck.reports.formats.xlsx.scale import POINTS, zones
from implcheck.reports.options import Options
from implcheck.wording.messages import Messages

MADE: dict[str, Callable[[], Assessment]] = {
    "brand-portal": lambda: example("brand-portal"),
    "erp-rollout": lambda: example("erp-rollout"),
    "crm-aftercare": lambda: example("crm-aftercare"),
    "round": respondents,
    "nothing": nothing_answered,
}


def joined(text: str) -> str:
    """Return a text without blanks, as lines on paper end anywhere."""
    return "".join(text.split())


@pytest.mark.parametrize("name", MADE)
@pytest.mark.parametrize("options", [EN, NL], ids=["en", "nl"])
def test_it_is_one_page_with_the_verdict_the_decisions_and_the_practices(
    name: str, options: Options, tmp_path: Path
) -> None:
    assessment, messages = MADE[name](), Messages(options.languages)
    first, second = (joined(page) for page in printed(render(assessment, options), tmp_path)[:2])
    assert joined(messages.headline(assessment)) in first
    assert joined(messages.message("sheet.overview")) not in second
    for practice in assessment.practices:
        assert messages.text(practice.short) in first
    decisions = summary.pressing(assessment)[: summary.MOST_DECISIONS]
    for action in decisions:
        assert joined(sentences.action_title(action, messages)) in first
        if action.advice is not None:
            assert joined(messages.text(action.advice.do)) in first
            assert joined(messages.text(action.advice.who)) in first
    for sentence in sentences.method(assessment, messages):
        assert joined(sentence) in first
    assert "###" not in first
    owner = joined(messages.message("column.owner"))
    assert owner not in first
    assert owner in second


def bars(sheet: Any) -> dict[str, str]:
    """Return the cells with bars and the colours of these."""
    return {
        str(cells.sqref).partition(":")[0]: f"#{rule.dataBar.color.rgb[2:].lower()}"
        for cells in sheet.conditional_formatting
        for rule in cells.rules
        if rule.type == "dataBar"
    }


def test_a_bar_has_the_points_and_the_colour_of_its_level() -> None:
    assessment = example("brand-portal")
    sheet = sheets(assessment, EN)[OVERVIEW]
    drawn = [(sheet[cell].value, color) for cell, color in bars(sheet).items()]
    assert assessment.score is not None
    expected = [(math.floor(assessment.score.low), COLORS[assessment.level])]
    expected += [
        (math.floor(practice.score.low), COLORS[practice.level])
        for practice in assessment.practices
        if practice.score is not None
    ]
    assert drawn == expected
    assert len({color for _, color in drawn}) == 4


def test_a_bar_is_as_long_as_the_points_of_100() -> None:
    sheet = sheets(example("brand-portal"), EN)[OVERVIEW]
    ends = [
        [(end.type, float(end.val)) for end in rule.dataBar.cfvo]
        for cells in sheet.conditional_formatting
        for rule in cells.rules
    ]
    assert ends == [[("num", 0), ("num", 100)]] * len(ends)


def test_a_gate_is_told_without_the_options_of_the_command_line() -> None:
    asked = (Asked("--fail-on", "high", "readiness.toml"),)
    small = questionnaire(levels("one.a"), levels("two.b"))
    failed = assessed(small, {"one.a": 0, "two.b": 4}, gate=Gate(fail_on=Level.HIGH, asked=asked))
    found = texts(sheets(failed, EN)[OVERVIEW])
    assert any("Failed" in text for text in found)
    assert not [text for text in found if "--" in text]
    assert not any("Failed" in text for text in texts(sheets(example("erp-rollout"), EN)[OVERVIEW]))


def test_who_answered_and_how_many_disagree_is_there_for_a_round_only() -> None:
    found = " ".join(texts(sheets(respondents(), EN)[OVERVIEW]))
    combined = respondents().combined
    assert combined is not None
    assert f"{combined.respondents} people" in found
    assert f"{len(combined.disputed)} of" in found
    assert "people" not in " ".join(texts(sheets(example("crm-aftercare"), EN)[OVERVIEW]))


def test_groups_that_may_not_be_shown_are_not_named() -> None:
    combined = respondents().combined
    assert combined is not None
    together = respondents()._replace(combined=combined._replace(roles={}, elsewhere=combined.respondents))
    found = texts(sheets(together, EN)[OVERVIEW])
    assert any(text.startswith(f"{combined.respondents} people. ") for text in found)
    assert not [text for text in found if "key user (" in text]


def test_an_accepted_knock_out_stands_under_the_verdict() -> None:
    small = questionnaire(levels("one.a", knock_out=knock_out()), levels("two.b"))
    found = texts(sheets(assessed(small, {"one.a": 0, "two.b": 4}, accepted=[accept("one.a")]), EN)[OVERVIEW])
    assert any("It can wait" in text and "Question one.a" in text for text in found)


def test_without_a_score_there_is_no_bar() -> None:
    small = questionnaire(levels("one.a"), levels("two.b"))
    sheet = sheets(assessed(small, {"one.a": NA, "two.b": NA}), EN)[OVERVIEW]
    assert bars(sheet) == {}
    assert "one" in texts(sheet)


@pytest.mark.parametrize(
    ("options", "legend"),
    [
        (EN, "▲ high from 45, ◆ moderate from 65 and ● low from 75"),
        (NL, "▲ hoog vanaf 45, ◆ matig vanaf 65 en ● laag vanaf 75"),
    ],
    ids=["en", "nl"],
)
def test_below_the_bars_stands_where_the_levels_begin(options: Options, legend: str) -> None:
    assessment, messages = respondents(), Messages(options.languages)
    found = texts(sheets(assessment, options)[OVERVIEW])
    last = messages.text(assessment.practices[-1].short)
    assert legend in found[found.index(last) : found.index(last) + 4]


@given(
    st.lists(st.decimals(0, 100, places=1), min_size=3, max_size=3, unique=True).map(sorted),
    st.floats(0, 100),
)
def test_the_score_is_drawn_in_its_zone(borders: list[Any], score: float) -> None:
    starts = [0.0, *(float(border) for border in borders if border)]
    bands = list(zip(starts, sorted(Level, reverse=True), strict=False))
    level = next(level for points, level in reversed(bands) if score >= points)
    drawn = zones(bands, score)
    assert [zone.begin for zone in drawn] == sorted({zone.begin for zone in drawn})
    assert (drawn[0].begin, drawn[-1].end) == (0, 20)
    assert all(before.end == after.begin for before, after in itertools.pairwise(drawn))
    for zone in drawn:
        if zone.level is level:
            assert zone.begin * POINTS <= score <= zone.end * POINTS


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("", 100, 1),
        ("word", 100, 1),
        ("mmmmm mmmmm mmmmm", 100, 3),
        ("a\nb\n\nc", 100, 4),
        ("m" * 30, 100, 4),
    ],
)
def test_the_lines_of_a_text_are_counted(text: str, room: int, expected: int) -> None:
    assert fit.lines(text, room, 9) == expected


def test_bold_and_larger_letters_are_wider_and_rows_have_a_limit() -> None:
    assert fit.width("word", 9) < fit.width("word", 9, bold=True) < fit.width("word", 12, bold=True)
    assert fit.height(1, 9) < fit.height(2, 9)
    assert fit.height(1000, 9) == 409
