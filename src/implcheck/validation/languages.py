"""Check that every text of a questionnaire has a sentence in each of its languages."""

from collections.abc import Iterator

from pydantic import BaseModel

from implcheck.model.problem import Path, Problem, problem
from implcheck.model.text import ANY_LANGUAGE, Text
from implcheck.validation.parts import SECTIONS, Parts


def language_problems(parts: Parts) -> Iterator[Problem]:
    """Yield every text that lacks a language of the questionnaire or has one that is not declared."""
    for key, text in zip(("title", "description"), parts.head, strict=True):
        if text is not None:
            yield from _missing_languages(parts.languages, (key,), text)
    if parts.levels is not None:
        yield from _texts_below(parts.languages, ("levels",), parts.levels)
    for section in SECTIONS:
        for index, part in getattr(parts, section).items() if section not in parts.usual else ():
            yield from _texts_below(parts.languages, (section, index), part)


def _texts_below(languages: tuple[str, ...], path: Path, part: object) -> Iterator[Problem]:
    if isinstance(part, Text):
        yield from _missing_languages(languages, path, part)
    elif isinstance(part, BaseModel):
        for name, field in type(part).model_fields.items():
            yield from _texts_below(languages, (*path, field.alias or name), getattr(part, name))
    elif isinstance(part, tuple):
        for index, value in enumerate(part):
            yield from _texts_below(languages, (*path, index), value)


def _missing_languages(languages: tuple[str, ...], path: Path, text: Text) -> Iterator[Problem]:
    if len(languages) == 1 and text.languages == (ANY_LANGUAGE,):
        return
    for language in languages:
        if language not in text.languages:
            yield problem("language-missing", path, language=language)
    for language in text.languages:
        if language and language not in languages:
            yield problem("language-not-declared", (*path, language), on_key=True, language=language)
