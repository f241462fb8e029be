"""The document as a value."""

from implcheck.reports.document import (
    Document,
    Entry,
    EntryList,
    Items,
    Paragraph,
    Section,
    items,
    sections,
    with_lists_opened,
)
from implcheck.reports.options import Depth


def of(*depths: Depth) -> Document:
    sections = tuple(Section(f"s{number}", "", depth, (Paragraph("x"),)) for number, depth in enumerate(depths))
    return Document("P", "H", None, "en", sections)


def ids(document: Document, depth: Depth) -> list[str]:
    return [section.id for section in document.down_to(depth)]


def test_depths_go_from_the_summary_to_the_appendix() -> None:
    assert Depth.SUMMARY < Depth.REPORT < Depth.APPENDIX


def test_a_reader_goes_down_to_a_depth_in_the_order_of_the_document() -> None:
    document = of(Depth.SUMMARY, Depth.REPORT, Depth.SUMMARY, Depth.APPENDIX)
    assert ids(document, Depth.SUMMARY) == ["s0", "s2"]
    assert ids(document, Depth.REPORT) == ["s0", "s1", "s2"]
    assert ids(document, Depth.APPENDIX) == ["s0", "s1", "s2", "s3"]


def test_two_documents_of_the_same_parts_are_the_same() -> None:
    assert of(Depth.SUMMARY) == of(Depth.SUMMARY)
    assert hash(of(Depth.SUMMARY)) == hash(of(Depth.SUMMARY))
    assert of(Depth.SUMMARY) != of(Depth.REPORT)


def test_sections_without_blocks_are_left_out_and_a_section_may_have_no_title() -> None:
    blocks = items(["a", "b"])
    made = sections(Depth.REPORT, str.upper, ("one", "", blocks), ("two", "title", blocks), ("three", "x", items([])))
    assert made == (Section("one", "", Depth.REPORT, blocks), Section("two", "TITLE", Depth.REPORT, blocks))
    assert blocks == (Items(("a", "b")),)


def test_a_list_is_opened_where_it_stands() -> None:
    before, one, two, after = Paragraph("x"), Entry("one", ()), Entry("two", ()), Paragraph("y")
    assert list(with_lists_opened((before, EntryList((), (one, two)), after))) == [before, one, two, after]
