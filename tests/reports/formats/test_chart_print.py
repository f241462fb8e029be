"""The drawings of charts on paper."""

import io
import re

import pytest
from PIL import Image
from tests.support.documents import every_block

from implcheck.model.enums import Level
from implcheck.reports.charts import Bar, Bars, DotRow, Dots, Line, Lines, Scale, Threshold
from implcheck.reports.formats.chart_print import COLORS, EMPTY, GAP, INK, ROLES, STYLE, WIDTH, pngs, svgs
from implcheck.reports.formats.chart_table import laid_out
from implcheck.reports.formats.html.page import asset

THRESHOLDS = (Threshold(45, Level.HIGH, "high", "high from 45"), Threshold(75, Level.LOW, "low", "low from 75"))
HEADS = ("Practice", "Points", "Level")


def picture(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def lengths(image: Image.Image, row: int) -> dict[str, int]:
    """How many pixels of a row have each colour."""
    found: dict[str, int] = {}
    for x in range(image.width):
        color = "#{:02x}{:02x}{:02x}".format(*image.getpixel((x, row)))  # type: ignore[misc]
        found[color] = found.get(color, 0) + 1
    return found


def row_of(chart: Bars | Dots | Lines) -> Image.Image:
    """The drawing of the only row of a chart."""
    return picture(pngs(svgs(laid_out(chart), width=WIDTH * laid_out(chart).shares[1] - GAP))[1])


def bar(low: int | None, high: int | None, thresholds: tuple[Threshold, ...] = ()) -> Image.Image:
    bars = (Bar("Why", "Know why", low, high, "", Level.HIGH, ""),)
    return row_of(Bars(HEADS, bars, thresholds, ("today", "open", "rest"), "", ""))


def line(*values: int | None) -> Image.Image:
    lines = (Line("Why", "Know why", values, ("", ""), "", ((Level.HIGH, ""), (Level.LOW, ""))),)
    return row_of(Lines(HEADS, ("then", "now"), lines, (), ""))


def test_a_bar_is_as_long_as_its_points() -> None:
    image = bar(40, 40)
    found = lengths(image, image.height // 2)
    shown, rest = found[COLORS[Level.HIGH]], found[EMPTY]
    assert image.width == pytest.approx(
        (WIDTH * laid_out(Bars(HEADS, (), (), ("", "", ""), "", "")).shares[1] - GAP) * 300 / 25.4, rel=0.01
    )
    assert shown == pytest.approx(0.4 * (shown + rest), rel=0.02)


def test_what_is_still_possible_is_striped() -> None:
    image = bar(40, 80)
    found = lengths(image, image.height // 2)
    assert found[INK] > 20
    assert EMPTY in found


def test_without_a_score_there_is_no_bar_and_with_0_points_an_empty_one() -> None:
    without, zero = (lengths(image, image.height // 3) for image in (bar(None, None), bar(0, 0)))
    assert EMPTY not in without
    assert EMPTY in zero


def test_a_bar_is_cut_where_levels_begin() -> None:
    plain, cut = bar(100, 100), bar(100, 100, THRESHOLDS)
    row = plain.height // 2
    assert lengths(plain, row)[COLORS[Level.HIGH]] > lengths(cut, row)[COLORS[Level.HIGH]]


@pytest.mark.parametrize(("low", "high"), [(60, 70), (1, 1), (100, 100), (None, None)])
def test_the_scale_shows_the_score_above_its_zones(low: int | None, high: int | None) -> None:
    zones = (Threshold(0, Level.CRITICAL, "critical", "critical"), *THRESHOLDS)
    image = picture(pngs(svgs(Scale(low, high, Level.MODERATE, zones, "")))[0])
    top, bottom = (lengths(image, round(pixel * 300 / 96)) for pixel in (29, 45))
    assert (COLORS[Level.MODERATE] in top) == (low is not None)
    assert (INK in lengths(image, round(18 * 300 / 96))) == (low is not None)
    assert {COLORS[Level.CRITICAL], COLORS[Level.HIGH], COLORS[Level.LOW]} <= set(bottom)


def test_dots_at_the_same_point_do_not_overlap() -> None:
    row = DotRow("Hours", ((2, 0), (2, 1)))
    image = row_of(Dots(("sponsor", "key user"), (row,), ""))
    first, second = (lengths(image, round((2 + middle) * 300 / 96)) for middle in (7, 21))
    assert ROLES[0] in first
    assert ROLES[1] not in first
    assert ROLES[1] in second


def test_twelve_roles_have_twelve_marks() -> None:
    marks = svgs(laid_out(Dots(("a role",) * 12, (), "")))[1:]
    assert len(set(pngs(marks))) == 12


def test_only_the_latest_time_has_a_filled_mark() -> None:
    image = line(20, 80)
    found = lengths(image, image.height // 2 - 10)
    assert found[COLORS[Level.LOW]] > 1.5 * found[COLORS[Level.HIGH]]


def test_a_time_without_a_score_has_no_mark() -> None:
    image = line(None, 80)
    assert COLORS[Level.HIGH] not in lengths(image, image.height // 2)


def test_screen_and_paper_have_a_style_for_every_class() -> None:
    blocks = [block for section in every_block().sections for block in section.blocks]
    tables = [laid_out(block) for block in blocks if isinstance(block, Bars | Dots | Lines)]
    scales = [block for block in blocks if isinstance(block, Scale)]
    files = [file for found in (*map(svgs, tables), *map(svgs, scales)) for file in found]
    classes = {name for names in re.findall(' class="(.+?)"', "".join(files)) for name in names.split()}
    assert {"score", "zone", "today", "open", "rest", "limit", "grid", "stroke", "dot", "full", "role-1"} <= classes
    for style in (STYLE, asset("report.css")):
        assert [name for name in classes if not re.search(rf"\.{name}\b", style)] == []


def test_the_same_picture_has_the_same_bytes() -> None:
    files = svgs(Scale(60, 70, Level.HIGH, THRESHOLDS, ""))
    assert pngs(files) == pngs(files)
