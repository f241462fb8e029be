"""Draw the pictures in the README from the output of the tool itself.

Run it with: python docs/pictures.py

A picture is what `implcheck` prints on a colour terminal of 96 columns, turned into SVG by Rich; the fonts that
Rich would fetch from the network are left out.
"""

import io
import os
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parents[1]
COLUMNS = 96
PICTURES = {
    "report.svg": ("assess", "examples/brand-portal.yaml", "--today", "2026-11-24", "--top", "1"),
}


def printed(arguments: tuple[str, ...]) -> str:
    """What the command prints, with its colours."""
    environment = {**os.environ, "FORCE_COLOR": "1", "COLUMNS": str(COLUMNS), "IMPLCHECK_LANG": "en"}
    command = [sys.executable, "-m", "implcheck", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True).stdout.decode()


def drawn(arguments: tuple[str, ...]) -> str:
    """The same as an SVG."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="standard")
    console.print(Text.from_ansi(printed(arguments)))
    title = f"implcheck {' '.join(arguments)}"
    svg = console.export_svg(title=title, unique_id="implcheck")
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL).replace("\r\n", "\n")


def main() -> None:
    """Write every picture to its place."""
    for name, arguments in PICTURES.items():
        (ROOT / "docs" / "images" / name).write_text(drawn(arguments), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
