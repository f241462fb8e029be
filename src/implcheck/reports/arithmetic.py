"""The arithmetic of the score: every weight, score and sum, exact enough to check by hand.

A practice's score is 100 x sum(weight x score / 4) / sum(weight). In the overall score a practice weighs W x n / T: W its own
weight, n the weight of its questions that count, T that of all its questions. The overall score is the sum of each
practice's share of those weights times its score.
"""

from fractions import Fraction

from implcheck.model.assessment import Assessment
from implcheck.model.enums import TOP_SCORE
from implcheck.model.results import PracticeResult, QuestionResult
from implcheck.reports import sentences
from implcheck.reports.document import Block, Cell, Column, Emphasis, Entry, Items, Paragraph, Row, Rows, Table
from implcheck.wording.messages import Messages

UNKNOWN = "?"


def arithmetic(assessment: Assessment, messages: Messages) -> tuple[Block, ...]:
    """Return how the overall score follows from the practices, and theirs from the questions; empty without a score."""
    if assessment.score is None:
        return ()
    entries = [Entry(messages.message("arithmetic.overall"), overall(assessment, messages), is_open=False)]
    for practice in assessment.practices:
        if practice.score is not None:
            title = f"{messages.text(practice.title)}: {sentences.span(practice.score)}"
            entries.append(Entry(title, of_practice(assessment, practice.id, messages), is_open=False))
    return Paragraph(messages.message("arithmetic.exact"), Emphasis.NOTE), *entries


def overall(assessment: Assessment, messages: Messages) -> tuple[Block, ...]:
    """Return the table from the practices to the overall score, if there is one, and the reasons of the level."""
    known = messages.message("explain.known", known=messages.tenths(100 * assessment.known))
    items = [known, *(messages.reason(reason) for reason in assessment.reasons)]
    if assessment.score is None:
        return (Items(tuple(items)),)
    heads = ("practice", "own", "counting", "weighs", "share", "score", "adds")
    score = messages.hundredths(assessment.score.low)
    rows: list[tuple[str, ...]] = []
    total = Fraction(0)
    for practice in assessment.practices:
        if practice.score is None:
            continue
        counting = sum(map(_weight, _counting(assessment, practice)), Fraction(0))
        whole = sum((_weight(result) for result in assessment.questions if result.practice == practice.id), Fraction(0))
        weighs = Fraction(str(practice.weight)) * counting / whole
        total += weighs
        rows.append(
            (
                messages.text(practice.short),
                messages.weight(practice.weight),
                f"{messages.plain(counting)} / {messages.plain(whole)}",
                messages.plain(weighs),
                f"{messages.hundredths(100 * practice.share)}%",
                messages.hundredths(practice.score.low),
                messages.hundredths(practice.share * practice.score.low),
            )
        )
    rows.append((messages.message("explain.sum"), "", "", messages.plain(total), "100%", "", score))
    items = [messages.message("explain.overall-sum", score=score), *items]
    return _table(messages.message("arithmetic.overall"), heads, rows, messages), Items(tuple(items))


def of_practice(assessment: Assessment, id_: str, messages: Messages) -> tuple[Block, ...]:
    """Return the table from the questions of a practice to its score, and the reasons of its level."""
    practice, plain = next(result for result in assessment.practices if result.id == id_), messages.plain
    rows: list[tuple[str, ...]] = []
    weight, low, ceiling = Fraction(0), Fraction(0), Fraction(0)
    for result in _counting(assessment, practice):
        own = _weight(result)
        today = own * (result.score or 0) / TOP_SCORE
        best = own if result.score is None else today
        weight, low, ceiling = weight + own, low + today, ceiling + best
        score = UNKNOWN if result.score is None else str(result.score)
        rows.append((messages.text(result.title), plain(own), score, plain(today), plain(best)))
    rows.append((messages.message("explain.sum"), plain(weight), "", plain(low), plain(ceiling)))
    items = [_sum("explain.practice-sum", low, weight, messages)] if weight else []
    items += [_sum("arithmetic.best-sum", ceiling, weight, messages)] if ceiling > low else []
    items += [messages.reason(reason) for reason in practice.reasons]
    heads = ("question", "weight", "score-of", "product", "at-best")
    return _table(messages.text(practice.title), heads, rows, messages), Items(tuple(items))


def of_question(result: QuestionResult, messages: Messages) -> tuple[Block, ...]:
    """Return the answer to a question, its readiness, and what it adds to the overall score."""
    given = Row(messages.message("explain.your-answer"), sentences.answer(result, messages))
    share, points = messages.plain(100 * result.share), 100 * result.share
    if not result.state.counts:
        items = [messages.message("explain.outside", state=messages.message(f"state.{result.state}"))]
    elif result.score is None:
        items = [
            messages.message("explain.no-readiness"),
            messages.message("explain.contributes-range", share=share, points=messages.tenths(points)),
        ]
    else:
        ready = Fraction(result.score, TOP_SCORE)
        shown, reached = messages.plain(ready), messages.tenths(points * ready)
        items = [
            messages.message("explain.readiness", score=result.score, share=shown),
            messages.message("explain.contributes", share=share, readiness=shown, points=reached),
        ]
    return Rows((given,)), Items(tuple(items))


def _weight(result: QuestionResult) -> Fraction:
    return Fraction(str(result.weight))


def _counting(assessment: Assessment, practice: PracticeResult) -> list[QuestionResult]:
    return [result for result in assessment.questions if result.practice == practice.id and result.state.counts]


def _sum(key: str, reached: Fraction, weight: Fraction, messages: Messages) -> str:
    score = messages.hundredths(100 * reached / weight)
    return messages.message(key, low=messages.plain(reached), weight=messages.plain(weight), score=score)


def _table(caption: str, heads: tuple[str, ...], rows: list[tuple[str, ...]], messages: Messages) -> Table:
    """Return a table of figures: the first column names the row, the last row is the sum."""
    share = 0.7 / (len(heads) - 1)
    columns = tuple(
        Column(messages.message(f"arithmetic.{head}"), share if position else 0.3, is_figure=position > 0)
        for position, head in enumerate(heads)
    )
    return Table(caption, columns, tuple(tuple(Cell(text) for text in row) for row in rows), has_total=True)
