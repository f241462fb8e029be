"""Text for a terminal whose character set is not UTF-8, and text as UTF-8 bytes."""

import codecs
import re
import unicodedata

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("╭╮╰╯┌┐└┘├┤┬┴┼╞╡╪╟╢╫", "+"),
        **dict.fromkeys("─━╌╴╶", "-"),
        **dict.fromkeys("│┃╷╵▏", "|"),
        "═": "=",
        "║": "|",
        "█": "#",
        "▓": "#",
        "▒": "=",
        "░": ".",
        "●": "o",
        "◆": "*",
        "▲": "^",
        "■": "#",
        "○": "-",
        "△": "^",
        "◇": "*",
        "□": "#",
        "★": "*",
        "☆": "*",
        "✔": "v",
        "✖": "x",
        "•": "-",
        "·": "-",
        "…": "...",
        "␣": "_",
        "\u2212": "-",
        "±": "+/-",
        "°": " degrees",
        "→": ">",
        "←": "<",
        "↑": "^",
        "↓": "v",
        "≥": ">=",
        "≤": "<=",
        "\u00d7": "x",
        "€": "EUR",
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014", "-"),
        **dict.fromkeys("\u2018\u2019\u201a\u2039\u203a", "'"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("\u00a0\u202f\u2007", " "),
    }
)
"""What is written for a sign that a terminal lacks. Each level keeps a sign of its own."""


def fitting(text: str, encoding: str | None) -> str:
    """Return text that an encoding has all characters of: others become a plain equivalent, or `?`.

    An unknown encoding is taken for ASCII.
    """
    if text.isascii():
        return text
    try:
        codec = codecs.lookup(encoding or "ascii").name
    except LookupError:
        codec = "ascii"
    try:
        text.encode(codec)
    except UnicodeError:
        return "".join(_fitting(character, codec) for character in text)
    return text


def _fitting(character: str, codec: str) -> str:
    base = unicodedata.normalize("NFKD", character)
    without_marks = "".join(part for part in base if not unicodedata.combining(part))
    for written in (character, character.translate(_PLAIN), base if base.isascii() else without_marks):
        try:
            written.encode(codec)
        except UnicodeError:
            continue
        return written
    return "?"


def without_surrogates(text: str) -> str:
    r"""Return text that every encoding of Unicode has.

    A byte of a file name that is not UTF-8 is written as `\xff`, as `ls` and git write it; half of a character, which
    JSON can write, as its code. Bytes that are UTF-8, and that the locale did not let Python read, are read here.
    """
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATES.sub(_readable, text)
    return text


_SURROGATES = re.compile("[\udc80-\udcff]+|[\ud800-\udfff]")


def _readable(found: re.Match[str]) -> str:
    """Return bytes that a locale without UTF-8 hid, as the characters that they are; other surrogates as codes."""
    try:
        return found[0].encode("utf-8", "surrogateescape").decode()
    except UnicodeDecodeError:
        return "".join(f"\\x{ord(byte) - 0xDC00:02x}" for byte in found[0])
    except UnicodeEncodeError:
        return f"\\u{ord(found[0]):04x}"


def as_typed(text: str, encoding: str | None) -> str | None:
    """Return what a person typed at a terminal, where Python kept bytes that are not in its encoding as surrogates.

    Such bytes are nearly always UTF-8 from a terminal that the locale knows nothing of. None if they are not.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        try:
            return text.encode(encoding or "ascii", "surrogateescape").decode()
        except (UnicodeError, LookupError):
            return None
    return text
