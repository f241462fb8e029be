"""A syntax error in YAML is reported as the likely mistake, in the line where it was made."""

import pytest
from tests.loading.checks import refused, text

from implcheck.loading.yaml_tree import parse


@pytest.mark.parametrize(
    ("written", "location"),
    [
        ("a:\n  b 1\n  c: 2\n", ("yaml-no-colon", 2, 3)),
        ("a:\n  b 1\n\n  # why\n  c: 2\n", ("yaml-no-colon", 2, 3)),
        ("a:\n  b:1\n  # why\n  c: 2\n", ("yaml-no-space", 2, 4)),
        ("a:\n  b\n    c: 2\n", ("yaml-no-colon", 2, 3)),
        ("a:\n  b:1\n  c: 2\n", ("yaml-no-space", 2, 4)),
        ("a:\n  b:\xa01\n  c: 2\n", ("yaml-no-space", 2, 4)),
        ("a:1\nb: 2\n", ("yaml-no-space", 1, 2)),
        ("Dear Ann,\n\nall is well: here it is\n", ("yaml-no-colon", 1, 1)),
        ("see https://example.org\nb: 2\n", ("yaml-no-colon", 1, 1)),
    ],
)
def test_a_colon_is_missed_in_the_line_without_it(written: str, location: tuple[str, int, int]) -> None:
    assert refused(written) == location


@pytest.mark.parametrize(
    ("written", "location"),
    [
        ("a: 1\n b: 2\n", ("yaml-indent-below", 2, 2)),
        ("a:\n  b: 1\n    note: x\n", ("yaml-indent-below", 3, 5)),
        ("a:\n  b: 1\n    # why\n    note: x\n", ("yaml-indent-below", 4, 5)),
        ("a:\n  b: 1\n # why\n c: 2\n", ("yaml-indent", 4, 2)),
        ("- a\nb: 1\n", ("yaml-indent", 2, 1)),
        ("a: text\n  goes on\n  b: 2\n", ("yaml-indent-below", 3, 3)),
        ("a:\n\xa0b: 1\n  c: 2\n", ("yaml-indent", 2, 1)),
    ],
)
def test_a_line_below_a_key_with_a_value_is_indented_too_far(written: str, location: tuple[str, int, int]) -> None:
    assert refused(written) == location


@pytest.mark.parametrize(
    ("written", "location"),
    [
        ("a: b: c\n", ("yaml-colon", 1, 5)),
        ("a: {b: c: d}\n", ("yaml-colon", 1, 9)),
        ('a: {"b": 1 "c": 2}\n', ("yaml-bracket", 1, 15)),
        ("a: \u201cb: c\u201d\n", ("yaml-curly-quote", 1, 4)),
        ("a: 'it's'\n", ("yaml-quote-after", 1, 8)),
        ("a: {b: 'it's'}\n", ("yaml-quote-after", 1, 12)),
        ('a: "b\nc: 1\nd: "e"\n', ("yaml-quote", 1, 4)),
        ('"a\nb: 1\n', ("yaml-quote", 1, 1)),
        ('a: "S:\\projects"\n', ("yaml-escape", 1, 7)),
        ("a: *b*\n", ("yaml-start", 1, 4)),
        ("a: %8\n", ("yaml-start", 1, 4)),
        ("```yaml\na: 1\n```\n", ("yaml-fence", 1, 1)),
        ("a: {{ b }}\n", ("yaml-template", 1, 5)),
        ("a:\n<<<<<<< mine\n  b: 1\n=======\n  b: 2\n>>>>>>> theirs\n", ("yaml-conflict", 2, 1)),
    ],
)
def test_a_syntax_error_is_reported_as_the_likely_mistake(written: str, location: tuple[str, int, int]) -> None:
    assert refused(written) == location


def test_a_line_of_equals_signs_alone_is_no_conflict_in_a_file_that_can_be_read() -> None:
    assert parse(text("a: |\n  <<<<<<< x\nb: 1\n")).root.value == {"a": "<<<<<<< x\n", "b": 1}


MUCH = "# more than is read twice\n" * 6000


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("b: c: d\n", ("yaml-colon", 6001, 5)),
        ("b: 'c\nd: 1\n", ("yaml-quote", 6001, 4)),
        ('b: "\\q"\n', ("yaml-escape", 6001, 5)),
        ("b: [c\nd: 1]\n", ("yaml-syntax", 6002, 2)),
        ("b: {c: PR #2, d: [3]}\ne: 1\n", ("yaml-bracket-hidden", 6001, 11)),
        ("b: {c: PR # 2}\ne: 1\n", ("yaml-bracket-hidden", 6001, 11)),
        ("b: PR #2\n  e: 1\n", ("yaml-cut-off", 6001, 7)),
        ("b: 1 # {2}\nc: [d\ne: 1]\n", ("yaml-syntax", 6003, 2)),
        ("b: \u00e9\u00e9\x01\n", ("yaml-character", 6001, 6)),
        ("a: 1\n<<<<<<< HEAD\n", ("yaml-conflict", 6002, 1)),
        ("b: 1\t\n", ("yaml-large-with-tab", 6001, 5)),
        ("b: |#\n  x\n", ("yaml-large-and-odd", 6001, 4)),
        ("b: x\u2028y\n", ("yaml-large-and-odd", 6001, 5)),
        ('b: "\\ud83d\\ude80"\n', ("yaml-large-with-pair", 6001, 5)),
        ('b: "\\ud83d"\n', ("yaml-surrogate", 6001, 5)),
    ],
)
def test_a_large_file_is_reported_at_its_location(written: str, expected: tuple[str, int, int]) -> None:
    assert refused(MUCH + written) == expected
