"""Build the document of a report: of an assessment, a comparison, the status of a round, or a file that cannot be used."""

from implcheck.model.assessment import Assessment
from implcheck.model.comparison import Comparison
from implcheck.model.problem import Location, Problem, Rejected
from implcheck.model.round_status import RoundStatus
from implcheck.reports import appendix, comparison, risks, round_status, summary
from implcheck.reports.document import Block, Document, Emphasis, Entry, Headline, Paragraph, Section, Snippet
from implcheck.reports.options import Depth, Options, Report
from implcheck.wording import problems
from implcheck.wording.escape import for_terminal
from implcheck.wording.file_names import name_of
from implcheck.wording.foreign_text import MarkedMessages
from implcheck.wording.symbols import FAILED


def build(report: Report, options: Options) -> Document:
    """Return the document of a report, in the first of the languages that the tool has."""
    if isinstance(report, Rejected):
        return _rejected(report, MarkedMessages(options.languages, options.languages[0]))
    if isinstance(report, RoundStatus):
        return round_status.document_of(
            report, MarkedMessages(options.languages, report.about.languages[0], report.about.roles)
        )
    assessment = report if isinstance(report, Assessment) else report.after
    about = assessment.about
    messages = MarkedMessages(options.languages, about.languages[0], about.roles)
    if isinstance(report, Comparison):
        headline, parts = comparison.headline(report, messages), comparison.sections(report, messages)
    else:
        headline, parts = messages.headline(report), summary.sections(report, messages)
        parts += risks.sections(report, messages, options.top) + appendix.sections(report, messages)
    made_on = messages.message("report.made-on", today=messages.day(about.today))
    return Document(
        for_terminal(about.project), headline, assessment.level, messages.language, parts, made_on, about.today
    )


def _rejected(report: Rejected, messages: MarkedMessages) -> Document:
    """Return every problem with its location, its sentence, the line, and what to do."""
    headline = messages.message("report.rejected", file=name_of(report.file), count=report.count)
    entries = tuple(_problem(problem, messages) for problem in report.listed)
    section = Section("verdict", "", Depth.SUMMARY, (Headline(headline, None, FAILED), *entries))
    return Document(name_of(report.file), headline, None, messages.language, (section,))


def _problem(problem: Problem, messages: MarkedMessages) -> Entry:
    language, location = messages.languages[0], problem.location or Location("")
    blocks: list[Block] = []
    if where := problems.place(location):
        blocks.append(Paragraph(where, Emphasis.NOTE))
    if location.text:
        blocks.append(Snippet(location.line, *problems.around(location)))
    if problems.has_odd_blanks(location.text):
        blocks.append(Paragraph(messages.message("check.odd-blanks")))
    blocks.append(Paragraph(problems.hint(problem, language)))
    return Entry(problems.sentence(problem, language), tuple(blocks))
