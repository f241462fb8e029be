"""The assessment as an Excel workbook: an overview, actions, answers, scores, and the roles of a round.

A board is shown the overview, which fits on one page; a project lead works with the actions. XlsxWriter is an optional
extra (`implcheck[office]`).
"""

import datetime

from implcheck.model.assessment import Assessment
from implcheck.model.problem import Rejected
from implcheck.reports.formats.xlsx import actions, overview, roles, tables
from implcheck.reports.formats.xlsx.book import Book
from implcheck.reports.options import Options
from implcheck.wording.messages import Messages

NO_DAY = datetime.date(1980, 1, 1)
"""The day on a workbook about a file that cannot be used, which has none of its own."""


def render(report: Assessment | Rejected, options: Options) -> bytes:
    """Return the workbook's bytes, the same every time.

    Raises:
        ModuleNotFoundError: the extra is not installed.
    """
    messages = Messages.for_report(report, options.languages)
    return _rejected(report, messages) if isinstance(report, Rejected) else _assessed(report, messages)


def _assessed(assessment: Assessment, messages: Messages) -> bytes:
    book = Book(messages, assessment.about.project, assessment.about.today, messages.headline(assessment))
    overview.put(book, assessment)
    actions.put(book, assessment)
    for table in tables.of_assessment(assessment):
        tables.put(book, table)
    roles.put(book, assessment)
    if (origin := tables.of_questionnaire(assessment)) is not None:
        tables.put(book, origin)
    return book.finished()


def _rejected(rejected: Rejected, messages: Messages) -> bytes:
    table = tables.of_rejected(rejected, messages)
    book = Book(messages, rejected.file, NO_DAY, table.above)
    tables.put(book, table)
    return book.finished()
