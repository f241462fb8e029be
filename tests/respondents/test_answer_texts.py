"""Texts of the mapping and of the questionnaire stand for answers; known texts may have the separator in them."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.respondents.files import SUPPORT, problems, read, values, written
from tests.support.build import Part, choice, levels, questionnaire, ticks, yes_no

from implcheck.model.answer_value import NOT_YET, UNKNOWN
from implcheck.model.problem import InvalidFile
from implcheck.model.question import Question
from implcheck.respondents.answer_texts import MOST_PARTS, AnswerTexts
from implcheck.respondents.sources import SourceOptions


def texts(question: Question, mapped: dict[str, Any] | None = None, separator: str = ",") -> AnswerTexts:
    return AnswerTexts(question, mapped or {}, separator)


def question(part: Part) -> Question:
    return questionnaire(part).by_id[part["id"]]


def help_question(*labels: str) -> Question:
    """Return a multiple choice whose options are called a, b, c and so on, with these labels."""
    options = [{"value": "abcdef"[index], "text": label} for index, label in enumerate(labels)]
    return question({**ticks("one.help", "abc", {0: 0, 1: 4}), "options": options})


def test_values_labels_in_all_languages_and_words_are_answers() -> None:
    own = texts(question(levels("one.a", not_yet={"en": "Not so far"})))
    assert [own.meanings(text) for text in ("3", "Level\u00a03.", "unknown", "Not so far", "level 3.", "9")] == [
        (3,),
        (3,),
        (UNKNOWN,),
        (NOT_YET,),
        (),
        (),
    ]
    assert texts(question(choice("one.b", {"x": 0, "y": 4}))).meanings("Option x.") == ("x",)
    assert [texts(question(yes_no("one.c"))).meanings(text) for text in ("Yes", "ja", "NO", "nee", "perhaps")] == [
        ("yes",),
        ("yes",),
        ("no",),
        ("no",),
        (),
    ]


def test_what_the_mapping_says_comes_first() -> None:
    own = texts(question(levels("one.a")), {"Level 3.": 0, "\u201cToo  early\u201d": UNKNOWN})
    assert own.meanings("Level\u00a03.") == (0,)
    assert own.meaning('"Too early"') == UNKNOWN


def test_a_label_of_two_answers_is_a_problem() -> None:
    own = texts(help_question("Same", "Same", "Other"))
    assert own.meaning("Other") == "c"
    with pytest.raises(InvalidFile) as raised:
        own.split("Other, Same")
    assert raised.value.problems[0].code == "table-text-ambiguous"
    assert raised.value.problems[0].details["values"] == "a, b"


@pytest.mark.parametrize(
    ("cell", "split"),
    [
        ("Preparation, scope and plan, Set-up", ["a", "b"]),
        ("Set-up,Preparation,scope and plan,", ["b", "a"]),
        (" ,, Set-up ,", ["b"]),
        ("a, b", ["a", "b"]),
        ("Set-up, plan", ["b", "c"]),
        ("Set-up, elsewhere, plan", ["b", "elsewhere", "c"]),
        ("Preparation, plan", ["Preparation", "c"]),
        ("", []),
    ],
)
def test_known_texts_come_before_the_separator(cell: str, split: list[str]) -> None:
    assert texts(help_question("Preparation, scope and plan", "Set-up", "plan")).split(cell) == split


def test_a_longer_text_is_left_where_only_that_leads_to_known_texts() -> None:
    assert texts(help_question("A", "A, B", "B, C")).split("A, B, C") == ["a", "c"]


def test_a_cell_that_can_be_split_in_two_ways_is_a_problem() -> None:
    with pytest.raises(InvalidFile) as raised:
        texts(help_question("A", "B", "A, B")).split("A, B")
    assert raised.value.problems[0].code == "table-ticks-ambiguous"
    assert raised.value.problems[0].details["ways"] == "'A, B'; 'A' + 'B'"


def test_a_cell_of_very_many_parts_is_no_list_of_options() -> None:
    own = texts(help_question("A", "A, A, A"))
    assert own.split("A," * (MOST_PARTS + 1)) == ["A"] * (MOST_PARTS + 1)
    with pytest.raises(InvalidFile):
        own.split("A," * MOST_PARTS)


@given(st.permutations(["Preparation, scope and plan", "Set-up", "x; y, z"]), st.sampled_from([",", ";", "|", "/"]))
def test_joined_labels_are_split_into_what_was_joined(labels: list[str], separator: str) -> None:
    value = {"Preparation, scope and plan": "a", "Set-up": "b", "x; y, z": "c"}
    own = texts(help_question(*value), separator=separator)
    assert own.split(f"{separator} ".join(labels)) == [value[label] for label in labels]


@pytest.mark.parametrize(
    ("whole", "means"),
    [("preparation", None), ("[setup, first-months]", ("setup", "first-months"))],
)
def test_a_mapped_text_that_is_also_two_options_is_an_error_unless_it_means_these(
    tmp_path: Path, whole: str, means: tuple[str, ...] | None
) -> None:
    mapping = written(
        tmp_path,
        "m.yaml",
        f"separator: ','\ncolumns: {{Help: {SUPPORT}}}\nvalues:\n  {SUPPORT}: "
        f"{{'A, B': {whole}, A: setup, B: first-months}}\n",
    )
    options = SourceOptions("P", "kickoff", mapping=mapping)
    table = written(tmp_path, "a.csv", 'role;Help\nuser;"A, B"\n')
    if means is None:
        assert problems([table], options) == [("table-ticks-ambiguous", "a.csv", 2, 6)]
    else:
        assert values(read([table], options)[1]) == {SUPPORT: means}
