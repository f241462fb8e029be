"""Escape text that people wrote, with one function per target.

Programs read printed text as well: the agent of a pipeline takes commands from the log of a step. The functions from
`for_log` on take complete lines and documents, as joining escaped parts could form a new command.
"""

import re
import unicodedata
from collections.abc import Iterator

from implcheck.wording.character_set import without_surrogates

_ACTING = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINERS = frozenset("\u200c\u200d\ufe0f")
"""Invisible characters that some scripts and emoji need."""

_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
"""Invisible letters and marks. They could make two names that look the same differ."""

MOST_MARKS = 6
"""The most combining marks on a letter that are shown. No script needs more, and a pile of them covers other lines."""


def shortened(text: str, longest: int) -> str:
    """Return a text of at most `longest` characters, with a sign that something was cut off."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def for_terminal(text: str) -> str:
    """Return text that cannot control a terminal: no escapes, control characters or changes of direction.

    Line ends and tabs become a space. Every other control or invisible character is written as its code, so that a
    reader can see it.
    """
    if text.isascii() and text.isprintable():
        return text
    text = without_surrogates(text)
    if not text.isprintable():
        text = " ".join(text.split(None))
    return "".join(_shown(text))


def _shown(text: str) -> Iterator[str]:
    """Yield the characters of a text; control and invisible characters as their codes."""
    marks = 0
    for character in text:
        category = unicodedata.category(character)
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        acts = (category in _ACTING and character not in _JOINERS) or character in _BLANK or marks > MOST_MARKS
        yield character.encode("unicode_escape").decode("ascii") if acts else character


_ENTITIES = {ord(sign): f"&#{ord(sign)};" for sign in "\\`*_[]|~^$@#&<>"}
"""The characters with a meaning in Markdown, as entities: every dialect displays these and gives them no meaning."""

LONGEST_COMMENT = 65_536
"""The most characters that GitHub accepts in a comment; GitLab accepts more."""

_APART = "\u200b"
_LINKED = re.compile(
    r"""
    (?<=[@\#])(?=\S)                  # a person, an issue
    | (?<=[!&$%~^])(?=["\w{])         # a merge request, an epic, a snippet, a milestone, a label, an alert
    | (?<=[\[{])(?=[\w+-])            # [issue:12], an inline difference
    | (?<=[A-Za-z])(?=-[0-9])         # GH-12, ABC-12
    | (?<=:)(?=//|[\w+-]+:)           # an address, an emoji
    | (?<=www)(?=\.)                  # an address without its scheme
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Where GitHub and GitLab turn plain text into a link, even after the Markdown has become HTML."""

_COMMIT = re.compile(r"(?<!\w)[0-9a-f]{7,}(?!\w)", re.IGNORECASE)
_AT_START = re.compile(r"\A([0-9]*)([-+=/.)])")
"""The start of a text that makes it a list, a rule, a heading or a command."""


def for_markdown(text: str, longest: int) -> str:
    """Return text that Markdown, and HTML within it, displays literally: one line of at most `longest` characters.

    A zero-width space breaks whatever would become a link to a person, an issue, a commit or an address.
    """
    shown = for_terminal(text).strip()
    if len(shown) > longest:
        shown = shown[: longest - 1] + "…"
    shown = _LINKED.sub(_APART, shown)
    shown = _COMMIT.sub(lambda run: _APART.join(re.findall(".{1,6}", run[0])), shown)
    shown = shown.translate(_ENTITIES)
    shown = _COLON.sub(r"\1&#58;", shown)
    shown = _AT_START.sub(lambda start: f"{start[1]}&#{ord(start[2])};", shown)
    return shown.replace(_APART, f"&#{ord(_APART)};")


_FORMULA = frozenset("=+-@\ufb29\u207a\u208a\ufe62\uff0b\u207c\u208c\ufe66\uff1d\u2a75\u2a76\ufe63\uff0d\ufe6b\uff20")
"""The characters that may begin a formula, and their variants that a spreadsheet may read as the plain character."""

_SEPARATING, _QUOTES = ";,|\n", "\"'"
"""Characters that some program takes as separators of cells or as quotes around them; a cell contains no tab."""

_BETWEEN = rf"\s{_SEPARATING}{_QUOTES}\u200c\u200d\ufe0f"
_BEFORE_FORMULA = re.compile(rf"(?<![{_BETWEEN}])[{_BETWEEN}]+(?=[{re.escape(''.join(_FORMULA))}])")

LONGEST_CELL = 32_767
"""The most UTF-16 units that a spreadsheet keeps in a cell; a longer text spills into the next cells."""


def for_spreadsheet(text: str) -> str:
    """Return the text of a CSV cell that no program reads as a formula, whichever separator it expects.

    An apostrophe precedes what looks like a formula: at the start, and after a line end, a quote, a semicolon, a comma
    or a bar. Line ends stay, as LF; a tab becomes a space; other control and invisible characters are written as their
    codes, and pipeline commands are broken. A text longer than `LONGEST_CELL` is cut.
    """
    lines = re.split("\r\n|\r|\n", without_surrogates(text[:LONGEST_CELL]))
    shown = for_log("\n".join("".join(_shown(line.replace("\t", " "))) for line in lines))
    shown = _BEFORE_FORMULA.sub(_apart, shown)
    if shown[:1] in _FORMULA or (text.startswith(("\t", "\r", "\n")) and not shown.startswith("'")):
        shown = f"'{shown}"
    return within_cell(shown if len(text) <= LONGEST_CELL else f"{shown}…")


def _apart(found: re.Match[str]) -> str:
    """Return the text before the start of a formula, with an apostrophe where a cell could begin."""
    between = found[0]
    cell = 1 + max(between.rfind(separator) for separator in _SEPARATING)
    if cell or not found.start():
        return f"{between[:cell]}'{between[cell:]}"
    return f"{between}'" if between[-1] in _QUOTES else between


def within_cell(text: str) -> str:
    """Return text cut to `LONGEST_CELL` UTF-16 units."""
    units = text.encode("utf-16-le")
    if len(units) > 2 * LONGEST_CELL:
        return units[: 2 * (LONGEST_CELL - 1)].decode("utf-16-le", "ignore") + "…"
    return text


def for_xml(text: str) -> str:
    """Return text that XML 1.0 allows: every line escaped as for a terminal, with its line ends."""
    return "\n".join(for_terminal(line) for line in text.splitlines())


def for_workflow_data(text: str) -> str:
    """Return text as the message of a workflow command: `%` and line ends are encoded, and other commands broken."""
    return _COMMAND.sub("# ", text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def for_workflow_property(text: str) -> str:
    """Return text as a property of a workflow command; a colon or a comma, which would end it, is encoded."""
    return for_workflow_data(text).replace(":", "%3A").replace(",", "%2C")


def for_sarif(text: str) -> str:
    """Return text as a SARIF message, in which single braces are placeholders and `[a](b)` is a link."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")


_MARK = r"(?:\x1b\[[0-9;]*m|[\u200c\u200d\u034f\u180b-\u180d\ufe00-\ufe0f\U000e0100-\U000e01ef])"
"""A colour code or an invisible mark. A program may ignore these when it looks for commands."""

_COMMAND = re.compile(rf"\#(?={_MARK}*\#(?:\w|{_MARK})*\[)")
"""`##vso[`, `##[` or `##teamcity[`, which pipeline agents recognise anywhere in a line."""

_LINE_END = r"\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
_COMMAND_LINE = re.compile(rf"((?:\A|(?<=[{_LINE_END}]))(?:[^\S{_LINE_END}]|{_MARK})*:)(?={_MARK}*:)")
"""`::error ::` at the start of a line, after any blanks: a GitHub workflow command."""

_GROUP_LINE = re.compile(rf"^({_MARK}*)([-+~^])(?=({_MARK}*\2){{2}}{_MARK}*[ \t])", re.MULTILINE)
"""`--- title` at the start of a line, which folds the log in Buildkite."""


def broken_at(line: str, at: int) -> tuple[str, int]:
    """Return a line with the commands in it broken, and the new index of the character at `at`."""
    return _COMMAND.sub("# ", line), at + sum(found.end() <= at for found in _COMMAND.finditer(line))


def for_log(text: str) -> str:
    """Return lines of plain text with a blank inside everything that a pipeline would take for a command.

    Apply it to lines as they are printed: after wrapping, stripping and colouring.
    """
    text = _COMMAND.sub("# ", text) if "#" in text else text
    if ":" in text:
        text = _COMMAND_LINE.sub(r"\1 ", text)
    return _GROUP_LINE.sub(r"\1 \2", text)


def for_json(document: str) -> str:
    """Return a JSON document of the same value without control or invisible characters and without `##`.

    The document's own line ends, LF, stay.
    """
    import json  # imported late: a report on screen does not need it

    acting = {character for character in set(document) - {"\n"} if _acts(character)}
    return document.translate({ord(sign): json.dumps(sign)[1:-1] for sign in acting}).replace("##", r"#\u0023")


def _acts(character: str) -> bool:
    """Return whether a character is a control or invisible character, including those that some scripts need."""
    return unicodedata.category(character) in _ACTING or character in _BLANK or bool(re.match(_MARK, character))


def for_yaml(text: str) -> str:
    """Return text for between the double quotes of a YAML scalar: the same value without control characters and `##`."""
    shown = text.replace("\\", r"\\").replace('"', r"\"").replace("##", r"#\x23")
    return "".join(f"\\U{ord(character):08x}" if _acts(character) else character for character in shown)


_SIGN = re.compile(rf"\#(?={_MARK}*(?:\#|\Z))")
_COLON = re.compile(rf"((?:\A|:){_MARK}*):")
_GROUP_TEXT = re.compile(
    rf"^({_MARK}*)([-+~^])(?=({_MARK}*\2){{2}}{_MARK}*[ \t]|({_MARK}*\2){{0,2}}{_MARK}*\Z)", re.MULTILINE
)


def for_markup(written: str) -> str:
    """Return HTML or XML of the same value without pipeline commands.

    In `##`, `::` and `--- ` one character becomes a numeric entity, and so do a `#` at the end, a `:` at the start and a
    `-` with nothing after it, as the neighbouring text may have the rest. Only texts and attributes may contain these
    characters.
    """
    written = _SIGN.sub("&#35;", written) if "#" in written else written
    written = _COLON.sub(r"\1&#58;", written) if ":" in written else written
    return _GROUP_TEXT.sub(lambda found: f"{found[1]}&#{ord(found[2])};", written)
