"""Making people's text harmless for where it goes. One function per target."""

import re
import unicodedata

_ACTING = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINERS = frozenset("\u200c\u200d\ufe0f")
"""Invisible, but part of how words are written in some scripts, and of emoji."""


def for_terminal(text: str) -> str:
    """Text that cannot act on a terminal: no escapes, no control characters, no change of direction.

    Line ends and tabs become a space. Every other character that acts instead of showing is written out as
    its code, so that a reader sees that somebody put it there.
    """
    if text.isprintable():
        return text
    return "".join(_shown(character) for character in " ".join(text.split(None)) if character)


def _shown(character: str) -> str:
    if character.isprintable() or character in _JOINERS or unicodedata.category(character) not in _ACTING:
        return character
    return character.encode("unicode_escape").decode("ascii")


_ENTITIES = {ord(sign): f"&#{ord(sign)};" for sign in "\\`*_[]|~^$@#&<>"}
"""Signs that act in Markdown: no dialect reads an entity as a sign, and every one shows it, in HTML as well."""

LONGEST_COMMENT = 65_536
"""Characters that GitHub takes in a comment; GitLab takes more."""

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
"""Where GitHub and GitLab would still make a link of plain text, after the Markdown has become HTML."""

_COMMIT = re.compile(r"(?<!\w)[0-9a-f]{7,}(?!\w)", re.IGNORECASE)
_AT_START = re.compile(r"\A([0-9]*)([-+=/.)])")
"""What makes a list, a line, a heading or a command of the text that it starts."""


def for_markdown(text: str, longest: int) -> str:
    """Text that shows as itself in Markdown and in HTML within it: one line, cut off after `longest` characters.

    What would become a link to a person, an issue, a commit or an address is kept apart by a blank without a width.
    """
    shown = for_terminal(text).strip()
    if len(shown) > longest:
        shown = shown[: longest - 1] + "…"
    shown = _LINKED.sub(_APART, shown)
    shown = _COMMIT.sub(lambda run: _APART.join(re.findall(".{1,6}", run[0])), shown)
    shown = shown.translate(_ENTITIES)
    shown = _AT_START.sub(lambda start: f"{start[1]}&#{ord(start[2])};", shown)
    return shown.replace(_APART, f"&#{ord(_APART)};")


_FORMULA = re.compile(r"[\s\u200c\u200d\ufe0f]*[=+\-@]")
"""What a spreadsheet may take for the start of a formula, once signs of every width are as narrow as these."""

LONGEST_CELL = 32_767
"""UTF-16 units that a spreadsheet keeps in a cell; what is longer would spill into the next ones."""


def for_spreadsheet(text: str) -> str:
    """Text as a cell that shows it and never computes: an apostrophe goes before what looks like a formula.

    Line ends stay, as LF; a tab becomes a space; other characters that act are written out as their codes. A text
    longer than a cell is cut off.
    """
    lines = re.split("\r\n|\r|\n", text)
    shown = "\n".join("".join(" " if one == "\t" else _shown(one) for one in line) for line in lines)
    narrow = unicodedata.normalize("NFKC", shown[:LONGEST_CELL])
    if text.startswith(("\t", "\r", "\n")) or _FORMULA.match(narrow):
        shown = f"'{shown}"
    units = shown.encode("utf-16-le")
    if len(units) > 2 * LONGEST_CELL:
        return units[: 2 * (LONGEST_CELL - 1)].decode("utf-16-le", "ignore") + "…"
    return shown


def for_xml(text: str) -> str:
    """Text that XML 1.0 can hold and that acts on no reader of it: every line as for a terminal, line ends kept."""
    return "\n".join(for_terminal(line) for line in text.splitlines())


def for_workflow_data(text: str) -> str:
    """Text as the message of a workflow command: it stays on its line, and a `%` stays one."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def for_workflow_property(text: str) -> str:
    """Text as a property of a workflow command, which a colon or a comma would end."""
    return for_workflow_data(text).replace(":", "%3A").replace(",", "%2C")


def for_sarif(text: str) -> str:
    """Text as a SARIF message: there braces are placeholders unless doubled, and `[a](b)` would be a link."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")
