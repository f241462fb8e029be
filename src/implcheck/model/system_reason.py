"""Why the operating system refused something, as a key of the section `system` in the catalogues."""

import errno

CLOSED = "closed"
"""A stream that is not open."""

_BY_NUMBER = {
    errno.ENOENT: "missing",
    errno.ENOTDIR: "not-folder",
    errno.EACCES: "not-allowed",
    errno.EPERM: "not-allowed",
    errno.ELOOP: "link-loop",
    errno.ENAMETOOLONG: "long-name",
    errno.ENOSPC: "no-space",
    errno.EDQUOT: "no-space",
    errno.EROFS: "read-only",
    errno.EISDIR: "is-folder",
    errno.EBADF: CLOSED,
}


def reason_of(error: BaseException) -> str:
    """Return the key of the usual reasons; of any other the system's own words."""
    number: int = getattr(error, "errno", None) or 0
    return _BY_NUMBER.get(number) or getattr(error, "strerror", None) or str(error)
