"""A report as Markdown, for a comment on a change or the summary of a pipeline's run. GitHub and GitLab show it alike.

Every text is escaped by `for_markdown`, so that all Markdown and HTML on the page comes from this module.
"""

import re
from collections.abc import Sequence
from typing import assert_never

from implcheck.model.enums import Level
from implcheck.reports.charts import Bars, Dots, Lines, Scale
from implcheck.reports.document import (
    Block,
    Cell,
    Document,
    Emphasis,
    Entry,
    EntryList,
    Facts,
    Headline,
    Items,
    Paragraph,
    Row,
    Rows,
    Section,
    Snippet,
    Table,
    with_lists_opened,
)
from implcheck.reports.formats import markdown_charts as charts
from implcheck.reports.options import Depth, Options
from implcheck.wording.catalog import catalog
from implcheck.wording.escape import LONGEST_COMMENT, for_log, for_markdown
from implcheck.wording.foreign_text import without_marks
from implcheck.wording.problems import harmless_parts
from implcheck.wording.symbols import symbol

DEPTH = Depth.REPORT

FITS = ((DEPTH, True, 500), (DEPTH, False, 500), (DEPTH, False, 80), (Depth.SUMMARY, False, 80))
"""What to try in turn to fit in a comment: the depth, whether to show folded parts, the most characters of a text."""

LONGEST = 1000
"""The most characters of a text where everything is shown: more than any text of the built-in questionnaire has."""

FOLD, FOLD_END = "<details>", "</details>"

BEFORE, LINE = 60, 120
"""The most characters of a file's line that are shown before its caret, and in total."""

_PLAIN_CODE = re.compile(r"[A-Za-z0-9_-]+(?:[./:][A-Za-z0-9_-]+)*")
_SHA_256 = re.compile(r"(?<!\w)([0-9a-f]{64})(?!\w)(?! \w)")
_BACKTICKS = re.compile("`+")
_EMPHASIS = {Emphasis.PLAIN: "{}", Emphasis.STRONG: "**{}**", Emphasis.NOTE: "<sub>{}</sub>"}


def draw(document: Document, options: Options) -> str:
    """Return the document as Markdown that fits in a comment, or with `--all` everything; with `quiet` one line."""
    if options.quiet:
        blocks = (block for section in document.sections for block in section.blocks)
        sign = next((block.symbol for block in blocks if isinstance(block, Headline)), symbol(document.level))
        return draw_line((f"{sign} {document.headline}", document.title), document.level, options)
    if options.top is None:
        return _Page(document, Depth.APPENDIX, longest=LONGEST).text()
    page = _Page(document, *FITS[0])
    for fit in FITS[1:]:
        if page.length < LONGEST_COMMENT:
            break
        page = _Page(document, *fit)
    return page.text(LONGEST_COMMENT - FITS[0][2])


def draw_line(parts: Sequence[str], _level: Level | None, _options: Options) -> str:
    """Return the verdict on one line; its first part is the headline with its symbol."""
    headline, *rest = (_escaped(part, FITS[0][2]) for part in parts)
    return " · ".join([f"**{headline}**", *rest]) + "\n"


def _escaped(text: str, longest: int) -> str:
    """Return an escaped text. A digest in it becomes code, so that GitHub does not link it as a commit."""
    found = _SHA_256.split(without_marks(text), maxsplit=1)
    parts = (f" `{part}`" if at % 2 else for_markdown(part, longest) for at, part in enumerate(found))
    return "".join(parts).strip()


