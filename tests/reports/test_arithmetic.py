"""The arithmetic of a score: tables that a reader can follow by hand."""

from fractions import Fraction

from hypothesis import given
from tests.reports.blocks import document_of, entries_of, sentences_of
from tests.support.build import NA, TODAY, answers, assessed, levels, questionnaire
from tests.support.strategies import Case, small_cases

from implcheck.model.assessment import Assessment
from implcheck.reports.document import Entry, Items, Table
from implcheck.scoring.assess import assess

SMALL = questionnaire(
    levels("one.a", weight=1),
    levels("one.b", weight=3),
    levels("one.c", weight=2),
    levels("one.d", weight=2),
    levels("two.d", weight=1),
    levels("two.e", weight=1, phases=["aftercare"]),
    practices={"one": 2, "two": 1},
)
GIVEN = {"one.a": 1, "one.b": 3, "one.c": "unknown", "one.d": NA, "two.d": 2}


def table_of(entry: Entry) -> Table:
    (table,) = (block for block in entry.blocks if isinstance(block, Table))
    return table


def cells_of(entry: Entry) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table_of(entry).rows]


def items_of(entry: Entry) -> list[str]:
    return [item for block in entry.blocks if isinstance(block, Items) for item in block.items]


def arithmetic(assessment: Assessment) -> list[Entry]:
    return entries_of(document_of(assessment), "arithmetic")


def test_the_overall_score_is_calculated_from_the_practices() -> None:
    overall = arithmetic(assessed(SMALL, GIVEN))[0]
    # One weighs 2 x 6/8, as a quarter of it does not apply; two weighs 1 x 1/1, as the phase asks one of its questions.
    assert cells_of(overall) == [
        ["one", "2", "6 / 8", "1.5", "60.00%", "41.66", "25.00"],
        ["two", "1", "1 / 1", "1", "40.00%", "50.00", "20.00"],
        ["Sum", "", "", "2.5", "100%", "", "45.00"],
    ]
    assert table_of(overall).has_total
    assert [column.is_figure for column in table_of(overall).columns] == [False, *[True] * 6]
    assert items_of(overall) == [
        "sum of share x practice score = 45.00 points",
        "at best, with all unknowns at 4: 65.00 points",
    ]


def test_a_practice_score_is_calculated_from_its_questions_with_its_best_case() -> None:
    practice = arithmetic(assessed(SMALL, GIVEN))[1]
    assert practice.title == "Practice one: 41-75"
    assert cells_of(practice) == [
        ["Question one.a", "1", "1", "0.25", "0.25", "10.00%", "7.50"],
        ["Question one.b", "3", "3", "2.25", "2.25", "30.00%", "7.50"],
        ["Question one.c", "2", "?", "0", "2", "20.00%", "20.00"],
        ["Sum", "6", "", "2.5", "4.5", "60.00%", "35.00"],
    ]
    assert items_of(practice)[:2] == [
        "sum of w x s / 4, divided by the sum of w: 2.5 / 6 x 100 = 41.66 points",
        "at best, with all unknowns at 4: 4.5 / 6 x 100 = 75.00 points",
    ]


def test_a_practice_without_open_answers_has_no_best_case() -> None:
    two = arithmetic(assessed(SMALL, GIVEN))[2]
    assert two.title == "Practice two: 50"
    assert not any("at best" in item for item in items_of(two))


def test_without_a_score_there_is_no_arithmetic() -> None:
    assert arithmetic(assessed(questionnaire(levels("one.a")), {"one.a": NA})) == []


def test_rounding_is_explained() -> None:
    sentence, *_ = sentences_of(document_of(assessed(SMALL, GIVEN)), "arithmetic")
    assert "rounded down" in sentence


@given(small_cases(whens=True))
def test_shares_and_points_add_up_to_the_score(case: Case) -> None:
    assessment = assess(case.questionnaire, answers(case.given, case.phase), today=TODAY)
    entries = arithmetic(assessment)
    if assessment.score is None:
        assert entries == []
        return
    *rows, total = cells_of(entries[0])
    hundredth = Fraction(1, 100)
    for column, exact in ((4, Fraction(100)), (6, assessment.score.low)):
        shown = sum(Fraction(row[column].rstrip("%")) for row in rows)
        assert exact - hundredth * len(rows) <= shown <= exact
    assert 0 <= assessment.score.low - Fraction(total[6]) < hundredth
    assert len(entries) >= 1 + len(rows) + len(("levels",))
    for entry in entries[1 : 1 + len(rows)]:
        *questions, sums = cells_of(entry)
        assert len(questions) >= 1
        assert Fraction(sums[3]) <= Fraction(sums[4])
    missing = sum((Fraction(cells_of(entry)[-1][6]) for entry in entries[1 : 1 + len(rows)]), Fraction(0))
    assert 0 <= 100 - assessment.score.low - missing < hundredth * len(rows)
