"""Every error of the library is a sentence, too."""

import pytest

from implcheck.api import ApiError
from implcheck.api.errors import UnknownRole
from implcheck.wording.catalog import catalog


@pytest.mark.parametrize("error", ApiError.__subclasses__())
@pytest.mark.parametrize("language", ["en", "nl"])
def test_each_has_a_message(error: type[ApiError], language: str) -> None:
    assert error.message_key in catalog(language).unfilled("usage")


def test_a_suggestion_has_a_message_of_its_own() -> None:
    assert str(UnknownRole(role="x", suggestion="")) == "A weight was given for the role 'x', which nobody has."
    assert str(UnknownRole(role="x", suggestion="user")).endswith("Did you mean 'user'?")
