"""Making people's text harmless for where it goes. One function per target.

What is printed may be read by more than a person: the agent of a pipeline takes commands from the log of a step. The
functions from `for_log` on are for whole lines and whole documents, where nothing is put together afterwards.
"""

import re
import unicodedata
from collections.abc import Iterator

_ACTING = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINERS = frozenset("\u200c\u200d\ufe0f")
"""Invisible, but part of how words are written in some scripts, and of emoji."""

_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
"""Letters and marks that show nothing: they take names apart that look the same."""

MOST_MARKS = 6
"""Marks on one letter that are shown: no script needs more, and a pile of them covers the lines around it."""


def for_terminal(text: str) -> str:
    """Text that cannot act on a terminal: no escapes, no control characters, no change of direction.

    Line ends and tabs become a space. Every other character that acts instead of showing is written out as
    its code, so that a reader sees that somebody put it there.
    """
    if text.isascii() and text.isprintable():
        return text
    if not text.isprintable():
        text = " ".join(text.split(None))
    return "".join(_shown(text))


def _shown(text: str) -> Iterator[str]:
    """The characters of a text, those that act as their codes."""
    marks = 0
    for character in text:
        category = unicodedata.category(character)
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        acts = (category in _ACTING and character not in _JOINERS) or character in _BLANK or marks > MOST_MARKS
        yield character.encode("unicode_escape").decode("ascii") if acts else character


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
    shown = _COLON.sub(r"\1&#58;", shown)
    shown = _AT_START.sub(lambda start: f"{start[1]}&#{ord(start[2])};", shown)
    return shown.replace(_APART, f"&#{ord(_APART)};")


_FORMULA = frozenset("=+-@\ufb29\u207a\u208a\ufe62\uff0b\u207c\u208c\ufe66\uff1d\u2a75\u2a76\ufe63\uff0d\ufe6b\uff20")
"""What may begin a formula, in every width that a spreadsheet may take for the narrow one."""

_SEPARATING, _QUOTES = ";,|\n", "\"'"
"""What separates cells for some program, and what stands around them; a tab is not in a cell."""

_BETWEEN = rf"\s{_SEPARATING}{_QUOTES}\u200c\u200d\ufe0f"
_BEFORE_FORMULA = re.compile(rf"(?<![{_BETWEEN}])[{_BETWEEN}]+(?=[{re.escape(''.join(_FORMULA))}])")

LONGEST_CELL = 32_767
"""UTF-16 units that a spreadsheet keeps in a cell; what is longer would spill into the next ones."""


def for_spreadsheet(text: str) -> str:
    """Text of a CSV cell that shows and never computes, whatever separates the cells for the program that reads it.

    An apostrophe goes before what looks like a formula: at the start, after a line end, a quote, a semicolon, a comma
    or a bar. Line ends stay, as LF; a tab becomes a space; other characters that act are written out as their codes,
    and commands of a pipeline are broken. A text longer than a cell is cut off.
    """
    lines = re.split("\r\n|\r|\n", text[:LONGEST_CELL])
    shown = for_log("\n".join("".join(_shown(line.replace("\t", " "))) for line in lines))
    shown = _BEFORE_FORMULA.sub(_apart, shown)
    if shown[:1] in _FORMULA or (text.startswith(("\t", "\r", "\n")) and not shown.startswith("'")):
        shown = f"'{shown}"
    return within_cell(shown if len(text) <= LONGEST_CELL else f"{shown}…")


def _apart(found: re.Match[str]) -> str:
    """What stands before the start of a formula, with an apostrophe where a cell could begin."""
    between = found[0]
    cell = 1 + max(between.rfind(separator) for separator in _SEPARATING)
    if cell or not found.start():
        return f"{between[:cell]}'{between[cell:]}"
    return f"{between}'" if between[-1] in _QUOTES else between


def within_cell(text: str) -> str:
    """Text cut off where a cell ends."""
    units = text.encode("utf-16-le")
    if len(units) > 2 * LONGEST_CELL:
        return units[: 2 * (LONGEST_CELL - 1)].decode("utf-16-le", "ignore") + "…"
    return text


