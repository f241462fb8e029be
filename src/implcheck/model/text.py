"""A sentence in one or more languages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from implcheck.model.limits import LONGEST_TEXT, MOST_LANGUAGES

ANY_LANGUAGE = ""
"""The key of a text that was written without naming a language."""


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence per language, as `{en: ..., nl: ...}` or, in a questionnaire of one language, as plain text."""

    sentences: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, **sentences: str) -> "Text":
        """Make a text from keyword arguments: `Text.of(en="Yes", nl="Ja")`."""
        return cls(tuple(sentences.items()))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the text, in their order; `ANY_LANGUAGE` for plain text."""
        return tuple(language for language, _ in self.sentences)

    def in_(self, *languages: str) -> str:
        """Return the sentence in the first of `languages` that the text has, else its first sentence."""
        written = dict(self.sentences)
        return next((written[language] for language in languages if language in written), self.sentences[0][1])

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.sentences)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        sentence = core_schema.no_info_after_validator_function(
            _not_blank, core_schema.str_schema(strict=True, strip_whitespace=True, max_length=LONGEST_TEXT)
        )
        per_language = core_schema.dict_schema(
            core_schema.str_schema(strict=True, pattern=r"^([a-z]{2,3}(-[A-Za-z0-9]+)*)?$"),
            sentence,
            min_length=1,
            max_length=MOST_LANGUAGES,
        )
        written = core_schema.chain_schema(
            [
                core_schema.no_info_plain_validator_function(_as_mapping),
                per_language,
                core_schema.no_info_plain_validator_function(lambda given: cls(tuple(given.items()))),
            ]
        )
        return core_schema.no_info_wrap_validator_function(
            lambda given, validate: given if isinstance(given, cls) else validate(given), written
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: core_schema.CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        sentence = {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT}
        return {
            "description": "A sentence, or one for each language of the questionnaire.",
            "anyOf": [
                sentence,
                {
                    "type": "object",
                    "minProperties": 1,
                    "maxProperties": MOST_LANGUAGES,
                    "additionalProperties": sentence,
                },
            ],
        }


def _as_mapping(given: Any) -> Mapping[str, Any]:
    if isinstance(given, str):
        return {ANY_LANGUAGE: given}
    if isinstance(given, Mapping):
        return given
    raise PydanticCustomError("text_shape", "A text, or one per language, is needed")


def _not_blank(sentence: str) -> str:
    if not sentence:
        raise PydanticCustomError("text_blank", "A text may not be empty")
    return sentence
