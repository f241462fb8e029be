"""Holding a questionnaire to the SHA-256 that it was pinned to."""

from collections.abc import Iterable

from implcheck.loading import builtin
from implcheck.model.problem import InvalidFile, Location, problem
from implcheck.model.questionnaire import Questionnaire

ANY_BUILT_IN = "builtin"
"""Pins a questionnaire to any built-in one, in place of a digest."""


def check_digest(questionnaire: Questionnaire, digests: Iterable[str]) -> None:
    """Check that a questionnaire is the one that every digest names.

    A digest is the SHA-256 of the questionnaire's file, 64 lower-case hexadecimal digits, or `ANY_BUILT_IN`.

    Raises:
        InvalidFile: it is another questionnaire.
    """
    pinned_digests = tuple(digests)
    if not pinned_digests:
        return
    origin = questionnaire.origin
    digest = origin.digest or builtin.digest(questionnaire.id)
    for pinned in pinned_digests:
        if pinned != digest and not (pinned == ANY_BUILT_IN and origin.is_builtin):
            other = problem("questionnaire-not-pinned", id=questionnaire.id, digest=digest, pinned=pinned)
            raise InvalidFile((other.at(Location(origin.file)),))
