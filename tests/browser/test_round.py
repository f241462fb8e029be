"""A round, from the form to the combined report: five people on three sizes of screen, each with a mishap of their own.

One switches language half-way, one loses the browser and goes on, one sits in a preview that blocks saving and copies the
answers. `implcheck round` says who is missing while the files come in, and the combined report shows the gap.
"""

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame
from tests.browser.test_form import KICKOFF
from tests.support.browser import Visit
from tests.support.build import built_in
from tests.support.cli import TODAY, run

from implcheck.questionnaires.form import Preset, render

ROUND = datetime.date(2026, 11, 20)
VIEWS: Mapping[str, Mapping[str, Any]] = {
    "sponsor": {"capacity.planned-hours-freed": 120, "commitment.visible-use": 4},
    "project-lead": {"capacity.planned-hours-freed": 100},
    "line-manager": {"capacity.planned-hours-freed": 80},
    "key-user": {"capacity.planned-hours-freed": 0, "commitment.visible-use": 0},
    "user": {"commitment.visible-use": "unknown"},
}
"""The answers of each role that differ from those of the others."""

ASKED = (
    "why.problem-statement",
    "commitment.visible-use",
    "timeline.margin",
    "capacity.planned-hours-freed",
    "capacity.peak-load",
)
"""The questions that everyone who is asked them answers; all others are left unanswered."""

DESK, TABLET, PHONE = ({"width": 1280, "height": 900}, {"width": 800, "height": 1100}, {"width": 375, "height": 720})


@pytest.fixture
def contexts() -> Iterator[list[BrowserContext]]:
    opened: list[BrowserContext] = []
    yield opened
    for context in opened:
        context.close()


class Round:
    """The form of a round, its folder, and the people who answer."""

    def __init__(self, browser: Browser, contexts: list[BrowserContext], folder: Path, language: str) -> None:
        self.browser, self.contexts, self.language = browser, contexts, language
        self.form = folder / "form.html"
        self.form.write_text(
            render(built_in(), "implementation", Preset(language, "Brand portal", "", "kickoff", ROUND)),
            encoding="utf-8",
        )
        self.answers = folder / "answers"
        self.answers.mkdir()

    def context(self, size: Mapping[str, int]) -> BrowserContext:
        context = self.browser.new_context(offline=True, accept_downloads=True, viewport=dict(size))  # type: ignore[arg-type]
        self.contexts.append(context)
        return context

    def opened(self, size: Mapping[str, int]) -> Visit:
        for _ in range(5):
            visit = Visit(self.context(size), self.form).drawn()
            if visit.shares_its_store:
                return visit
        pytest.fail("this Chromium gives every page a store of its own")

    def begin(self, visit: Visit, role: str) -> None:
        visit.page.select_option("#role", role)
        visit.page.click("#next")

    def answer(self, visit: Visit, role: str, questions: tuple[str, ...] = ASKED) -> None:
        given = {**{id_: KICKOFF[id_] for id_ in questions}, **VIEWS[role]}
        for id_ in questions:
            if built_in().is_asked_of(built_in().by_id[id_], role):
                visit.answer(id_, given[id_])

    def give(self, visit: Visit) -> None:
        """Allow the role to be shown, save, and put the file in the folder under its own name."""
        visit.check()
        visit.page.check("#consent input >> nth=0")
        with visit.page.expect_download() as coming:
            visit.page.click("#download")
        coming.value.save_as(self.answers / coming.value.suggested_filename)

    def status(self) -> str:
        done = run("round", self.answers, "--expect", "sponsor=1,project-lead=1,line-manager=1,key-user=1,user=1",
                   "--lang", self.language)  # fmt: skip
        assert done.code == 0, done.errors
        return " ".join(done.text.replace("│", " ").split())


def in_preview(people: Round, role: str) -> str:
    """Answer in the frame of another program that allows scripts only, and return the text that is there to copy."""
    host = people.form.with_name("preview.html")
    host.write_text('<iframe name="preview" src="form.html" sandbox="allow-scripts" width=800 height=700></iframe>')
    page = people.context(TABLET).new_page()
    page.goto(host.as_uri())
    frame = page.frame("preview")
    assert isinstance(frame, Frame)
    frame.wait_for_selector("#heading")
    frame.select_option("#role", role)
    frame.click("#next")
    for id_, value in VIEWS[role].items():
        frame.click("#to-check")
        frame.click(f"[id='c-{id_}']")
        field = frame.locator(f"[id='q-{id_}'] .answer")
        if field.locator("input[type=text]").count():
            field.locator("input[type=text]").fill(str(value))
        else:
            field.locator(f"input[value='{value}']").click()
    frame.click("#to-check")
    frame.check("#consent input >> nth=0")
    frame.click("#download")
    return frame.input_value("#text")


SHOWN = {
    "en": ("4 of 5 are still missing", "Everybody who was expected has answered", "5 people answered", "Perception gaps",
           "Time for key users", "sponsor level 4: ", "key user level 0: "),
    "nl": ("4 van 5 ontbreken nog", "Iedereen van wie antwoord werd verwacht, heeft geantwoord", "5 mensen hebben geantwoord", "Verschillen in beleving",
           "Tijd voor hoofdgebruikers", "opdrachtgever niveau 4: ", "hoofdgebruiker niveau 0: "),
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_round_of_five_comes_into_one_report(
    browser: Browser, contexts: list[BrowserContext], tmp_path: Path, language: str
) -> None:
    missing, complete, people_answered, gaps, title, high, low = SHOWN[language]
    people = Round(browser, contexts, tmp_path, language)

    lead = people.opened(DESK)
    people.begin(lead, "project-lead")
    people.answer(lead, "project-lead")
    people.give(lead)
    assert missing in people.status()

    sponsor = people.opened(TABLET)
    people.begin(sponsor, "sponsor")
    people.answer(sponsor, "sponsor", ASKED[:2])
    sponsor.page.click("#l-nl" if language == "en" else "#l-en")
    people.answer(sponsor, "sponsor", ASKED[2:])
    people.give(sponsor)

    manager = people.opened(PHONE)
    people.begin(manager, "line-manager")
    people.answer(manager, "line-manager", ASKED[:2])
    manager.page.close()
    again = Visit(manager.page.context, people.form).drawn()
    again.go_on()
    people.answer(again, "line-manager", ASKED[2:])
    people.give(again)

    (people.answers / "copied from a message.yaml").write_text(in_preview(people, "key-user"), encoding="utf-8")

    user = people.opened(PHONE)
    people.begin(user, "user")
    people.answer(user, "user")
    people.give(user)
    assert complete in people.status()

    assert len(list(people.answers.iterdir())) == 5
    done = run("assess", people.answers, "--all", "--lang", language, "--today", TODAY)
    assert done.code == 0, done.errors
    report = " ".join(done.text.replace("│", " ").split())
    assert people_answered in report
    gap = report[report.index(gaps) :].partition(f"{title} ")[2][:400]
    assert gap.startswith(high)
    assert low in gap
