"""Cells become answers, ticks, roles and consents; what is unclear is a problem."""

from typing import Any

import pytest
from tests.respondents.files import GROWTH, HOURS, SUPPORT

from implcheck import load_questionnaire
from implcheck.model.problem import InvalidFile
from implcheck.model.respondents_file import CsvMapping
from implcheck.respondents.csv_cells import QUOTED, STAND_APART, CellParser, alike, yes_or_no

ALL = [str(choice.value) for choice in load_questionnaire().by_id[SUPPORT].choices if not choice.is_exclusive]
LABEL = {choice.value: choice.text for choice in load_questionnaire().by_id[SUPPORT].choices}


def parser(is_of_survey: bool = True, **mapping: Any) -> CellParser:
    return CellParser(CsvMapping.model_validate(mapping), load_questionnaire(), is_of_survey=is_of_survey)


@pytest.mark.parametrize(
    ("id_", "cell", "answer"),
    [
        (GROWTH, "\u200b3\u00a0", 3),
        (GROWTH, "7", 7),
        (GROWTH, "-1", -1),
        (GROWTH, "Alleen de leverancier zei dat het kan meegroeien.", 1),
        (GROWTH, "Nobody asked", "Nobody asked"),
        (GROWTH, "not_applicable: “Bought as it is”", {"not_applicable": " “Bought as it is”"}),
        (GROWTH, " \u00a0", None),
        (HOURS, "unknown", "unknown"),
        (HOURS, "7.5", 7.5),
        (HOURS, "80 %", 80),
        (HOURS, "about 7", "about 7"),
        (SUPPORT, "preparation; setup;", ["preparation", "setup"]),
        (SUPPORT, "unknown", "unknown"),
        (SUPPORT, f"{LABEL['none'].in_('nl')}", ["none"]),
        (SUPPORT, "else", ["else"]),
    ],
)
def test_a_cell_is_read_by_the_type_of_its_question(id_: str, cell: str, answer: Any) -> None:
    assert parser().answer(id_, cell) == answer


def test_without_a_mapping_a_number_is_as_in_an_answers_file() -> None:
    assert parser(is_of_survey=False).answer(HOURS, "1.000") == 1
    for is_of_survey, cell in ((True, "1.000"), (False, "1,000")):
        with pytest.raises(InvalidFile):
            parser(is_of_survey).answer(HOURS, cell)


@pytest.mark.parametrize(
    ("cells", "answer"),
    [
        (["Ja", "Nee", "", "", ""], ["preparation"]),
        (["", "x", "Y", "1", "✓"], ["setup", "go-live", "first-months", "later-review"]),
        ([LABEL["preparation"].in_("nl"), "SETUP", "", "", ""], None),
        ([LABEL["preparation"].in_("en"), "setup", "", "", ""], ["preparation", "setup"]),
        (["", "", "", "", " \u00a0"], None),
        (["No"] * 5, ["none"]),
        (["No"] * 4 + [""], None),
        (["no", "unknown", "", "", ""], "unknown"),
        (["yes", "unknown", "", "", ""], ["preparation"]),
        (["not_applicable: No supplier", "", "", "", ""], {"not_applicable": " No supplier"}),
        (["Gekozen", "Niet gekozen", "Weet niet", "", ""], ["preparation"]),
        (["Niet gekozen", "", "Weet niet", "", ""], "unknown"),
    ],
)
def test_a_column_for_each_option_gives_one_answer(cells: list[str], answer: Any) -> None:
    values = {SUPPORT: {"Gekozen": True, "Niet gekozen": False, "Weet niet": "unknown"}}
    if answer is None and "SETUP" in cells:
        with pytest.raises(InvalidFile) as raised:
            parser(values=values).ticks(SUPPORT, ALL, cells)
        assert [(found.code, found.path[-1]) for found in raised.value.problems] == [("table-not-ticked", 1)]
    else:
        assert parser(values=values).ticks(SUPPORT, ALL, cells) == answer


def test_no_is_none_only_if_it_was_said_of_every_option() -> None:
    assert parser().ticks(SUPPORT, ALL[:2], ["No", "No"]) is None
    assert parser().ticks(SUPPORT, [*ALL, "none"], ["No"] * 6) is None, "not even of none was it said"
    assert parser().ticks(SUPPORT, [*ALL, "none"], [*["No"] * 5, "Yes"]) == ["none"]


def test_the_text_of_another_option_is_no_tick() -> None:
    with pytest.raises(InvalidFile):
        parser().ticks(SUPPORT, ["preparation", "setup"], [LABEL["setup"].in_("en"), ""])
    with pytest.raises(InvalidFile):
        parser(values={SUPPORT: {"Inrichting": "setup"}}).ticks(SUPPORT, ["preparation"], ["Inrichting"])


@pytest.mark.parametrize(
    ("cell", "role"),
    [
        ("Opdrachtgever", "sponsor"),
        ("hoofdgebruiker", "key-user"),
        ("Key\u00a0user", "Key user"),
        ("Een  andere rol", "other"),
        ("Baas", "sponsor"),
        ("De\u00a0“baas”", "sponsor"),
        ("Tester", "Tester"),
    ],
)
def test_a_role_is_what_the_mapping_or_the_questionnaire_calls_so(cell: str, role: str) -> None:
    assert parser(values={"role": {"Baas": "sponsor", 'De "baas"': "sponsor"}}).role(cell) == role


def test_a_consent_is_yes_or_no() -> None:
    cells = ("Ja", "nee", "TRUE", "", "Graag", "perhaps")
    own = parser(values={"may_be_quoted": {"Graag": True}})
    assert [own.flag(QUOTED, cell) for cell in cells] == [True, False, True, False, True, None]
    assert own.flag(STAND_APART, "Graag") is None


def test_yes_and_no_are_told_by_words_and_signs() -> None:
    words = ("Yes", "Y", "☑", "Nein", "0", "☐", "maybe", "")
    assert [yes_or_no(word) for word in words] == [True, True, True, False, False, False, None, None]


def test_texts_that_look_alike_are_found_in_pairs() -> None:
    assert alike(["a b", "a", "a\u00a0b", "a  b"]) == [("a b", "a\u00a0b"), ("a b", "a  b")]