def for_xml(text: str) -> str:
    """Text that XML 1.0 can hold and that acts on no reader of it: every line as for a terminal, line ends kept."""
    return "\n".join(for_terminal(line) for line in text.splitlines())


def for_workflow_data(text: str) -> str:
    """Text as the message of a workflow command: it stays on its line, a `%` stays one, and no other command is in it."""
    return _COMMAND.sub("# ", text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def for_workflow_property(text: str) -> str:
    """Text as a property of a workflow command, which a colon or a comma would end."""
    return for_workflow_data(text).replace(":", "%3A").replace(",", "%2C")


def for_sarif(text: str) -> str:
    """Text as a SARIF message: there braces are placeholders unless doubled, and `[a](b)` would be a link."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")


_MARK = r"(?:\x1b\[[0-9;]*m|[\u200c\u200d\u034f\u180b-\u180d\ufe00-\ufe0f\U000e0100-\U000e01ef])"
"""A colour code, or a mark that shows nothing: a program may look for commands without these."""

_COMMAND = re.compile(rf"\#(?={_MARK}*\#(?:\w|{_MARK})*\[)")
"""`##vso[`, `##[`, `##teamcity[`: agents of pipelines look for these anywhere in a line."""

_LINE_END = r"\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
_COMMAND_LINE = re.compile(rf"((?:\A|(?<=[{_LINE_END}]))(?:[^\S{_LINE_END}]|{_MARK})*:)(?={_MARK}*:)")
"""`::error ::` at the start of a line: a command of GitHub's, whatever blanks stand before it."""

_GROUP_LINE = re.compile(rf"^({_MARK}*)([-+~^])(?=\2\2[ \t])", re.MULTILINE)
"""`--- title` at the start of a line: what folds the log of Buildkite."""


def broken_at(line: str, at: int) -> tuple[str, int]:
    """A line with its commands broken wherever they stand, and where the character at `at` is then."""
    return _COMMAND.sub("# ", line), at + sum(found.end() <= at for found in _COMMAND.finditer(line))


def for_log(text: str) -> str:
    """Lines of plain text in which nothing is a command to the pipeline that prints them: a blank breaks it.

    It is for lines as they are printed: after wrapping, stripping and colouring.
    """
    text = _COMMAND.sub("# ", text) if "#" in text else text
    if ":" in text:
        text = _COMMAND_LINE.sub(r"\1 ", text)
    return _GROUP_LINE.sub(r"\1 \2", text)


def for_json(document: str) -> str:
    """A JSON document of the same value in which no character acts on a terminal, and `##` stands nowhere.

    The document's own line ends are LF, and stay.
    """
    characters = set(document) - {"\n"}
    document = document.translate({ord(found): _in_json(found) for found in characters if _acts(found)})
    return document.replace("##", r"#\u0023")


def _acts(character: str) -> bool:
    """Whether a character does something without being seen, those included that are part of words."""
    return unicodedata.category(character) in _ACTING or character in _BLANK or bool(re.match(_MARK, character))


def _in_json(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def for_yaml(text: str) -> str:
    """Text between the double quotes of a YAML scalar: of the same value, with nothing that acts in it."""
    shown = text.replace("\\", r"\\").replace('"', r"\"").replace("##", r"#\x23")
    return "".join(f"\\U{ord(character):08x}" if _acts(character) else character for character in shown)


_SIGN = re.compile(rf"\#(?={_MARK}*(?:\#|\Z))")
_COLON = re.compile(rf"((?:\A|:){_MARK}*):")


def for_markup(written: str) -> str:
    """HTML or XML of the same value in which nothing starts a command of a pipeline.

    Of `##`, `::` and `--- ` one sign is written as its number, and so is a `#` at the end and a `:` at the start,
    which could come to stand beside another. Nothing but texts and attributes may have such signs.
    """
    written = _SIGN.sub("&#35;", written) if "#" in written else written
    written = _COLON.sub(r"\1&#58;", written) if ":" in written else written
    return _GROUP_LINE.sub(lambda found: f"{found[1]}&#{ord(found[2])};", written)
