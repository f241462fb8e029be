"""Every error of the library is a sentence, too."""

import pytest

from implcheck.api import ApiError, InvalidFile, load_answers, load_questionnaire
from implcheck.api.errors import UnknownRole
from implcheck.model.problem import Location, problem
from implcheck.wording.catalog import catalog


@pytest.mark.parametrize("error", ApiError.__subclasses__())
@pytest.mark.parametrize("language", ["en", "nl"])
def test_each_has_a_message(error: type[ApiError], language: str) -> None:
    assert error.message_key in catalog(language).unfilled("usage")


def test_a_suggestion_has_a_message_of_its_own() -> None:
    assert str(UnknownRole(role="x", suggestion="")) == "A weight was given for the role 'x', which nobody has."
    assert str(UnknownRole(role="x", suggestion="user")).endswith("Did you mean 'user'?")


def test_problems_are_a_line_each() -> None:
    with pytest.raises(InvalidFile) as refused:
        load_answers(b"implcheck: 1\nproject: P\nphase: later\nnix: 1\nanswers: {}\n")
    first, second = str(refused.value).split("\n")
    assert first.startswith("<bytes>:3:8: 'later' is not a phase of the questionnaire.")
    assert second.startswith("<bytes>:4:1: 'nix' is not a key here.")
    with pytest.raises(InvalidFile, match="There is no built-in questionnaire called 'nix'"):
        load_questionnaire("nix")


def test_the_number_of_problems_left_out_is_the_last_line() -> None:
    error = InvalidFile([problem("file-missing").at(Location("a.yaml"))] * 3, left_out=7)
    assert len(str(error).split("\n")) == 4
    assert "7" in str(error).split("\n")[3]
