"""XML as text."""

from xml.etree import ElementTree as Tree

from implcheck.reports.formats.xml_text import document


def test_a_document_is_declared_indented_and_ends_in_one_line_end() -> None:
    root = Tree.Element("a", {"b": 'é"<'})
    Tree.SubElement(root, "c").text = "d & e"
    assert document(root) == ('<?xml version="1.0" encoding="UTF-8"?>\n<a b="é&quot;&lt;">\n  <c>d &amp; e</c>\n</a>\n')
