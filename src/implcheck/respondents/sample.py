"""A few of many texts: always the same few, in whatever order they come."""

import hashlib
from typing import Generic, TypeVar

MOST = 10
"""How many are kept."""

Kept = TypeVar("Kept", str, tuple[str, str])


class Bounded(Generic[Kept]):
    """Keeps at most `MOST` different texts: those with the lowest digests, a draw that nobody can steer or reorder."""

    __slots__ = ("_by_digest",)

    def __init__(self) -> None:
        self._by_digest: dict[bytes, Kept] = {}

    @property
    def kept(self) -> tuple[Kept, ...]:
        """What is kept."""
        return tuple(self._by_digest.values())

    def add(self, text: Kept) -> None:
        """Keep a text, if it is among the few."""
        digest = hashlib.blake2b(repr(text).encode(), digest_size=16).digest()
        self._by_digest[digest] = text
        if len(self._by_digest) > MOST:
            del self._by_digest[max(self._by_digest)]
