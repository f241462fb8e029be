"""JSON: one of four documents, about an assessment, a comparison, the status of a round, or a file that cannot be used."""

from typing import Annotated, Literal

from pydantic import Field

from implcheck.model.comparison import Comparison
from implcheck.model.problem import Rejected
from implcheck.model.round_status import RoundStatus
from implcheck.reports.formats.json.assessment import AssessmentV2
from implcheck.reports.formats.json.from_model import NullIfEmpty, key, written
from implcheck.reports.formats.json.values import DocumentV2, ProblemV2
from implcheck.reports.formats.json_text import json_document
from implcheck.reports.options import Options, Report
from implcheck.wording.messages import Messages


class ProblemsV2(DocumentV2):
    """What comes instead of an assessment when a file cannot be used: nothing was scored."""

    file: NullIfEmpty = key("The file, as it was given; <stdin> for standard input.")
    outcome: Literal["invalid"] = key("That there is no assessment.", lambda *_: "invalid")
    problems: list[ProblemV2] = key("What is wrong: the first problems, in the order of the lines.", min_length=1)
    problems_left_out: int = key("How many more problems there are, which are not listed.", "left_out", ge=0)


ReportV2 = Annotated[AssessmentV2 | ProblemsV2, Field(discriminator="outcome")]
"""An assessment, or the problems that come in its place; `outcome` tells which."""


def render(report: Report, options: Options) -> str:
    """Return the document: UTF-8, indented by two, keys in a fixed order, the same bytes every time."""
    messages = Messages.for_report(report.after if isinstance(report, Comparison) else report, options.languages)
    return json_document(written(_shape(report), report, messages))


def _shape(report: Report) -> type[DocumentV2]:
    if isinstance(report, Comparison):
        from implcheck.reports.formats.json.comparison import ComparisonV2  # imported late: few reports need it

        return ComparisonV2
    if isinstance(report, RoundStatus):
        from implcheck.reports.formats.json.round_status import RoundV2

        return RoundV2
    return ProblemsV2 if isinstance(report, Rejected) else AssessmentV2
