"""JSON: one of three documents, about an assessment, a comparison, or a file that cannot be used."""

from implcheck.model.assessment import Assessment
from implcheck.model.comparison import Comparison
from implcheck.model.problem import Rejected
from implcheck.reports.formats.json.assessment import assessment_json
from implcheck.reports.formats.json.comparison import comparison_json
from implcheck.reports.formats.json.problems import problems_json
from implcheck.reports.formats.json.text import document
from implcheck.reports.formats.json.values import DocumentV2
from implcheck.reports.options import Options
from implcheck.wording.messages import Messages


def render(report: Assessment | Comparison | Rejected, options: Options) -> str:
    """Return the document: UTF-8, indented by two, keys in a fixed order, the same bytes every time."""
    return document(_document(report, options).model_dump(mode="json"))


def _document(report: Assessment | Comparison | Rejected, options: Options) -> DocumentV2:
    if isinstance(report, Comparison):
        return comparison_json(report, Messages.for_report(report.after, options.languages))
    messages = Messages.for_report(report, options.languages)
    if isinstance(report, Rejected):
        return problems_json(report, messages)
    return assessment_json(report, messages)
