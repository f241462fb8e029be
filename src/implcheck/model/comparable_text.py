"""Compare texts as people see them: white space, quotation marks and hyphens that look alike are equal.

Survey tools put no-break spaces, line breaks and curly quotation marks into what people typed, and people copy texts from
a document where they look the same. Letter case and everything else still counts.
"""

import unicodedata

_QUOTES = dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4", "'")
_DOUBLE_QUOTES = dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"')
_HYPHENS = dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-")
_BLANKS = dict.fromkeys("\u2800\u3164\u115f\u1160\uffa0", " ")
"""Blanks that Unicode counts as letters or symbols; `str.split` knows the others."""

_INVISIBLE = dict.fromkeys(
    (
        "\u00ad",  # a soft hyphen
        "\u034f",
        "\u061c",
        "\u180e",
        *map(chr, range(0x200B, 0x2010)),  # zero width, and marks of direction
        *map(chr, range(0x202A, 0x202F)),
        *map(chr, range(0x2060, 0x2070)),
        *map(chr, range(0xFE00, 0xFE10)),  # variation selectors
        "\ufeff",
    ),
    "",
)
_FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
"""Letters, digits and punctuation as wide as a Chinese character."""

_ALIKE = str.maketrans({**_QUOTES, **_DOUBLE_QUOTES, **_HYPHENS, **_BLANKS, **_INVISIBLE, **_FULL_WIDTH})


def comparable(text: str) -> str:
    r"""Return a text in the form in which it is compared: two texts that look alike have the same.

    All white space, line breaks included, is a single space, and none is left at either end. What cannot be seen is
    removed. Typographic quotation marks, apostrophes and hyphens are the plain ones, and full-width letters are narrow.
    An accent may be part of its letter or follow it. Signs with a meaning of their own, such as a raised 2, stay.

    >>> comparable("Hours\u00a0\u202f freed\n") == comparable("Hours freed")
    True
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text.translate(_ALIKE))
    return " ".join(text.split())


def looks_alike(text: str, other: str) -> bool:
    """Return whether people can hardly tell two texts apart."""
    return comparable(text) == comparable(other)
