"""Texts in another language than the document."""

import pytest

from implcheck.model.text import ANY_LANGUAGE, Text
from implcheck.wording.foreign_text import MarkedMessages, unmarked, with_languages, without_marks

BOTH = Text.of(en="Yes", nl="Ja")


def in_brackets(text: str) -> str:
    """A text with the language of each marked part."""
    return with_languages(text, lambda language, part: f"<{language}: {part}>")


@pytest.mark.parametrize(
    ("languages", "text", "shown"),
    [
        (("en",), BOTH, "Yes"),
        (("nl", "en"), BOTH, "Ja"),
        (("nl", "en"), Text.of(en="Yes"), "<en: Yes>"),
        (("nl", "fr"), Text(((ANY_LANGUAGE, "Oui"),)), "<fr: Oui>"),
        (("fr",), Text.of(fr="Oui"), "<fr: Oui>"),
        (("fr",), Text.of(en="Yes", fr="Oui"), "<fr: Oui>"),
    ],
)
def test_a_text_says_its_language_if_it_is_not_that_of_the_document(
    languages: tuple[str, ...], text: Text, shown: str
) -> None:
    assert in_brackets(MarkedMessages(languages, "fr").text(text)) == shown


def test_the_document_is_in_a_language_that_the_tool_speaks() -> None:
    assert [MarkedMessages((language,), "fr").language for language in ("en", "nl", "fr")] == ["en", "nl", "en"]


def test_a_text_within_a_sentence_says_its_language() -> None:
    messages = MarkedMessages(("nl", "en"), "en")
    sentence = messages.message("report.next-answer", questions=messages.titles([Text.of(en="A"), Text.of(en="B")]))
    assert in_brackets(sentence) == 'Zoek eerst uit: "<en: A>" en "<en: B>".'
    assert without_marks(sentence) == 'Zoek eerst uit: "A" en "B".'


def test_nobody_can_write_a_mark() -> None:
    text = Text.of(en="\ue000fr\ue001Oui\ue002")
    assert in_brackets(MarkedMessages(("en",), "en").text(text)) == r"\ue000fr\ue001Oui\ue002"


def test_a_mark_of_a_text_that_was_cut_off_is_taken_away() -> None:
    marked = MarkedMessages(("nl",), "en").text(Text.of(en="A long text"))
    assert (without_marks(marked[:8]), in_brackets(marked[:8])) == ("A lo", "A lo")


def test_a_value_of_tuples_loses_its_marks_at_every_depth() -> None:
    marked = MarkedMessages(("nl",), "en").text(Text.of(en="A"))
    assert unmarked(((marked, (marked, 1)), None, True)) == (("A", ("A", 1)), None, True)
