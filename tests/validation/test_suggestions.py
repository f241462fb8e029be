"""Suggestions for other words and notations, only where the meaning is beyond doubt."""

import pytest

from implcheck.model.problem import problem
from implcheck.validation.suggestions import suggest_answer, suggest_date, suggest_word


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("2026-1-5", "2026-01-05"),
        ("2026/11/24", "2026-11-24"),
        ("20261124", "2026-11-24"),
        ("2026-11-24 10:00", "2026-11-24"),
        ("24-11-2026", "2026-11-24"),
        ("24/11/2026", "2026-11-24"),
        ("3-4-2026", ""),
        ("202611", ""),
        ("2026-13-1", ""),
        ("31-2-2026", ""),
        ("soon", ""),
        ("", ""),
    ],
)
def test_a_date_in_another_notation_is_suggested(given: str, meant: str) -> None:
    assert suggest_date(given) == meant


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        *(("3 ", "3"), ("level 3", "3"), ("\u201c3\u201d", "3"), ("3.0", "3"), ("3!", "3"), ("\xa03", "3")),
        *(
            ("3-4", ""),
            ("-3", ""),
            ("3.5", ""),
            ("3 of 4", ""),
            ("7", ""),
            ("13", ""),
            ("three", ""),
            ("2026-11-24", ""),
        ),
        *(("onbekend", "unknown"), ("Weet niet", "unknown"), ("?", "unknown")),
        *(("n.v.t.", "{not_applicable: ...}"), ("N/A", "{not_applicable: ...}")),
    ],
)
def test_a_level_in_other_words_is_suggested(given: str, meant: str) -> None:
    found = problem("answer-not-a-level", given=given, levels="0, 1, 2, 3, 4")
    assert suggest_answer(found).suggestion == meant


@pytest.mark.parametrize(("given", "meant"), [("ja", "yes"), ("Nee", "no"), ("j", "yes"), ("n", "no"), ("soms", "")])
def test_yes_and_no_in_other_words_are_suggested(given: str, meant: str) -> None:
    assert suggest_answer(problem("answer-not-yes-or-no", given=given)).suggestion == meant


@pytest.mark.parametrize(
    ("given", "meant"), [("x, y", "[x, y]"), ("x; y", "[x, y]"), ("x", "[x]"), ("x, z", ""), ("x,", "")]
)
def test_a_list_is_suggested_for_ticks_without_brackets(given: str, meant: str) -> None:
    assert suggest_answer(problem("answer-not-a-list", given=given, options="x, y")).suggestion == meant


def test_an_existing_suggestion_is_kept() -> None:
    found = problem("answer-not-yes-or-no", given="ja", suggestion="unknown")
    assert suggest_answer(found) is found


def test_another_word_is_suggested_only_where_it_is_allowed() -> None:
    assert suggest_word("Fase", ["phase", "date"]) == "phase"
    assert suggest_word("fase", ["date"]) == ""
