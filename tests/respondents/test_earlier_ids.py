"""An id of an earlier version leads to the question that has it now, or to a warning that says why it is left out."""

import pytest
from tests.support import build

from implcheck.respondents.earlier_ids import present_id

NOW = build.questionnaire(
    build.levels("one.level"),
    changes=[
        {"version": "0.8", "date": "2026-01-01", "renamed": {"one.oldest": "one.older"}},
        {"version": "0.9", "date": "2026-06-01", "renamed": {"one.older": "one.level"}, "removed": ["one.weather"]},
        {"version": "1", "date": "2026-11-01", "replaced": {"one.boss": "one.level"}},
    ],
)


@pytest.mark.parametrize(
    ("id_", "present", "code"),
    [
        ("one.level", "one.level", None),
        ("one.older", "one.level", "other-version-renamed"),
        ("one.oldest", "one.level", "other-version-renamed"),
        ("one.boss", None, "other-version-replaced"),
        ("one.weather", None, "other-version-question"),
        ("one.unheard-of", "one.unheard-of", None),
    ],
)
def test_each_id_has_one_present_question_or_none(id_: str, present: str | None, code: str | None) -> None:
    found, warning = present_id(id_, NOW)
    assert (found, warning.code if warning is not None else None) == (present, code)
