"""Holding a questionnaire to a digest."""

from contextlib import nullcontext

import pytest
from tests.support.build import built_in

from implcheck.loading import builtin
from implcheck.loading.questionnaire import check_digest
from implcheck.model.problem import InvalidFile


def test_a_built_in_questionnaire_may_be_pinned_by_either() -> None:
    questionnaire = built_in()
    for value in ("builtin", builtin.digest(questionnaire.id)):
        check_digest(questionnaire, [value])
    with pytest.raises(InvalidFile) as refused:
        check_digest(questionnaire, ["builtin", "0" * 64])
    assert [found.code for found in refused.value.problems] == ["questionnaire-not-pinned"]


@pytest.mark.parametrize(("given", "is_refused"), [("builtin", False), (["builtin"], False), ((), False), ("", True)])
def test_a_plain_text_counts_as_one_digest(given: str | list[str], is_refused: bool) -> None:
    with pytest.raises(InvalidFile) if is_refused else nullcontext():
        check_digest(built_in(), given)
