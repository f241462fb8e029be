"""Comments are moved in ruamel.yaml's undocumented slots: run with the lowest and the newest version allowed."""

from io import StringIO
from typing import Any

import pytest
from ruamel.yaml import YAML

from implcheck.loading.ruamel_comments import attach_comments, move_lines, take_comments

TEXT = """\
first: 1  # after first
# above second
second:
  # inside, first
  key: 2  # after key
  # inside, last
third:
  # in the list
  - a  # after a
  - b
# the end
"""


def document(text: str = TEXT) -> Any:
    return YAML().load(text)


def written(made: Any) -> str:
    stream = StringIO()
    YAML().dump(made, stream)
    return stream.getvalue()


def texts(comments: list[Any]) -> list[str]:
    return [line.strip() for comment in comments for line in comment.value.splitlines() if line.strip()]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("first", ["# after first", "# above second"]),
        ("second", ["# inside, first", "# after key", "# inside, last"]),
        ("third", ["# in the list", "# after a", "# the end"]),
    ],
)
def test_comments_are_taken_from_a_value_and_everything_in_it(key: str, expected: list[str]) -> None:
    made = document()
    assert texts(take_comments(made, key)) == expected
    made[key] = 0
    assert [comment for comment in expected if comment in written(made)] == []


def test_taken_comments_are_attached_to_another_value() -> None:
    made = document()
    comments = take_comments(made, "second")
    made["second"] = 0
    attach_comments(made, "second", comments)
    assert "second: 0\n  # inside, first\n# after key\n  # inside, last\nthird:" in written(made)


def test_attached_comments_come_after_those_that_are_there() -> None:
    made = document("a: 1  # one\nb: 2  # two\n")
    attach_comments(made, "a", take_comments(made, "b"))
    assert written(made).split("\n")[:2] == ["a: 1  # one", "# two"]


def test_nothing_is_attached_without_comments() -> None:
    made = document("a: 1\n")
    attach_comments(made, "a", [])
    assert written(made) == "a: 1\n"


@pytest.mark.parametrize("value", ["1  # after", "1", "\n  key: 1", "\n- item", "{key: 1}"])
def test_lines_about_what_follows_move_behind_an_inserted_key(value: str) -> None:
    made = document(f"a: {value}\n# above c\nc: 3\n")
    made.insert(1, "b", 2)
    move_lines(made, "a", "b")
    assert written(made).endswith("b: 2\n# above c\nc: 3\n")
    assert ("# after" in written(made)) == ("# after" in value)


@pytest.mark.parametrize("value", ["1  # after", "1"])
def test_without_lines_in_between_nothing_moves(value: str) -> None:
    made = document(f"a: {value}\nc: 3\n")
    made.insert(1, "b", 2)
    move_lines(made, "a", "b")
    assert written(made) == f"a: {value}\nb: 2\nc: 3\n"
