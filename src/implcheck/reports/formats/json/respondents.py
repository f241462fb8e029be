"""The respondents behind combined answers as JSON: agreement, perception gaps and notes.

Means and deviations are in steps of the score, 0 to 4, cut off at four decimals; so are the indices.
"""

from typing import Annotated, ClassVar

from pydantic import Field

from implcheck.model.combined import Agreement, Combined
from implcheck.model.roles import role_id
from implcheck.reports.formats.json.from_model import FromModel, Sources
from implcheck.reports.formats.json.values import AnswerScore, Index, Mean, RoleV2, Sentence, Share

Count = Annotated[int, Field(ge=0)]


class RoleCountV2(RoleV2):
    """A role and how many respondents have it."""

    sources: ClassVar[Sources[tuple[str, int]]] = {
        "id": lambda parts, messages: role_id(parts[0], messages.roles),
        "title": lambda parts, messages: messages.role(parts[0]),
        "respondents": lambda parts, _: parts[1],
    }

    respondents: int = Field(ge=1, description="How many respondents have it.")


class ViewV2(FromModel):
    """What one role says of a question."""

    role: RoleV2 = Field(description="The role.")
    size: int = Field(ge=1, description="How many of them gave a score.")
    mean: Mean = Field(description="Their mean score.")


class NoteV2(FromModel):
    """A note beside an answer."""

    text: str = Field(description="What was written.")
    role: RoleV2 | None = Field(
        description="Who wrote it; null unless they may be quoted and their role may be shown apart."
    )


class OpinionV2(FromModel):
    """What the respondents say of one question. Means and spread are null where too few gave a score to show them."""

    question: str = Field(description="The id of the question.")
    scored: Count = Field(description="How many gave a score.")
    unknown: Count = Field(description="How many do not know.")
    not_applicable: Count = Field(description="To how many it does not apply.")
    agreement: Agreement = Field(
        description="Whether they agree; one_voice with one score or none. Of a disputed question the lower view counts."
    )
    counted: AnswerScore | None = Field(description="The score that counts.")
    mean: Mean | None = Field(description="The mean over the roles, by their weights.")
    lowest: AnswerScore | None = Field(description="The lowest score.")
    highest: AnswerScore | None = Field(description="The highest score.")
    average_deviation: Mean | None = Field(description="AD_M; null with fewer than three scores.")
    r_wg: Share | None = Field(description="r_wg; null with fewer than three scores.")
    knock_outs: Count | None = Field(description="How many gave an answer that is a knock-out.")
    views: list[ViewV2] = Field(description="The views of the roles that may be shown apart.")
    notes: list[NoteV2] = Field(description="At most ten.")
    noted: Count = Field(description="How many notes there were.")


class GapV2(FromModel):
    """A perception gap: two roles whose means are further apart than --gap."""

    question: str = Field(description="The id of the question.")
    title: Sentence = Field(description="Its name.")
    step: Mean = Field(description="How far apart they are, in steps of the score.")
    higher: ViewV2 = Field(description="The role with the higher view.")
    lower: ViewV2 = Field(description="The role with the lower view.")


class PracticeAgreementV2(FromModel):
    """How far the respondents are apart over the questions of a practice."""

    practice: str = Field(description="The id of the practice.")
    average_deviation: Mean = Field(description="AD_M(J).")
    r_star: Index = Field(description="r*_wg(J); may be negative.")
    agreed: bool = Field(description="Whether AD_M(J) is at most c/6.")


class CombinedV2(FromModel):
    """The respondents behind combined answers."""

    sources: ClassVar[Sources[Combined]] = {"roles": lambda combined, _: list(combined.roles.items())}

    respondents: int = Field(ge=2, description="How many answered.")
    roles: list[RoleCountV2] = Field(description="The roles that may be shown apart, in the questionnaire's order.")
    elsewhere: Count = Field(description="How many respondents are in roles that are not shown apart.")
    min_group: int = Field(ge=1, description="--min-group: from how many on a role is shown apart without leave.")
    indicative: bool = Field(description="Whether so few answered that figures on agreement say little.")
    opinions: list[OpinionV2] = Field(description="Per question that is asked, in the questionnaire's order.")
    practices: list[PracticeAgreementV2] = Field(description="Agreement per practice.")
    gaps: list[GapV2] = Field(description="The widest first.")
