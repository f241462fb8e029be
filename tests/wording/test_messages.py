"""Words in a language, with what to fall back on."""

import datetime
from fractions import Fraction

import pytest

from implcheck.model.assessment import because
from implcheck.model.enums import Effort, Level, Outcome, Phase
from implcheck.model.text import Text
from implcheck.wording.messages import Words

BOTH = Text.of(en="Yes", nl="Ja")


@pytest.mark.parametrize(
    ("languages", "told"), [(("en", "nl"), "Yes"), (("nl", "en"), "Ja"), (("fr", "nl"), "Ja"), (("fr",), "Yes")]
)
def test_a_text_is_told_in_the_first_language_that_it_has(languages: tuple[str, ...], told: str) -> None:
    assert Words(languages).text(BOTH) == told


def test_a_language_that_the_tool_does_not_speak_gets_english_words() -> None:
    assert Words(("fr",)).level(Level.HIGH) == "high"


def test_levels_phases_and_efforts_have_words() -> None:
    english, dutch = Words(("en",)), Words(("nl",))
    assert [english.level(level) for level in Level] == ["low", "moderate", "high", "critical"]
    assert [dutch.level(level) for level in Level] == ["laag", "matig", "hoog", "kritiek"]
    assert english.level(None) == "not enough known"
    assert [dutch.phase(phase) for phase in Phase] == ["Kick-off", "Uitvoering", "Nazorg"]
    assert english.effort(Effort.S) == "S, under a day of work"
    assert english.practice_level(Outcome.NOTHING_ASKED, None) == "does not count here"


def test_a_known_role_has_a_word_and_another_is_told_as_written() -> None:
    assert Words(("nl",)).role("sponsor") == "opdrachtgever"
    assert Words(("nl",)).role("finance-director") == "finance-director"
    assert Words(("en",)).role("\x1b[31mred") == r"\x1b[31mred"
    assert Words(("en",)).role("sponsor.x") == "sponsor.x"


def test_names_in_a_row() -> None:
    words = Words(("en",))
    assert words.row([]) == ""
    assert words.row(["a"]) == "a"
    assert words.row(["a", "b"]) == "a and b"
    assert words.row(["a", "b", "c"]) == "a, b and c"
    assert Words(("nl",)).row(["a", "b"], "report.or") == "a of b"


def test_dates_and_decimals_are_in_the_language() -> None:
    day = datetime.date(2026, 3, 1)
    assert Words(("en",)).day(day) == "1 March 2026"
    assert Words(("nl",)).day(day) == "1 maart 2026"
    assert Words(("nl",)).tenths(Fraction(5, 2)) == "2,5"
    assert Words(("nl",)).plain(Fraction(3)) == "3"


def test_a_reason_is_a_sentence() -> None:
    why = because("band", score=Fraction(799, 10), level=Level.HIGH)
    assert "79" in Words(("en",)).because(why)
    assert "hoog" in Words(("nl",)).because(why)
