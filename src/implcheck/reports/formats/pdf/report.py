"""The report as PDF, drawn by Typst: tagged as PDF/UA-1, with embedded fonts, the same bytes for the same input.

typst is an optional extra (`implcheck[pdf]`). The template in `template` gets the document as JSON.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any, NamedTuple

from implcheck.reports.charts import Bars, Dots, Lines, Scale
from implcheck.reports.document import Document, Paragraph, Section, Snippet
from implcheck.reports.formats import chart_print
from implcheck.reports.formats.chart_drawings import Drawing
from implcheck.reports.formats.chart_print import ACCENT, COLORS, EMPTY, FONTS, GAP, GRID, INK, PALE, WIDTH
from implcheck.reports.formats.chart_table import laid_out
from implcheck.reports.options import Depth, Options
from implcheck.wording.escape import for_xml
from implcheck.wording.foreign_text import without_marks
from implcheck.wording.problems import for_terminal_line
from implcheck.wording.symbols import FAILED, symbol

DEPTH = Depth.REPORT

TEMPLATE = Path(__file__).with_name("template") / "report.typ"

LIMITS = ("could not be displayed", "disallowed codepoint", "maximum grouping depth exceeded")
"""What Typst says of a text that it cannot set as it is."""

MISSING = "\ufffd"
"""Replaces a character that no font has, such as Chinese or an emoji, as PDF/UA forbids text without a glyph."""

_MARKS = frozenset({"Mn", "Mc", "Me", "Cf"})
"""The categories of characters that are drawn together with the letter before them."""

LONGEST_WORD = 500
"""The most letters of a word that are shown, as the time to break lines grows faster than the length of a word."""

MOST_IN_LONG_WORDS = 6_000
"""The most letters in long words for which the template finds the places to break them, as each of these takes time."""

_LONG_WORD = re.compile(r"[^\W\d_]{16,}|\S{18,}")
_VERY_LONG_WORD = re.compile(r"\S{18,}")
_NEVER_DRAWN = re.compile("[\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\U0001f000-\U0001faff\U00020000-\U0003ffff]")
"""Chinese, Japanese, Korean and emoji: no font of the package has them, and each takes a trial to find that out."""

_LONGER_WORD = re.compile(rf"(\S{{{LONGEST_WORD}}})\S+")

LONGEST_RUNNING_TITLE = 80
"""The most characters of the title at the top of every page after the first."""

CARD_INSET = 6
"""What is free beside the texts in a frame, in millimetres."""

BESIDE_TEXT = 0.66
"""The share of the width for a chart with sentences at its side."""

_EDGE = chart_print.EDGE / chart_print.PIXELS_PER_MM
"""What is free beside a drawing, in millimetres."""


class _Pictures(NamedTuple):
    """The drawings so far, and the share of the page's width that the next chart has."""

    files: list[str]
    share: float = 1


# One paragraph per character, so that its neighbours do not affect the choice of a font.
_TRIAL = b"""
#let data = json(bytes(sys.inputs.data))
#set document(title: "trial", date: none)
#set text(font: data.fonts)
#for character in data.characters { par(character) }
"""


def draw(document: Document, options: Options) -> bytes:
    """Return the bytes of the PDF.

    Raises:
        ModuleNotFoundError: the extra is not installed.
    """
    sections = document.down_to(options.depth(DEPTH))
    title = _plain(document.title).strip() or "implcheck"
    pictures = _Pictures([])
    data = {
        "title": title,
        "short-title": title if len(title) <= LONGEST_RUNNING_TITLE else f"{title[:LONGEST_RUNNING_TITLE]}…",
        "language": document.language,
        "sections": [_section(section, pictures) for section in sections],
        "behind-summary": next((at for at, part in enumerate(sections) if part.depth is not Depth.SUMMARY), None),
        "footer": _plain(document.footer),
        "day": document.day and (document.day.year, document.day.month, document.day.day),
        "card-inset": CARD_INSET,
        "edge": _EDGE,
        "fonts": FONTS,
        "colors": {str(level or "none"): color for level, color in COLORS.items()},
        "failed": FAILED,
        "symbols": {str(level or "none"): symbol(level) for level in COLORS},
        "inks": (INK, PALE, GRID, EMPTY, ACCENT),
    }
    template, drawn = TEMPLATE.read_bytes(), json.dumps(pictures.files, ensure_ascii=False)
    for text in _broken_by_template_or_here(data):
        for plainer, pictures_too in _ever_plainer(text, drawn):
            if (pdf := _compiled(template, data=plainer, pictures=pictures_too)) is not None:
                return pdf
    raise RuntimeError("a text cannot be set")


