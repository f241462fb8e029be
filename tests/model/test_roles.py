"""The roles of a questionnaire: its own, or the usual ones."""

import pytest
from tests.support.build import levels, questionnaire

from implcheck.model.roles import role_id, role_named, usual_roles


def test_a_questionnaire_without_roles_has_the_usual_roles() -> None:
    small = questionnaire(levels("one.a"))
    assert small.roles == usual_roles()
    assert "roles" not in small.model_fields_set


def test_of_the_usual_roles_those_that_oversee_the_project_are_asked_everything() -> None:
    asked_everything = [role.id for role in usual_roles() if role.asked_everything]
    assert asked_everything == ["project-lead", "consultant", "coordinator", "other"]
    assert all(role.exists_when is None for role in usual_roles())


def test_a_question_is_asked_of_its_roles_and_of_those_that_are_asked_everything() -> None:
    roles = [{"id": "lead", "title": "Lead", "asked_everything": True}, {"id": "user", "title": "User"}]
    roles.append({"id": "sponsor", "title": "Sponsor"})
    small = questionnaire(levels("one.a", asked_of=["user"]), levels("one.b"), roles=roles)
    asked = {
        role: [question.id for question in small.questions if small.is_asked_of(question, role)]
        for role in ("lead", "user", "sponsor", "Head of IT", None)
    }
    everything = ["one.a", "one.b"]
    # Whoever has a role of their own, or names none, is asked everything: nobody knows what they can know.
    assert asked == {
        "lead": everything,
        "user": everything,
        "sponsor": ["one.b"],
        "Head of IT": everything,
        None: everything,
    }


def test_a_role_that_is_not_offered_is_still_known() -> None:
    small = questionnaire(levels("one.a"))
    offered = [role.id for role in small.offered_roles]
    assert set(small.roles_by_id) - set(offered) == {"coordinator"}
    assert role_id("Coordinator", small.roles) == "coordinator"


@pytest.mark.parametrize("written", ["key-user", "Key user", "KEY_USER", " key  user "])
def test_a_role_is_known_however_it_is_written(written: str) -> None:
    assert role_id(written, usual_roles()) == "key-user"


@pytest.mark.parametrize(
    "written", ["Key user", "key-user", "hoofdgebruiker", " Hoofd\u00adgebruiker", "HOOFDGEBRUIKER "]
)
def test_a_role_is_known_by_its_title_in_any_language(written: str) -> None:
    assert role_named(written, usual_roles()) == "key-user"
    assert role_named("een andere rol", usual_roles()) == "other"
    assert role_named(" Head of IT ", usual_roles()) == "Head of IT"


def test_an_id_goes_before_a_title() -> None:
    roles = [{"id": "lead", "title": "User"}, {"id": "user", "title": "Lead"}]
    small = questionnaire(levels("one.a"), roles=roles)
    assert [role_named(written, small.roles) for written in ("User", "lead")] == ["user", "lead"]


def test_a_role_that_is_not_the_questionnaires_stays_as_it_was_written() -> None:
    assert role_id(" Head of IT ", usual_roles()) == "Head of IT"
    assert role_id("Key user", ()) == "Key user"
