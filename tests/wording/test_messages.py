"""Messages in a language, with a fallback."""

import datetime
from fractions import Fraction

import pytest

from implcheck.model.enums import Effort, Level, Outcome
from implcheck.model.phases import PhaseDefinition, usual_phases
from implcheck.model.results import make_reason
from implcheck.model.roles import RoleDefinition, usual_roles
from implcheck.model.text import Text
from implcheck.wording.messages import Messages

BOTH = Text.of(en="Yes", nl="Ja")


@pytest.mark.parametrize(
    ("languages", "shown"), [(("en", "nl"), "Yes"), (("nl", "en"), "Ja"), (("fr", "nl"), "Ja"), (("fr",), "Yes")]
)
def test_a_text_is_in_the_first_language_that_it_has(languages: tuple[str, ...], shown: str) -> None:
    assert Messages(languages).text(BOTH) == shown


def test_an_unsupported_language_gets_english_words() -> None:
    assert Messages(("fr",)).level(Level.HIGH) == "high"


def test_levels_phases_and_efforts_have_words() -> None:
    english, dutch = Messages(("en",)), Messages(("nl",))
    assert [english.level(level) for level in Level] == ["low", "moderate", "high", "critical"]
    assert [dutch.level(level) for level in Level] == ["laag", "matig", "hoog", "kritiek"]
    assert english.level(None) == "not enough known"
    assert [dutch.phase(phase) for phase in usual_phases()] == ["Kick-off", "Uitvoering", "Nazorg"]
    assert english.effort(Effort.S) == "S, under a day of work"
    assert english.practice_level(Outcome.NOTHING_ASKED, None) == "does not count here"


def test_a_known_role_is_translated_and_another_is_kept() -> None:
    assert Messages(("nl",)).role("sponsor") == "opdrachtgever"
    assert Messages(("nl",)).role("finance-director") == "finance-director"
    assert Messages(("en",)).role("\x1b[31mred") == r"\x1b[31mred"
    assert Messages(("en",)).role("sponsor.x") == "sponsor.x"


def test_names_in_a_row() -> None:
    messages = Messages(("en",))
    assert messages.row([]) == ""
    assert messages.row(["a"]) == "a"
    assert messages.row(["a", "b"]) == "a and b"
    assert messages.row(["a", "b", "c"]) == "a, b and c"
    assert Messages(("nl",)).row(["a", "b"], "report.or") == "a of b"


def test_dates_and_decimals_are_in_the_language() -> None:
    day = datetime.date(2026, 3, 1)
    assert Messages(("en",)).day(day) == "1 March 2026"
    assert Messages(("nl",)).day(day) == "1 maart 2026"
    assert Messages(("nl",)).tenths(Fraction(5, 2)) == "2,5"
    assert Messages(("nl",)).plain(Fraction(3)) == "3"


def test_a_reason_is_a_sentence() -> None:
    why = make_reason("points", score=Fraction(799, 10), level=Level.HIGH)
    assert Messages(("en",)).reason(why) == "79 points: high risk."
    assert Messages(("nl",)).reason(why) == "79 punten: hoog risico."


@pytest.mark.parametrize(
    ("level", "sentence"),
    [
        (Level.HIGH, "Aftercare and Why: critical. The overall level can be only one step better: high."),
        (Level.CRITICAL, "Aftercare and Why: critical. The overall level can be no better than critical."),
        (Level.MODERATE, "Aftercare and Why: critical. The overall level can be no better than moderate."),
    ],
)
def test_the_worst_practice_says_how_much_better_the_whole_can_be(level: Level, sentence: str) -> None:
    names = (Text.of(en="Aftercare"), Text.of(en="Why"))
    why = make_reason("worst-practice", count=2, practices=names, worst=Level.CRITICAL, level=level)
    assert Messages(("en",)).reason(why) == sentence


@pytest.mark.parametrize(
    ("owner", "shown"),
    [
        ("finance-director", "finance director"),
        ("head_of_sales", "head of sales"),
        ("The CFO", "The CFO"),
        ("sponsor", "opdrachtgever"),
        ("Key user", "hoofdgebruiker"),
    ],
)
def test_an_owner_is_a_role_in_words(owner: str, shown: str) -> None:
    assert Messages(("nl", "en")).owner(owner) == shown


def test_a_role_has_the_title_that_the_questionnaire_gives_it() -> None:
    roles = (
        RoleDefinition(id="sponsor", title=Text.of(en="executive", nl="bestuurder")),
        next(role for role in usual_roles() if role.id == "user"),
    )
    messages = Messages(("en",), roles)
    assert [messages.role(role) for role in ("sponsor", "Sponsor", "user", "key-user")] == [
        "executive",
        "executive",
        "user",
        "key-user",
    ]
    assert Messages(("nl",), roles).role("sponsor") == "bestuurder"
    assert Messages(("en",)).role("key-user") == "key user"


def test_respondents_are_named_by_role() -> None:
    own = (RoleDefinition(id="sponsor", title=Text.of(en="executive")),)
    assert Messages(("en",)).respondents("sponsor", 2) == "the 2 sponsors"
    assert Messages(("en",), own).respondents("sponsor", 2) == 'the 2 with the role "executive"'
    assert Messages(("en",), own).respondents("key-user", 1) == 'the one with the role "key-user"'
    asked_everything = (RoleDefinition(id="sponsor", title=usual_roles()[1].title, asked_everything=True),)
    assert Messages(("en",), asked_everything).respondents("sponsor", 1) == "the sponsor", "the title decides"


def test_a_phase_is_described_by_when_it_applies() -> None:
    messages = Messages(("nl",))
    bare = PhaseDefinition(id="pilot", title=Text.of(en="Pilot", nl="Proef"))
    assert messages.described_phase(bare) == "Proef"
    assert messages.described_phase(usual_phases()[2]) == "Nazorg: de software is in gebruik"
