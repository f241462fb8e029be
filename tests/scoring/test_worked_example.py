"""docs/scoring.md stays true: its example is scored, its arithmetic repeated, its tables compared with the code."""

import ast
import datetime
import re
from fractions import Fraction
from pathlib import Path

import pytest
from tests.support.build import NA, built_in, evaluation, levels, questionnaire, rule

from implcheck.loading.answers import load_answers
from implcheck.loading.source import decoded
from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level, State
from implcheck.model.gate import Gate
from implcheck.scoring.assess import assess

PAGE = (Path(__file__).parents[2] / "docs" / "scoring.md").read_text(encoding="utf-8")
DAY = datetime.date(2026, 12, 1)

Row = dict[str, str]


def fenced(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", PAGE, flags=re.MULTILINE | re.DOTALL)


def table(*columns: str, end: bool = False) -> list[Row]:
    """Return the rows of the only table with these first columns; with `end` it has no other columns."""
    blocks = [block.splitlines() for block in re.findall(r"(?:^\|.*\n)+", PAGE, flags=re.MULTILINE)]
    cells = [[[cell.strip() for cell in line.strip("|").split("|")] for line in block] for block in blocks]
    heads = {tuple(block[0] if end else block[0][: len(columns)]): block for block in reversed(cells)}
    found = heads[columns]
    return [dict(zip(found[0], row, strict=True)) for row in found[2:]]


def scored(today: datetime.date = DAY, gate: Gate | None = None) -> Assessment:
    (answers,) = fenced("yaml")
    loaded = load_answers(decoded("scoring.md", answers.encode()))
    return assess(loaded.questionnaire, loaded.answers, today=today, gate=gate or Gate())


RESULT = scored()


SHOWN_LEVELS = {
    practice.id: practice.level or (built_in().levels.of(practice.score.low) if practice.score else None)
    for practice in RESULT.practices
}
"""The level of each practice that counts for the cap: the band of its low end where not enough is known."""


def shown(points: Fraction | None) -> str:
    """Round down to two decimals; written again here so that the page is not compared with the code alone."""
    assert points is not None
    hundredths = points.numerator * 100 // points.denominator
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def test_the_day_on_the_page_is_the_day_in_the_file() -> None:
    assert RESULT.about.date == DAY
    assert "The day of the assessment is 1 December 2026." in PAGE


def test_every_question_of_the_phase_is_in_the_table_with_its_figures() -> None:
    rows = table("question", "score")
    asked = [question for question in RESULT.questions if question.state is not State.NOT_ASKED]
    states = {State.UNKNOWN: "unknown", State.NOT_APPLICABLE: "not applicable", State.NOT_YET: "not yet"}
    assert rows == [
        {
            "question": question.id,
            "score": states.get(question.state, str(question.score)),
            "weight": f"{question.weight:g}",
            "share in %": shown(100 * question.share),
            "lacks, in points": shown(question.points_missing),
        }
        for question in asked
    ]


def test_every_practice_is_in_the_table_with_its_figures() -> None:
    rows = table("practice", "W", "T", "counts")
    expected = []
    asked = [question for question in RESULT.questions if question.state is not State.NOT_ASKED]
    for practice in RESULT.practices:
        whole = sum(question.weight for question in asked if question.practice == practice.id)
        if not whole:
            continue
        counts = sum(
            question.weight for question in RESULT.questions if question.practice == practice.id and question.share
        )
        level = str(practice.level) if practice.level is not None else "not enough known"
        expected.append(
            {
                "practice": practice.id,
                "W": f"{practice.weight:g}",
                "T": f"{whole:g}",
                "counts": f"{counts:g}",
                "W x counts / T": shown(Fraction(practice.weight) * Fraction(counts) / Fraction(whole)),
                "score": shown(practice.score.low) if practice.score else "-",
                "ceiling": shown(practice.score.ceiling) if practice.score else "-",
                "level": level,
            }
        )
    assert rows == expected


def test_every_figure_is_what_the_tool_finds() -> None:
    assert RESULT.score is not None
    assert RESULT.level is not None
    assert RESULT.possible_levels is not None
    capping = [id_ for id_, level in SHOWN_LEVELS.items() if level is Level.CRITICAL]
    under, on = (
        scored(gate=gate).gate_result.passed for gate in (Gate(fail_under=Fraction(65)), Gate(fail_on=Level.HIGH))
    )
    own = [question.points_missing for question in RESULT.questions if question.state is State.ANSWERED]
    changes = [
        f"{change.question} {'up' if change.up else 'down'}: {change.level or 'none'}"
        for change in RESULT.sensitivity.changes
    ]
    assert {row["figure"]: row["value"] for row in table("figure", "value")} == {
        "score": shown(RESULT.score.low),
        "ceiling": shown(RESULT.score.ceiling),
        "known, in %": shown(100 * RESULT.known),
        "level on points alone": str(built_in().levels.of(RESULT.score.low)),
        "level": str(RESULT.level),
        "best level still possible": str(RESULT.possible_levels[0]),
        "worst level still possible": str(RESULT.possible_levels[1]),
        "practices that cap it": ", ".join(capping),
        "first risk": RESULT.actions[0].finding,
        "second risk": RESULT.findings[1].id,
        "points of the first risk": shown(RESULT.actions[0].points),
        "points of all risks, the accepted one included": shown(sum(own, Fraction(0))),
        "points to find out": shown(sum((question.points_missing for question in RESULT.to_find_out), Fraction(0))),
        "level with equal weights": str(RESULT.sensitivity.equal_weights),
        "answers that change the level": ", ".join(changes),
        "combinations that cannot be judged": ", ".join(waiting.id for waiting in RESULT.waiting_rules) or "none",
        "score for the gate": shown(RESULT.gate_result.score),
        "level for the gate": str(RESULT.gate_result.level),
        "`--fail-under 65`": "met" if under else "not met",
        "`--fail-on high`": "met" if on else "not met",
        "score for the gate on 2027-01-01": shown(scored(datetime.date(2027, 1, 1)).gate_result.score),
    }


def worth(expression: str) -> Fraction:
    """Evaluate an expression of numbers, + - x / and brackets exactly."""

    def value(node: ast.expr) -> Fraction:
        match node:
            case ast.BinOp(left, ast.Add(), right):
                return value(left) + value(right)
            case ast.BinOp(left, ast.Sub(), right):
                return value(left) - value(right)
            case ast.BinOp(left, ast.Mult(), right):
                return value(left) * value(right)
            case ast.BinOp(left, ast.Div(), right):
                return value(left) / value(right)
            case ast.Constant(number):
                return Fraction(str(number))
        raise ValueError(expression)

    return value(ast.parse(expression.replace(" x ", " * "), mode="eval").body)


LINES = [line for block in fenced("arithmetic") for line in block.splitlines()]


@pytest.mark.parametrize("line", LINES)
def test_the_arithmetic_is_right(line: str) -> None:
    expression, _, outcome = line.rpartition(" = ")
    assert shown(worth(expression)) == outcome


def test_the_arithmetic_leads_to_the_figures() -> None:
    outcomes = {line.rpartition(" = ")[2] for line in LINES}
    figures = {row["figure"]: row["value"] for row in table("figure", "value")}
    worked_out = ("score", "ceiling", "known, in %", "score for the gate")
    assert {figures[name] for name in worked_out} <= outcomes
    assert len(LINES) == 11


def test_the_bands_and_weights_on_the_page_are_those_of_the_questionnaire() -> None:
    builtin = built_in()
    bands = {row["level"]: row["from"] for row in table("level", "from")}
    assert bands == {str(band.level): f"{band.from_:g}" for band in builtin.levels.bands}
    expected = []
    for practice in builtin.practices:
        row = {"practice": practice.id}
        for phase in builtin.phases_by_id:
            asked = [question for question in builtin.of_practice(practice.id) if phase in question.phases]
            row[f"W {phase}"] = f"{practice.weight_in(phase):g}" if asked else "-"
            row[f"T {phase}"] = f"{sum(question.weight for question in asked):g}" if asked else "-"
        expected.append(row)
    assert table("practice", "W kickoff") == expected


@pytest.mark.parametrize("row", table("part 1", "part 2"), ids=lambda row: f"{row['part 1']} and {row['part 2']}")
def test_the_table_of_combinations_is_how_they_are_judged(row: Row) -> None:
    given = {"holds": 0, "does not hold": 4, "cannot be judged": "unknown", "not asked here": NA}
    outcomes = {"true": "holds", "false": "does not hold", "unknown": "cannot be judged", None: "left out"}
    parts = [{"question": id_, "at_most": 1} for id_ in ("one.a", "one.b")]
    small = questionnaire(
        levels("one.a"), levels("one.b"), rules=[rule("all", {"all": parts}), rule("any", {"any": parts})]
    )
    for first, second in (("part 1", "part 2"), ("part 2", "part 1")):
        answers = {"one.a": given[row[first]], "one.b": given[row[second]]}
        judged = {held.id: str(judgement.truth) for held, judgement in evaluation(small, answers).rules}
        assert outcomes[judged.get("rule.all")] == row["all of these"]
        assert outcomes[judged.get("rule.any")] == row["any of these"]


def test_the_page_names_every_pair_of_parts_once() -> None:
    pairs = [frozenset((row["part 1"], row["part 2"])) for row in table("part 1", "part 2")]
    assert len(set(pairs)) == len(pairs) == 10
