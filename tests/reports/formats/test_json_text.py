"""JSON as text."""

import json

import pytest
from tests.reports.pages import acting_in
from tests.support.agents import acted_on
from tests.support.hostile_strings import HOSTILE

from implcheck.reports.formats.json_text import json_document


@pytest.mark.parametrize("text", HOSTILE)
def test_user_text_is_read_back_unchanged_and_does_not_act(text: str) -> None:
    value = {text: [text, "#", text, 1.0, None]}
    written = json_document(value)
    assert json.loads(written) == value
    assert acting_in(written) == []
    assert acted_on(written) == []


def test_the_output_is_indented_and_ends_with_one_line_end() -> None:
    assert json_document({"b": [1, "é"], "a": {}}) == '{\n  "b": [\n    1,\n    "é"\n  ],\n  "a": {}\n}\n'


def test_a_name_that_is_not_utf8_shows_its_bytes() -> None:
    name = json.loads(json_document(b"caf\xe9.yaml".decode("utf-8", "surrogateescape")).encode().decode())
    assert name == r"caf\xe9.yaml"
