"""Problems of a file as text: location, sentence, the line itself with a caret, and what to do."""

import re
from collections.abc import Sequence

from implcheck.model.comparable_text import looks_alike
from implcheck.model.problem import Location, Problem
from implcheck.wording.catalog import catalog
from implcheck.wording.escape import broken_at, for_log, for_terminal

WIDEST_LINE = 160
"""The most columns of a file's line that are shown, around the caret."""

_NUMBERS = frozenset({"answer-not-a-level", "answer-not-a-number"})
"""The problems of what may be a text where a number should be."""

_TEXTS = frozenset({"answer-no-such-option"})
"""The problems of what may be a number, or yes or no, where a text should be."""

_ODD_BLANK = re.compile("[\xa0\u2000-\u200a\u202f\u205f\u3000]")
"""Blanks that look like a space but that YAML does not treat as a space."""


def render(problems: Sequence[Problem], language: str) -> str:
    """Return the problems, one paragraph each, with their lines."""
    return for_log("\n".join(_paragraph_with_line(found, language) for found in problems))


def sentence(found: Problem, language: str) -> str:
    """Return what is wrong, in one sentence; if it goes for several files, how many they are in another."""
    messages = catalog(language)
    given = found.details.get("given", "")
    part = messages.message("problem.given-part", given=given) if given else ""
    text = for_terminal(messages.problem(found.code, "message", **{**found.details, "given_part": part}))
    files = found.details.get("files")
    return f"{text} {messages.message('problem.files', count=int(files))}" if files else text


def sentence_with_cell(found: Problem, language: str) -> str:
    """Return what is wrong, after the cell of a workbook, for formats that have a place for lines and columns only."""
    cell = found.location.cell if found.location is not None else ""
    return f"{for_terminal(cell)}: {sentence(found, language)}" if cell else sentence(found, language)


def hint(found: Problem, language: str) -> str:
    """Return what to do about a problem, the suggestion first."""
    messages = catalog(language)
    advice = for_terminal(messages.problem(found.code, "hint", **found.details))
    if not found.suggestion:
        return advice
    return f"{messages.message(f'problem.{_relation(found)}', suggestion=for_terminal(found.suggestion))} {advice}"


def _relation(found: Problem) -> str:
    """Return the key of the sentence for a suggestion, which may look like what was written."""
    meant, written = found.suggestion, found.written
    if found.code in _NUMBERS and meant == written.strip(" \t"):
        return "without-quotes"
    if meant == written:
        return "in-quotes" if found.code in _TEXTS else "did-you-mean"
    if meant == written.strip():
        return "without-blanks"
    return "looks-alike" if looks_alike(meant, written) else "did-you-mean"


def has_odd_blanks(line: str) -> bool:
    """Return whether a line has blanks that look like a space but that YAML does not treat as a space."""
    return bool(_ODD_BLANK.search(line))


def paragraph(found: Problem, language: str) -> str:
    """Return the location of a problem, what is wrong, and what to do, without the line itself."""
    return f"{_placed(found, language)} {hint(found, language)}"


def place(location: Location) -> str:
    """Return a location as "file:line:column", as far as it is known; of a workbook with its cell."""
    if location.cell:
        return f"{for_terminal(location.file)}, {for_terminal(location.cell)}"
    return ":".join(str(part) for part in (for_terminal(location.file), location.line, location.column) if part)


def _placed(found: Problem, language: str) -> str:
    where = place(found.location or Location(""))
    return f"{where}: {sentence(found, language)}" if where else sentence(found, language)


def _paragraph_with_line(found: Problem, language: str) -> str:
    location = found.location or Location("")
    lines = [_placed(found, language)]
    if location.text:
        lines += _snippet(location)
    if has_odd_blanks(location.text) and found.code != "file-not-utf8":  # whose bytes are only shown as characters
        lines.append(f"  {catalog(language).message('check.odd-blanks')}")
    lines.append(f"  {hint(found, language)}")
    return "\n".join(lines) + "\n"


def _snippet(location: Location) -> list[str]:
    from rich.cells import cell_len  # formats without a line of the file do not pay for it

    before, rest = harmless_parts(*around(location))
    start = max(0, len(before) - WIDEST_LINE // 2)
    shown = ("…" if start else "") + before[start:]
    after = rest[: WIDEST_LINE - len(shown)]
    after += "…" if len(after) < len(rest) else ""
    gutter = f"  {location.line} │ "
    return [f"{gutter}{shown}{after}", f"{' ' * (len(gutter) - 2)}│ {' ' * cell_len(shown)}^"]


def harmless_parts(before: str, rest: str) -> tuple[str, str]:
    """Return the escaped parts of a file's line: before the character that is wrong, and from there on.

    Pipeline commands are broken here already, so that a caret below the line is in the right column.
    """
    before, rest = for_terminal_line(before), for_terminal_line(rest)
    line, shift = broken_at(before + rest, len(before))
    return line[:shift], line[shift:]


def around(location: Location) -> tuple[str, str]:
    """Return the parts of a line before and from a location, at most `WIDEST_LINE` characters each."""
    at = location.column - 1
    return location.text[max(0, at - WIDEST_LINE) : at], location.text[at : at + 1 + WIDEST_LINE]


def for_terminal_line(text: str) -> str:
    """Return an escaped part of a file's line: spaces stay, a tab becomes a space, and other blanks become visible."""
    return "".join(
        character if character == " " else for_terminal(character) or " " for character in _ODD_BLANK.sub("␣", text)
    )
