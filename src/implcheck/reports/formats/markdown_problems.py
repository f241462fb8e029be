"""What is wrong with a file that cannot be used, as Markdown. Every text goes through `for_markdown` or stands as code."""

from rich.cells import cell_len

from implcheck.model.problem import Location, Problem, Rejected
from implcheck.reports.options import Options
from implcheck.wording import problems
from implcheck.wording.escape import LONGEST_COMMENT, for_log, for_markdown, for_terminal
from implcheck.wording.file_names import name_of
from implcheck.wording.messages import Messages

SYMBOL = "✖"

LONGEST = 500
"""Characters that are shown of a text."""

BEFORE, LINE = 60, 120
"""Characters of a file's line that are shown before its caret, and in all."""


def rejected(report: Rejected, options: Options) -> str:
    """Every problem with its place, its sentence, the line, and what to do; as many as a comment holds."""
    messages, count = Messages(options.languages), report.count
    head = f"{SYMBOL} {_shown(messages.message('markdown.rejected', file=name_of(report.file), count=count))}"
    if options.quiet:
        return f"**{head}**\n"
    page = f"## {head}\n"
    for at, found in enumerate(report.problems):
        told = _problem(found, messages)
        if len(page) + len(told) > LONGEST_COMMENT - LONGEST:
            return f"{page}\n{_shown(messages.message('markdown.more-problems', count=count - at))}\n"
        page += told
    if report.left_out:
        return f"{page}\n{_shown(problems.paragraph(report.listed[-1], messages.languages[0]))}\n"
    return page


def _shown(text: str) -> str:
    return for_markdown(text, LONGEST)


def _problem(found: Problem, messages: Messages) -> str:
    language, location = messages.languages[0], found.location or Location("")
    where = ":".join(str(part) for part in (for_terminal(location.file), location.line, location.column) if part)
    parts = [f"#### {_shown(where)}"] if where else []
    parts.append(_shown(problems.sentence(found, language)))
    if location.line:
        line = _line(location)
        parts.append(line)
        if "␣" in line and "␣" not in location.text:
            parts.append(_shown(messages.message("check.odd-blanks")))
    parts.append(_shown(problems.hint(found, language)))
    return "".join(f"\n{part}\n" for part in parts)


def _line(location: Location) -> str:
    """The line with a caret under the column, indented as code: within it nothing acts but what a log takes for a command."""
    before, after = problems.parts(location)
    before = before if len(before) <= BEFORE else f"…{before[-BEFORE:]}"
    shown = before + after
    shown = shown if len(shown) <= LINE else f"{shown[:LINE]}…"
    return for_log(f"    {shown}") + f"\n    {' ' * cell_len(before)}^"
