"""Suggestions for other words and notations, only where the meaning is beyond doubt."""

import pytest
from tests.support.build import Part, answers, choice, levels, number, questionnaire, ticks, yes_no

from implcheck.model.problem import problem
from implcheck.validation.answers import answer_problems
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


@pytest.mark.parametrize("given", ["not yet", "Not yet.", "not-yet", "nog niet", "Nog niet!", "nog_niet"])
def test_not_yet_in_other_words_is_suggested_where_the_question_has_it(given: str) -> None:
    found = problem("answer-not-a-level", given=given, levels="0, 1, 2, 3, 4")
    assert suggest_answer(found, not_yet=True).suggestion == "not_yet"
    assert suggest_answer(found).suggestion == ""


@pytest.mark.parametrize(
    "question",
    [
        levels("one.a", not_yet="Nothing yet."),
        yes_no("one.a", not_yet="Nothing yet."),
        choice("one.a", {"good": 4, "poor": 0}, not_yet="Nothing yet."),
        number("one.a", {0: 0, 4: 4}, not_yet="Nothing yet."),
        ticks("one.a", ["a", "b"], {0: 0, 1: 2, 2: 4}, not_yet="Nothing yet."),
    ],
    ids=lambda question: question["type"],
)
@pytest.mark.parametrize("given", ["not_yt", "NOT_YET", "not yet", "nog niet"])
def test_a_near_miss_of_not_yet_is_suggested_for_every_type(question: Part, given: str) -> None:
    small = questionnaire(question)
    (found,) = answer_problems(answers({"one.a": given}).answers, {}, small)
    assert found.suggestion == "not_yet"


def test_an_existing_suggestion_is_kept() -> None:
    found = problem("answer-not-yes-or-no", given="ja", suggestion="unknown")
    assert suggest_answer(found) is found


def test_another_word_is_suggested_only_where_it_is_allowed() -> None:
    assert suggest_word("Fase", ["phase", "date"]) == "phase"
    assert suggest_word("fase", ["date"]) == ""
