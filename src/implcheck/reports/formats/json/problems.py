"""Rejected input as JSON: what comes instead of an assessment when a file cannot be used."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from implcheck.model.problem import Location, Problem, Rejected
from implcheck.reports.formats.json.from_model import FromModel, Sources
from implcheck.reports.formats.json.values import DocumentV2, LineNumber, NullIfEmpty
from implcheck.wording.problems import hint, sentence


class ProblemV2(FromModel):
    """Something that is wrong, where, and what to do about it."""

    sources: ClassVar[Sources[Problem]] = {
        "sentence": lambda problem, messages: sentence(problem, messages.languages[0]),
        "hint": lambda problem, messages: hint(problem, messages.languages[0]),
        "file": lambda problem, _: _location(problem).file,
        "line": lambda problem, _: _location(problem).line,
        "column": lambda problem, _: _location(problem).column,
    }

    code: str = Field(description="Stable; docs/json.md lists every code with its sentence.")
    sentence: str = Field(description="What is wrong.")
    hint: str = Field(description="What to do about it.")
    file: NullIfEmpty = Field(description="The file, as it was given; null if no file is meant.")
    line: LineNumber = Field(description="The line; null if the file as a whole is meant.")
    column: LineNumber = Field(description="The column; null if the file as a whole is meant.")


class ProblemsV2(DocumentV2):
    """What comes instead of an assessment when a file cannot be used: nothing was scored."""

    sources: ClassVar[Sources[Rejected]] = {
        **DocumentV2.sources,
        "outcome": lambda *_: "invalid",
        "problems_left_out": lambda rejected, _: rejected.left_out,
    }

    file: NullIfEmpty = Field(description="The file, as it was given; <stdin> for standard input.")
    outcome: Literal["invalid"] = Field(description="That there is no assessment.")
    problems: Annotated[list[ProblemV2], Field(min_length=1)] = Field(
        description="What is wrong: the first problems, in the order of the lines."
    )
    problems_left_out: int = Field(ge=0, description="How many more problems there are, which are not listed.")


def _location(problem: Problem) -> Location:
    return problem.location or Location("")
