"""A list of entries on a web page: its controls, and what the script needs."""

import json

from tests.support import documents
from tests.support.webpage import Element, read_page

from implcheck.reports.document import EntryList
from implcheck.reports.formats.html.report import draw
from implcheck.reports.options import Depth, Options


def actions() -> EntryList:
    (found,) = (block for block in documents.every_block().sections[2].blocks if isinstance(block, EntryList))
    return found


def drawn(block: EntryList) -> Element:
    return read_page(draw(documents.holding(block, title="Risks", depth=Depth.REPORT), Options())).one(class_="list")


def test_the_controls_wait_for_the_script() -> None:
    assert "hidden" in drawn(actions()).one(class_="tools").attributes


def test_there_is_a_field_for_every_facet_with_options_and_one_for_a_text() -> None:
    fields = drawn(actions()).one(role="search")
    options = {
        next(label.all("select")).attributes["data-facet"]: [option.text for option in label.all("option")]
        for label in fields.all("label")
        if list(label.all("select"))
    }
    assert options == {"1": ["All", "critical", "high"], "2": ["All", "Sponsor", "Key user"]}
    assert next(fields.all("input")).attributes["type"] == "search"


def test_each_facet_has_a_button_that_knows_the_useful_direction() -> None:
    buttons = list(drawn(actions()).one(class_="sorting").all("button"))
    assert [(button.text, button.attributes["data-sign"]) for button in buttons] == [
        ("No.", "1"),
        ("Level", "-1"),
        ("Who", "1"),
        ("Points", "-1"),
    ]
    assert [button.attributes["aria-pressed"] for button in buttons] == ["true", "false", "false", "false"]
    assert buttons[1].attributes["data-first"] == buttons[0].attributes["data-then"] == "descending"


def test_an_entry_has_its_values_and_the_places_of_its_options() -> None:
    entries = [entry for entry in drawn(actions()).all("div") if entry.has("class_", "card")]
    assert [json.loads(entry.attributes["data-tags"] or "") for entry in entries] == [
        [[1, []], [3, [0]], [0, [0, 1]], [6.2, []]],
        [[2, []], [2, [1]], [0, [0]], [10.1, []]],
        [[3, []], [4, []], [2, []], [0, []]],
    ]


def test_an_entry_outside_a_list_has_no_tags() -> None:
    page = read_page(draw(documents.every_block(), Options()))
    cards = [card for card in page.all("div") if card.has("class_", "card")]
    assert {bool(card.attributes.get("data-tags")) for card in cards} == {True, False}
