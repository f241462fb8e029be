"""The language of messages and reports: `--lang`, IMPLCHECK_LANG, the locale, then the questionnaire's first."""

import os

from implcheck.model.refused import Refused
from implcheck.wording.catalog import LANGUAGES

_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def from_locale() -> str | None:
    """Return the language of the locale, such as `nl` for `nl_NL.UTF-8`; None for the C locale."""
    value = next((os.environ[name] for name in _LOCALE_VARIABLES if os.environ.get(name)), "")
    language = value.partition(".")[0].partition("_")[0].lower()
    return language if language.isalpha() and language not in {"c", "posix"} else None


def tool_language(lang: str | None) -> str:
    """Return the language of messages that do not depend on a questionnaire."""
    return next((language for language in (lang, from_locale()) if language in LANGUAGES), LANGUAGES[0])


def report_languages(lang: str | None, questionnaire: tuple[str, ...]) -> tuple[str, ...]:
    """Return the languages of a report in order of preference, with the questionnaire's as fallbacks.

    Raises:
        Refused: neither the questionnaire nor the tool knows `lang`.
    """
    known = tuple(dict.fromkeys((*questionnaire, *LANGUAGES)))
    if lang is not None and lang not in known:
        raise Refused("no-such-language", language=lang, known=", ".join(known))
    local = from_locale()
    first = lang or (local if local in questionnaire else None) or questionnaire[0]
    return tuple(dict.fromkeys((first, *questionnaire)))
