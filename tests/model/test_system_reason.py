"""Why the system refused something: told in words of our own, in both languages, where it is usual."""

import errno
import os

import pytest

from implcheck.model.system_reason import _BY_NUMBER, CLOSED, reason_of
from implcheck.wording.catalog import LANGUAGES, catalog


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", sorted(_BY_NUMBER))
def test_a_usual_reason_is_told_in_the_language_of_the_message(language: str, number: int) -> None:
    error = OSError(number, os.strerror(number))
    shown = catalog(language).message("usage.output-lost", system=reason_of(error))
    assert os.strerror(number) not in shown
    assert catalog(language).unfilled("system")[reason_of(error)] in shown


def test_every_usual_reason_has_its_words() -> None:
    for language in LANGUAGES:
        assert set(catalog(language).unfilled("system")) == {*_BY_NUMBER.values(), CLOSED}


def test_any_other_reason_keeps_the_words_of_the_system() -> None:
    error = OSError(errno.EIO, "Input/output error")
    assert reason_of(error) == "Input/output error"
    assert "Input/output error" in catalog("nl").message("usage.output-lost", system=reason_of(error))
    assert reason_of(ValueError("odd")) == "odd"
