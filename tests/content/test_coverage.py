"""docs/coverage.md and the questionnaire say the same, in both directions."""

import re
from pathlib import Path

from tests.support.build import built_in

OF = built_in()
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
    assert sorted(one.id for one in OF.claims) == sorted(expected)


def test_every_claim_is_told_in_the_words_of_the_questionnaire() -> None:
    for claim in OF.claims:
        assert ROWS[claim.id][:2] == [claim.kind, claim.text.in_("en")]


def test_every_question_and_rule_that_the_page_names_covers_the_claim() -> None:
    parts = {one.id: one for one in (*OF.questions, *OF.rules)}
    for claim in ROWS:
        for id_ in named(claim):
            assert claim in parts[id_].claims, f"{id_} does not cover {claim}"


def test_every_claim_that_the_questionnaire_covers_is_on_the_page() -> None:
    for one in (*OF.questions, *OF.rules):
        for claim in one.claims:
            assert one.id in named(claim), f"the page does not say that {one.id} covers {claim}"


def test_only_what_is_about_the_article_itself_is_covered_by_no_question() -> None:
    assert [id_ for id_ in ROWS if not named(id_)] == ["I7"]


def test_nothing_is_named_twice() -> None:
    for id_ in ROWS:
        assert len(named(id_)) == len(set(named(id_)))


def test_the_questions_that_were_added_cover_claims_too() -> None:
    covering = {id_ for claim in ROWS for id_ in named(claim)}
    assert {
        "why.success-measures",
        "capacity.project-lead",
        "capacity.peak-load",
        "aftercare.first-year",
    } <= covering
    assert covering == {one.id for one in (*OF.questions, *OF.rules)}
