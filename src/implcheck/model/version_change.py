"""What changed between versions of a questionnaire, as far as it concerns answers that were given before."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Annotated

from pydantic import AfterValidator, Field

from implcheck.model.answer_value import AnswerValue
from implcheck.model.base import Frozen
from implcheck.model.limits import LONGEST_ID, MOST_ANSWERS, MOST_OPTIONS
from implcheck.model.person_fields import Date

FindingId = Annotated[str, Field(min_length=1, max_length=LONGEST_ID)]
"""The id of a question or a rule, of this version or an earlier one."""

Ids = Annotated[tuple[FindingId, ...], Field(max_length=MOST_ANSWERS)]
NewIds = Annotated[Mapping[FindingId, FindingId], Field(max_length=MOST_ANSWERS), AfterValidator(MappingProxyType)]

KeptAnswers = Annotated[
    Mapping[FindingId, Annotated[tuple[AnswerValue, ...], Field(max_length=MOST_OPTIONS)]],
    Field(max_length=MOST_ANSWERS),
    AfterValidator(MappingProxyType),
]


class VersionChange(Frozen):
    """What a version changed about questions and rules that earlier versions had."""

    version: str = Field(min_length=1, max_length=LONGEST_ID, description="The version that changed it, in quotes.")
    date: Date = Field(description="The day of that version; answers from before that name no version are older.")
    reworded: KeptAnswers = Field(
        default_factory=lambda: MappingProxyType({}),
        description="Questions of which an earlier answer may mean something else now: by id, the answers that still "
        "mean the same.",
    )
    renamed: NewIds = Field(
        default_factory=lambda: MappingProxyType({}),
        description="New ids by old id, where an earlier answer still means the same.",
    )
    replaced: NewIds = Field(
        default_factory=lambda: MappingProxyType({}),
        description="The ids of other questions by old id, which have to be answered anew.",
    )
    removed: Ids = Field((), description="Ids of questions and rules that are gone.")

    @property
    def retired(self) -> frozenset[str]:
        """The ids that this version and later ones do not have."""
        return frozenset({*self.renamed, *self.replaced, *self.removed})


def changes_since(version: str | None, changes: Sequence[VersionChange]) -> tuple[VersionChange, ...]:
    """Return the changes after `version`, of all `changes` in the order of the versions.

    A version that changed nothing that is listed, or that nobody knows, counts as older than all of them.
    """
    known = [change.version for change in changes]
    return tuple(changes[known.index(version) + 1 :]) if version in known else tuple(changes)
