"""Loading a questionnaire, as a library."""

import pytest
from tests.support.cli import ROOT

from implcheck.api import InvalidFile, load_questionnaire

BUILT_IN = ROOT / "questionnaires" / "implementation.yaml"


def test_by_its_id_or_by_its_path() -> None:
    assert load_questionnaire() == load_questionnaire("implementation") == load_questionnaire(BUILT_IN)


def test_a_plain_text_is_one_digest() -> None:
    assert load_questionnaire(digests="builtin") == load_questionnaire()
    with pytest.raises(InvalidFile, match="0" * 64):
        load_questionnaire(digests="0" * 64)


@pytest.mark.parametrize(("name", "digests"), [("nix", []), ("nix.yaml", []), ("implementation", ["0" * 64])])
def test_one_that_cannot_be_used_is_refused(name: str, digests: list[str]) -> None:
    with pytest.raises(InvalidFile):
        load_questionnaire(name, digests=digests)
