"""What is known of the respondents, for machines: part of version 1 of the JSON report, and under its rules.

Means and deviations are in steps of the score, 0 to 4, cut off at four decimals; so are the indices.
"""

from fractions import Fraction
from typing import Literal

from pydantic import Field

from implcheck.model.base import Frozen
from implcheck.model.combined import Combined, Gap, QuestionAgreement, View
from implcheck.wording.messages import Messages
from implcheck.wording.number_format import as_number


class ViewV1(Frozen):
    """What one role says of a question."""

    role: str = Field(description="The role.")
    size: int = Field(ge=1, description="How many of them gave a score.")
    mean: float = Field(ge=0, le=4, description="Their mean score.")


class NoteV1(Frozen):
    """A note; `role` is null unless who wrote it may be quoted and the role may be shown apart."""

    text: str = Field(description="What was written.")
    role: str | None = Field(description="Who wrote it.")


class OpinionV1(Frozen):
    """What the respondents say of one question. Means and spread are null where too few gave a score to show them."""

    question: str = Field(description="The id of the question.")
    scored: int = Field(description="How many gave a score.")
    unknown: int = Field(description="How many do not know.")
    not_applicable: int = Field(description="To how many it does not apply.")
    agreement: Literal["one_voice", "agreed", "disputed"] = Field(
        description="Of a disputed one the lower view counts."
    )
    counted: int | None = Field(ge=0, le=4, description="The score that counts.")
    mean: float | None = Field(ge=0, le=4, description="Over the roles, by their weights.")
    lowest: int | None = Field(ge=0, le=4, description="The lowest score.")
    highest: int | None = Field(ge=0, le=4, description="The highest score.")
    average_deviation: float | None = Field(ge=0, description="AD_M; null with fewer than three scores.")
    r_wg: float | None = Field(ge=0, le=1, description="r_wg; null with fewer than three scores.")
    knock_outs: int | None = Field(description="How many gave an answer that is a knock-out.")
    views: list[ViewV1] = Field(description="Of the roles that may be shown apart.")
    notes: list[NoteV1] = Field(description="At most ten.")
    noted: int = Field(description="How many notes there were.")


class GapV1(Frozen):
    """A perception gap."""

    question: str = Field(description="The id of the question.")
    title: str = Field(description="Its name.")
    step: float = Field(ge=0, le=4, description="How far apart they are.")
    higher: ViewV1 = Field(description="The role with the higher view.")
    lower: ViewV1 = Field(description="The role with the lower view.")


class PracticeAgreementV1(Frozen):
    """How far the respondents are apart over the questions of a practice."""

    practice: str = Field(description="The id of the practice.")
    average_deviation: float = Field(ge=0, description="AD_M(J).")
    r_star: float = Field(description="r*_wg(J); may be negative.")
    agreed: bool = Field(description="Whether AD_M(J) is at most c/6.")


class CombinedV1(Frozen):
    """The respondents behind a combined assessment."""

    respondents: int = Field(ge=2, description="How many answered.")
    roles: dict[str, int] = Field(description="How many of each role, of those that may be shown apart.")
    elsewhere: int = Field(description="How many in roles that are not shown apart.")
    least_group: int = Field(description="From how many on a role is shown apart without leave.")
    indicative: bool = Field(description="Whether so few answered that agreement is indicative only.")
    opinions: list[OpinionV1] = Field(description="Of the questions that are asked.")
    practices: list[PracticeAgreementV1] = Field(description="Agreement per practice.")
    gaps: list[GapV1] = Field(description="The widest first.")


def shaped(of: Combined | None, messages: Messages) -> dict[str, object] | None:
    """The respondents in the shape of version 1; nothing for one respondent."""
    if of is None:
        return None
    return {
        "respondents": of.respondents,
        "roles": dict(of.roles),
        "elsewhere": of.elsewhere,
        "least_group": of.min_group,
        "indicative": of.indicative,
        "opinions": [_opinion(one) for one in of.opinions],
        "practices": [
            {
                "practice": one.practice,
                "average_deviation": as_number(one.average_deviation, 4),
                "r_star": as_number(one.r_star, 4),
                "agreed": one.agreed,
            }
            for one in of.practices
        ],
        "gaps": [_gap(one, messages) for one in of.gaps],
    }


def _or_none(number: Fraction | None) -> float | None:
    return None if number is None else as_number(number, 4)


def _view(one: View) -> dict[str, object]:
    return {"role": one.role, "size": one.size, "mean": as_number(one.mean, 4)}


def _opinion(one: QuestionAgreement) -> dict[str, object]:
    return {
        "question": one.question,
        "scored": one.scored,
        "unknown": one.unknown,
        "not_applicable": one.not_applicable,
        "agreement": one.agreement.value,
        "counted": one.counted,
        "mean": _or_none(one.mean),
        "lowest": one.lowest,
        "highest": one.highest,
        "average_deviation": _or_none(one.average_deviation),
        "r_wg": _or_none(one.r_wg),
        "knock_outs": one.knock_outs,
        "views": [_view(view) for view in one.views],
        "notes": [{"text": note.text, "role": note.role} for note in one.notes],
        "noted": one.noted,
    }


def _gap(one: Gap, messages: Messages) -> dict[str, object]:
    return {
        "question": one.question,
        "title": messages.text(one.title),
        "step": as_number(one.step, 4),
        "higher": _view(one.higher),
        "lower": _view(one.lower),
    }
