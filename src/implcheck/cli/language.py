"""Which language to speak: `--lang`, then IMPLCHECK_LANG, then the locale, then the questionnaire's first."""

import os

from implcheck.wording.catalog import LANGUAGES

_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def from_locale() -> str | None:
    """The language of the locale, as `nl` of `nl_NL.UTF-8`; nothing for the C locale."""
    value = next((os.environ[name] for name in _LOCALE_VARIABLES if os.environ.get(name)), "")
    language = value.partition(".")[0].partition("_")[0].lower()
    return language if language.isalpha() and language not in {"c", "posix"} else None


def told_in(lang: str | None) -> str:
    """The tool's own language, for what is said before a questionnaire is known."""
    return next((one for one in (lang, from_locale()) if one in LANGUAGES), LANGUAGES[0])


def spoken(lang: str | None, questionnaire: tuple[str, ...]) -> tuple[str, ...]:
    """The languages of a report in order of preference, with those of the questionnaire to fall back on.

    Raises:
        LookupError: `lang` is a language of neither the questionnaire nor the tool.
    """
    if lang is not None and lang not in (*questionnaire, *LANGUAGES):
        raise LookupError(lang)
    local = from_locale()
    first = lang or (local if local in questionnaire else None) or questionnaire[0]
    return tuple(dict.fromkeys((first, *questionnaire)))
