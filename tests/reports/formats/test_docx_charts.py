"""The charts as pictures for a Word document."""

import io

import pytest
from PIL import Image

from implcheck.model.enums import Level
from implcheck.reports.charts import Bar, DotRow, Line, Scale, Threshold
from implcheck.reports.formats import docx_charts

THRESHOLDS = (Threshold(45, Level.HIGH, "high", "high from 45"), Threshold(75, Level.LOW, "low", "low from 75"))


def picture(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def lengths(image: Image.Image, row: int) -> dict[str, int]:
    """How many pixels of a row have each colour."""
    found: dict[str, int] = {}
    for x in range(image.width):
        color = "#{:02x}{:02x}{:02x}".format(*image.getpixel((x, row)))  # type: ignore[misc]
        found[color] = found.get(color, 0) + 1
    return found


def bar(low: int | None, ceiling: int | None, level: Level | None) -> Bar:
    return Bar("Why", "Know why", low, ceiling, "", level, "")


def test_a_bar_is_as_long_as_its_points() -> None:
    image = picture(docx_charts.bar(bar(40, 60, Level.HIGH), ()))
    found = lengths(image, image.height // 2)
    shown, rest = found[docx_charts.COLORS[Level.HIGH]], found["#e9ebf0"]
    assert sum(found.values()) == docx_charts.NARROW * 12
    assert shown == pytest.approx(0.4 * (shown + rest) / 0.8, rel=0.01)


def test_without_a_score_a_bar_is_empty() -> None:
    image = picture(docx_charts.bar(bar(None, None, None), ()))
    assert set(lengths(image, image.height // 2)) == {"#ffffff", "#e9ebf0"}


def test_a_bar_is_cut_where_levels_begin() -> None:
    plain, cut = (picture(docx_charts.bar(bar(100, 100, Level.LOW), at)) for at in ((), THRESHOLDS))
    row = plain.height // 2
    assert lengths(plain, row)[docx_charts.COLORS[Level.LOW]] > lengths(cut, row)[docx_charts.COLORS[Level.LOW]]


@pytest.mark.parametrize(("low", "ceiling"), [(60, 70), (0, 0), (100, 100), (None, None)])
def test_the_scale_marks_the_score(low: int | None, ceiling: int | None) -> None:
    zones = (Threshold(0, Level.CRITICAL, "critical", "critical"), *THRESHOLDS)
    image = picture(docx_charts.scale(Scale(low, ceiling, Level.MODERATE, zones, "")))
    found = lengths(image, image.height // 2)
    assert (docx_charts.COLORS[Level.MODERATE] in found) == (low is not None)
    assert len(found) >= 4  # white, and the zones of critical, high and low


def test_dots_at_the_same_point_do_not_overlap() -> None:
    apart, together = (picture(docx_charts.dots(DotRow("Hours", ((2, 0), (level, 1))))) for level in (4, 2))
    for color in docx_charts.SERIES[:2]:
        assert lengths(together, 25)[color] == lengths(apart, 25)[color]


def test_ten_roles_have_ten_marks() -> None:
    marks = [docx_charts.role_shape(role) for role in range(10)]
    assert len(set(marks)) == 10
    assert [shape for shape, _ in marks] == [*docx_charts.HOLLOW, *docx_charts.FILLED]
    pictures = {docx_charts.dots(DotRow("Hours", ((2, role),))) for role in range(10)}
    assert len(pictures) == 10


def test_only_the_latest_time_has_a_filled_mark() -> None:
    line = Line("Why", "Know why", (20, 80), (), "", ((Level.HIGH, ""), (Level.LOW, "")))
    image = picture(docx_charts.line(line, ()))
    found = lengths(image, image.height // 2 - 6)
    assert found[docx_charts.COLORS[Level.LOW]] > 1.5 * found[docx_charts.COLORS[Level.HIGH]]


def test_a_time_without_a_score_has_no_mark() -> None:
    line = Line("Why", "Know why", (None, 80), (), "", ((None, ""), (Level.LOW, "")))
    found = lengths(picture(docx_charts.line(line, ())), 31)
    assert docx_charts.COLORS[None] not in found


def test_figures_that_would_overlap_are_left_out() -> None:
    few, many = docx_charts.axis([45, 75], 100, 57), docx_charts.axis([45, 46, 75, 76], 100, 57)
    assert few == many
    assert few != docx_charts.axis([45, 60, 75], 100, 57)


def test_the_same_picture_has_the_same_bytes() -> None:
    scale = Scale(60, 70, Level.HIGH, THRESHOLDS, "")
    assert docx_charts.scale(scale) == docx_charts.scale(scale)