class _Page:
    """The parts of a page, each of one or more paragraphs."""

    def __init__(self, document: Document, depth: Depth, folded: bool = True, longest: int = FITS[0][2]) -> None:
        self.document, self.messages, self.folded, self.longest = document, catalog(document.language), folded, longest
        self.parts = [f"**{self.shown(document.title)}**"]
        for section in document.down_to(depth):
            self.section(section)
        self.parts += ["---", f"<sub>{self.shown(document.footer)}</sub>"] if document.footer else []

    @property
    def length(self) -> int:
        """The number of characters of the page."""
        return sum(len(part) + 2 for part in self.parts)

    def text(self, longest: int | None = None) -> str:
        """Return the page, with as many parts as fit in `longest` characters."""
        if longest is None or self.length < longest:
            return "\n\n".join(self.parts) + "\n"
        while self.length >= longest:
            self.parts.pop()
        return "\n\n".join([*self.parts, self.shown(self.messages.message("markdown.cut-off"))]) + "\n"

    def shown(self, text: str) -> str:
        return _escaped(text, self.longest)

    def section(self, section: Section) -> None:
        """Add a heading with its blocks, folded below the summary; folded entries that do not fit are counted."""
        is_fold, title = bool(section.title) and section.depth is not Depth.SUMMARY, self.shown(section.title)
        if title:
            self.parts.append(f"{FOLD}\n<summary><b>{title}</b></summary>" if is_fold else f"### {title}")
        blocks = list(with_lists_opened(section.blocks))
        folded = sum(isinstance(block, Entry) and not block.is_open for block in blocks)
        for block in blocks:
            if self.folded or not isinstance(block, Entry) or block.is_open:
                self.parts.append(self.block(block, (section.title,)))
        if folded and not self.folded:
            self.parts.append(self.shown(self.messages.message("markdown.folded", count=folded)))
        self.parts += [FOLD_END] if is_fold else []

    def block(self, block: Block, titles: tuple[str, ...]) -> str:  # noqa: C901, PLR0911, PLR0912 - one for each kind
        match block:
            case Paragraph():
                return _EMPHASIS[block.emphasis].format(self.shown(block.text))
            case Headline():
                return f"## {self.shown(f'{block.symbol} {block.text}')}"
            case Facts():
                return _EMPHASIS[block.emphasis].format(" · ".join(map(self.shown, block.facts)))
            case Items():
                return charts.items(block.items, self.shown)
            case Rows():
                return "\n".join(f"- **{self.shown(row.label)}**: {self.value(row)}" for row in block.rows)
            case Snippet():
                return _snippet(block)
            case Table():
                return self.table(block, titles)
            case Entry():
                return self.entry(block, titles)
            case Scale():
                return charts.scale(block, self.shown)
            case Bars():
                return charts.bars(block, self.shown)
            case Dots():
                return charts.dots(block, self.shown, self.messages.message("decimal"))
            case Lines():
                return charts.lines(block, self.shown)
            case EntryList():
                return "\n\n".join(self.entry(entry, titles) for entry in block.entries)
            case _:
                assert_never(block)

    def value(self, row: Row) -> str:
        """Return the text of a row, as code if the reader may type it elsewhere."""
        return self.code(row.text) if row.is_code else self.shown(row.text)

    def code(self, text: str, *, in_element: bool = False) -> str:
        """Return a text as code: between backticks if it is plain, else, or with `in_element`, as a `<code>` element."""
        if _PLAIN_CODE.fullmatch(text):
            return f"<code>{text}</code>" if in_element else f"`{text}`"
        return f"<code>{self.shown(text)}</code>"

    def entry(self, entry: Entry, titles: tuple[str, ...]) -> str:
        """Return an entry as a heading with blocks, or folded under its title."""
        number = f"{entry.number}. " if entry.number is not None else ""
        level = (f"{symbol(entry.level)} ", f"{entry.word}: ") if entry.word else ("", "")
        key = f" {self.code(entry.key, in_element=not entry.is_open)}" if entry.key else ""
        title = f"{number}{level[0]}{self.shown(level[1] + entry.title)}{key}"
        facts = [self.block(Facts(entry.facts), titles)] if entry.facts else []
        blocks = facts + [self.block(block, (*titles, entry.title)) for block in entry.blocks]
        if entry.is_open:
            return "\n\n".join([f"{'#' * min(6, 3 + len(titles))} {title}", *blocks])
        return "\n\n".join([f"{FOLD}\n<summary>{title}</summary>", *blocks, FOLD_END])

    def table(self, table: Table, titles: tuple[str, ...]) -> str:
        heads = [self.shown(column.title) for column in table.columns]
        rows = [[self.cell(cell) for cell in row] for row in table.rows]
        if table.has_total:
            rows[-1] = [f"**{cell}**" if cell else "" for cell in rows[-1]]
        caption = [] if table.caption in titles else [f"**{self.shown(table.caption)}**"]
        return "\n\n".join([*caption, charts.grid(heads, rows, [column.is_figure for column in table.columns])])

    def cell(self, cell: Cell) -> str:
        return charts.level_in_word(cell.level, cell.text, self.shown) if cell.marked else self.shown(cell.text)


def _snippet(block: Snippet) -> str:
    """Return the line with a caret, fenced as code; pipeline commands in it are broken."""
    from rich.cells import cell_len  # imported late: only reports with a line of a file need it

    before, rest = harmless_parts(block.before, block.rest)
    before = before if len(before) <= BEFORE else f"…{before[-BEFORE:]}"
    line = before + rest
    line = line if len(line) <= LINE else f"{line[:LINE]}…"
    fence = "`" * max(3, 1 + max(map(len, _BACKTICKS.findall(line)), default=0))
    return f"{fence}\n" + for_log(f"    {line}") + f"\n    {' ' * cell_len(before)}^\n{fence}"
