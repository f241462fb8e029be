"""What is wrong with a file that cannot be used, as a page: never an empty report."""

from implcheck.model.problem import Place, Problem, Rejected
from implcheck.reports.formats.html.markup import NOTHING, Html, element, joined
from implcheck.wording import problems
from implcheck.wording.escape import for_terminal
from implcheck.wording.file_names import name_of
from implcheck.wording.messages import Words

BEFORE, AFTER = 60, 100
"""Characters of a file's line that are shown before and after the place that is meant."""


def headline(report: Rejected, words: Words) -> str:
    """That there is no assessment, of which file."""
    return words.say("markdown.rejected", file=name_of(report.file), count=report.count)


def rejected(report: Rejected, words: Words) -> Html:
    """Every problem with its place, its sentence, the line, and what to do."""
    told = [element("li", _problem(one, words)) for one in report.listed]
    sign = element("span", "✖ ", aria_hidden="true")
    return joined(
        element("header", element("h1", sign, headline(report, words))),
        element("main", element("ol", *told, class_="cards problems"), id="main", tabindex="-1"),
    )


def _problem(found: Problem, words: Words) -> Html:
    language, place = words.languages[0], found.place or Place("")
    where = ":".join(str(part) for part in (for_terminal(place.file), place.line, place.column) if part)
    line = _line(place) if place.line else NOTHING
    odd = place.line and "␣" in line.written and "␣" not in place.text
    return joined(
        element("h2", problems.sentence(found, language)),
        element("p", element("code", where)) if where else NOTHING,
        line,
        element("p", words.say("check.odd-blanks")) if odd else NOTHING,
        element("p", problems.hint(found, language)),
    )


def _line(place: Place) -> Html:
    """The line, with the character that is meant marked."""
    before, rest = problems.around(place)
    before, meant, after = (problems.for_terminal_line(part) for part in (before, rest[:1], rest[1:]))
    before = before if len(before) <= BEFORE else f"…{before[-BEFORE:]}"
    after = after if len(after) <= AFTER else f"{after[:AFTER]}…"
    return element("pre", element("code", before, element("mark", meant or " "), after))
