"""A mapping is drafted from names and cells: exact texts are taken, likely ones are remarked, the rest is left open."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from implcheck.api.mapping import draft_mapping as draft_file
from implcheck.api.questionnaires import load_questionnaire
from implcheck.loading.source import SourceText
from implcheck.model.problem import InvalidFile
from implcheck.questionnaires.mapping_template import MappingHead, render
from implcheck.respondents.csv_mapping import LoadedMapping, check_mapping, load_mapping
from implcheck.respondents.export_rows import open_export
from implcheck.respondents.mapping_draft import ColumnDraft, MappingDraft, Use
from implcheck.respondents.mapping_drafting import draft_mapping
from implcheck.wording.messages import Messages

QUESTIONNAIRE = load_questionnaire()
CONSENTS = {"may_be_quoted": ("May we quote you?",), "may_stand_apart": ()}
GOALS = QUESTIONNAIRE.by_id["why.success-measures"]
SUPPORT = QUESTIONNAIRE.by_id["capacity.supplier-support"]


def drafted(names: Sequence[str], *rows: Sequence[str]) -> MappingDraft:
    return draft_mapping(names, rows, QUESTIONNAIRE, CONSENTS)


def column(name: str, *cells: str) -> ColumnDraft:
    """Return the draft of a column beside one of the role."""
    draft = drafted(["Role", name], *(("user", cell) for cell in cells))
    return next(column for column in draft.columns if column.name == name)


def loaded(draft: MappingDraft) -> tuple[LoadedMapping, str]:
    """Return a draft as it is read back from its file, and the text of the file."""
    text = render(draft, MappingHead("export.csv"), QUESTIONNAIRE, Messages(("en", "nl"), QUESTIONNAIRE.roles))
    mapping = load_mapping(SourceText("mapping.yaml", text))
    check_mapping(mapping, QUESTIONNAIRE)
    return mapping, text


@pytest.mark.parametrize(
    "name",
    [
        "why.success-measures",
        "Meetbare doelen",
        "3. What is on record about the goals of the software?",
        "G01Q02. WAT IS VASTGELEGD over de doelen van de software",
        "<p>Wat is vastgelegd over de doelen van de software?</p>",
        "Wat is\u00a0vastgelegd over de\ndoelen van de software ?",
    ],
)
def test_a_name_that_repeats_a_text_is_sure(name: str) -> None:
    if name.startswith("3."):
        name = f"3. {GOALS.text.in_('en')}"
    found = column(name, "3")
    assert (found.use, found.question, found.is_sure) == (Use.ANSWER, GOALS.id, True)


def test_a_name_that_is_nearly_a_text_is_likely_and_says_how_alike() -> None:
    found = column("Wat is er vastgelegd over de doelen van de software?", "3")
    assert (found.use, found.question, found.is_sure) == (Use.ANSWER, GOALS.id, False)
    assert found.near[0].percent >= 85


def test_a_name_that_is_somewhat_like_a_text_is_left_open() -> None:
    found = column("Wat is er vastgelegd over doelen?", "3")
    assert found.use is Use.OPEN
    assert found.near[0].key == GOALS.id


def test_cells_show_the_question_of_a_name_that_says_nothing() -> None:
    texts = [level.text.in_("nl") for level in GOALS.choices[:3]]
    found = column("Vraag 7", *texts)
    assert (found.use, found.question, found.reason) == (Use.ANSWER, GOALS.id, "cells")


@pytest.mark.parametrize("cells", [("Sponsor", "Key user"), ("opdrachtgever", "hoofdgebruiker")])
def test_the_role_is_found_by_its_cells(cells: tuple[str, str]) -> None:
    draft = drafted(["Who are you?"], *((cell,) for cell in cells))
    assert draft.columns[0].use is Use.ROLE
    assert not draft.columns[0].is_sure


def test_a_column_for_each_option_and_its_notes() -> None:
    question, option = SUPPORT.text.in_("nl"), SUPPORT.choices[0]
    found = column(f"{question} [{option.text.in_('nl')}]", "Ja")
    assert (found.use, found.question, found.option) == (Use.OPTION, SUPPORT.id, option.value)
    assert column(f"{question} [Opmerking]", "x").use is Use.NOTE
    assert column(f"{question} [Iets anders]", "Ja").use is Use.OPEN


def test_free_text_right_after_a_question_is_likely_its_notes() -> None:
    names = ["Role", GOALS.id, "Toelichting bij de doelen", "why.growth-room", "Any comments?"]
    draft = drafted(names, ("user", "3", "Omdat het zo is", "2", "Yes"))
    assert (draft.columns[2].use, draft.columns[2].question) == (Use.NOTE, GOALS.id)
    assert (draft.columns[4].use, draft.columns[4].question) == (Use.NOTE, "why.growth-room")
    assert column("Toelichting", "tekst").use is Use.OPEN


def test_the_only_free_text_after_the_last_question_may_be_about_the_survey() -> None:
    names = ["Role", GOALS.id, "why.growth-room", "Any comments?"]
    assert drafted(names, ("user", "3", "2", "A long survey")).columns[3].use is Use.OPEN


def test_without_respondents_no_column_is_left_out_as_empty() -> None:
    draft = drafted(["Role", GOALS.id, "Uren", ""])
    assert [found.use for found in draft.columns[:3]] == [Use.ROLE, Use.ANSWER, Use.OPEN]


def test_consents_are_found_by_their_sentence_or_by_a_word_and_yes_or_no() -> None:
    assert column("May we quote you?", "Ja").is_sure
    likely = column("Mogen we je citeren?", "Ja", "Nee")
    assert (likely.use, likely.is_sure) == (Use.QUOTED, False)
    assert column("Mogen we je citeren?", "liever niet").use is Use.OPEN


def test_of_two_columns_for_one_question_the_surer_is_taken() -> None:
    draft = drafted(["Role", f"{GOALS.title.in_('nl')}!", GOALS.id, GOALS.id + "s"], ("user", "3", "3", "3"))
    assert [column.use for column in draft.columns[1:]] == [Use.ANSWER, Use.OPEN, Use.OPEN]


def test_every_name_is_there_once_and_shared_names_are_left_open() -> None:
    draft = drafted(["Role", "Why", "Why", "", ""], ("user", "a", "b", "c", ""))
    assert [(column.name, column.use) for column in draft.columns] == [
        ("Role", Use.ROLE),
        ("Why", Use.OPEN),
        ("", Use.OPEN),
        ("", Use.NOT_USED),
    ]


def test_texts_are_mapped_in_every_language_and_likely_ones_say_so() -> None:
    exact, nearly = GOALS.choices[0].text.in_("nl"), GOALS.choices[1].text.in_("en").replace("words only", "words")
    draft = drafted(["Role", GOALS.id], ("user", exact), ("user", nearly), ("user", "Weet ik niet"), ("user", "3"))
    texts = {text.text: (text.value, text.is_sure) for text in draft.values[GOALS.id].texts}
    assert texts == {exact: (0, True), nearly: (1, False), "Weet ik niet": ("unknown", True)}


@pytest.mark.parametrize(("separator", "decimal"), [(";", ","), (",", "."), ("|", ",")])
def test_separator_and_decimal_come_from_the_cells(separator: str, decimal: str) -> None:
    ticked = separator.join(choice.text.in_("en") for choice in SUPPORT.choices[:3])
    names = ["Role", SUPPORT.id, "timeline.margin"]
    draft = drafted(names, ("user", ticked, f"7{decimal}5"), ("user", ticked, "8"))
    assert (draft.separator, draft.decimal) == (separator, decimal)
    assert {text.value for text in draft.values[SUPPORT.id].texts} == {choice.value for choice in SUPPORT.choices[:3]}


@pytest.mark.parametrize("cell", ["Jan de Vries zei dat", "jan@example.org", "06 12345678", "https://example.org/x"])
def test_nobody_is_quoted_in_a_draft(cell: str) -> None:
    names = ["Role", GOALS.id, "E-mail", "Remarks", cell]
    row = ("user", cell, cell, cell, cell)
    draft = drafted(names[:4], row[:4])
    _, text = loaded(draft)
    assert cell not in text
    assert draft.values[GOALS.id].hidden == 1
    if " zei " not in cell:  # an export without a row of names
        assert cell not in loaded(drafted(names, row, row))[1]


def test_roles_of_their_own_are_listed_if_several_people_have_them() -> None:
    draft = drafted(["Role"], ("Warehouse",), ("Warehouse",), ("Piet",))
    assert [text.text for text in draft.values["role"].texts] == ["Warehouse"]


def test_names_that_no_mapping_can_hold_are_refused(tmp_path: Path) -> None:
    export = tmp_path / "export.csv"
    export.write_text("\x01" * 200_000 + "\n1\n", encoding="utf-8")
    with pytest.raises(InvalidFile) as error:
        draft_file(export, QUESTIONNAIRE)
    assert error.value.problems[0].code == "draft-too-large"


_TEXTS = st.text(max_size=40) | st.sampled_from(
    [
        "Role",
        "sponsor",
        GOALS.id,
        GOALS.text.in_("nl"),
        f"{SUPPORT.text.in_('en')} [setup]",
        "Ja",
        "1",
        "a" * 1100,
        '"',
        "##[x",
    ]
)


@given(st.lists(_TEXTS, min_size=1, max_size=6), st.lists(st.lists(_TEXTS, max_size=7), max_size=6))
def test_any_names_and_cells_give_a_valid_draft_with_every_name_once(names: list[str], rows: list[list[Any]]) -> None:
    draft = drafted([name.strip() for name in names], *rows)
    mapping, _ = loaded(draft)
    told = [*mapping.mapping.columns, *mapping.mapping.notes]
    assert len(told) == len(set(told))
    used = {column.name for column in draft.columns if column.use in {Use.ANSWER, Use.NOTE}}
    assert used <= set(told)


@pytest.mark.parametrize(("name", "code"), [("m.yaml", "table-other-ending"), ("nix.csv", "file-missing-other")])
def test_what_is_no_export_is_told_by_its_name(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "m.yaml").write_text("role: Rol\n", encoding="utf-8")
    with pytest.raises(InvalidFile) as raised:
        open_export(str(tmp_path / name), ())
    assert [found.code for found in raised.value.problems] == [code]


@pytest.mark.parametrize(
    ("name", "use"),
    [
        ("lastpage. Last page", Use.NOT_USED),
        ("ipaddr. IP address", Use.NOT_USED),
        ("id. Antwoord ID", Use.NOT_USED),
        (f"{GOALS.text.in_('en')} [Q3]", Use.ANSWER),
        (f"{GOALS.text.in_('nl')} (G01Q02)", Use.ANSWER),
        (f"{SUPPORT.text.in_('en')} [SQ001]", Use.OPEN),
    ],
)
def test_codes_of_a_survey_tool_do_not_hide_what_a_column_is(name: str, use: Use) -> None:
    assert column(name, "192.0.2.1", "4").use is use
