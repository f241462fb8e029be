"""Text in the cells of a terminal: lines of a width, and no character whose width terminals disagree about."""

import re

_PICTURE = "[\u203c-\u3299\U0001f000-\U0001faff]"
"""The characters that emoji are made from, digits aside."""

_UNSTEADY = re.compile(
    rf"(?P<flag>[\U0001f1e6-\U0001f1ff])"
    rf"|(?<={_PICTURE})[\U0001f3fb-\U0001f3ff]"  # a tone of skin
    rf"|\u200d(?={_PICTURE})"  # joins emoji into one
    rf"|[\ufe0e\ufe0f\u20e3\U000e0020-\U000e007f]"  # makes a sign, a digit or a flag an emoji, or no longer one
)


def steady(text: str) -> str:
    """Return text that takes as many cells on every terminal: a flag as its letters, joined emoji one after another."""
    return text if text.isascii() else "".join(steady_characters(text))


def steady_characters(text: str) -> list[str]:
    """Return what is shown for each character of a text: itself, another one, or nothing."""
    shown = list(text)
    for found in _UNSTEADY.finditer(text):
        flag = found["flag"]
        shown[found.start()] = chr(ord("A") + ord(flag) - 0x1F1E6) if flag else ""
    return shown


def width(text: str) -> int:
    """Return the number of cells that a text takes."""
    if text.isascii():
        return len(text)
    from prompt_toolkit.utils import get_cwidth  # imported late: most lines of a plain interview are ASCII

    return get_cwidth(text)


def wrapped(text: str, columns: int, hang: int = 0) -> list[str]:
    """Return text as lines of at most `columns` cells, broken between words; later lines are indented by `hang`.

    A word that is wider than a line, as those of a script without spaces are, is broken where the line is full.
    """
    return [line for part in text.splitlines() for line in _filled(part, columns, min(hang, columns // 2))]


def shortened(text: str, columns: int) -> str:
    """Return text cut to a number of cells, with an ellipsis if it was longer."""
    if width(text) <= columns:
        return text
    return f"{_start(text, columns - 1)}…"


def _filled(text: str, columns: int, hang: int) -> list[str]:
    lines, line, gap, indent = [], "", "", " " * hang
    for chunk in re.findall(r"\s+|\S+", text):
        if chunk.isspace():
            gap = chunk
            continue
        fits = width(line + gap + chunk) <= columns
        if not fits and width(chunk) <= columns - hang:
            lines.append(line)
            line, gap = indent, ""
        line, word = line + gap, chunk
        while width(line + word) > columns:
            start = _start(word, columns - width(line))
            if not start and not line.strip():  # too narrow for a wide character with the indent, or at all
                line, start = "", _start(word, columns) or word[0]
            lines.append(line + start)
            line, word = indent, word[len(start) :]
        line += word
    return [line.rstrip() for line in ([*lines, line] if line.strip() or not lines else lines)]


def _start(text: str, cells: int) -> str:
    """Return as many characters from the start of a text as fit, with the marks on the last one."""
    used = 0
    for index, character in enumerate(text):
        used += width(character)
        if used > cells:
            return text[:index]
    return text
