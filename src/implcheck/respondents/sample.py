"""A sample of a few texts out of many: always the same texts, in whatever order they are added."""

import hashlib
from typing import Generic, TypeVar

SAMPLE_SIZE = 10
"""How many texts are kept."""

Kept = TypeVar("Kept", str, tuple[str, str])


class Sample(Generic[Kept]):
    """Keeps at most `SAMPLE_SIZE` different texts: those with the lowest digests, a draw that nobody can influence."""

    __slots__ = ("_by_digest",)

    def __init__(self) -> None:
        self._by_digest: dict[bytes, Kept] = {}

    @property
    def kept(self) -> tuple[Kept, ...]:
        """The texts of the sample."""
        return tuple(self._by_digest.values())

    def add(self, text: Kept) -> None:
        """Keep a text if it belongs to the sample."""
        digest = hashlib.blake2b(repr(text).encode(), digest_size=16).digest()
        self._by_digest[digest] = text
        if len(self._by_digest) > SAMPLE_SIZE:
            del self._by_digest[max(self._by_digest)]
