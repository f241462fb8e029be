"""The example of one project over four months: its page says what the commands do, and its files are what they wrote."""

import datetime
import re
import shlex
import shutil
from functools import cache
from pathlib import Path

import pytest
from tests.support.cli import EXAMPLES, run

import implcheck
from implcheck.model.assessment import Assessment
from implcheck.model.enums import ActionStatus, Level

STORY = EXAMPLES / "four-months"
PAGE = (STORY / "README.md").read_text(encoding="utf-8")
DAYS = {
    "2026-11": datetime.date(2026, 11, 26),
    "2026-12": datetime.date(2026, 12, 17),
    "2027-01": datetime.date(2027, 1, 14),
    "2027-02": datetime.date(2027, 2, 11),
}


@cache
def assessed(month: str, day: datetime.date | None = None) -> Assessment:
    loaded = implcheck.load_answers(str(STORY / f"readiness-{month}.yaml"))
    return implcheck.assess(loaded, today=day or DAYS[month])


def by_status(month: str) -> dict[ActionStatus, set[str]]:
    """The findings of the agreed actions of a month, by how far they are."""
    actions = [follow_up.action for follow_up in assessed(month).follow_ups]
    return {status: {action.finding for action in actions if action.status is status} for status in ActionStatus}


def test_each_month_is_of_its_day_and_better_than_the_one_before() -> None:
    months = [assessed(month) for month in DAYS]
    assert [assessment.about.date for assessment in months] == list(DAYS.values())
    assert [assessment.level for assessment in months] == [Level.CRITICAL, Level.HIGH, Level.HIGH, Level.HIGH]
    scores = [assessment.score for assessment in months if assessment.score is not None]
    assert len(scores) == len(months)
    assert scores == sorted(set(scores))


def test_in_the_second_month_one_action_is_done_one_overdue_and_one_dropped() -> None:
    status = by_status("2026-12")
    assert status[ActionStatus.DONE] == {"rule.optimism-stacked"}
    assert status[ActionStatus.DROPPED] == {"why.growth-room"}
    overdue = {found.action.finding for found in assessed("2026-12").follow_ups if found.is_overdue}
    assert overdue == {"support.message-plan"}


def test_in_the_third_month_one_of_four_is_done_without_effect() -> None:
    assert len(by_status("2027-01")[ActionStatus.DONE]) == 4
    unmoved = {found.action.finding for found in assessed("2027-01").follow_ups if found.is_unmoved}
    assert unmoved == {"capacity.work-taken-over"}


def test_in_the_fourth_month_an_accepted_risk_has_ended_and_is_accepted_again() -> None:
    ended = [(found.risk.finding, found.in_force) for found in assessed("2027-01", DAYS["2027-02"]).acceptances]
    assert ended == [("capacity.project-lead-time", False)]
    again = [(str(found.risk.until), found.in_force) for found in assessed("2027-02").acceptances]
    assert again == [("2027-01-31", False), ("2027-02-28", True)]
    assert not any(found.is_overdue or found.is_unmoved for found in assessed("2027-02").follow_ups)


def test_in_the_fourth_month_one_answer_got_worse() -> None:
    before, after = assessed("2027-01"), assessed("2027-02")
    worse = {
        question.id
        for question in after.questions
        if question.score is not None and (before.question(question.id).score or 0) > question.score
    }
    assert worse == {"commitment.visible-use"}
    assert after.actions[0].finding == "aftercare.coordinator"


def of_the_day(heading: str) -> list[tuple[str, list[str]]]:
    """The commands below a heading, each with what the page shows of its output."""
    section = PAGE.partition(heading)[2].partition("\n## ")[0]
    shown: list[tuple[str, list[str]]] = []
    for block in re.findall(r"^```console\n(.*?)^```", section, flags=re.MULTILINE | re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ implcheck "):
                shown.append((line.removeprefix("$ implcheck "), []))
            else:
                shown[-1][1].append(line)
    return shown


def test_the_commands_on_the_page_say_what_it_shows_and_leave_the_files_as_they_are(tmp_path: Path) -> None:
    folder = tmp_path / "four-months"
    shutil.copytree(STORY, folder)
    headings = re.findall(r"^## (\d+ \w+ \d{4}):.*$", PAGE, flags=re.MULTILINE)
    days = [datetime.datetime.strptime(day, "%d %B %Y").date() for day in headings]  # noqa: DTZ007 - a day only
    assert days == list(DAYS.values())
    for heading, day in zip(headings, days, strict=True):
        for words, output in of_the_day(f"## {heading}"):
            is_interview = "--save" in words
            more = ("--no-input",) if is_interview else ()
            done = run(*shlex.split(words), *more, cwd=folder, IMPLCHECK_LANG="en", IMPLCHECK_TODAY=str(day))
            printed = " ".join(f"{done.text}\n{done.errors}".split())
            assert "Usage:" not in printed, words
            assert done.code == (2 if is_interview else int("Gate: failed" in printed)), printed
            assert [line for line in output if line not in printed] == [], printed
    assert (folder / "dates.ics").exists()
    for path in STORY.glob("*.yaml"):
        assert (folder / path.name).read_bytes() == path.read_bytes()


@pytest.mark.parametrize("month", DAYS)
def test_an_answers_file_says_that_it_is_an_example(month: str) -> None:
    text = (STORY / f"readiness-{month}.yaml").read_text(encoding="utf-8")
    assert text.splitlines()[1].startswith("# Example, not a real project: ")
