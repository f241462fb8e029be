"""docs/glossary.md has one word for one thing, and the words of the questionnaire and the reports."""

import re
from pathlib import Path

from tests.support.build import built_in

from implcheck.wording.catalog import catalog

PAGE = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text(encoding="utf-8")


def glossary() -> list[tuple[str, str, str]]:
    """The English term, the Dutch one and the meaning of each row."""
    return re.findall(r"^\| (?!English)([^|-][^|]*) \| ([^|]+) \| ([^|]+) \|", PAGE, flags=re.MULTILINE)


def test_the_glossary_has_one_word_for_one_thing_in_their_order() -> None:
    terms = [english for english, _, _ in glossary()]
    assert len(terms) > 50
    assert terms == sorted(set(terms))
    dutch = [word for _, word, _ in glossary()]
    assert len(set(dutch)) == len(dutch)


def test_the_glossary_has_the_words_of_the_questionnaire_and_the_reports() -> None:
    built, words = built_in(), {english: dutch for english, dutch, _ in glossary()}
    texts = [phase.title for phase in built.phases] + [practice.short for practice in built.practices]
    texts += [role.title for role in built.roles if role.id not in {"other", "hr"}]
    pairs = [(text.in_("en").lower(), text.in_("nl").lower()) for text in texts]
    english, dutch = catalog("en"), catalog("nl")
    pairs += [
        (english.message(key), dutch.message(key))
        for key in ("level.low", "level.moderate", "level.high", "level.critical", "state.not_applicable")
    ]
    assert [pair for pair in pairs if words.get(pair[0]) != pair[1]] == []
