"""The arithmetic of the score: every weight, score and sum, exact enough to check by hand.

A practice's score is 100 x sum(weight x score / 4) / sum(weight). In the overall score a practice weighs W x n / T: W its
weight in the phase, n the weight of its questions that count, T that of all its questions in the phase. The overall score
is the sum of each practice's share of those weights times its score.
"""

from fractions import Fraction

from implcheck.model.assessment import Assessment
from implcheck.model.enums import TOP_SCORE, State
from implcheck.model.results import PracticeResult, QuestionResult
from implcheck.reports import document, level_steps, sentences
from implcheck.reports.document import Block, Cell, Column, Emphasis, Entry, Items, Paragraph, Row, Rows, Table
from implcheck.wording.messages import Messages

UNKNOWN = "?"


def arithmetic(assessment: Assessment, messages: Messages) -> tuple[Block, ...]:
    """Return how the scores follow from the answers, and the levels from the scores; empty without a score."""
    if assessment.score is None:
        return ()
    entries = [Entry(messages.message("arithmetic.overall"), overall(assessment, messages), is_open=False)]
    for practice in assessment.practices:
        if practice.score is not None:
            blocks = of_practice(assessment, practice.id, messages)
            steps = level_steps.of_practice(assessment, practice.id, messages)
            title = f"{messages.text(practice.title)}: {sentences.span(practice.score)}"
            entries.append(Entry(title, (*blocks, *steps), is_open=False))
    for key, blocks in level_steps.overall(assessment, messages):
        if key != "gate" or assessment.gate_result.gate.demands:
            entries.append(Entry(messages.message(f"steps.{key}"), blocks, is_open=False))
    return Paragraph(messages.message("arithmetic.exact"), Emphasis.NOTE), *entries


def overall(assessment: Assessment, messages: Messages) -> tuple[Block, ...]:
    """Return the table from the practices to the overall score, with the ceiling; nothing without a score."""
    if assessment.score is None:
        return ()
    heads = ("practice", "own", "counting", "weighs", "share", "score", "adds")
    rows: list[tuple[str, ...]] = []
    total = Fraction(0)
    for practice in assessment.practices:
        if practice.score is None:
            continue
        counting = sum(map(_weight, _counting(assessment, practice)), Fraction(0))
        whole = assessment.derivation.asked_weights[practice.id]
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
    low, ceiling = map(messages.hundredths, assessment.score)
    rows.append((messages.message("explain.sum"), "", "", messages.plain(total), "100%", "", low))
    items = [messages.message("explain.overall-sum", score=low)]
    items += [messages.message("arithmetic.ceiling", score=ceiling)] if ceiling != low else []
    return _table(messages.message("arithmetic.overall"), heads, rows, messages), Items(tuple(items))


def of_practice(assessment: Assessment, id_: str, messages: Messages) -> tuple[Block, ...]:
    """Return the table from the questions of a practice to its score, with the share of each in the whole."""
    practice, plain = next(result for result in assessment.practices if result.id == id_), messages.plain
    rows: list[tuple[str, ...]] = []
    weight, low, ceiling = Fraction(0), Fraction(0), Fraction(0)
    for result in _counting(assessment, practice):
        own = _weight(result)
        today = own * (result.score or 0) / TOP_SCORE
        best = own if result.score is None else today
        weight, low, ceiling = weight + own, low + today, ceiling + best
        score = UNKNOWN if result.score is None else str(result.score)
        share, missing = messages.hundredths(100 * result.share), messages.hundredths(result.points_missing)
        rows.append((messages.text(result.title), plain(own), score, plain(today), plain(best), f"{share}%", missing))
    whole_share = messages.hundredths(100 * practice.share)
    all_missing = sum((result.points_missing for result in _counting(assessment, practice)), Fraction(0))
    sums = ("", plain(low), plain(ceiling), f"{whole_share}%", messages.hundredths(all_missing))
    rows.append((messages.message("explain.sum"), plain(weight), *sums))
    items = [_sum("explain.practice-sum", low, weight, messages)] if weight else []
    items += [_sum("arithmetic.best-sum", ceiling, weight, messages)] if ceiling > low else []
    heads = ("question", "weight", "score-of", "product", "at-best", "share", "missing")
    return _table(messages.text(practice.title), heads, rows, messages), *document.items(items)


def answers(assessment: Assessment, id_: str, messages: Messages) -> tuple[Block, ...]:
    """Return the answer to every question of a practice that the phase asks, with its score or why it has none."""
    of_it = (result for result in assessment.questions if result.practice == id_)
    return document.items(
        f"{messages.text(result.title)}: {sentences.answer(result, messages)}"
        for result in of_it
        if result.state is not State.NOT_ASKED
    )


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
