"""The practices as a picture for a document: a bar each, today and what is still possible, with level and score.

Pillow draws it; it is part of an optional extra (`implcheck[office]`).
"""

import io
from typing import Any

from implcheck.model.assessment import Assessment, PracticeResult
from implcheck.model.enums import Level
from implcheck.reports import sentences
from implcheck.wording.messages import Messages

WIDTH, ROW, EDGE = 1600, 84, 24
"""In pixels: enough for the width of a page in print."""

BAR_FROM, BAR_TO = 400, 1120
COLORS = {
    Level.LOW: "#2e7d32",
    Level.MODERATE: "#9a6700",
    Level.HIGH: "#c2410c",
    Level.CRITICAL: "#a31515",
    None: "#6b7280",
}
OPEN, REST, INK = "#9cc9e0", "#e5e7eb", "#1c2430"


def practices(of: Assessment, messages: Messages) -> bytes:
    """The picture as PNG: the same bytes every time."""
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("RGB", (WIDTH, 2 * EDGE + ROW * len(of.practices)), "white")
    pen, font = ImageDraw.Draw(picture), ImageFont.load_default(36)
    for row, one in enumerate(of.practices):
        _draw(pen, font, EDGE + row * ROW, one, messages)
    written = io.BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()


def _draw(pen: Any, font: Any, top: int, one: PracticeResult, messages: Messages) -> None:
    middle, bar = top + ROW // 2, (top + 16, top + ROW - 16)
    level = messages.practice_level(one.outcome, one.level)
    pen.text((EDGE, middle), messages.text(one.short), fill=INK, font=font, anchor="lm")
    pen.rectangle((BAR_FROM, bar[0], BAR_TO, bar[1]), fill=REST)
    if one.score is not None:
        low, high = (BAR_FROM + (BAR_TO - BAR_FROM) * points / 100 for points in (one.score.low, one.score.high))
        pen.rectangle((BAR_FROM, bar[0], int(high), bar[1]), fill=OPEN)
        pen.rectangle((BAR_FROM, bar[0], int(low), bar[1]), fill=COLORS[one.level])
    pen.text((BAR_TO + EDGE, middle), f"{sentences.span(one.score)}   {level}", fill=INK, font=font, anchor="lm")
