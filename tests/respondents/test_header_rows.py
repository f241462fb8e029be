"""Tables with several header rows: each column has one name, and no row of names counts as a respondent."""

from pathlib import Path

import pytest
from tests.respondents.files import GROWTH, SUPPORT, read, values, written

from implcheck import load_questionnaire
from implcheck.respondents.csv_records import CsvRecords
from implcheck.respondents.sources import SourceOptions
from implcheck.respondents.table import Table

SECOND = ["Response", "response ", "Open-Ended Response", "Antwoord", "Antwort"]


@pytest.mark.parametrize("single", SECOND)
def test_the_second_row_of_survey_monkey_has_the_options_of_a_question(tmp_path: Path, single: str) -> None:
    text = f"Respondent ID,Role?,Help,,,Why\n,{single},Set-up,Go-live,,{single}\n\n1,user,Set-up,,,x\n"
    table = Table(CsvRecords(written(tmp_path, "a.csv", text), ","))
    assert list(table.written_names) == ["Respondent ID", "Role?", "Help [Set-up]", "Help [Go-live]", "", "Why"]
    assert list(table) == [["1", "user", "Set-up", "", "", "x"]]


@pytest.mark.parametrize("second", ["1,Response,x", ",Responses,x", ",user,Response time"])
def test_another_second_row_is_a_respondent(tmp_path: Path, second: str) -> None:
    table = Table(CsvRecords(written(tmp_path, "a.csv", f"Id,Role?,Help\n{second}\n"), ","))
    assert len(list(table)) == 1


def test_a_column_of_survey_monkey_ticks_the_option_that_its_second_row_names(tmp_path: Path) -> None:
    choices = load_questionnaire().by_id[SUPPORT].choices
    first, second = (choice.text.in_("en") for choice in choices[:2])
    rows = f'Respondent ID,Role?,Growth,Help,\n,Response,Response,"{first}","{second}"\n7,user,3,,"{second}"\n'
    mapping = f"role: Role?\ncolumns:\n  Respondent ID:\n  Growth: {GROWTH}\n" + "".join(
        f'  "Help [{text}]": {SUPPORT}\n' for text in (first, second)
    )
    options = SourceOptions("P", "kickoff", mapping=written(tmp_path, "m.yaml", mapping))
    _, tally = read([written(tmp_path, "a.csv", rows)], options)
    assert values(tally) == {GROWTH: 3, SUPPORT: (choices[1].value,)}
