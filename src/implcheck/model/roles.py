"""The roles of respondents: data of the questionnaire, in the order in which it offers and reports them."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from pydantic import Field

from implcheck.model.base import Flag, Frozen
from implcheck.model.comparable_text import comparable
from implcheck.model.phases import Slug
from implcheck.model.question_parts import Need
from implcheck.model.text import Text


class RoleDefinition(Frozen):
    """A role that a respondent may have. A respondent may also have a role of their own."""

    id: Slug = Field(description="The name that answers files refer to.")
    title: Text = Field(description="What a report calls it.")
    offered: Flag = Field(True, description="Whether respondents are offered it; if not, it can still be written.")
    asked_everything: Flag = Field(False, description="Whether it is asked every question, whatever `asked_of` says.")
    exists_when: Need | None = Field(
        None, description="The answer that shows that somebody has this role; advice with this role needs that first."
    )


@cache
def usual_roles() -> tuple[RoleDefinition, ...]:
    """Return the roles of a questionnaire that states none of its own."""
    return (
        RoleDefinition(id="project-lead", title=Text.of(en="project lead", nl="projectleider"), asked_everything=True),
        RoleDefinition(id="sponsor", title=Text.of(en="sponsor", nl="opdrachtgever")),
        RoleDefinition(id="line-manager", title=Text.of(en="line manager", nl="leidinggevende")),
        RoleDefinition(id="key-user", title=Text.of(en="key user", nl="hoofdgebruiker")),
        RoleDefinition(id="user", title=Text.of(en="user", nl="gebruiker")),
        RoleDefinition(id="consultant", title=Text.of(en="consultant", nl="adviseur"), asked_everything=True),
        RoleDefinition(
            id="coordinator", title=Text.of(en="coordinator", nl="coördinator"), offered=False, asked_everything=True
        ),
        RoleDefinition(id="other", title=Text.of(en="another role", nl="een andere rol"), asked_everything=True),
    )


def exists_when(roles: Iterable[RoleDefinition]) -> Mapping[str, Need]:
    """Return, by the id of each role that may not exist, the answer that shows that somebody has it."""
    return {role.id: role.exists_when for role in roles if role.exists_when is not None}


def role_id(written: str, roles: Sequence[RoleDefinition]) -> str:
    """Return the id of the role that a person wrote: "Key user" and "key_user" are `key-user`.

    A role that is not among `roles` is returned as it was written.
    """
    slug = "-".join(written.casefold().replace("_", " ").replace("-", " ").split())
    return slug if any(role.id == slug for role in roles) else written.strip()


def role_named(written: str, roles: Sequence[RoleDefinition]) -> str:
    """Return the id of the role that a person named, by its id or by its title in any language: "hoofdgebruiker".

    A role that is not among `roles` is returned as it was written.
    """
    found = role_id(written, roles)
    if any(role.id == found for role in roles):
        return found
    title = comparable(written).casefold()
    return next((role.id for role in roles for _, name in role.title if comparable(name).casefold() == title), found)
