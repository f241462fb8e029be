"""Assessments to draw, and measures of what was drawn that do not come from the code that draws."""

import datetime
import re
import unicodedata
from functools import cache

from tests.support.cli import EXAMPLES

from implcheck.loading.answers import load_answers
from implcheck.loading.source import decoded, read
from implcheck.model.assessment import Assessment
from implcheck.respondents.combine import combine, combine_answers
from implcheck.respondents.tally import Tally
from implcheck.scoring.assess import NO_GATE, assess

TODAY = datetime.date(2026, 11, 24)

ACTING = [
    "\x1b[31m",
    "\x1b]8;;https://example.org\x1b\\",
    "\x1b]0;title\x07",
    "\x07",
    "\x08",
    "\r",
    "\x7f",
    "\x85",
    "\x9b31m",
    "\x01",
    "\x1f",
    "\u202e",
    "\u2066",
    "\u200b",
    "\u200f",
    "\u2028",
    "\ufeff",
    "\U000e0041",
]
"""Text that acts on a terminal, or on the reader, without being seen."""

MARKUP = ("[bold]", "[/docs]", "[link=https://example.org]", "[/]", "{project}", "%s")
"""Text that a template or a markup language would swallow."""

_ACTING = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)
"""Every control character but the line end, every change of direction, every blank without a width."""

_COLOR = re.compile("\x1b\\[[0-9;]*m")


def acting_in(text: str) -> list[str]:
    """The characters that act, colours apart: there should be none."""
    return sorted(set(_ACTING.findall(_COLOR.sub("", text))))


def columns(line: str) -> int:
    """How many columns a line takes at the least: wide characters two, what joins, combines or tones a skin none."""
    total, joined = 0, False
    for character in line:
        tone = "\N{EMOJI MODIFIER FITZPATRICK TYPE-1-2}" <= character <= "\N{EMOJI MODIFIER FITZPATRICK TYPE-6}"
        if joined or tone or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
            joined = character == "\u200d"
            continue
        total += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return total


def widest(text: str) -> int:
    """The columns of the widest line."""
    return max(columns(line) for line in _COLOR.sub("", text).split("\n"))


def words_of(text: str) -> str:
    """The text as one line, so that it can be searched across line ends."""
    return " ".join(text.replace("│", " ").split())


@cache
def example(name: str) -> Assessment:
    """The assessment of an example."""
    loaded = load_answers(read(str(EXAMPLES / f"{name}.yaml")))
    return assess(loaded.questionnaire, loaded.answers, today=TODAY, gate=NO_GATE)


@cache
def nothing_answered() -> Assessment:
    """The assessment of an answers file without answers."""
    loaded = load_answers(decoded("empty.yaml", b"implcheck: 1\nproject: E\nphase: kickoff\nanswers: {}\n"))
    return assess(loaded.questionnaire, loaded.answers, today=TODAY, gate=NO_GATE)


@cache
def respondents() -> Assessment:
    """The assessment of the example with several respondents."""
    loaded = [load_answers(read(str(file))) for file in sorted((EXAMPLES / "respondents").glob("*.yaml"))]
    questionnaire, first = loaded[0].questionnaire, loaded[0].answers
    tally = Tally(questionnaire)
    for file in loaded:
        assert file.answers.respondent is not None
        tally.add(file.answers.respondent, file.answers.answers)
    together = first.model_copy(update={"answers": combine_answers(tally), "respondent": None})
    asked = {question.id for question in questionnaire.asked_in(first.phase)}
    return assess(questionnaire, together, today=TODAY, gate=NO_GATE, combined=combine(tally, first.phase, asked))


@cache
def assessed_text(text: str) -> Assessment:
    """The assessment of the text of an answers file."""
    loaded = load_answers(decoded("answers.yaml", text.encode()))
    return assess(loaded.questionnaire, loaded.answers, today=TODAY, gate=NO_GATE)


def quoted(text: str) -> str:
    """Text as a YAML scalar with nothing raw in it but letters and digits."""
    return (
        '"'
        + "".join(
            character if character.isascii() and character.isalnum() else f"\\U{ord(character):08x}"
            for character in text
        )
        + '"'
    )


def saying(text: str) -> str:
    """An answers file in which a person says `text` wherever a person can say something."""
    value = quoted(text)
    return f"""
implcheck: 1
questionnaire_version: "2.0"
project: {value}
phase: kickoff
date: 2026-11-24
respondent: {{role: {value}}}
answers:
  why.problem-statement: {{answer: 1, note: {value}, evidence: [{value}, {value}]}}
  why.switch-reason: {{not_applicable: {value}, note: {value}}}
  why.benefit-per-role: {{answer: unknown, note: {value}, evidence: {value}}}
  why.success-measures: {{answer: 0, note: {value}}}
  why.growth-room: 3
  support.user-involvement: 3
  support.affected-jobs: 3
  support.message-plan: 3
  commitment.named-sponsor: 3
  commitment.visible-use: 3
  timeline.dated-plan: 3
  timeline.estimate-basis: 3
  timeline.margin: 20
  timeline.date-scope: scope-gives
  capacity.planned-hours-freed: 100
  capacity.work-taken-over: 3
  capacity.project-lead-time: 90
  capacity.peak-load: 3
  capacity.supplier-support: unknown
  knowledge.key-user-cover: 3
  knowledge.departure-scenarios: [key-user-leaves]
  aftercare.coordinator: 3
  aftercare.first-year: 3
accepted_risks:
  - {{finding: why.success-measures, reason: {value}, owner: {value}, until: 2027-01-31}}
"""
