"""A sample of a few texts out of many: always the same texts, in whatever order they are added."""

import hashlib
from typing import Generic, TypeVar

SAMPLE_SIZE = 10
"""How many texts are kept."""

Kept = TypeVar("Kept", str, tuple[str, str])


class Sample(Generic[Kept]):
    """Keeps at most `SAMPLE_SIZE` different texts, each with how often it was added: those with the lowest digests.

    That is a draw that nobody can influence. A text that is not kept once never is, so that the counts are complete.
    """

    __slots__ = ("_by_digest",)

    def __init__(self) -> None:
        self._by_digest: dict[bytes, tuple[Kept, int]] = {}

    @property
    def kept(self) -> tuple[Kept, ...]:
        """The texts of the sample."""
        return tuple(self.times)

    @property
    def times(self) -> dict[Kept, int]:
        """How often each text of the sample was added."""
        return dict(self._by_digest.values())

    def add(self, text: Kept, times: int = 1) -> None:
        """Keep a text if it belongs to the sample."""
        digest = hashlib.blake2b(repr(text).encode(), digest_size=16).digest()
        _, before = self._by_digest.get(digest, (text, 0))
        self._by_digest[digest] = (text, before + times)
        if len(self._by_digest) > SAMPLE_SIZE:
            del self._by_digest[max(self._by_digest)]
