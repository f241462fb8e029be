"""Draw the pictures in the README from the output of the tool itself.

Run it with: python docs/pictures.py

The report is what `implcheck` prints on a colour terminal of 96 columns; the interview is the screen of a real
terminal after a few keys. Rich turns both into SVG; the fonts that it would fetch from the network are left out.
"""

import io
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.style import Style
from rich.text import Text

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.support.terminal import DOWN, ENTER, Terminal  # noqa: E402 - the tests are beside, not installed

COLUMNS = 96
REPORT = ("assess", "examples/brand-portal.yaml", "--today", "2026-11-24", "--top", "1")


def printed(arguments: tuple[str, ...]) -> str:
    """Return the output of a command, with its colours."""
    environment = {**os.environ, "FORCE_COLOR": "1", "COLUMNS": str(COLUMNS), "IMPLCHECK_LANG": "en"}
    command = [sys.executable, "-m", "implcheck", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True).stdout.decode()


def report() -> Text:
    """Return the report on the first example."""
    return Text.from_ansi(printed(REPORT))


def question() -> Text:
    """Return the fifth question of a kickoff, with an answer just chosen."""
    with tempfile.TemporaryDirectory() as folder, Terminal("assess", cwd=Path(folder), columns=COLUMNS) as terminal:
        terminal.wait_for("What is the name of the project?")
        terminal.press("Brand portal", ENTER, then="Where is the implementation now?")
        terminal.press("1", then="What is your role in it?")
        terminal.press("1", then="question 1 of")
        for at, key in enumerate(["3", "3", "2", "2"], start=2):
            terminal.press(key, then=f"question {at} of")
        terminal.press(DOWN, DOWN, DOWN, then=">  2 ")
        return shown(terminal)


def shown(terminal: Terminal) -> Text:
    """Return the screen of a terminal, with its colours."""
    lines = []
    for row in range(terminal.screen.lines):
        line = Text()
        for column in range(terminal.screen.columns):
            cell = terminal.screen.buffer[row][column]
            color = None if cell.fg == "default" else cell.fg.replace("bright", "bright_").replace("brown", "yellow")
            line.append(cell.data, Style(color=color, bold=cell.bold, reverse=cell.reverse))
        line.rstrip()
        lines.append(line)
    return Text("\n").join(lines)


def drawn(text: Text, title: str) -> str:
    """Return text as an SVG."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="standard")
    console.print(text)
    svg = console.export_svg(title=title, unique_id="implcheck")
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL).replace("\r\n", "\n")


PICTURES: dict[str, tuple[Callable[[], Text], str]] = {
    "report.svg": (report, f"implcheck {' '.join(REPORT)}"),
    "interview.svg": (question, "implcheck assess"),
}


def main() -> None:
    """Write every picture to its file."""
    for name, (make, title) in PICTURES.items():
        (ROOT / "docs" / "images" / name).write_text(drawn(make(), title), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
