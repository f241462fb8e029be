"""Holding a questionnaire to a digest."""

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
