"""The roles of respondents."""

KNOWN_ROLES = ("sponsor", "project-lead", "line-manager", "key-user", "user", "coordinator", "consultant", "other")
"""The roles that the tool has words for, in the order in which reports tell them."""

OFFERED_ROLES = ("project-lead", "sponsor", "line-manager", "key-user", "user", "consultant", "other")
"""The roles that are offered to whoever answers, the likeliest first; a respondent may have another."""


def role_of(written: str) -> str:
    """A role as it counts: "Key user" and "key_user" are the known role `key-user`; any other is as it was written."""
    slug = "-".join(written.casefold().replace("_", " ").replace("-", " ").split())
    return slug if slug in KNOWN_ROLES else written.strip()
