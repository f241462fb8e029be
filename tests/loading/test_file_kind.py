"""Which kind a file is, however broken."""

import pytest
from tests.loading.told import tree

from implcheck.loading.file_kind import Kind, kind_of


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("answers: {}", Kind.ANSWERS),
        ("answers:", Kind.ANSWERS),
        ("answers: [1]\nquestions: []", Kind.ANSWERS),
        ("project: x", Kind.ANSWERS),
        ("project: x\nansers: {}", Kind.ANSWERS),
        ("project: x\nquestions: []", Kind.QUESTIONNAIRE),
        ("questions: 5", Kind.QUESTIONNAIRE),
        ("practices: []", Kind.QUESTIONNAIRE),
        ("rules:", Kind.QUESTIONNAIRE),
        ("implcheck: 1", Kind.UNKNOWN),
        ("name: x", Kind.UNKNOWN),
        ("- answers", Kind.UNKNOWN),
        ("answers", Kind.UNKNOWN),
        ("---", Kind.UNKNOWN),
        ("data: {answers: {}}", Kind.UNKNOWN),
        ("base: &b {answers: {}}\n<<: *b", Kind.ANSWERS),
    ],
)
def test_the_keys_tell_the_kind(written: str, kind: Kind) -> None:
    assert kind_of(tree(written)) is kind
