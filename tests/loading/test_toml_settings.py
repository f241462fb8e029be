"""Settings in TOML: their values, and the location of what is refused."""

import pytest
from tests.loading.checks import position_of

from implcheck.loading.source import SourceText
from implcheck.loading.toml_settings import parse_toml
from implcheck.model.limits import LARGEST_SETTINGS, MOST_DOTS
from implcheck.model.problem import InvalidFile


def refused(text: str) -> tuple[str, int, int]:
    with pytest.raises(InvalidFile) as raised:
        parse_toml(SourceText("implcheck.toml", text))
    (found,) = raised.value.problems
    return position_of(found)


def test_settings_are_their_values() -> None:
    text = (
        '# settings\nlang = "nl"\ntop = 3\n[tool.implcheck]\nfail-on = ["high", "commitment=moderate"]\nquick = true\n'
    )
    assert parse_toml(SourceText("implcheck.toml", text)) == {
        "lang": "nl",
        "top": 3,
        "tool": {"implcheck": {"fail-on": ["high", "commitment=moderate"], "quick": True}},
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a = 1\nb = \n", ("toml-syntax", 2, 5)),
        ("a = 1\na = 2\n", ("toml-key-twice", 2, 1)),
        ('a = 1\n  "a" = """\nx\n"""\n', ("toml-key-twice", 2, 3)),
        ("a = 1\na = [\n1,\n2]\n", ("toml-key-twice", 2, 1)),
        ("[t]\na = 1\n[u]\n[t] # again\n", ("toml-key-twice", 4, 2)),
        ("[t.x]\n[t . x]\n", ("toml-key-twice", 2, 2)),
        ("t = {a = 1, a = 2}\n", ("toml-key-twice", 1, 13)),
        ("a = 1\n[a]\n", ("toml-key-twice", 2, 2)),
        ('a = """x\n', ("toml-syntax", 1, 9)),
        ("b = 1\na = " + "[" * 5000, ("toml-too-deep", 2, 37)),
        ("b = 1\na = " + "{b=" * 5000, ("toml-too-deep", 2, 5 + 32 * 3)),
        ("b = 1\na = " + "1" * 5000, ("number-too-long", 2, 5)),
        ("b = 1\na = [-" + "1_" * 5000 + "1]", ("number-too-long", 2, 6)),
        ("b = 1\na = {b = [0x" + "f" * 5000 + "]}", ("number-too-long", 2, 11)),
        ("b = 1\na" + ".b" * (MOST_DOTS + 1) + " = 1", ("toml-too-deep", 2, 1)),
        ("b = 1\n[a" + " . 'b'" * (MOST_DOTS + 1) + "]", ("toml-too-deep", 2, 2)),
        ("b = 1\na = {" + "b." * 100_000 + "c = 1}", ("toml-too-deep", 2, 6)),
    ],
)
def test_what_is_refused_is_reported_at_its_location(text: str, expected: tuple[str, int, int]) -> None:
    assert refused(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a" + ".b" * MOST_DOTS + " = 1",
        'a = "' + "." * 1000 + '"',
        'a = """\n' + "Wait ... " * 1000 + '\n"""',
        "a = " + "[" * 20 + "]" * 20,
        f"a = {'1' * 300}",
        "#" * LARGEST_SETTINGS,
    ],
)
def test_what_is_within_the_limits_is_read(text: str) -> None:
    assert parse_toml(SourceText("implcheck.toml", text)) is not None
