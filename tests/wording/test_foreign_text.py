"""Texts in another language than the document."""

import pytest

from implcheck.model.text import ANY_LANGUAGE, Text
from implcheck.wording.foreign_text import MarkedMessages, with_languages, without_marks

BOTH = Text.of(en="Yes", nl="Ja")


def shown(text: str) -> str:
    """Return a text in which a part in another language stands between brackets, after its language."""
    return with_languages(text, lambda language, part: f"[{language} {part}]")


@pytest.mark.parametrize(
    ("languages", "text", "expected"),
    [
        (("en",), BOTH, "Yes"),
        (("nl", "en"), BOTH, "Ja"),
        (("nl", "en"), Text.of(en="Yes"), "[en Yes]"),
        (("nl", "fr"), Text(((ANY_LANGUAGE, "Oui"),)), "[fr Oui]"),
        (("fr",), Text.of(fr="Oui"), "[fr Oui]"),
        (("fr",), Text.of(en="Yes", fr="Oui"), "[fr Oui]"),
    ],
)
def test_a_text_says_its_language_if_it_is_not_that_of_the_document(
    languages: tuple[str, ...], text: Text, expected: str
) -> None:
    messages = MarkedMessages(languages, "fr")
    assert shown(messages.text(text)) == expected
    assert without_marks(messages.text(text)) in {"Yes", "Ja", "Oui"}


def test_the_document_is_in_a_language_that_the_tool_speaks() -> None:
    assert [MarkedMessages((one,), "fr").language for one in ("en", "nl", "fr")] == ["en", "nl", "en"]


def test_a_text_within_a_sentence_says_its_language() -> None:
    messages = MarkedMessages(("nl", "en"), "en")
    told = messages.message("report.next-answer", questions=messages.titles([Text.of(en="A <b>"), Text.of(en="B")]))
    assert '"[en A <b>]" en "[en B]"' in shown(told)
    assert '"A <b>" en "B"' in without_marks(told)


def test_of_a_text_that_was_cut_off_no_mark_is_left() -> None:
    messages = MarkedMessages(("nl", "en"), "en")
    cut, whole = messages.text(Text.of(en="Cut off here"))[:8], messages.text(Text.of(en="Whole"))
    text = f"{cut} {whole} {whole[3:]}"
    assert shown(text) == f"{cut[4:]} [en Whole] {whole[4:-1]}"
    assert without_marks(text) == f"{cut[4:]} Whole {whole[4:-1]}"
