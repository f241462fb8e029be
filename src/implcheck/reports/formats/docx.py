"""The report as a Word document, with real headings and tables, to edit and to put a logo on.

python-docx is an optional extra (`implcheck[office]`). What it writes is packed again with one date, so that the same
assessment gives the same bytes.
"""

import datetime
import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

from implcheck.model.assessment import Action, Assessment, Finding
from implcheck.model.problem import Location, Rejected
from implcheck.reports import narrative, respondents
from implcheck.reports.formats import chart
from implcheck.reports.formats.canvas import symbol
from implcheck.reports.narrative import Row
from implcheck.reports.options import Options
from implcheck.wording import problems
from implcheck.wording.escape import for_terminal, for_xml
from implcheck.wording.messages import Messages
from implcheck.wording.problems import hint, sentence

LONGEST_PROPERTY = 255
"""Characters that a property of a document holds."""

PACKED = (1980, 1, 1, 0, 0, 0)
"""The date on the parts of the document."""

LOCALES = {"en": "en-GB", "nl": "nl-NL"}
"""What the spelling checker goes by."""


def render(report: Assessment | Rejected, options: Options) -> bytes:
    """The document's bytes.

    Raises:
        ModuleNotFoundError: the extra is not installed.
    """
    messages = Messages(options.languages)
    page = _Page(messages)
    if isinstance(report, Rejected):
        page.rejected(report)
    else:
        page.whole(report, options.top)
    return page.packed()


