"""Aliases, merge keys, duplicate keys and limits of the YAML tree."""

import pytest
from tests.loading.checks import position_of, text, tree

from implcheck.loading.yaml_tree import parse
from implcheck.model.limits import DEEPEST, MOST_VALUES
from implcheck.model.problem import InvalidFile


def refused(written: str) -> tuple[str, int, int]:
    """Return code, line and column of the only problem of a text that cannot be read."""
    with pytest.raises(InvalidFile) as caught:
        parse(text(written))
    (found,) = caught.value.problems
    return position_of(found)


def test_an_alias_stands_for_its_value() -> None:
    written = "a: &one {x: 1}\nb: *one\nc: [*one, &two 2, *two]\n&key d: *two\n*key : 5\n"
    found = tree(written)
    assert found.root.value == {"a": {"x": 1}, "b": {"x": 1}, "c": [{"x": 1}, 2, 2], "d": 2}
    assert [position_of(problem) for problem in found.problems] == [("yaml-duplicate-key", 5, 1)]


def test_an_anchor_may_be_used_again_for_something_else() -> None:
    assert tree("a: &x 1\nb: *x\nc: &x 2\nd: *x\n").root.value == {"a": 1, "b": 1, "c": 2, "d": 2}


def test_a_merge_key_fills_in_what_is_missing() -> None:
    written = "base: &base {x: 1, y: 2}\none: {x: 9, <<: *base}\ntwo:\n  <<: *base\n  y: 8\n"
    assert tree(written).root.value == {"base": {"x": 1, "y": 2}, "one": {"x": 9, "y": 2}, "two": {"x": 1, "y": 8}}


def test_the_first_of_a_list_of_merges_goes_first() -> None:
    written = "- &a {x: 1}\n- &b {x: 2, y: 3}\n- {<<: [*a, *b]}\n- {<<: [*b, *a], z: 4}\n- {<<: [{w: 5}, *a]}\n"
    assert tree(written).root.value[2:] == [{"x": 1, "y": 3}, {"x": 2, "y": 3, "z": 4}, {"w": 5, "x": 1}]


def test_a_merge_of_a_merge_and_two_merge_keys() -> None:
    written = "- &a {x: 1}\n- &b {<<: *a, y: 2}\n- {<<: *b, z: 3}\n- {<<: {x: 5}, <<: *b}\n"
    found = tree(written)
    assert found.root.value[2:] == [{"x": 1, "y": 2, "z": 3}, {"x": 5, "y": 2}]
    assert found.problems == ()


def test_a_merge_leaves_its_source_unchanged() -> None:
    assert tree("- &a {x: 1}\n- {<<: *a, y: 2}\n").root.value[0] == {"x": 1}


@pytest.mark.parametrize("written", ["a: &a 5\n<<: *a\n", "a: &a [1]\n<<: *a\n", "a: 1\n<<: text\n", "a: 1\n<<:\n"])
def test_only_mappings_are_merged(written: str) -> None:
    assert refused(written) == ("yaml-merge", 2, 1)


def test_an_invalid_merge_is_reported_at_its_merge_key() -> None:
    assert refused("a:\n  - {b: 1, <<: [{c: 2}, 5]}\n") == ("yaml-merge", 2, 12)


def test_the_first_of_duplicate_keys_wins_and_all_others_are_reported() -> None:
    found = tree("a: 1\nb: {c: 1, c: [2, {d: 3, d: 4}], c: 3}\na: 5\n'a': 6\n")
    assert found.root.value == {"a": 1, "b": {"c": 1}}
    assert [position_of(problem) for problem in found.problems] == [
        ("yaml-duplicate-key", 2, 11),
        ("yaml-duplicate-key", 2, 25),
        ("yaml-duplicate-key", 2, 33),
        ("yaml-duplicate-key", 3, 1),
        ("yaml-duplicate-key", 4, 1),
    ]
    assert [dict(problem.details) for problem in found.problems][-1] == {"key": "a", "first": "1"}


