"""Texts in another language than the page."""

import pytest

from implcheck.model.text import ANY_LANGUAGE, Text
from implcheck.reports.formats.html.lang import MarkedMessages, in_elements
from implcheck.reports.formats.html.markup import element

BOTH = Text.of(en="Yes", nl="Ja")


@pytest.mark.parametrize(
    ("languages", "text", "shown"),
    [
        (("en",), BOTH, "Yes"),
        (("nl", "en"), BOTH, "Ja"),
        (("nl", "en"), Text.of(en="Yes"), '<span lang="en">Yes</span>'),
        (("nl", "fr"), Text(((ANY_LANGUAGE, "Oui"),)), '<span lang="fr">Oui</span>'),
        (("fr",), Text.of(fr="Oui"), '<span lang="fr">Oui</span>'),
        (("fr",), Text.of(en="Yes", fr="Oui"), '<span lang="fr">Oui</span>'),
    ],
)
def test_a_text_says_its_language_if_it_is_not_that_of_the_page(
    languages: tuple[str, ...], text: Text, shown: str
) -> None:
    messages = MarkedMessages(languages, "fr")
    assert in_elements(element("b", messages.text(text)).written) == f"<b>{shown}</b>"


def test_the_page_is_in_a_language_that_the_tool_speaks() -> None:
    assert [MarkedMessages((one,), "fr").page for one in ("en", "nl", "fr")] == ["en", "nl", "en"]


def test_a_text_within_a_sentence_says_its_language() -> None:
    messages = MarkedMessages(("nl", "en"), "en")
    told = messages.message("report.next-answer", questions=messages.titles([Text.of(en="A <b>"), Text.of(en="B")]))
    shown = in_elements(element("b", told).written)
    assert '&quot;<span lang="en">A &lt;b&gt;</span>&quot; en &quot;<span lang="en">B</span>&quot;' in shown


def test_of_a_text_that_was_cut_off_no_mark_is_left() -> None:
    messages = MarkedMessages(("nl", "en"), "en")
    cut, whole = messages.text(Text.of(en="Cut off here"))[:8], messages.text(Text.of(en="Whole"))
    assert in_elements(f"{cut} {whole} {whole[3:]}") == f'{cut[4:]} <span lang="en">Whole</span> {whole[4:-1]}'
