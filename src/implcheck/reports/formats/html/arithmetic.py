"""How the score came about, exact enough to check by hand: every weight, score and sum.

A practice's score is 100 x sum(weight x score / 4) / sum(weight). In the whole a practice weighs W x n / T: W its own
weight, n the weight of its questions that count, T that of all its questions. The overall score is the sum of each
practice's share of those weights times its score.
"""

from fractions import Fraction

from implcheck.model.assessment import Assessment, PracticeResult, QuestionResult
from implcheck.model.enums import TOP_SCORE
from implcheck.reports import sentences
from implcheck.reports.formats.html.markup import Html, element
from implcheck.reports.formats.html.parts import fold, items, table
from implcheck.reports.options import Options
from implcheck.wording.messages import Messages

UNKNOWN = "?"


def arithmetic(of: Assessment, messages: Messages, _options: Options) -> tuple[Html, ...]:
    """The overall score from those of the practices, and each of these from its questions."""
    if of.score is None:
        return ()
    practices = [one for one in of.practices if one.score is not None]
    parts = [_practice(of, one, messages) for one in practices]
    return element("p", messages.message("html.exact"), class_="intro"), _overall(of, practices, messages), *parts


def _weight(one: QuestionResult) -> Fraction:
    return Fraction(str(one.weight))


def _whole(of: Assessment, practice: PracticeResult) -> Fraction:
    """The weight of all questions of a practice, asked or not."""
    return sum((_weight(one) for one in of.questions if one.practice == practice.id), Fraction(0))


def _counting(of: Assessment, practice: PracticeResult) -> list[QuestionResult]:
    return [one for one in of.questions if one.practice == practice.id and one.state.counts]


def _overall(of: Assessment, practices: list[PracticeResult], messages: Messages) -> Html:
    head = [
        messages.message(f"html.{one}") for one in ("practice", "own", "counting", "weighs", "share", "score", "adds")
    ]
    rows, total = [], Fraction(0)
    for one in practices:
        here, whole = sum(map(_weight, _counting(of, one)), Fraction(0)), _whole(of, one)
        weighs = Fraction(str(one.weight)) * here / whole
        total += weighs
        low = one.score.low if one.score is not None else Fraction(0)
        rows.append(
            (
                messages.text(one.short),
                messages.weight(one.weight),
                f"{messages.plain(here)} / {messages.plain(whole)}",
                messages.plain(weighs),
                f"{messages.hundredths(100 * one.share)}%",
                messages.hundredths(low),
                messages.hundredths(one.share * low),
            )
        )
    score = of.score.low if of.score is not None else Fraction(0)
    rows.append(
        (messages.message("explain.sum"), "", "", messages.plain(total), "100%", "", messages.hundredths(score))
    )
    told = [
        messages.message("explain.overall-sum", score=messages.hundredths(score)),
        *(messages.reason(one) for one in of.reasons),
    ]
    heading = element("h3", messages.message("html.overall"))
    return fold(heading, table(head, rows, messages.message("html.overall")), items(told))


def _practice(of: Assessment, practice: PracticeResult, messages: Messages) -> Html:
    results = _counting(of, practice)
    head = [messages.message(f"html.{one}") for one in ("question", "weight", "score-of", "product", "at-best")]
    rows, weight, low, high = [], Fraction(0), Fraction(0), Fraction(0)
    for one in results:
        own = _weight(one)
        today = own * (one.score or 0) / TOP_SCORE
        best = own if one.score is None else today
        weight, low, high = weight + own, low + today, high + best
        score = UNKNOWN if one.score is None else str(one.score)
        rows.append((messages.text(one.title), messages.plain(own), score, messages.plain(today), messages.plain(best)))
    rows.append(
        (messages.message("explain.sum"), messages.plain(weight), "", messages.plain(low), messages.plain(high))
    )
    title = messages.text(practice.title)
    told = [_sum("explain.practice-sum", low, weight, messages)]
    told += [_sum("html.best-sum", high, weight, messages)] if high > low else []
    told += [messages.reason(one) for one in practice.reasons]
    heading = element("h3", f"{title}: {sentences.points(practice)}")
    return fold(heading, table(head, rows, title), items(told))


def _sum(key: str, reached: Fraction, weight: Fraction, messages: Messages) -> str:
    score = messages.hundredths(100 * reached / weight)
    return messages.message(key, low=messages.plain(reached), weight=messages.plain(weight), score=score)