def test_an_own_key_is_no_duplicate_of_a_merged_key() -> None:
    assert tree("- &a {x: 1}\n- {<<: *a, x: 2}\n- {x: 3, <<: *a}\n").problems == ()


@pytest.mark.parametrize("written", ["&a [*a]", "a: &a {b: *a}", "&a {b: [{c: *a}]}", "a: &a\n  <<: *a\n"])
def test_a_value_that_holds_itself_is_refused(written: str) -> None:
    assert refused(written)[0] == "yaml-alias-inside-itself"


def test_an_unknown_alias_is_refused_at_its_location() -> None:
    assert refused("a: 1\nb: [1, *nothing]\nc: &nothing 2\n") == ("yaml-alias-unknown", 2, 8)


def test_aliases_of_aliases_reach_a_limit() -> None:
    rows = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60))]
    code, line, _ = refused("\n".join(rows))
    # The first list counts 3, each next one twice the one before and itself; up to a13 they are 65,518 together,
    # and a14, in line 15, would bring the file to 131,053.
    assert (code, line) == ("yaml-too-many", 15)


def test_merges_of_merges_reach_a_limit() -> None:
    wide = ", ".join(f"k{n}: 1" for n in range(400))
    rows = [f"a: &a {{{wide}}}", *(f"b{n}: {{<<: [{', '.join(['*a'] * 50)}]}}" for n in range(60))]
    assert refused("\n".join(rows))[0] == "yaml-too-many"


def test_a_list_of_values_meets_the_limit_only_beyond_it() -> None:
    # The list itself counts as a value.
    assert len(tree("[" + "1," * (MOST_VALUES - 1) + "]").root.value) == MOST_VALUES - 1
    assert refused("[" + "1," * MOST_VALUES + "]")[0] == "yaml-too-many"


@pytest.mark.parametrize("bracket", ["[", "{", "[{", "- ", "? ", "a: [", "!!seq ["])
def test_nesting_without_limit_reaches_a_limit(bracket: str) -> None:
    assert refused(bracket * 100_000)[0] in {"yaml-too-deep", "yaml-key-not-text", "yaml-colon"}