def _broken_by_template_or_here(data: dict[str, Any]) -> Iterator[str]:
    """Yield the data for a template that breaks long words, unless there are very many; then with the words broken."""
    text = json.dumps({**data, "breaks-long-words": True}, ensure_ascii=False)
    if sum(map(len, _LONG_WORD.findall(text))) <= MOST_IN_LONG_WORDS:
        yield text
    yield json.dumps({**_broken(data), "breaks-long-words": False}, ensure_ascii=False)


def _broken(value: Any) -> Any:
    """Return a value for JSON with zero-width spaces in its long words, at which a line may break."""
    if isinstance(value, str):
        return _VERY_LONG_WORD.sub(lambda word: "\u200b".join(re.findall(".{1,12}", word[0])), value)
    if isinstance(value, dict):
        return {key: _broken(part) for key, part in value.items()}
    return [_broken(part) for part in value] if isinstance(value, list) else value


def _ever_plainer(*texts: str) -> Iterator[tuple[str, ...]]:
    """Yield the texts, then without characters that no font has, then without marks, as fonts may lack combinations."""
    texts = tuple(_NEVER_DRAWN.sub(MISSING, text) for text in texts)
    yield texts
    missing = _not_drawn(sorted({character for character in "".join(texts) if not character.isascii()}))
    texts = tuple(text.translate({ord(character): MISSING for character in missing}) for text in texts)
    yield texts
    yield tuple("".join(letter for letter in text if unicodedata.category(letter) not in _MARKS) for text in texts)


def _section(section: Section, pictures: _Pictures) -> dict[str, Any]:
    """Return a section for JSON, with the share of the width that its chart has beside sentences about it."""
    chart, *others = section.blocks
    is_beside = section.depth is Depth.SUMMARY and isinstance(chart, Dots) and bool(others)
    share = BESIDE_TEXT if is_beside and all(isinstance(block, Paragraph) for block in others) else 1
    return {**_fields(section, pictures._replace(share=share)), "chart-share": share}


def _plain(value: Any, pictures: _Pictures | None = None) -> Any:
    """Return a value for JSON: a block as a dictionary of its fields and its `kind`, and every text cleaned.

    The drawings of charts go to `pictures`, as they are no text; a chart gets the place of its first drawing there.
    """
    if isinstance(value, str):
        return _LONGER_WORD.sub(r"\1…", for_xml(without_marks(value)))
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Snippet):
        value = value._replace(before=for_terminal_line(value.before), rest=for_terminal_line(value.rest))
    if isinstance(value, Drawing):
        return None
    if pictures is not None and isinstance(value, Scale | Bars | Dots | Lines):
        chart = value if isinstance(value, Scale) else laid_out(value)
        place, room = len(pictures.files), WIDTH * pictures.share
        width = room + 2 * (_EDGE - CARD_INSET) if isinstance(chart, Scale) else room * chart.shares[1] - GAP
        pictures.files.extend(chart_print.svgs(chart, width=width))
        return {**_fields(chart, pictures), "picture": place}
    if hasattr(value, "_fields"):
        return _fields(value, pictures)
    return [_plain(part, pictures) for part in value] if isinstance(value, tuple) else value


def _fields(value: Any, pictures: _Pictures | None) -> dict[str, Any]:
    fields = {name: _plain(field, pictures) for name, field in value._asdict().items()}
    return {"kind": type(value).__name__.lower(), **fields}


def _compiled(source: bytes, **inputs: str) -> bytes | None:
    """Return the bytes of a PDF; None if a text cannot be set as it is."""
    import typst

    # `root` is the folder that the source may read from, which is not one of the user's.
    try:
        return typst.compile(
            source, root=TEMPLATE.parent, sys_inputs=inputs, font_paths=chart_print.fonts(), pdf_standards="ua-1"
        )
    except typst.TypstError as error:
        if any(limit in error.message for limit in LIMITS):
            return None
        raise
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # how the extension says that Typst itself failed
            raise
        return None


def _not_drawn(characters: list[str]) -> list[str]:
    """Return the characters that no font draws. Each half is tried in turn, as Typst reports only the first."""
    if _compiled(_TRIAL, data=json.dumps({"fonts": FONTS, "characters": characters})) is not None:
        return []
    half = len(characters) // 2
    return [*_not_drawn(characters[:half]), *_not_drawn(characters[half:])] if half else characters
