import pytest
from pydantic import ValidationError

from implcheck.model.decisions import SECTIONS, AgreedAction, by_place
from implcheck.model.enums import ActionStatus


def test_an_action_is_open_until_somebody_says_more() -> None:
    action = AgreedAction.model_validate({"finding": "one.a", "owner": "sponsor"})
    assert (action.status, action.due, action.note) == (ActionStatus.OPEN, None, None)


@pytest.mark.parametrize(
    ("status", "is_pending"), [("open", True), ("doing", True), ("done", False), ("dropped", False)]
)
def test_what_is_open_or_being_done_is_pending(status: str, *, is_pending: bool) -> None:
    assert ActionStatus(status).is_pending is is_pending


@pytest.mark.parametrize("wrong", [{"owner": ""}, {"owner": None}, {"status": "later"}, {"due": "soon"}, {"by": "x"}])
def test_an_action_that_says_nothing_or_too_much_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        AgreedAction.model_validate({"finding": "one.a", "owner": "sponsor", **wrong})


def test_decisions_have_the_place_that_they_have_in_a_file() -> None:
    action = AgreedAction(finding="one.a", owner="sponsor")
    assert by_place((), (action, action)) == {("actions", 0): action, ("actions", 1): action}
    assert set(SECTIONS) == {"accepted_risks", "actions"}
