"""The blocks of a document on a web page."""

import pytest
from tests.support import documents
from tests.support.webpage import Element, read_page

from implcheck.model.enums import Level
from implcheck.reports.document import (
    Block,
    Cell,
    Column,
    Emphasis,
    Entry,
    Facts,
    Headline,
    Items,
    Paragraph,
    Row,
    Rows,
    Snippet,
    Table,
)
from implcheck.reports.formats.html.report import draw
from implcheck.reports.options import Depth, Options


def drawn(*blocks: Block, title: str = "Part", depth: Depth = Depth.REPORT) -> Element:
    """Return the section of a page with these blocks."""
    root = read_page(draw(documents.holding(*blocks, title=title, depth=depth), Options()))
    return next(root.all("section"))


@pytest.mark.parametrize(
    ("emphasis", "name"), [(Emphasis.PLAIN, None), (Emphasis.STRONG, "strong"), (Emphasis.NOTE, "note")]
)
def test_a_paragraph_is_set_off_as_it_should_be(emphasis: Emphasis, name: str | None) -> None:
    (paragraph,) = drawn(Paragraph("One.", emphasis)).all("p")
    assert (paragraph.text, paragraph.attributes.get("class")) == ("One.", name)


def test_the_headline_is_the_heading_of_a_section_without_a_title() -> None:
    headline = Headline("High risk", Level.HIGH, "▲")
    (heading,) = drawn(headline, title="").all("h2")
    assert heading.text == "▲ High risk"
    assert heading.has("class_", "is-high")
    assert next(heading.all("span")).attributes["aria-hidden"] == "true"
    assert next(drawn(headline).all("p")).has("class_", "headline")


def test_facts_stand_on_one_line_and_items_in_a_list() -> None:
    part = drawn(Facts(("Kickoff", "project lead")), Items(("One.", "Two.")))
    assert [fact.text for fact in part.all("span") if fact.has("class_", "fact")] == ["Kickoff", "project lead"]
    assert [item.text for item in part.all("li")] == ["One.", "Two."]


def test_rows_have_labels_and_ids_are_code() -> None:
    part = drawn(Rows((Row("Who", "The sponsor"), Row("Id", "one.a", is_code=True))))
    assert [label.text for label in part.all("dt")] == ["Who", "Id"]
    assert [text.text for text in part.all("dd")] == ["The sponsor", "one.a"]
    assert [code.text for code in part.all("code")] == ["one.a"]


def test_the_error_in_a_line_is_marked() -> None:
    (line,) = drawn(Snippet(7, "a: ", "<b>9")).all("pre")
    assert next(line.all("mark")).text == "<"
    assert line.text.split() == ["7", "a:", "<", "b>9"]


def test_a_long_line_is_cut_around_the_error() -> None:
    (line,) = drawn(Snippet(1, "a" * 1000, "HERE" + "b" * 1000)).all("code")
    assert line.text.startswith("…aaa")
    assert line.text.endswith("b…")
    assert next(line.all("mark")).text == "H"
    assert len(line.text) < 170


@pytest.mark.parametrize("rest", ["", "\x1b[0m"])
def test_in_a_line_nothing_acts_and_its_end_can_be_marked(rest: str) -> None:
    (line,) = drawn(Snippet(1, "\ta\u00a0b", rest)).all("code")
    assert line.text.startswith("a␣b")
    assert len(list(line.all("mark"))) == 1
    assert "\x1b" not in line.text


def test_an_entry_is_folded_unless_it_is_open() -> None:
    opened = Entry("One", (Paragraph("Why."),), Level.HIGH, "high", 3, "one.a")
    first, second = drawn(opened, opened._replace(title="Two", is_open=False, key="")).all("details")
    assert "open" in first.attributes
    assert "open" not in second.attributes
    assert next(first.all("h3")).text == "3. ▲ high One one.a"
    assert "Why." in first.text


def test_an_entry_that_is_open_on_the_page_that_decides_does_not_fold() -> None:
    entry = Entry("One", (Paragraph("Why."),), key="one")
    part = drawn(entry, entry._replace(key="two", is_open=False), depth=Depth.SUMMARY)
    assert len(list(part.all("details"))) == 1
    assert part.one(id="part-one").text == "One one Why."


def test_an_entry_within_another_has_a_lower_heading() -> None:
    inner = Entry("Inner", (Entry("Deeper", ()),))
    part = drawn(Entry("Outer", (inner,)))
    assert [(element.tag, element.text) for element in part.all() if element.tag in {"h3", "h4", "h5"}] == [
        ("h3", "Outer"),
        ("h4", "Inner"),
        ("h5", "Deeper"),
    ]


def test_a_table_scrolls_and_has_its_total_apart() -> None:
    part = drawn(
        Table("Sums", (Column("A", 0.5), Column("B", 0.5, is_figure=True)), ((Cell("x"), Cell("1")),) * 2, True)
    )
    assert next(part.all("div")).has("class_", "wide")
    assert [len(list(next(part.all(tag)).all("tr"))) for tag in ("tbody", "tfoot")] == [1, 1]
    assert [cell.attributes.get("class") for cell in part.all("td")] == ["figure", "figure"]


@pytest.mark.parametrize(("title", "hidden"), [("Sums", True), ("Part", False)])
def test_the_caption_of_a_table_is_not_seen_twice(title: str, hidden: bool) -> None:
    table = Table("Sums", (Column("A", 1),), ((Cell("x"),),))
    for part in (drawn(table, title=title), drawn(Entry(title, (table,)))):
        assert next(part.all("caption")).has("class_", "unseen") is hidden


def test_a_cell_with_a_level_has_its_symbol_and_its_colour() -> None:
    part = drawn(Table("Roles", (Column("A", 1),), ((Cell("33", Level.CRITICAL, marked=True),),)))
    (level,) = (span for span in part.all("span") if span.has("class_", "level"))
    assert level.has("class_", "is-critical")
    assert level.text == "■ 33"


def test_facts_stand_with_the_heading_of_an_entry() -> None:
    part = drawn(Entry("One", (Paragraph("Why."),), facts=("sponsor", "under a day"), is_open=False))
    (summary,) = part.all("summary")
    assert summary.text == "One sponsor under a day"
