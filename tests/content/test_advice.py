"""The advice fits the answer: one for every step, short, for roles that there are and that it names."""

import re
from collections.abc import Iterator, Mapping

import pytest
from tests.support.build import built_in

from implcheck.model.enums import TOP_SCORE
from implcheck.model.question_parts import Advice
from implcheck.model.text import Text

QUESTIONNAIRE = built_in()
BOTH_LANGUAGES = pytest.mark.parametrize("language", ["en", "nl"])

MOST_WORDS = {"do": 34, "done_when": 22, "risk": 30, "problem": 7}
"""Words that somebody who has two minutes still reads."""

MOST_WORDS_ON_A_RULE = {"risk": 34}
"""The risk of a combination says what two answers or more have in common, and so takes a few words more."""


def every_advice() -> Iterator[tuple[str, Advice]]:
    """Yield the advice of every answer and rule, with where it stands."""
    for question in QUESTIONNAIRE.questions:
        for index, answer in enumerate(question.scored):
            if answer.advice is not None:
                yield f"{question.id} {index}", answer.advice
    yield from ((rule.id, rule.advice) for rule in QUESTIONNAIRE.rules)


EVERY_ADVICE = dict(every_advice())


def every_text(part: str) -> Iterator[tuple[str, Text]]:
    """Yield every text that stands under the key `part` of an advice, an answer, a question or a rule."""
    if part in Advice.model_fields:
        yield from ((name, getattr(advice, part)) for name, advice in EVERY_ADVICE.items())
        return
    for question in QUESTIONNAIRE.questions:
        for index, owner in enumerate((question, *question.scored)):
            if (text := getattr(owner, part)) is not None:
                yield f"{question.id} {index}", text
    for rule in QUESTIONNAIRE.rules:
        yield rule.id, rule.risk if part == "risk" else rule.title


def most_words(part: str, name: str) -> int:
    usual = MOST_WORDS[part]
    return MOST_WORDS_ON_A_RULE.get(part, usual) if name.startswith("rule.") else usual


def test_every_answer_below_the_top_has_advice_and_the_best_has_none() -> None:
    wrong = [
        f"{question.id} {index}"
        for question in QUESTIONNAIRE.questions
        for index, answer in enumerate(question.scored)
        if (answer.advice is None) is (answer.score < TOP_SCORE)
    ]
    assert wrong == []
    assert len(EVERY_ADVICE) > 180


@BOTH_LANGUAGES
def test_no_two_answers_of_a_question_are_told_the_same(language: str) -> None:
    for question in QUESTIONNAIRE.questions:
        steps = [answer.advice.do.in_(language) for answer in question.scored if answer.advice is not None]
        assert len(steps) == len(set(steps)), question.id


@BOTH_LANGUAGES
@pytest.mark.parametrize("part", MOST_WORDS)
def test_no_text_is_longer_than_somebody_reads(part: str, language: str) -> None:
    found = {name: text.in_(language) for name, text in every_text(part)}
    assert len(found) > 60
    assert {name: text for name, text in found.items() if len(text.split()) > most_words(part, name)} == {}


def test_every_role_in_an_advice_exists() -> None:
    used = {role for advice in EVERY_ADVICE.values() for role in advice.roles}
    assert used <= set(QUESTIONNAIRE.roles_by_id)
    assert [name for name, advice in EVERY_ADVICE.items() if not advice.roles] == []


WHO: Mapping[str, Mapping[str, str]] = {
    "en": {
        "project-lead": r"project lead",
        "sponsor": r"sponsor",
        "line-manager": r"line manager",
        "key-user": r"key users?",
        "user": r"(?<!key )\busers?",
        "coordinator": r"coordinator",
        "senior-management": r"senior manage",
        "supplier": r"supplier",
        "hr": r"\bHR\b",
    },
    "nl": {
        "project-lead": r"projectleider",
        "sponsor": r"opdrachtgever",
        "line-manager": r"leidinggevende",
        "key-user": r"hoofdgebruiker",
        "user": r"\bgebruiker",
        "coordinator": r"coördinator",
        "senior-management": r"directie",
        "supplier": r"leverancier",
        "hr": r"\bHR\b|personeelszaken",
    },
}
"""How each role is called in a text."""

OTHER_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "project-lead": r"members|you",
        "key-user": r"owner|member|people who",
        "supplier": r"owner",
        "consultant": r"expert|consultant",
        "other": r"expert|colleague|somebody|whoever|owner",
    },
    "nl": {
        "project-lead": r"projectleden|je",
        "key-user": r"eigenar|eigenaar|lid|leden",
        "supplier": r"eigenar|eigenaar",
        "consultant": r"deskundige|adviseur",
        "other": r"deskundige|collega|iemand|beheer|eigenar",
    },
}
"""How a role is called that takes part as one of many, such as an owner of a step."""


def named(text: str, language: str) -> set[str]:
    return {role for role, words in WHO[language].items() if re.search(words, text, re.IGNORECASE)}


@BOTH_LANGUAGES
@pytest.mark.parametrize("name", EVERY_ADVICE)
def test_the_roles_hold_everybody_who_does_it(name: str, language: str) -> None:
    advice = EVERY_ADVICE[name]
    assert advice.who.in_(language)
    assert named(advice.who.in_(language), language) <= set(advice.roles)


@BOTH_LANGUAGES
@pytest.mark.parametrize("name", EVERY_ADVICE)
def test_the_text_names_everybody_among_the_roles(name: str, language: str) -> None:
    advice = EVERY_ADVICE[name]
    text = " ".join(part.in_(language) for part in (advice.who, advice.do, advice.done_when))
    others = {role for role, words in OTHER_WORDS[language].items() if re.search(words, text, re.IGNORECASE)}
    assert set(advice.roles) <= named(text, language) | others


APPOINTS: Mapping[str, set[str]] = {
    "sponsor": {"rule.sponsor-absent-low-support"},
    "coordinator": {"aftercare.coordinator 0", "rule.go-live-cliff"},
}
"""The advice that names a role because it is what makes the role exist."""


@BOTH_LANGUAGES
@pytest.mark.parametrize("role", APPOINTS)
def test_whoever_may_not_exist_is_among_the_roles_wherever_the_text_says_so(role: str, language: str) -> None:
    without = {
        name
        for name, advice in EVERY_ADVICE.items()
        for part in (advice.do, advice.done_when)
        if role not in advice.roles and role in named(part.in_(language), language)
    }
    assert without <= APPOINTS[role]


@pytest.mark.parametrize(
    ("id_", "role"), [("commitment.named-sponsor", "sponsor"), ("aftercare.coordinator", "coordinator")]
)
def test_no_role_is_needed_to_be_appointed(id_: str, role: str) -> None:
    need = QUESTIONNAIRE.exists_when[role]
    assert need.question == id_
    low = [answer for answer in QUESTIONNAIRE.by_id[id_].scored if answer.score < need.at_least]
    assert low
    assert [answer.score for answer in low if answer.advice is None or role in answer.advice.roles] == []
