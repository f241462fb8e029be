"""The session saves after each answer, and continues when that fails."""

from tests.interview.conversation import DAY, EN, draft, small

from implcheck.interview.draft import Draft
from implcheck.interview.last_time import LastTime
from implcheck.interview.session import NotSaved, Session
from implcheck.interview.steps import Entered, Event, Key, Step
from implcheck.interview.transitions import begin
from implcheck.model.answers import Given


class Disk:
    """Where a draft is kept; full for as long as `full` says."""

    def __init__(self, found: Draft | None = None) -> None:
        self.found = found
        self.full = False
        self.tries = 0
        self.kept: list[Draft] = []

    def save(self, held: Draft, before: Draft | None) -> None:
        self.tries += 1
        if self.full:
            raise NotSaved("No space left on device")
        assert before == (self.kept[-1] if self.kept else self.found)
        self.kept.append(held)


def session(disk: Disk, held: Draft | None = None) -> Session:
    """At the first question, with a project, a phase and a role, all saved."""
    made = Session(begin(small(), held or Draft("small", DAY)), EN, disk.save, "readiness.yaml", saved=held)
    for value in ("go-on",) if held is not None else ("Project", "kickoff", "sponsor"):
        made.handle(Entered(value))
    return made


def test_nothing_is_saved_before_there_is_a_project_and_a_phase() -> None:
    disk = Disk()
    fresh = Session(begin(small(), Draft("small", DAY)), EN, disk.save, "readiness.yaml")
    fresh.handle(Entered("Project"))
    assert (disk.tries, fresh.is_saved) == (0, False)
    fresh.handle(Entered("kickoff"))
    assert (disk.tries, fresh.is_saved) == (1, True)


def test_every_change_is_saved_at_once() -> None:
    disk = Disk()
    held = session(disk)
    events: list[Event] = [Entered(3), Entered("yes"), Key.DONT_KNOW]
    for count, event in enumerate(events, start=1):
        held.handle(event)
        assert len(disk.kept[-1].answers) == count
        assert held.is_saved
    assert disk.kept[-1] == held.state.draft
    tries = disk.tries
    held.handle(Key.NOTE)
    held.handle(Entered("Agreed"))
    assert disk.tries == tries + 1
    assert disk.kept[-1].answers["two.option"].note == "Agreed"


def test_an_event_without_a_change_is_not_saved() -> None:
    disk = Disk()
    held = session(disk)
    tries = disk.tries
    for event in (Key.MORE, Key.SKIP, Key.BACK, Entered(9), Key.OVERVIEW, Key.BACK, Key.QUIT):
        held.handle(event)
    assert disk.tries == tries


def test_a_continued_file_is_not_written_before_something_changes() -> None:
    found = draft(one_level=Given(answer=3))
    disk = Disk(found)
    held = session(disk, found)
    assert disk.tries == 0
    assert held.is_saved
    held.handle(Key.DONT_KNOW)
    assert disk.tries == 1


def test_a_full_disk_keeps_the_answers_is_reported_and_saving_is_tried_again() -> None:
    disk = Disk()
    held = session(disk)
    disk.full = True
    held.handle(Entered(3))
    assert held.failure_message == (
        "readiness.yaml could not be written (No space left on device). "
        "Your answers are kept here, and saved with the next one."
    )
    assert not held.is_saved
    assert held.state.draft.answers == {"one.level": Given(answer=3)}
    tries = disk.tries
    held.handle(Key.MORE)
    assert disk.tries == tries + 1
    assert held.failure_message
    disk.full = False
    held.handle(Entered("no"))
    assert held.failure_message == ""
    assert held.is_saved
    assert disk.kept[-1].answers == {"one.level": Given(answer=3), "one.sure": Given(answer="no")}


def test_quitting_tries_once_more() -> None:
    disk = Disk()
    held = session(disk)
    disk.full = True
    held.handle(Entered(3))
    disk.full = False
    held.handle(Key.QUIT)
    assert held.is_saved
    assert held.failure_message == ""


def test_the_reason_and_the_name_of_the_file_do_not_act_on_the_terminal() -> None:
    def fails(_held: Draft, _before: Draft | None) -> None:
        raise NotSaved("gone\x1b[2J")

    held = Session(begin(small(), Draft("small", DAY)), EN, fails, "a\x1bb.yaml")
    held.handle(Entered("Project"))
    held.handle(Entered("kickoff"))
    assert "gone" in held.failure_message
    assert "\x1b" not in held.failure_message


def test_who_leaves_a_new_reassessment_at_once_leaves_no_file() -> None:
    disk = Disk()
    again = LastTime({"one.level": Given(answer=3)}, DAY)
    fresh = Session(begin(small(), draft(), last=again, first=Step.PHASE), EN, disk.save, "readiness.yaml")
    fresh.handle(Key.QUIT)
    assert (disk.tries, fresh.is_saved) == (0, False)


def test_what_is_taken_over_is_saved_without_a_question() -> None:
    disk = Disk()
    held = {question.id: Given(answer=3) for question in small().questions if question.id in {"one.level", "two.last"}}
    state = begin(small(), draft(), last=LastTime(held, DAY, only_open=True), first=Step.QUESTION)
    fresh = Session(state, EN, disk.save, "readiness.yaml")
    fresh.keep()
    assert list(disk.kept[-1].answers) == ["one.level", "two.last"]
    fresh.keep()
    assert disk.tries == 1


def test_what_is_taken_back_is_saved() -> None:
    disk = Disk()
    held = session(disk)
    held.handle(Entered(3))
    held.handle(Key.UNDO)
    assert disk.kept[-1].answers == {}
    assert held.is_saved


def test_a_file_that_is_gone_is_written_again_as_a_whole() -> None:
    disk = Disk(draft(one_level=Given(answer=3)))
    running = session(disk, disk.found)
    assert (running.is_saved, disk.kept) == (True, [])
    disk.found = None
    running.restore()
    assert (running.is_saved, disk.kept) == (True, [draft(one_level=Given(answer=3))])
