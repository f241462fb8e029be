"""Strategies for property tests: YAML in pieces, and real files with random changes."""

from pathlib import Path

from hypothesis import strategies as st
from tests.loading.checks import INVALID, ROOT, VALID

FILES: tuple[Path, ...] = tuple(
    path
    for folder in (VALID, INVALID, ROOT / "examples", ROOT / "questionnaires")
    for path in sorted(folder.glob("*.yaml"))
)

_PIECES = (
    *("a", "b: ", "- ", "\n", "  ", "[", "]", "{", "}", ", ", ":", "&x ", "*x", "<<: ", '"', "'", " # c\n", "\n  "),
    *("|\n", "|2\n", "|-\n", ">\n", "...", "%YAML 1.2\n", "!!str ", "!t ", "5", "1.5", "é", "\U0001f600", "\\"),
    *("@", "`", "~", "null", "=", ";", "\n- ", "\n\n", "answers:", "\n  why.problem-statement: ", "phase: ", "unknown"),
)
_ODD = ("---", "\t", "\ufeff", "\u2028", "\x85", "? ", "! ", "|#", "\x07", "\ud7ff", "\x7f", "\r")

in_pieces = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=14).map("".join).filter(str.strip)
"""YAML-like texts on which both parsers agree; their differences are in `test_parsers_agree`."""

odd = st.one_of(
    st.lists(st.sampled_from((*_PIECES, *_ODD)), min_size=1, max_size=14).map("".join),
    st.text(max_size=60),
)
"""Any text."""


@st.composite
def damaged(draw: st.DrawFn, *files: Path) -> str:
    """Draw the text of a file with up to three parts replaced, removed or doubled."""
    written = draw(st.sampled_from(files)).read_text(encoding="utf-8")
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, max(0, len(written) - 1)))
        end = min(len(written), start + draw(st.integers(0, 25)))
        put = draw(st.one_of(st.just(""), st.just(written[start:end] * 2), st.sampled_from((*_PIECES, *_ODD))))
        written = written[:start] + put + written[end:]
    return written
