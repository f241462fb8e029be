"""Texts have a sentence per language; the first language available is used."""

import pytest
from pydantic import TypeAdapter, ValidationError

from implcheck.model.text import Text

ADAPTER: TypeAdapter[Text] = TypeAdapter(Text)


def test_the_first_language_that_it_has_is_read() -> None:
    both = Text.of(en="Yes", nl="Ja")
    assert both.in_("nl", "en") == "Ja"
    assert both.in_("en", "nl") == "Yes"
    assert both.in_("de", "nl", "en") == "Ja"


def test_without_a_language_asked_for_the_first_sentence_is_read() -> None:
    assert Text.of(nl="Ja", en="Yes").in_("de") == "Ja"
    assert Text.of(en="Yes", nl="Ja").in_() == "Yes"


def test_a_text_without_a_language_is_read_in_every_language() -> None:
    plain = ADAPTER.validate_python("Just this")
    assert plain.in_("nl", "en") == "Just this"
    assert plain.languages == ("",)


def test_blanks_around_a_sentence_are_dropped_and_those_inside_kept() -> None:
    assert ADAPTER.validate_python({"en": "  one  two\n"}).in_("en") == "one  two"


def test_languages_keep_the_order_in_which_they_were_written() -> None:
    text = ADAPTER.validate_python({"pt-BR": "Sim", "en": "Yes", "gsw": "Ja"})
    assert text.languages == ("pt-BR", "en", "gsw")
    assert list(text) == [("pt-BR", "Sim"), ("en", "Yes"), ("gsw", "Ja")]


def test_a_text_is_a_value_that_cannot_be_changed() -> None:
    text = Text.of(en="Yes")
    assert text == ADAPTER.validate_python({"en": "Yes"})
    assert hash(text) == hash(Text.of(en="Yes"))
    with pytest.raises(AttributeError):
        setattr(text, "sentences", ())  # noqa: B010 - the type checker refuses the plain form, too
    assert ADAPTER.validate_python(text) is text


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ("", "text_blank"),
        (" \n\t", "text_blank"),
        ({"en": ""}, "text_blank"),
        ({"en": "Yes", "nl": "  "}, "text_blank"),
        ({}, "too_short"),
        (5, "text_shape"),
        (True, "text_shape"),
        (None, "text_shape"),
        (["Yes"], "text_shape"),
        ({"en": 5}, "string_type"),
        ({"en": None}, "string_type"),
        ({"EN": "Yes"}, "string_pattern_mismatch"),
        ({"english": "Yes"}, "string_pattern_mismatch"),
        ({"en_GB": "Yes"}, "string_pattern_mismatch"),
    ],
)
def test_an_invalid_text_is_refused(given: object, kind: str) -> None:
    with pytest.raises(ValidationError) as caught:
        ADAPTER.validate_python(given)
    assert [error["type"] for error in caught.value.errors()] == [kind]
