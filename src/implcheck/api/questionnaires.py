"""Loading a questionnaire, and the names by which it is called."""

import os
from collections.abc import Sequence

from implcheck.api.errors import readable_problems
from implcheck.loading import builtin
from implcheck.loading.files import is_yaml
from implcheck.loading.questionnaire import (
    DEFAULT,
    check_digest,
    export_text,
    find_questionnaire,
    looks_like_path,
    named_from,
    no_such_questionnaire,
)
from implcheck.model.questionnaire import Questionnaire

__all__ = [
    "DEFAULT",
    "built_in_names",
    "export_text",
    "is_yaml",
    "load_questionnaire",
    "looks_like_path",
    "named_from",
    "no_such_questionnaire",
]


@readable_problems()
def load_questionnaire(name: str | os.PathLike[str] = DEFAULT, *, digests: str | Sequence[str] = ()) -> Questionnaire:
    """Load a built-in questionnaire by its id, or one of your own by its path.

    Args:
        name: An id such as `implementation`, or a path that ends in `.yaml` or `.yml`, or has a slash.
        digests: Each the SHA-256 of the only file that is allowed (64 lower-case hexadecimal digits), or `builtin`;
            one text, or several.

    Raises:
        InvalidFile: There is no such questionnaire, it is invalid, or it is not the one that was pinned.

    >>> questionnaire = load_questionnaire()
    >>> questionnaire.id, len(questionnaire.practices), questionnaire.languages
    ('implementation', 7, ('en', 'nl'))
    """
    questionnaire = find_questionnaire(os.fspath(name))
    check_digest(questionnaire, digests)
    return questionnaire


def built_in_names() -> tuple[str, ...]:
    """Return the ids of the built-in questionnaires, sorted."""
    return builtin.names()
