"""What a picture looks like, apart from the pixels in which letters differ from one browser or font to another."""

import io

from PIL import Image

GRID = (32, 22)
"""The fields that a picture is divided in, across and down."""


def difference(first: bytes, second: bytes) -> float:
    """Return how far two pictures are apart: the mean difference in grey, 0 to 255, over the fields of a grid."""
    pairs = zip(_blurred(first), _blurred(second), strict=True)
    return sum(abs(left - right) for left, right in pairs) / (GRID[0] * GRID[1])


def _blurred(picture: bytes) -> bytes:
    return Image.open(io.BytesIO(picture)).convert("L").resize(GRID, Image.Resampling.BOX).tobytes()


def empty(picture: bytes) -> bytes:
    """Return a white picture of the same size."""
    blank, written = Image.new("L", Image.open(io.BytesIO(picture)).size, 255), io.BytesIO()
    blank.save(written, "PNG")
    return written.getvalue()
