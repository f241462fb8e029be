"""What is wrong with a file that cannot be used, as a page: never an empty report."""

from implcheck.model.problem import Location, Problem, Rejected
from implcheck.reports.formats.html.markup import NOTHING, Html, element, joined
from implcheck.wording import problems
from implcheck.wording.escape import for_terminal
from implcheck.wording.file_names import name_of
from implcheck.wording.messages import Messages

BEFORE, AFTER = 60, 100
"""Characters of a file's line that are shown before and after the place that is meant."""


def headline(report: Rejected, messages: Messages) -> str:
    """That there is no assessment, of which file."""
    return messages.message("markdown.rejected", file=name_of(report.file), count=report.count)


def rejected(report: Rejected, messages: Messages) -> Html:
    """Every problem with its place, its sentence, the line, and what to do."""
    told = [element("li", _problem(one, messages)) for one in report.listed]
    sign = element("span", "✖ ", aria_hidden="true")
    return joined(
        element("header", element("h1", sign, headline(report, messages))),
        element("main", element("ol", *told, class_="cards problems"), id="main", tabindex="-1"),
    )


def _problem(found: Problem, messages: Messages) -> Html:
    language, location = messages.languages[0], found.location or Location("")
    where = ":".join(str(part) for part in (for_terminal(location.file), location.line, location.column) if part)
    line = _line(location) if location.line else NOTHING
    odd = location.line and "␣" in line.written and "␣" not in location.text
    return joined(
        element("h2", problems.sentence(found, language)),
        element("p", element("code", where)) if where else NOTHING,
        line,
        element("p", messages.message("check.odd-blanks")) if odd else NOTHING,
        element("p", problems.hint(found, language)),
    )


def _line(location: Location) -> Html:
    """The line, with the character that is meant marked."""
    before, rest = problems.around(location)
    before, meant, after = (problems.for_terminal_line(part) for part in (before, rest[:1], rest[1:]))
    before = before if len(before) <= BEFORE else f"…{before[-BEFORE:]}"
    after = after if len(after) <= AFTER else f"{after[:AFTER]}…"
    return element("pre", element("code", before, element("mark", meant or " "), after))
