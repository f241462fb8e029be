"""Loading a questionnaire."""

import os
from collections.abc import Sequence

from implcheck.api.errors import readable_problems
from implcheck.loading.questionnaire import DEFAULT, check_digest, find_questionnaire
from implcheck.model.questionnaire import Questionnaire


@readable_problems()
def load_questionnaire(name: str | os.PathLike[str] = DEFAULT, *, digests: Sequence[str] = ()) -> Questionnaire:
    """Load a built-in questionnaire by its id, or one of your own by its path.

    Args:
        name: An id such as `implementation`, or a path that ends in `.yaml` or `.yml`, or has a slash.
        digests: Each the SHA-256 of the only file that is allowed (64 lower-case hexadecimal digits), or `builtin`.

    Raises:
        InvalidFile: There is no such questionnaire, it is invalid, or it is not the one that was pinned.

    >>> questionnaire = load_questionnaire()
    >>> questionnaire.id, len(questionnaire.practices), questionnaire.languages
    ('implementation', 7, ('en', 'nl'))
    """
    questionnaire = find_questionnaire(os.fspath(name))
    check_digest(questionnaire, digests)
    return questionnaire
