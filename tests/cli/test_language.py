"""The language of reports and messages, and the order of its sources."""

import pytest
from tests.support.cli import BRAND_PORTAL, run

from implcheck.cli.language import from_locale, report_languages, tool_language
from implcheck.model.refused import Refused

VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture(autouse=True)
def no_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("nl_NL.UTF-8", "nl"),
        ("nl_BE", "nl"),
        ("nl", "nl"),
        ("NL.utf8", "nl"),
        ("nl_NL.UTF-8@euro", "nl"),
        ("nl_NL@euro", "nl"),
        ("C", None),
        ("C.UTF-8", None),
        ("POSIX", None),
        ("", None),
        ("_", None),
    ],
)
def test_the_language_of_a_locale(locale: str, language: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", locale)
    assert from_locale() == language


def test_lc_all_goes_before_lc_messages_before_lang(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "de_DE")
    assert from_locale() == "de"
    monkeypatch.setenv("LC_MESSAGES", "fr_FR")
    assert from_locale() == "fr"
    monkeypatch.setenv("LC_ALL", "nl_NL")
    assert from_locale() == "nl"
    monkeypatch.setenv("LC_ALL", "C")
    assert from_locale() is None


def test_the_language_of_a_report_has_this_order(monkeypatch: pytest.MonkeyPatch) -> None:
    assert report_languages("nl", ("en", "nl")) == ("nl", "en")
    assert report_languages(None, ("fr", "en")) == ("fr", "en")
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    assert report_languages(None, ("en", "nl")) == ("nl", "en")
    assert report_languages(None, ("fr", "en")) == ("fr", "en")
    assert report_languages("nl", ("fr",)) == ("nl", "fr")
    with pytest.raises(Refused):
        report_languages("de", ("fr",))


def test_messages_are_english_in_an_unsupported_language(monkeypatch: pytest.MonkeyPatch) -> None:
    assert tool_language("de") == "en"
    assert tool_language(None) == "en"
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    assert tool_language(None) == "nl"
    assert tool_language("de") == "nl"
    assert tool_language("en") == "en"


@pytest.mark.parametrize(
    ("arguments", "variables", "start"),
    [
        ((), {}, "▲ High"),
        ((), {"LANG": "nl_NL.UTF-8"}, "▲ Hoog"),
        ((), {"LANG": "fr_FR.UTF-8"}, "▲ High"),
        ((), {"LANG": "nl_NL.UTF-8", "LC_ALL": "C"}, "▲ High"),
        ((), {"LANG": "en_GB.UTF-8", "IMPLCHECK_LANG": "nl"}, "▲ Hoog"),
        (("--lang", "en"), {"LANG": "nl_NL.UTF-8", "IMPLCHECK_LANG": "nl"}, "▲ High"),
    ],
)
def test_the_language_of_a_run(arguments: tuple[str, ...], variables: dict[str, str], start: str) -> None:
    done = run("assess", BRAND_PORTAL, "--quiet", *arguments, env=variables)
    assert (done.code, done.err) == (0, b"")
    assert done.text.startswith(start)


def test_messages_are_in_the_language_of_the_report() -> None:
    assert run("explain", "nix-nix-nix", LANG="nl_NL.UTF-8").errors.startswith("Niets heeft het id")
    assert run("explain", "nix-nix-nix", "--lang", "en", LANG="nl_NL").errors.startswith("Nothing has the id")