class _Page:
    def __init__(self, messages: Messages) -> None:
        import docx
        from docx.oxml.ns import qn

        self.messages = messages
        self.document: Any = docx.Document()
        self.qn = qn
        for section in self.document.sections:
            section.page_width, section.page_height = docx.shared.Mm(210), docx.shared.Mm(297)
            section.left_margin = section.right_margin = docx.shared.Mm(20)
        language = LOCALES.get(messages.languages[0], messages.languages[0])
        fonts = self.document.styles["Normal"].element.get_or_add_rPr()
        mark = docx.oxml.OxmlElement("w:lang")
        mark.set(qn("w:val"), language)
        fonts.append(mark)
        self.width = docx.shared.Mm(170)

    def packed(self) -> bytes:
        """The document, packed so that it does not tell when."""
        properties = self.document.core_properties
        properties.created = properties.modified = datetime.datetime(*PACKED)  # noqa: DTZ001 - the format has no zone
        properties.author = properties.last_modified_by = "implcheck"
        made, told = io.BytesIO(), io.BytesIO()
        self.document.save(made)
        with zipfile.ZipFile(made) as parts, zipfile.ZipFile(told, "w", zipfile.ZIP_DEFLATED) as again:
            for name in sorted(parts.namelist()):
                again.writestr(zipfile.ZipInfo(name, PACKED), parts.read(name), zipfile.ZIP_DEFLATED)
        return told.getvalue()

    def heading(self, text: str, level: int = 1) -> None:
        self.document.add_heading(for_xml(text), level)

    def line(self, text: str, *, bold: bool = False, style: str | None = None) -> None:
        self.document.add_paragraph(style=style).add_run(for_xml(text)).bold = bold

    def items(self, told: Iterable[str]) -> None:
        for one in told:
            self.line(one, style="List Bullet")

    def rows(self, rows: Sequence[Row]) -> None:
        """Labels and texts, a paragraph each."""
        for one in rows:
            paragraph = self.document.add_paragraph()
            paragraph.paragraph_format.space_after = 0
            paragraph.add_run(f"{for_xml(one.label)}: ").bold = True
            paragraph.add_run(for_xml(one.told))

    def table(self, head: Sequence[str], rows: Iterable[Sequence[str]], shares: Sequence[float]) -> None:
        """A table whose head comes back on every page, and whose rows are not cut; `shares` of the width, 0 to 1."""
        table = self.document.add_table(rows=1, cols=len(head), style="Table Grid")
        for cell, text in zip(table.rows[0].cells, head, strict=True):
            cell.paragraphs[0].add_run(for_xml(text)).bold = True
        _mark(table.rows[0], "w:tblHeader")
        for row in rows:
            cells = table.add_row()
            _mark(cells, "w:cantSplit")
            for cell, text in zip(cells.cells, row, strict=True):
                cell.text = for_xml(text)
        table.autofit = False
        for column, share in zip(table.columns, shares, strict=True):
            column.width = int(self.width * share)
            for cell in column.cells:
                cell.width = int(self.width * share)
        self.document.add_paragraph()

    def whole(self, of: Assessment, top: int | None) -> None:
        """Every section, what decides first."""
        self.verdict(of)
        self.respondents(of, top)
        self.practices(of)
        self.risks(of, top)
        self.actions(of)
        self.open_questions(of)
        self.accepted(of)
        self.method(of)

    def verdict(self, of: Assessment) -> None:
        messages, project = self.messages, of.about.project
        self.document.core_properties.title = for_terminal(project)[:LONGEST_PROPERTY]
        self.heading(for_terminal(project), 0)
        self.line(" · ".join(narrative.about(of, messages)), style="Subtitle")
        self.heading(f"{symbol(of.level)} {messages.headline(of)}")
        for told in narrative.accepted_knock_outs(of, messages):
            self.line(told, bold=True)
        self.line(messages.score(of), bold=True)
        self.items(narrative.decides(of, messages))
        if of.gate_result.gate.demands:
            self.line(f"{messages.message('report.gate')}: {narrative.gate_outcome(of, messages)}.", bold=True)
            self.items(narrative.demands(of, messages))

    def respondents(self, of: Assessment, top: int | None) -> None:
        blocks = respondents.told(of, self.messages, top)
        if blocks:
            self.heading(self.messages.message("respondents.heading"))
        for block in blocks:
            if block.title:
                self.heading(block.title, 2)
            self.items(block.sentences)

    def practices(self, of: Assessment) -> None:
        messages = self.messages
        self.heading(messages.message("report.practices"))
        self.document.add_picture(io.BytesIO(chart.practices(of, messages)), width=self.width)
        shape = self.document.inline_shapes[-1]._inline.docPr  # noqa: SLF001 - python-docx has no name for a picture's description
        shape.set("descr", "; ".join(f"{messages.text(one.short)} {narrative.points(one)}" for one in of.practices))
        head = [messages.message(f"report.{key}") for key in ("practice", "points", "level")]
        rows = [
            (
                messages.text(one.title),
                narrative.points(one),
                f"{symbol(one.level)} {messages.practice_level(one.outcome, one.level)}",
            )
            for one in of.practices
        ]
        self.table(head, rows, (0.6, 0.15, 0.25))

    def risks(self, of: Assessment, top: int | None) -> None:
        messages, actions = self.messages, {one.finding: one for one in of.actions}
        counted, shown = narrative.risks(of, top)
        if not counted and of.level is None:
            return  # nothing is known, so nothing is known to be well
        self.heading(messages.message("report.risks-all" if top is None else "report.risks"))
        if not counted:
            self.line(messages.message("report.no-risks"))
        for number, finding in enumerate(shown, start=1):
            self._risk(number, of, finding, actions[finding.id])
        if hidden := len(counted) - len(shown):
            self.line(messages.message("report.more", count=hidden))

    def _risk(self, number: int, of: Assessment, finding: Finding, action: Action) -> None:
        messages = self.messages
        level = f"{symbol(finding.level)} {messages.level(finding.level)}"
        self.heading(f"{number}. {messages.text(finding.title)} ({level})", 2)
        if narrative.risk_first(finding):
            self.line(messages.text(finding.risk))
        self.rows([*narrative.why(of, finding, messages), *narrative.advised(finding, action, messages)])

    def actions(self, of: Assessment) -> None:
        """The action list, in the order of what it brings for the work."""
        messages = self.messages
        if not of.actions:
            return
        self.heading(messages.message("sheet.actions"))
        head = [messages.message(f"report.{key}") for key in ("do", "who", "effort", "done-when", "points")]
        rows = (
            (
                messages.text(one.advice.do),
                messages.text(one.advice.who),
                one.advice.effort.value,
                messages.text(one.advice.done_when),
                messages.tenths(one.points),
            )
            for one in of.actions
        )
        self.table(head, rows, (0.36, 0.17, 0.11, 0.24, 0.12))

    def open_questions(self, of: Assessment) -> None:
        messages = self.messages
        if of.to_find_out:
            self.heading(messages.message("report.find-out"))
            self.line(messages.message("report.find-out-intro", count=len(of.to_find_out)))
            for one in of.to_find_out:
                self.heading(messages.text(one.title), 2)
                self.rows(narrative.missing(of, one, messages))
        if of.waiting_rules:
            self.heading(messages.message("report.unjudged"))
            self.items(narrative.not_judged(of, one, messages) for one in of.waiting_rules)
        if of.other_version_warnings:
            self.heading(messages.message("report.left-out"))
            self.items(problems.paragraph(one, messages.languages[0]) for one in of.other_version_warnings)
        if of.level is not None:
            self.heading(messages.message("report.firmness"))
            self.items(narrative.firmness(of, messages))

    def accepted(self, of: Assessment) -> None:
        messages = self.messages
        if not of.acceptances:
            return
        self.heading(messages.message("report.accepted"))
        self.line(messages.message("report.accepted-intro"))
        self.items(narrative.accepted_risks(of, messages))

    def method(self, of: Assessment) -> None:
        messages = self.messages
        if of.unasked_answers:
            self.line(narrative.set_aside(of, messages))
        for text in narrative.method(of, messages):
            self.line(text)

    def rejected(self, report: Rejected) -> None:
        """What is wrong with a file, instead of a report on it."""
        messages, language = self.messages, self.messages.languages[0]
        self.heading(messages.message("problem.count", count=report.count), 0)
        head = [messages.message(f"column.{key}") for key in ("file", "line", "problem", "hint")]
        rows = [
            (location.file, str(location.line or ""), sentence(one, language), hint(one, language))
            for one in report.listed
            for location in (one.location or Location(""),)
        ]
        self.table(head, rows, (0.2, 0.1, 0.35, 0.35))


def _mark(row: Any, mark: str) -> None:
    """Give a row of a table a property by the name that the format has for it."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(mark))  # noqa: SLF001 - python-docx knows no properties of rows
