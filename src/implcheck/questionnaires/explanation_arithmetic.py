"""How a score came about: the arithmetic of a question, a practice and the whole."""

from fractions import Fraction

from rich.table import Table
from rich.text import Text as Line

from implcheck.model.assessment import Assessment, QuestionResult
from implcheck.model.enums import State
from implcheck.model.practice import Practice
from implcheck.reports.formats.canvas import Canvas
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages


class Arithmetic:
    """Draws the arithmetic of an assessment on a canvas."""

    def __init__(self, canvas: Canvas, messages: Messages) -> None:
        self.canvas = canvas
        self.messages = messages

    def question(self, result: QuestionResult) -> None:
        """Draw what an answer brings to the overall score."""
        messages = self.messages
        self.canvas.heading(messages.message("explain.arithmetic"))
        self.canvas.line(f"{messages.message('explain.your-answer')}: ", answer_text(result, messages), indent=2)
        if not result.state.counts:
            self.canvas.line(
                messages.message("explain.outside", state=messages.message(f"state.{result.state}")), indent=2
            )
            return
        share = messages.plain(100 * result.share)
        if result.score is None:
            self.canvas.line(messages.message("explain.no-readiness"), indent=2)
            line = messages.message(
                "explain.contributes-range", share=share, points=messages.tenths(100 * result.share)
            )
        else:
            ready = Fraction(result.score, 4)
            self.canvas.line(
                messages.message("explain.readiness", score=result.score, share=messages.plain(ready)), indent=2
            )
            points = messages.tenths(100 * result.share * ready)
            line = messages.message("explain.contributes", share=share, readiness=messages.plain(ready), points=points)
        self.canvas.line(line, indent=2)

    def practice(self, assessment: Assessment, practice: Practice) -> None:
        """Draw the score of a practice: its answers by their weights."""
        messages = self.messages
        results = [result for result in assessment.questions if result.practice == practice.id and result.state.counts]
        outcome = next(result for result in assessment.practices if result.id == practice.id)
        self.canvas.heading(messages.message("explain.arithmetic"))
        weight = sum((Fraction(str(result.weight)) for result in results), Fraction(0))
        low = sum((Fraction(str(result.weight)) * (result.score or 0) / 4 for result in results), Fraction(0))
        table = self._table("column-question", "column-weight", "column-score", "column-product")
        for result in results:
            own = Fraction(str(result.weight))
            score = "?" if result.score is None else str(result.score)
            table.add_row(
                messages.text(result.title), messages.plain(own), score, messages.plain(own * (result.score or 0) / 4)
            )
        table.add_row(Line(messages.message("explain.sum"), "bold"), messages.plain(weight), "", messages.plain(low))
        self.canvas.put(table, indent=2)
        if outcome.score is not None:
            line = messages.message(
                "explain.practice-sum",
                low=messages.plain(low),
                weight=messages.plain(weight),
                score=messages.tenths(outcome.score.low),
            )
            self.canvas.line(line, indent=2)
        for reason in outcome.reasons:
            self.canvas.item(messages.reason(reason))

    def overall(self, assessment: Assessment) -> None:
        """Draw the overall score: the practices by their shares."""
        messages = self.messages
        self.canvas.heading(messages.message("explain.arithmetic"))
        table = self._table("column-question", "column-share", "column-score", "column-points")
        for practice in assessment.practices:
            if practice.score is not None:
                points = messages.hundredths(practice.share * practice.score.low)
                table.add_row(
                    messages.text(practice.title),
                    f"{messages.hundredths(100 * practice.share)}%",
                    messages.hundredths(practice.score.low),
                    points,
                )
        self.canvas.put(table, indent=2)
        if assessment.score is not None:
            self.canvas.line(
                messages.message("explain.overall-sum", score=messages.tenths(assessment.score.low)), indent=2
            )
        self.canvas.line(messages.message("explain.known", known=messages.tenths(100 * assessment.known)), indent=2)
        for reason in assessment.reasons:
            self.canvas.item(messages.reason(reason))

    def _table(self, *columns: str) -> Table:
        table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
        for number, column in enumerate(columns):
            table.add_column(self.messages.message(f"explain.{column}"), justify="right" if number else "left")
        return table


def answer_text(result: QuestionResult, messages: Messages) -> str:
    """Return the answer to a question in words, with its score."""
    if result.state is State.ANSWERED:
        return f"{'; '.join(messages.text(part) for part in result.answer_text)} ({messages.message('explain.score-of', score=result.score)})"
    state = messages.message(f"state.{result.state}")
    return f"{state}: {for_terminal(result.not_applicable_reason)}" if result.not_applicable_reason else state
