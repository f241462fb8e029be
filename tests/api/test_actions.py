"""What is to be done in the formats of other tools, from the library."""

import datetime

import pytest
from tests.support.cli import BRAND_PORTAL

from implcheck.api.actions import ACTION_FORMATS, render_actions
from implcheck.api.answers import load_answers
from implcheck.api.assessment import assess
from implcheck.api.errors import UnknownFormat, UnknownLanguage

ASSESSMENT = assess(load_answers(BRAND_PORTAL), today=datetime.date(2026, 11, 24))


@pytest.mark.parametrize("name", ACTION_FORMATS)
def test_every_format_has_the_first_action(name: str) -> None:
    text = render_actions(ASSESSMENT, name, languages="en")
    assert ("Plan incomplete" in text) is (name != "ics")
    assert text == render_actions(ASSESSMENT, name, languages="en")


def test_the_language_is_chosen_and_must_be_there() -> None:
    assert render_actions(ASSESSMENT, languages="nl").startswith("# Acties van Brand portal\n")
    with pytest.raises(UnknownLanguage):
        render_actions(ASSESSMENT, languages="fr")


def test_a_format_that_is_not_there_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownFormat) as refused:
        render_actions(ASSESSMENT, "jirra")
    assert refused.value.details["suggestion"] == "jira"
