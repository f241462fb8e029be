"""Text for workflow commands and for SARIF messages."""

import pytest

from implcheck.wording.escape import for_sarif, for_workflow_data, for_workflow_property


@pytest.mark.parametrize(
    ("text", "data", "name"),
    [
        ("plain", "plain", "plain"),
        ("100%", "100%25", "100%25"),
        ("%0A", "%250A", "%250A"),
        ("a\r\nb", "a%0D%0Ab", "a%0D%0Ab"),
        ("a: b, c::", "a: b, c::", "a%3A b%2C c%3A%3A"),
    ],
)
def test_a_workflow_command_keeps_its_text_on_its_line(text: str, data: str, name: str) -> None:
    assert for_workflow_data(text) == data
    assert for_workflow_property(text) == name


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("{0} and {project}", "{{0}} and {{project}}"),
        ("[a](http://example.org)", "[a] (http://example.org)"),
        ("](](", "] (] ("),
    ],
)
def test_a_sarif_message_has_no_placeholder_and_no_link(text: str, shown: str) -> None:
    assert for_sarif(text) == shown
