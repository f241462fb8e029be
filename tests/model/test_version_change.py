"""What changed between the versions of a questionnaire, for answers that were given before."""

import datetime

import pytest
from tests.support.build import Part, levels, questionnaire

from implcheck.model.version_change import VersionChange, changes_since


def change(version: str, **more: object) -> Part:
    """A change as written in a file."""
    return {"version": version, "date": "2026-06-30", **more}


SMALL = questionnaire(
    levels("one.a"),
    changes=[
        change("0.8", removed=["one.x"]),
        change("0.9", renamed={"one.b": "one.a"}),
        change("1.0", reworded={"one.a": [3, 4]}, replaced={"one.c": "one.a"}),
    ],
)


def test_a_change_names_what_became_of_questions() -> None:
    last = SMALL.changes[-1]
    assert (last.version, last.date) == ("1.0", datetime.date(2026, 6, 30))
    assert (dict(last.reworded), dict(last.replaced), dict(last.renamed), last.removed) == (
        {"one.a": (3, 4)},
        {"one.c": "one.a"},
        {},
        (),
    )


def test_a_change_cannot_be_changed() -> None:
    for change_ in SMALL.changes:
        for ids in (change_.renamed, change_.replaced, change_.reworded):
            with pytest.raises(TypeError):
                ids["one.d"] = "one.a"  # type: ignore[index]


@pytest.mark.parametrize(
    ("version", "later"),
    [
        ("0.8", ["0.9", "1.0"]),
        ("0.9", ["1.0"]),
        ("1.0", []),
        ("0.7", ["0.8", "0.9", "1.0"]),
        (None, ["0.8", "0.9", "1.0"]),
    ],
)
def test_what_changed_since_a_version_is_what_later_ones_list(version: str | None, later: list[str]) -> None:
    found: tuple[VersionChange, ...] = changes_since(version, SMALL.changes)
    assert [change_.version for change_ in found] == later
