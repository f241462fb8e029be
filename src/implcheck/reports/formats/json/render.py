"""JSON: one of three documents, about an assessment, a comparison, or a file that cannot be used."""

from implcheck.model.assessment import Assessment
from implcheck.model.comparison import Comparison
from implcheck.model.problem import Rejected
from implcheck.reports.formats.json.assessment import AssessmentV2
from implcheck.reports.formats.json.comparison import ComparisonV2
from implcheck.reports.formats.json.problems import ProblemsV2
from implcheck.reports.formats.json.text import document
from implcheck.reports.formats.json.values import DocumentV2
from implcheck.reports.options import Options
from implcheck.wording.messages import Messages


def render(report: Assessment | Comparison | Rejected, options: Options) -> str:
    """Return the document: UTF-8, indented by two, keys in a fixed order, the same bytes every time."""
    messages = Messages.for_report(report.after if isinstance(report, Comparison) else report, options.languages)
    made = _shape(report).model_validate(report, context=messages)
    return document(made.model_dump(mode="json"))


def _shape(report: Assessment | Comparison | Rejected) -> type[DocumentV2]:
    if isinstance(report, Comparison):
        return ComparisonV2
    return ProblemsV2 if isinstance(report, Rejected) else AssessmentV2
