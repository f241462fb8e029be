"""Rejected input as JSON: what comes instead of an assessment when a file cannot be used."""

from typing import Annotated, Literal

from pydantic import Field

from implcheck.model.base import Frozen
from implcheck.model.problem import Location, Problem, Rejected
from implcheck.reports.formats.json.values import VERSION, DocumentV2, LineNumber, tool
from implcheck.wording.messages import Messages
from implcheck.wording.problems import hint, sentence


class ProblemV2(Frozen):
    """Something that is wrong, where, and what to do about it."""

    code: str = Field(description="Stable; docs/json.md lists every code with its sentence.")
    sentence: str = Field(description="What is wrong.")
    hint: str = Field(description="What to do about it.")
    file: str | None = Field(description="The file, as it was given; null if no file is meant.")
    line: LineNumber | None = Field(description="The line; null if the file as a whole is meant.")
    column: LineNumber | None = Field(description="The column; null if the file as a whole is meant.")


class ProblemsV2(DocumentV2):
    """What comes instead of an assessment when a file cannot be used: nothing was scored."""

    file: str | None = Field(description="The file, as it was given; <stdin> for standard input.")
    outcome: Literal["invalid"] = Field(description="That there is no assessment.")
    problems: Annotated[list[ProblemV2], Field(min_length=1)] = Field(
        description="What is wrong: the first problems, in the order of the lines."
    )
    problems_left_out: int = Field(ge=0, description="How many more problems there are, which are not listed.")


def problem_json(problem: Problem, messages: Messages) -> ProblemV2:
    """Return a problem with its sentences."""
    location, language = problem.location or Location(""), messages.languages[0]
    return ProblemV2(
        code=problem.code,
        sentence=sentence(problem, language),
        hint=hint(problem, language),
        file=location.file or None,
        line=location.line or None,
        column=location.column or None,
    )


def problems_json(rejected: Rejected, messages: Messages) -> ProblemsV2:
    """Return the document about a file that cannot be used."""
    return ProblemsV2(
        schema_version=VERSION,
        draft=True,
        tool=tool(),
        language=messages.languages[0],
        file=rejected.file or None,
        outcome="invalid",
        problems=[problem_json(problem, messages) for problem in rejected.problems],
        problems_left_out=rejected.left_out,
    )
