"""A page of Rich text with a fixed width, rendered to a string for screen, pipe and tests."""

import io
import re
from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text as Line

from implcheck.model.enums import Level
from implcheck.reports.options import NARROWEST, WIDEST, Options
from implcheck.wording.escape import for_log

MEASURE = 110
"""The most columns of a paragraph, as longer lines are hard to read."""

STYLES = {
    Level.LOW: "green",
    Level.MODERATE: "yellow",
    Level.HIGH: "bold yellow",
    Level.CRITICAL: "bold bright_white on red",
}
"""Only what is critical is red and has a background: that stands out whatever a terminal makes of its colours."""


def style(level: Level | None) -> str:
    """Return the style of a level's words."""
    return STYLES[level] if level is not None else "cyan"


def fill(level: Level | None) -> str:
    """Return the colour of what is filled or framed in the colour of a level."""
    return "bold bright_red" if level is Level.CRITICAL else style(level)


_LINE_END = re.compile(r"(?<! )(?: |\x1b\[[0-9;]*m)+$")
"""Blanks at the end of a line, with colour codes between them; a match starts only at the first blank of a run."""


class Canvas:
    """Collects the lines of a page. It takes `Line` and tables, never markup, so that no text is read as a Rich tag."""

    def __init__(self, options: Options) -> None:
        self.width = max(NARROWEST, min(WIDEST, options.width))
        self.measure = min(self.width, MEASURE)
        self._file = io.StringIO()
        self._console = Console(
            file=self._file,
            width=self.width,
            height=1,  # prevents Rich from querying the terminal, whose answer is not used
            color_system="standard" if options.color else None,
            force_terminal=options.color,
            no_color=not options.color,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
        )

    def line(self, *parts: str | tuple[str, str], indent: int = 0, hang: int | None = None) -> None:
        """Add a paragraph of plain and styled parts, wrapped; lines after the first start at column `hang`."""
        below = " " * (indent if hang is None else hang)
        self._write(self._wrapped(Line.assemble(*parts), " " * indent, below))

    def row(self, *parts: tuple[str, str], gap: str, indent: int = 0) -> None:
        """Add parts with `gap` between them, wrapped between parts if possible."""
        lines: list[list[tuple[str, str]]] = []
        for part in parts:
            together = [*lines[-1], part] if lines else []
            if together and cell_len(gap.join(text for text, _ in together)) <= self.measure - indent:
                lines[-1] = together
            else:
                lines.append([part])
        for line in lines:
            spaced = [(gap, line[0][1])] * (2 * len(line) - 1)
            spaced[::2] = line
            self.line(*spaced, indent=indent)

    def one_line(self, *parts: str | tuple[str, str]) -> None:
        """Add plain and styled parts on one line of any length."""
        self._write([Line.assemble(*parts)])

    def fields(self, rows: Sequence[tuple[str, str]], *, indent: int = 0, gap: int = 2) -> None:
        """Add labels with their texts, in two columns `gap` apart.

        This is not a Rich table: a report has about a hundred of these, and Rich's would take most of the time.
        """
        widest = max(cell_len(label) for label, _ in rows)
        below = " " * (indent + widest + gap)
        lines: list[Line] = []
        for label, text in rows:
            lead = Line.assemble(" " * indent, (set_cell_size(label, widest), "dim"), " " * gap)
            lines += self._wrapped(Line(text), lead, below)
        self._write(lines)

    def heading(self, title: str) -> None:
        """Add the heading of a section."""
        self.gap()
        self._write([Line(title, style="bold")])

    def gap(self) -> None:
        """Add an empty line."""
        self._file.write("\n")

    def put(self, what: RenderableType, *, indent: int = 0, wide: bool = False) -> None:
        """Add anything that Rich can draw; `wide` lets it use the whole width."""
        width = self.width if wide else self.measure
        self._console.print(Padding(what, (0, 0, 0, indent)) if indent else what, width=width)

    def _wrapped(self, text: Line, first: str | Line, below: str) -> list[Line]:
        """Return a text as wrapped lines, the first after `first` and the others after `below`."""
        room = max(1, self.measure - len(below))
        lines = text.wrap(self._console, room) or [Line()]
        return [Line.assemble(first if not at else below, line) for at, line in enumerate(lines)]

    def _write(self, lines: list[Line]) -> None:
        self._console.print(Line("\n").join(lines), soft_wrap=True)

    def text(self) -> str:
        """Return the page, escaped for a log, without blanks at line ends and with one line end at its end."""
        lines = (_LINE_END.sub(lambda end: end[0].replace(" ", ""), line) for line in self._file.getvalue().split("\n"))
        return for_log("\n".join(lines).strip("\n") + "\n")
