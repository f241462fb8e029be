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

_LATIN = str.maketrans(
    "\u0430\u0441\u0501\u0435\u04bb\u0456\u0458\u04cf\u043e\u0440\u051b\u0455\u0443\u0445\u0475\u051d"
    "\u0410\u0412\u0421\u0415\u041d\u0406\u0408\u041a\u041c\u041e\u0420\u0405\u0422\u0425\u0423"
    "\u03bf\u03bd\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
    "acdehijlopqsyxvwABCEHIJKMOPSTXYovABEZHIKMNOPTYX",
)
"""Cyrillic and Greek letters that look like a Latin one. They are other letters all the same: texts with them differ."""

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
    """Return whether people can hardly tell two texts apart, also because of letters of another alphabet."""
    first, second = (comparable(each).translate(_LATIN) for each in (text, other))
    return first == second
