"""Assessments with the places of their answers, for the formats that point at lines."""

from tests.reports.pages import TODAY
from tests.support.cli import EXAMPLES

from implcheck.loading.answers import load_answers
from implcheck.loading.source import decoded
from implcheck.model.assessment import Assessment
from implcheck.model.gate import Gate
from implcheck.model.problem import InvalidFile, Rejected
from implcheck.scoring.assess import NO_GATE, assess


def placed(text: str, file: str = "readiness.yaml", gate: Gate = NO_GATE) -> Assessment:
    """The assessment of an answers file's text."""
    loaded = load_answers(decoded(file, text.encode()))
    return assess(loaded.questionnaire, loaded.answers, today=TODAY, gate=gate, locations=loaded.locations)


def placed_example(name: str, gate: Gate = NO_GATE) -> Assessment:
    """The assessment of an example, as if it was read from the top of the repository."""
    return placed(example_text(name), f"examples/{name}.yaml", gate)


def example_text(name: str) -> str:
    """The text of an example."""
    return (EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8")


def rejected(text: str, file: str = "readiness.yaml") -> Rejected:
    """What comes of a text that cannot be used."""
    try:
        load_answers(decoded(file, text.encode()))
    except InvalidFile as error:
        return Rejected(file, error.problems)
    raise AssertionError("the text can be used")


def line_of(text: str, start: str) -> int:
    """The number of the first line that starts with `start`, blanks apart."""
    return next(number for number, line in enumerate(text.split("\n"), 1) if line.lstrip(" -").startswith(start))


BROKEN = """implcheck: 1
project: Portal
phase: kickoff
answers:
  why.problem-statement: 9
  why.no-such-question: 2
"""
