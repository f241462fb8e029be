"""The charts on a web page: the same in the picture as in the words."""

import pytest
from tests.support import documents
from tests.support.webpage import Element, read_page

from implcheck.model.enums import Level
from implcheck.reports.charts import Bars, DotRow, Dots, Line, Lines, Scale, Threshold
from implcheck.reports.document import Block
from implcheck.reports.formats.chart_drawings import SHAPES
from implcheck.reports.formats.html.report import draw
from implcheck.reports.options import Options


def drawn(block: Block, language: str = "en") -> Element:
    """Return the section of a page with a chart."""
    document = documents.holding(block, title="Part")._replace(language=language)
    return next(read_page(draw(document, Options())).all("section"))


def chart(kind: str) -> Block:
    """Return a chart of every kind by its name."""
    return next(block for block in documents.every_block().sections[0].blocks if type(block).__name__ == kind)


def parts(root: Element) -> dict[str | None, Element]:
    """Return the parts of a bar by their class."""
    return {part.attributes["class"]: part for part in root.all("rect")}


def test_the_scale_shows_the_score_and_names_its_thresholds() -> None:
    (picture,) = (part for part in drawn(chart("Scale")).all("svg") if part.has("class_", "scale"))
    assert picture.attributes["role"] == "img"
    assert picture.attributes["aria-label"] == "60 of 100 points in the summary; 65 is where moderate begins."
    assert [text.text for text in picture.all("text")] == [
        "60-70",
        "high",
        "moderate",
        "low",
        "0",
        "45",
        "65",
        "75",
        "100",
    ]
    drawn_parts = parts(picture)
    assert drawn_parts["today"].attributes["width"] == "60%"
    assert (drawn_parts["open"].attributes["x"], drawn_parts["open"].attributes["width"]) == ("60%", "10%")
    assert [drawn_parts[f"zone is-{level}"].attributes["width"] for level in ("high", "moderate", "low")] == [
        "20%",
        "10%",
        "25%",
    ]


def test_a_scale_without_a_score_has_its_zones() -> None:
    part = drawn(Scale(None, None, None, documents.THRESHOLDS, "There is no score."))
    assert "today" not in parts(part)
    assert [text.text for text in part.all("text")] == ["high", "moderate", "low", "0", "45", "65", "75", "100"]


def test_a_scale_whose_score_is_known_has_one_number_at_its_place() -> None:
    part = drawn(Scale(100, 100, Level.LOW, (Threshold(0, Level.HIGH, "high", "high"),), "Everything."))
    score = next(part.all("text"))
    assert (score.text, score.attributes["x"]) == ("100", "100%")
    assert [zone.attributes["width"] for zone in part.all("rect") if zone.has("class_", "zone")] == ["100%"]


def test_the_practices_are_the_same_in_the_picture_and_in_the_figures() -> None:
    part = drawn(chart("Bars"))
    rows = list(next(part.all("tbody")).all("tr"))
    shown = [
        ("Why", "70%", None, "70", "◆ moderate"),
        ("Support", "46%", "29%", "46-75", "▲ high"),
        ("Capacity", None, None, "-", "○ not enough known"),
        ("Knowledge", None, None, "0", "■ critical"),
        ("Aftercare", "100%", None, "100", "● low"),
    ]
    for row, (name, today, still_open, points, level) in zip(rows, shown, strict=True):
        bar = parts(row)
        assert next(row.all("th")).text.startswith(name)
        assert [cell.text for cell in row.all("td")][1:] == [points, level]
        assert (bar["today"].attributes["width"] if "today" in bar else None) == today
        assert (bar["open"].attributes["width"] if "open" in bar else None) == still_open
        limits = [line.attributes["x1"] for line in row.all("line") if line.has("class_", "limit")]
        assert limits == ["45%", "65%", "75%"]
        assert ("rest" in bar) == (points != "-")
    assert [text.text for text in next(part.all("thead")).all("text")] == ["0", "45", "65", "75", "100"]


def test_a_legend_names_the_parts_of_a_bar_and_a_reason_the_level() -> None:
    legend, reasons = drawn(chart("Bars")).all("ul")
    assert [item.text for item in legend.all("li")] == [
        "shown today",
        "still possible",
        "not in place",
        "where a level begins: high from 45, moderate from 65 and low from 75",
    ]
    assert [item.text for item in reasons.all("li")] == ["Support: One answer is unknown."]
    without = next(block for block in documents.without_score().sections[0].blocks if type(block).__name__ == "Bars")
    assert [item.text for item in drawn(without).all("li")] == ["shown today", "not in place"]


