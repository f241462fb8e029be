"""The roles of a questionnaire: its own, or the usual ones."""

import pytest
from tests.support.build import built_in, levels, questionnaire

from implcheck.model.roles import role_id, usual_roles


def test_a_questionnaire_without_roles_has_the_usual_roles() -> None:
    assert questionnaire(levels("one.a")).roles == usual_roles()
    assert built_in().roles == usual_roles()
    assert "roles" in built_in().model_fields_set


def test_a_role_that_is_not_offered_is_still_known() -> None:
    offered = [role.id for role in built_in().offered_roles]
    assert "coordinator" not in offered
    assert set(offered) | {"coordinator"} == {role.id for role in built_in().roles}


@pytest.mark.parametrize("written", ["key-user", "Key user", "KEY_USER", " key  user "])
def test_a_role_is_known_however_it_is_written(written: str) -> None:
    assert role_id(written, usual_roles()) == "key-user"


def test_a_role_that_is_not_the_questionnaires_stays_as_it_was_written() -> None:
    assert role_id(" Head of IT ", usual_roles()) == "Head of IT"
    assert role_id("Key user", ()) == "Key user"
