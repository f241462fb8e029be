"""The respondents behind combined answers as JSON: agreement, perception gaps and notes.

Means and deviations are in steps of the score, 0 to 4, cut off at four decimals; so are the indices.
"""

from fractions import Fraction
from typing import Annotated

from pydantic import Field

from implcheck.model.base import Frozen
from implcheck.model.combined import Agreement, Combined, Gap, QuestionAgreement, View
from implcheck.reports.formats.json.values import AnswerScore, RoleV2, role, share
from implcheck.wording.messages import Messages

Count = Annotated[int, Field(ge=0)]
Mean = Annotated[float, Field(ge=0, le=4)]


class RoleCountV2(RoleV2):
    """A role and how many respondents have it."""

    respondents: int = Field(ge=1, description="How many respondents have it.")


class ViewV2(Frozen):
    """What one role says of a question."""

    role: RoleV2 = Field(description="The role.")
    size: int = Field(ge=1, description="How many of them gave a score.")
    mean: Mean = Field(description="Their mean score.")


class NoteV2(Frozen):
    """A note beside an answer."""

    text: str = Field(description="What was written.")
    role: RoleV2 | None = Field(
        description="Who wrote it; null unless they may be quoted and their role may be shown apart."
    )


class OpinionV2(Frozen):
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
    r_wg: float | None = Field(ge=0, le=1, description="r_wg; null with fewer than three scores.")
    knock_outs: Count | None = Field(description="How many gave an answer that is a knock-out.")
    views: list[ViewV2] = Field(description="The views of the roles that may be shown apart.")
    notes: list[NoteV2] = Field(description="At most ten.")
    noted: Count = Field(description="How many notes there were.")


class GapV2(Frozen):
    """A perception gap: two roles whose means are further apart than --gap."""

    question: str = Field(description="The id of the question.")
    title: str = Field(description="Its name.")
    step: Mean = Field(description="How far apart they are, in steps of the score.")
    higher: ViewV2 = Field(description="The role with the higher view.")
    lower: ViewV2 = Field(description="The role with the lower view.")


class PracticeAgreementV2(Frozen):
    """How far the respondents are apart over the questions of a practice."""

    practice: str = Field(description="The id of the practice.")
    average_deviation: Mean = Field(description="AD_M(J).")
    r_star: float = Field(description="r*_wg(J); may be negative.")
    agreed: bool = Field(description="Whether AD_M(J) is at most c/6.")


class CombinedV2(Frozen):
    """The respondents behind combined answers."""

    respondents: int = Field(ge=2, description="How many answered.")
    roles: list[RoleCountV2] = Field(description="The roles that may be shown apart, in the questionnaire's order.")
    elsewhere: Count = Field(description="How many respondents are in roles that are not shown apart.")
    min_group: int = Field(ge=1, description="--min-group: from how many on a role is shown apart without leave.")
    indicative: bool = Field(description="Whether so few answered that figures on agreement say little.")
    opinions: list[OpinionV2] = Field(description="Per question that is asked, in the questionnaire's order.")
    practices: list[PracticeAgreementV2] = Field(description="Agreement per practice.")
    gaps: list[GapV2] = Field(description="The widest first.")


def combined_json(combined: Combined, messages: Messages) -> CombinedV2:
    """Return what is known of the respondents."""
    return CombinedV2(
        respondents=combined.respondents,
        roles=[
            RoleCountV2(**dict(role(id_, messages)), respondents=respondents)
            for id_, respondents in combined.roles.items()
        ],
        elsewhere=combined.elsewhere,
        min_group=combined.min_group,
        indicative=combined.indicative,
        opinions=[_opinion(opinion, messages) for opinion in combined.opinions],
        practices=[
            PracticeAgreementV2(
                practice=practice.practice,
                average_deviation=share(practice.average_deviation),
                r_star=share(practice.r_star),
                agreed=practice.agreed,
            )
            for practice in combined.practices
        ],
        gaps=[_gap(gap, messages) for gap in combined.gaps],
    )


def _opinion(opinion: QuestionAgreement, messages: Messages) -> OpinionV2:
    return OpinionV2(
        question=opinion.question,
        scored=opinion.scored,
        unknown=opinion.unknown,
        not_applicable=opinion.not_applicable,
        agreement=opinion.agreement,
        counted=opinion.counted,
        mean=_or_none(opinion.mean),
        lowest=opinion.lowest,
        highest=opinion.highest,
        average_deviation=_or_none(opinion.average_deviation),
        r_wg=_or_none(opinion.r_wg),
        knock_outs=opinion.knock_outs,
        views=[_view(view, messages) for view in opinion.views],
        notes=[
            NoteV2(text=note.text, role=None if note.role is None else role(note.role, messages))
            for note in opinion.notes
        ],
        noted=opinion.noted,
    )


def _or_none(exact: Fraction | None) -> float | None:
    return None if exact is None else share(exact)


def _view(view: View, messages: Messages) -> ViewV2:
    return ViewV2(role=role(view.role, messages), size=view.size, mean=share(view.mean))


def _gap(gap: Gap, messages: Messages) -> GapV2:
    return GapV2(
        question=gap.question,
        title=messages.text(gap.title),
        step=share(gap.step),
        higher=_view(gap.higher, messages),
        lower=_view(gap.lower, messages),
    )