def test_roles_differ_in_shape_and_colour() -> None:
    part = drawn(chart("Dots"))
    shapes = {
        dot.attributes["class"]: next(dot.all("path")).attributes["d"]
        for dot in part.all("svg")
        if dot.has("class_", "dot")
    }
    assert len(shapes) == len(set(shapes.values())) == 3
    assert [item.text for item in next(part.all("ul")).all("li")] == ["Sponsor", "Key user", "Project lead"]


def test_dots_stand_where_the_answers_are_and_those_that_agree_below_each_other() -> None:
    first, second, third = next(drawn(chart("Dots")).all("tbody")).all("tr")

    def dots(row: Element) -> list[tuple[str | None, str | None]]:
        return [(dot.attributes["x"], dot.attributes["y"]) for dot in row.all("svg") if dot.has("class_", "dot")]

    assert dots(first) == [("100%", "7"), ("25%", "7"), ("87.5%", "7")]
    assert dots(second) == [("50%", "7"), ("50%", "21")]
    assert dots(third) == [("0%", "7")]
    assert next(second.all("svg")).attributes["height"] == "28"


@pytest.mark.parametrize(("language", "sentence"), [("en", "Project lead 3.5"), ("nl", "Project lead 3,5")])
def test_dots_have_a_description(language: str, sentence: str) -> None:
    row = next(next(drawn(chart("Dots"), language).all("tbody")).all("tr"))
    assert row.text == f"Named sponsor Sponsor 4, Key user 1, {sentence}"


def test_more_roles_than_shapes_have_them_filled() -> None:
    count = len(SHAPES) + 1
    roles = tuple(f"role {number}" for number in range(count))
    part = drawn(Dots(roles, (DotRow("Question", tuple((2, role) for role in range(count))),), "All agree."))
    names = [dot.attributes["class"] for dot in next(part.all("ul")).all("svg") if dot.has("class_", "dot")]
    assert len(set(names)) == count
    assert names[-1] == "dot role-0 full"


def test_a_line_has_its_points_and_levels_beside_it() -> None:
    part = drawn(chart("Lines"))
    heads = [head.text for head in next(part.all("thead")).all("th")]
    assert heads == ["Practice", "Over time 0 45 65 75 100", "Points", "Level"]
    rows = [[cell.text for cell in row.all("td")][1:] for row in next(part.all("tbody")).all("tr")]
    assert rows == [
        ["52 → 60-70 (+8)", "▲ high"],
        ["70 → 70 (=)", "◆ moderate"],
        ["- → 50", "○ not known → ▲ high"],
    ]
    assert [item.text for item in next(part.all("ul")).all("li")] == ["24 November 2026", "5 January 2027"]


def test_a_line_goes_from_one_known_score_to_the_next_and_only_the_last_time_is_filled() -> None:
    levels = ((Level.HIGH, "high"),) * 4
    line = Line("Why", "Know why", (0, 100, None, 50), ("0", "100", "-", "50"), "+50", levels)
    part = drawn(Lines(("Practice", "Points", "Level"), ("a", "b", "c", "d"), (line,), (), "It moved."))
    row = next(next(part.all("tbody")).all("tr"))
    strokes = [(at.attributes["x1"], at.attributes["x2"]) for at in row.all("line") if at.has("class_", "stroke")]
    assert strokes == [("0%", "100%"), ("100%", "50%")]
    marks = [(mark.attributes["x"], mark.has("class_", "full")) for mark in row.all("svg") if mark.has("class_", "dot")]
    assert marks == [("0%", False), ("100%", False), ("50%", True)]


def test_figures_of_an_axis_that_would_overlap_are_left_out() -> None:
    def figures(*points: float) -> list[str]:
        limits = tuple(Threshold(at, Level.HIGH, "high", "high") for at in points)
        part = drawn(Bars(("Practice", "Points", "Level"), (), limits, ("today", "", "rest"), "", "Nothing."))
        return [text.text for text in next(part.all("thead")).all("text")]

    assert figures(45, 46, 75) == figures(45, 75) == ["0", "45", "75", "100"]


def test_each_chart_has_a_description() -> None:
    for kind in ("Bars", "Dots", "Lines"):
        caption = next(drawn(chart(kind)).all("caption"))
        assert caption.has("class_", "unseen")
        assert "in the summary." in caption.text
