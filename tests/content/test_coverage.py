"""docs/coverage.md and the questionnaire name the same claims, checked in both directions."""

import re
from pathlib import Path

import pytest
from tests.support.build import built_in

QUESTIONNAIRE = built_in()
PAGE = (Path(__file__).parents[2] / "docs" / "coverage.md").read_text(encoding="utf-8")
ROWS = {
    row[0]: row[1:]
    for line in PAGE.splitlines()
    if re.match(r"\| [A-Z]+\d+ \|", line)
    for row in [[cell.strip() for cell in line.strip("|").split(" | ")]]
}

CLAIMS = {"I": 7, "W": 5, "S": 6, "C": 7, "T": 9, "H": 6, "K": 7, "A": 4, "TP": 6}
"""How many claims the article makes in each of its parts; I7 is about the article itself."""


def named(id_: str) -> list[str]:
    return re.findall(r"`([a-z-]+\.[a-z0-9-]+)`", ROWS[id_][2])


def test_the_page_has_every_claim_of_the_article() -> None:
    expected = [f"{part}{number}" for part, count in CLAIMS.items() for number in range(1, count + 1)]
    assert sorted(ROWS) == sorted(expected)
    assert sorted(claim.id for claim in QUESTIONNAIRE.claims) == sorted(expected)


def test_every_claim_has_the_text_of_the_questionnaire() -> None:
    for claim in QUESTIONNAIRE.claims:
        assert ROWS[claim.id][:2] == [claim.kind, claim.text.in_("en")]


def test_every_question_and_rule_that_the_page_names_covers_the_claim() -> None:
    parts = {item.id: item for item in (*QUESTIONNAIRE.questions, *QUESTIONNAIRE.rules)}
    for claim in ROWS:
        for id_ in named(claim):
            assert claim in parts[id_].claims, f"{id_} does not cover {claim}"


def test_every_claim_that_the_questionnaire_covers_is_on_the_page() -> None:
    for item in (*QUESTIONNAIRE.questions, *QUESTIONNAIRE.rules):
        for claim in item.claims:
            assert item.id in named(claim), f"the page does not say that {item.id} covers {claim}"


def test_only_the_claim_about_the_article_itself_is_covered_by_no_question() -> None:
    assert [id_ for id_ in ROWS if not named(id_)] == ["I7"]


def test_no_claim_names_an_item_twice() -> None:
    for id_ in ROWS:
        assert len(named(id_)) == len(set(named(id_)))


def test_every_question_and_rule_covers_a_claim() -> None:
    covering = {id_ for claim in ROWS for id_ in named(claim)}
    assert covering == {item.id for item in (*QUESTIONNAIRE.questions, *QUESTIONNAIRE.rules)}


ADDED = {
    "why.success-measures",
    "support.value-in-own-work",
    "capacity.project-lead-time",
    "capacity.peak-load",
    "capacity.support-time",
    "knowledge.key-user-cover",
    "aftercare.first-year",
    "aftercare.first-training",
    "aftercare.real-use",
    "aftercare.old-way",
}
"""The questions that the article does not ask for."""


def test_the_page_says_which_questions_were_added() -> None:
    (item,) = re.findall(r"^- Ten questions were added .*?\.\s+They stand", PAGE, flags=re.MULTILINE | re.DOTALL)
    assert set(re.findall(r"`([a-z-]+\.[a-z0-9-]+)`", item)) == ADDED


def test_every_id_on_the_page_exists() -> None:
    known = {*QUESTIONNAIRE.by_id, *QUESTIONNAIRE.rules_by_id}
    assert set(re.findall(r"`([a-z-]+\.[a-z0-9-]+)`", PAGE)) <= known


@pytest.mark.parametrize("heading", ["Where the questions go further than the article", "What is asked less than"])
def test_the_notes_of_the_page_are_about_claims_that_exist(heading: str) -> None:
    notes = re.split(r"^## ", PAGE, flags=re.MULTILINE)
    (section,) = [note for note in notes if note.startswith(heading)]
    about = [id_ for ids in re.findall(r"^- \*\*([^*]+)\*\*", section, flags=re.MULTILINE) for id_ in ids.split(", ")]
    assert about
    assert set(about) <= set(ROWS)
