"""How the score came about, exact enough to check by hand: every weight, score and sum.

A practice's score is 100 x sum(weight x score / 4) / sum(weight). In the whole a practice weighs W x n / T: W its own
weight, n the weight of its questions that count, T that of all its questions. The overall score is the sum of each
practice's share of those weights times its score.
"""

from fractions import Fraction

from implcheck.model.assessment import Assessment, PracticeResult, QuestionResult
from implcheck.model.enums import TOP_SCORE
from implcheck.reports import narrative
from implcheck.reports.formats.html.markup import Html, element
from implcheck.reports.formats.html.parts import fold, items, table
from implcheck.reports.options import Options
from implcheck.wording.messages import Words

UNKNOWN = "?"


def arithmetic(of: Assessment, words: Words, _options: Options) -> tuple[Html, ...]:
    """The overall score from those of the practices, and each of these from its questions."""
    if of.score is None:
        return ()
    practices = [one for one in of.practices if one.score is not None]
    parts = [_practice(of, one, words) for one in practices]
    return element("p", words.say("html.exact"), class_="intro"), _overall(of, practices, words), *parts


def _weight(one: QuestionResult) -> Fraction:
    return Fraction(str(one.weight))


def _whole(of: Assessment, practice: PracticeResult) -> Fraction:
    """The weight of all questions of a practice, asked or not."""
    return sum((_weight(one) for one in of.questions if one.practice == practice.id), Fraction(0))


def _counting(of: Assessment, practice: PracticeResult) -> list[QuestionResult]:
    return [one for one in of.questions if one.practice == practice.id and one.state.counts]


def _overall(of: Assessment, practices: list[PracticeResult], words: Words) -> Html:
    head = [words.say(f"html.{one}") for one in ("practice", "own", "counting", "weighs", "share", "score", "adds")]
    rows, total = [], Fraction(0)
    for one in practices:
        here, whole = sum(map(_weight, _counting(of, one)), Fraction(0)), _whole(of, one)
        weighs = Fraction(str(one.weight)) * here / whole
        total += weighs
        low = one.score.low if one.score is not None else Fraction(0)
        rows.append(
            (
                words.text(one.short),
                words.weight(one.weight),
                f"{words.plain(here)} / {words.plain(whole)}",
                words.plain(weighs),
                f"{words.hundredths(100 * one.share)}%",
                words.hundredths(low),
                words.hundredths(one.share * low),
            )
        )
    score = of.score.low if of.score is not None else Fraction(0)
    rows.append((words.say("explain.sum"), "", "", words.plain(total), "100%", "", words.hundredths(score)))
    told = [
        words.say("explain.overall-sum", score=words.hundredths(score)),
        *(words.because(one) for one in of.because),
    ]
    heading = element("h3", words.say("html.overall"))
    return fold(heading, table(head, rows, words.say("html.overall")), items(told))


def _practice(of: Assessment, practice: PracticeResult, words: Words) -> Html:
    results = _counting(of, practice)
    head = [words.say(f"html.{one}") for one in ("question", "weight", "score-of", "product", "at-best")]
    rows, weight, low, high = [], Fraction(0), Fraction(0), Fraction(0)
    for one in results:
        own = _weight(one)
        today = own * (one.score or 0) / TOP_SCORE
        best = own if one.score is None else today
        weight, low, high = weight + own, low + today, high + best
        score = UNKNOWN if one.score is None else str(one.score)
        rows.append((words.text(one.title), words.plain(own), score, words.plain(today), words.plain(best)))
    rows.append((words.say("explain.sum"), words.plain(weight), "", words.plain(low), words.plain(high)))
    title = words.text(practice.title)
    told = [_sum("explain.practice-sum", low, weight, words)]
    told += [_sum("html.best-sum", high, weight, words)] if high > low else []
    told += [words.because(one) for one in practice.because]
    heading = element("h3", f"{title}: {narrative.points(practice)}")
    return fold(heading, table(head, rows, title), items(told))


def _sum(key: str, reached: Fraction, weight: Fraction, words: Words) -> str:
    score = words.hundredths(100 * reached / weight)
    return words.say(key, low=words.plain(reached), weight=words.plain(weight), score=score)
