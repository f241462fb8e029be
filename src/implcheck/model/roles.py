"""The roles of respondents."""

KNOWN_ROLES = frozenset(
    {"sponsor", "project-lead", "line-manager", "key-user", "user", "consultant", "coordinator", "other"}
)
"""The roles that the tool has words for."""


def role_of(written: str) -> str:
    """A role as it counts: "Key user" and "key_user" are the known role `key-user`; any other is as it was written."""
    slug = "-".join(written.casefold().replace("_", " ").replace("-", " ").split())
    return slug if slug in KNOWN_ROLES else written.strip()
