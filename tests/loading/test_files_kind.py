"""The kind of a file, even if it is invalid."""

import pytest
from tests.loading.checks import tree

from implcheck.loading.files import FileKind, kind_of


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("answers: {}", FileKind.ANSWERS),
        ("answers:", FileKind.ANSWERS),
        ("answers: [1]\nquestions: []", FileKind.ANSWERS),
        ("project: x", FileKind.ANSWERS),
        ("project: x\nansers: {}", FileKind.ANSWERS),
        ("project: x\nquestions: []", FileKind.QUESTIONNAIRE),
        ("questions: 5", FileKind.QUESTIONNAIRE),
        ("practices: []", FileKind.QUESTIONNAIRE),
        ("rules:", FileKind.QUESTIONNAIRE),
        ("implcheck: 1", FileKind.UNKNOWN),
        ("name: x", FileKind.UNKNOWN),
        ("- answers", FileKind.UNKNOWN),
        ("answers", FileKind.UNKNOWN),
        ("---", FileKind.UNKNOWN),
        ("data: {answers: {}}", FileKind.UNKNOWN),
        ("base: &b {answers: {}}\n<<: *b", FileKind.ANSWERS),
    ],
)
def test_the_keys_report_the_kind(written: str, kind: FileKind) -> None:
    assert kind_of(tree(written)) is kind
