"""The respondents behind combined answers as JSON: agreement, perception gaps and notes.

Means and deviations are in steps of the score, 0 to 4, cut off at four decimals; so are the indices.
"""

from implcheck.model.combined import Agreement
from implcheck.model.roles import role_id
from implcheck.reports.formats.json.from_model import AnswerScore, Count, FromModel, Index, Mean, Sentence, Share, key
from implcheck.reports.formats.json.values import RoleV2


class RoleCountV2(RoleV2):
    """A role and how many respondents have it."""

    id: str = key(
        "Its id in the questionnaire; a role that the questionnaire lacks is as it was written.",
        lambda counted, messages: role_id(counted[0], messages.roles),
    )
    title: str = key("Its name.", lambda counted, messages: messages.role(counted[0]))
    respondents: int = key("How many respondents have it.", lambda counted, _: counted[1], ge=1)


class ViewV2(FromModel):
    """What one role says of a question."""

    role: RoleV2 = key("The role.")
    size: int = key("How many of them gave a score.", ge=1)
    mean: Mean = key("Their mean score.")


class NoteV2(FromModel):
    """A note beside an answer."""

    text: str = key("What was written.")
    role: RoleV2 | None = key("Who wrote it; null unless they may be quoted and their role may be shown apart.")


class QuestionAgreementV2(FromModel):
    """What the respondents who are asked one question say of it. What would show too few of them apart is null."""

    question: str = key("The id of the question.")
    scored: Count = key("How many gave a score.")
    unknown: Count | None = key("How many do not know; null if too few are asked.")
    not_applicable: Count | None = key("To how many it does not apply; null if too few are asked.")
    not_yet: Count | None = key("How many say that nothing of the kind has happened yet; null if too few are asked.")
    agreement: Agreement = key(
        "Whether they agree; one_voice with one score or none. Of a disputed question the lower view counts."
    )
    counted: AnswerScore | None = key("The score that counts.")
    from_others: bool = key("Whether it is that of people who were not asked, because nobody who was asked answered.")
    mean: Mean | None = key("The mean over the roles, by their weights.")
    lowest: AnswerScore | None = key("The lowest score.")
    highest: AnswerScore | None = key("The highest score.")
    average_deviation: Mean | None = key("AD_M; null with fewer than three scores.")
    r_wg: Share | None = key("r_wg; null with fewer than three scores.")
    knock_outs: Count | None = key("How many gave an answer that is a knock-out.")
    views: list[ViewV2] = key("The views of the roles that may be shown apart.")
    notes: list[NoteV2] = key("At most ten, of those that may be shown.")
    noted: Count = key("How many notes there were.")
    notes_left_out: Count = key(
        "How many of them are not shown, as they carry no role and fewer than min_group people could have written them."
    )
    evidence_left_out: Count = key("How many pieces of evidence are not shown for the same reason.")
    reason_left_out: bool = key(
        "Whether the reason why it does not apply is not shown, as too few could have written it."
    )


class GapV2(FromModel):
    """A perception gap: two roles whose means are further apart than --gap."""

    question: str = key("The id of the question.")
    title: Sentence = key("Its name.")
    step: Mean = key("How far apart they are, in steps of the score.")
    higher: ViewV2 = key("The role with the higher view.")
    lower: ViewV2 = key("The role with the lower view.")


class PracticeAgreementV2(FromModel):
    """How far the respondents are apart over the questions of a practice."""

    practice: str = key("The id of the practice.")
    average_deviation: Mean = key("AD_M(J).")
    r_star: Index = key("r*_wg(J); may be negative.")
    agreed: bool = key("Whether AD_M(J) is at most c/6.")


class CombinedV2(FromModel):
    """The respondents behind combined answers."""

    respondents: int = key("How many answered.", ge=2)
    roles: list[RoleCountV2] = key(
        "The roles that may be shown apart, in the questionnaire's order.", lambda group, _: list(group.roles.items())
    )
    elsewhere: Count = key("How many respondents are in roles that are not shown apart.")
    min_group: int = key(
        "--min-group: from how many on a role is shown apart without consent, and how many people must be able to have "
        "written a text without a role.",
        ge=1,
    )
    indicative: bool = key("Whether so few answered that figures on agreement say little.")
    questions: list[QuestionAgreementV2] = key("Per question that is asked, in the questionnaire's order.")
    practices: list[PracticeAgreementV2] = key("Agreement per practice.")
    gaps: list[GapV2] = key("The widest first.")
