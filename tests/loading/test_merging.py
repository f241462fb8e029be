"""What a person wrote into a file while an interview ran stays, down to the parts of an answer and of an action."""

import datetime

import pytest

from implcheck.loading.merging import merged_answers
from implcheck.model.answers import Answer, Answers, Given, Unanswered, Unknown
from implcheck.model.decisions import AcceptedRisk, AgreedAction
from implcheck.model.enums import ActionStatus

DAY = datetime.date(2026, 12, 15)
TAKEN = AgreedAction(finding="a.b", owner="sponsor")
RISK = AcceptedRisk(finding="a.b", reason="Later", owner="sponsor", until=DAY)


def answers(*decisions: AgreedAction | AcceptedRisk, **given: Answer) -> Answers:
    """Return answers; the keyword `a_b` means the id `a.b`."""
    return Answers(
        implcheck=1,
        project="P",
        phase="kickoff",
        answers={name.replace("_", "."): answer for name, answer in given.items()},
        actions=tuple(each for each in decisions if isinstance(each, AgreedAction)),
        accepted_risks=tuple(each for each in decisions if isinstance(each, AcceptedRisk)),
    )


NOTED = Given(answer=2, note="From the editor", evidence=("a.pdf",))


@pytest.mark.parametrize(
    ("before", "meanwhile", "later", "merged"),
    [
        (Given(answer=2), NOTED, Given(answer=3), NOTED.model_copy(update={"answer": 3})),
        (None, NOTED, Given(answer=3), NOTED.model_copy(update={"answer": 3})),
        (Given(answer=2), NOTED, Unknown(note="Mine"), Unknown(note="Mine", evidence=("a.pdf",))),
        (Given(answer=2), Given(answer=4), Given(answer=2, note="Mine"), Given(answer=4, note="Mine")),
        (None, Given(answer=4), Unanswered(note="Mine"), Given(answer=4, note="Mine")),
        (NOTED, NOTED, Given(answer=2), Given(answer=2)),
        (Given(answer=2), None, Given(answer=3), Given(answer=3)),
    ],
)
def test_of_an_answer_only_what_changed_is_put_in(
    before: Answer | None, meanwhile: Answer | None, later: Answer, merged: Answer
) -> None:
    held = [answers(**({"a_b": each} if each is not None else {})) for each in (meanwhile, later, before)]
    assert merged_answers(*held).answers["a.b"] == merged


def test_a_first_save_takes_in_the_notes_of_a_file_that_appeared_meanwhile() -> None:
    assert merged_answers(answers(a_b=NOTED), answers(a_b=Unknown()), None).answers["a.b"] == Unknown(
        note="From the editor", evidence=("a.pdf",)
    )


def test_of_an_action_only_what_changed_is_put_in() -> None:
    meanwhile = TAKEN.model_copy(update={"note": "From the editor", "due": DAY, "owner": "board"})
    later = TAKEN.model_copy(update={"status": ActionStatus.DOING})
    merged = merged_answers(answers(meanwhile), answers(later), answers(TAKEN))
    assert merged.actions == (meanwhile.model_copy(update={"status": ActionStatus.DOING}),)


def test_an_action_that_two_people_took_has_the_later_owner_and_what_else_the_earlier_one_has() -> None:
    meanwhile = TAKEN.model_copy(update={"note": "From the editor", "due": DAY})
    mine = AgreedAction(finding="a.b", owner="board", answer_when_agreed=1)
    merged = merged_answers(answers(meanwhile), answers(mine), answers())
    assert merged.actions == (
        AgreedAction(finding="a.b", owner="board", note="From the editor", due=DAY, answer_when_agreed=1),
    )


def test_what_is_taken_back_goes_unless_somebody_changed_it_meanwhile() -> None:
    assert merged_answers(answers(TAKEN, RISK), answers(), answers(TAKEN, RISK)) == answers()
    noted = TAKEN.model_copy(update={"note": "From the editor"})
    assert merged_answers(answers(noted), answers(), answers(TAKEN)).actions == (noted,)