def test_nesting_is_refused_a_level_deeper_than_allowed() -> None:
    assert tree("[" * DEEPEST + "]" * DEEPEST).root.value != []
    assert refused("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1)) == ("yaml-too-deep", 1, DEEPEST + 1)


@pytest.mark.parametrize(
    ("written", "location"),
    [
        ("[a, b]: 1", ("yaml-key-not-text", 1, 1)),
        ("a: {{b}: 1}", ("yaml-key-not-text", 1, 5)),
        ("a: 1\n? - b\n: 2\n", ("yaml-key-not-text", 2, 3)),
        ("a: &x [1]\n*x : 2\n", ("yaml-key-not-text", 2, 1)),
        ("a: &x 5\n*x : 2\n", ("yaml-key-not-text", 2, 1)),
    ],
)
def test_a_key_is_a_word(written: str, location: tuple[str, int, int]) -> None:
    assert refused(written) == location


@pytest.mark.parametrize(
    ("tag", "tag_in_problem"),
    [
        ("!secret", "!secret"),
        ("!!python/object:os.system", "!!python/object:os.system"),
        ("!!timestamp", "!!timestamp"),
        ("!!binary", "!!binary"),
        ("!!set", "!!set"),
        ("!<tag:example.org,2026:x>", "tag:example.org,2026:x"),
    ],
)
@pytest.mark.parametrize("value", ["x", "[x]", "{x: y}"])
def test_a_tag_that_makes_something_is_refused(tag: str, tag_in_problem: str, value: str) -> None:
    with pytest.raises(InvalidFile) as caught:
        parse(text(f"a: {tag} {value}"))
    (found,) = caught.value.problems
    assert (*position_of(found), found.details["tag"]) == ("yaml-tag", 1, 4, tag_in_problem)


def test_a_second_document_is_refused_where_it_starts() -> None:
    assert refused("a: 1\n---\nb: 2\n") == ("yaml-two-documents", 2, 1)
    assert refused("---\n---\n") == ("yaml-two-documents", 2, 1)


def test_the_marks_around_a_single_document_are_allowed() -> None:
    assert tree("%YAML 1.2\n---\na: 1\n...\n# that was it\n").root.value == {"a": 1}
    assert tree("--- # start\na: 1\n").root.value == {"a": 1}


def test_a_file_of_comments_is_empty() -> None:
    with pytest.raises(InvalidFile) as caught:
        parse(text("# nothing\n"))
    (found,) = caught.value.problems
    assert found.code == "file-empty"
    assert found.location is not None
    assert (found.location.file, found.location.line) == ("file.yaml", 0)


@pytest.mark.parametrize(
    ("written", "location"),
    [
        ("a:\n\t- b\n", ("yaml-tab", 2, 1)),
        ("a:\n  b: 1\n\tc: 2\n", ("yaml-tab", 3, 1)),
        ("a: 'one\nb: 2\n", ("yaml-quote", 1, 4)),
        ('a: 1\nb: "two\n\n\n', ("yaml-quote", 2, 4)),
        ("a: b: c\n", ("yaml-colon", 1, 5)),
        ("a: 1\n b: 2\n", ("yaml-indent-below", 2, 2)),
        ("a:\n  b: 1\n c: 2\n", ("yaml-indent", 3, 2)),
        ("a: [1, 2\nb: 3\n", ("yaml-bracket-open", 1, 4)),
        ("a: {b: 1\n", ("yaml-bracket-open", 1, 4)),
        ("a: {b: 1]\n", ("yaml-bracket", 1, 9)),
        ("a: 1\nb: \x07\n", ("yaml-character", 2, 4)),
        ("a: 1\n\x1b[31m: 2\n", ("yaml-character", 2, 1)),
        ("a: @b\n", ("yaml-start", 1, 4)),
        ("a: `b`\n", ("yaml-start", 1, 4)),
        ("a: 1\n}\n", ("yaml-syntax", 2, 1)),
        ("%YAML 9.9\n---\na: 1\n", ("yaml-syntax", 1, 1)),
    ],
)
def test_invalid_yaml_is_reported_where_the_parser_stops(written: str, location: tuple[str, int, int]) -> None:
    assert refused(written) == location


@pytest.mark.parametrize("written", ['a: "one" two\n', "a: 'one' two\n", "a: [1] two\n", "a: 1\n]\n", "- a\nb: 1\n"])
def test_indentation_is_reported_only_when_it_is_the_cause(written: str) -> None:
    code, _, _ = refused(written)
    assert (code == "yaml-indent") == written.startswith("- a")


def test_a_missing_colon_is_reported_in_the_line_that_misses_it() -> None:
    assert refused("a: 1\nb 2\nc: 3\n") == ("yaml-no-colon", 2, 1)


@pytest.mark.parametrize(
    ("written", "location"),
    [
        ("a: [1,\n\n\n", ("yaml-bracket-open", 1, 4)),
        ("a: [1, {b: 2\n", ("yaml-bracket-open", 1, 8)),
        ("a: [1, {b: 2}\nc: [3]\nd: '['\n", ("yaml-bracket-open", 1, 4)),
        ("a: ['x]\nb: 2\n", ("yaml-quote", 1, 5)),
    ],
)
def test_what_is_not_closed_is_reported_where_it_opens(written: str, location: tuple[str, int, int]) -> None:
    assert refused(written) == location


def test_an_empty_value_is_located_after_what_precedes_it() -> None:
    blank = " " * 200 + "\n" * 200
    root = tree(f"a:{blank}b: [c, {{d}}, {{e:{blank}  }}]\nf:").root
    assert root.child("a") is not None
    locations = [root.location(path) for path in (("a",), ("b", 1, "d"), ("b", 2, "e"), ("f",))]
    assert [(location.line, location.column) for location in locations] == [(1, 3), (201, 10), (201, 16), (402, 3)]
