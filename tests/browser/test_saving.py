"""Saving: what has to be there first, what is said where it cannot work, and the same answers as text."""

import datetime
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Frame, expect
from tests.browser.conftest import Open
from tests.browser.test_form import KICKOFF
from tests.support import build
from tests.support.browser import Visit
from tests.support.build import built_in

from implcheck.loading.answers import load_answers
from implcheck.loading.source import decoded, read
from implcheck.model.answers import Given, NotApplicable
from implcheck.model.limits import LARGEST_FILE, LONGEST_TEXT
from implcheck.questionnaires.form import Preset, render


def focused_fault(visit: Visit) -> str:
    """Return the message beside the field that has the focus."""
    message: str = visit.page.evaluate(
        """() => {
          const at = document.activeElement, names = at.getAttribute("aria-describedby")
            ?? at.closest("fieldset").getAttribute("aria-describedby");
          return document.getElementById(names.split(" ")[0]).textContent;
        }"""
    )
    return message


def save_one_answer(visit: Visit) -> None:
    """Answer one question and press the button that saves, whatever comes of it."""
    visit.start()
    visit.answer("why.problem-statement", 3)
    visit.check()
    visit.page.click("#download")


def test_a_missing_value_is_reported_beside_its_field_which_gets_the_focus(form: Open, tmp_path: Path) -> None:
    visit = form()
    for value in ("", "  ", "<name>"):
        visit.page.fill("#project", value)
        visit.page.click("#next")
        assert (visit.focus, focused_fault(visit)) == ("project", "Fill in the name of the project.")
        assert visit.page.locator("#project").get_attribute("aria-invalid") == "true"
    visit.page.fill("#project", "Portal")
    assert visit.page.locator("#project").get_attribute("aria-invalid") is None
    assert visit.page.locator("#e-project").inner_text() == ""
    visit.page.click("#next")
    assert (visit.focus, focused_fault(visit)) == ("phase", "Choose where the implementation is now.")
    visit.page.keyboard.press("Space")
    assert visit.page.locator("#e-phase").inner_text() == ""
    visit.page.click("#next")
    assert (visit.focus, focused_fault(visit)) == ("role", "Choose your role.")
    visit.page.select_option("#role", "other")
    visit.page.click("#next")
    visit.answer("timeline.margin", 400)
    visit.check()
    visit.page.click("#download")
    assert visit.focus == "v-timeline.margin"
    assert focused_fault(visit) == "This is out of range: from 0 to 100."
    assert visit.status == "Correct this answer first: Margin for setbacks"
    visit.answer("timeline.margin", 40)
    assert visit.question("timeline.margin").locator(".fault").first.inner_text() == ""
    visit.answer("why.growth-room", {"not_applicable": ""})
    visit.check()
    visit.page.click("#download")
    assert visit.focus == "r-why.growth-room"
    assert focused_fault(visit) == "Say why this does not apply."
    visit.page.keyboard.type("We will not grow")
    answers = load_answers(read(str(visit.saved(tmp_path / "mended.yaml")))).answers
    assert answers.answers["why.growth-room"] == NotApplicable(not_applicable="We will not grow")


def test_a_name_that_was_taken_away_later_is_asked_for_again(form: Open) -> None:
    visit = form()
    visit.start()
    visit.answer("why.problem-statement", 3)
    visit.page.click("#s-intro")
    visit.page.fill("#project", "")
    visit.back()
    visit.check()
    visit.page.click("#download")
    assert (visit.step, visit.focus, focused_fault(visit)) == ("intro", "project", "Fill in the name of the project.")


def test_a_form_without_answers_is_saved_only_on_purpose(form: Open, tmp_path: Path) -> None:
    visit = form()
    visit.start()
    visit.check()
    assert "Not answered yet: 23." in visit.page.locator("#open-count").inner_text()
    visit.page.click("#download")
    assert visit.page.locator("dialog p").first.inner_text() == (
        "You have not answered any question. Save a file without answers?"
    )
    visit.page.click("#a-go-on")
    assert (visit.step, visit.focus) == ("check", "download")
    visit.page.click("#download")
    with visit.page.expect_download() as coming:
        visit.page.click("#a-save")
    coming.value.save_as(tmp_path / "empty.yaml")
    assert dict(load_answers(read(str(tmp_path / "empty.yaml"))).answers.answers) == {}


def test_the_file_is_named_after_project_role_and_day_with_an_ending_that_stays(form: Open) -> None:
    names = []
    for _ in range(2):
        visit = form()
        visit.start(role="key-user")
        visit.answer("why.switch-reason", 2)
        for _ in range(2):
            visit.check()
            with visit.page.expect_download() as coming:
                visit.page.click("#download")
            names.append(coming.value.suggested_filename)
            visit.page.click("#back")
    today = visit.page.evaluate("new Date().toLocaleDateString('sv')")
    assert all(re.fullmatch(rf"readiness-brand-portal-key-user-{today}-[a-z0-9]{{4}}\.yaml", name) for name in names)
    assert (names[0], names[2]) == (names[1], names[3]), "a second file of one draft has the name of the first"
    assert names[0] != names[2], "two people of one role have files of different names"


def test_after_saving_it_says_what_to_look_for_and_has_the_same_answers_as_text(form: Open, tmp_path: Path) -> None:
    visit = form(permissions=["clipboard-read", "clipboard-write"])
    visit.start()
    visit.answer("why.problem-statement", 3)
    saved = visit.saved(tmp_path / "saved.yaml")
    assert (visit.step, visit.focus) == ("saved", "heading")
    assert visit.page.locator("#heading").inner_text() == "Look for your file"
    assert re.search(
        r"asked to save readiness-brand-portal-project-lead-.{15}\.yaml\. Look in your downloads",
        visit.page.locator("#where").inner_text(),
    )
    assert "Saved" not in visit.page.locator("main").inner_text()
    assert "Then give the file to whoever asked you." in visit.page.locator("main").inner_text()
    text = saved.read_text(encoding="utf-8")
    assert visit.page.input_value("#text") == text
    visit.page.click("#copy")
    expect(visit.page.locator("#status")).to_have_text(re.compile("^The text is copied"))
    assert visit.page.evaluate("navigator.clipboard.readText()") == text
    with visit.page.expect_download():
        visit.page.click("#download")
    visit.page.click("#back")
    assert visit.step == "check"


SHARED = """
navigator.canShare = (one) => (%s);
navigator.share = async (one) => {
  const text = one.text ?? await one.files[0].text();
  document.documentElement.dataset.shared = JSON.stringify({ name: one.files?.[0]?.name ?? null, text });
};
"""


@pytest.mark.parametrize(("can", "is_file"), [("true", True), ("'text' in one", False)])
def test_the_answers_can_be_shared_where_the_browser_shares(form: Open, can: str, is_file: bool) -> None:
    visit = form(script=SHARED % can)
    save_one_answer(visit)
    visit.page.click("#share")
    expect(visit.page.locator("html")).to_have_attribute("data-shared", re.compile("."))
    shared = json.loads(visit.page.evaluate("document.documentElement.dataset.shared"))
    assert (shared["name"] is not None) == is_file
    assert shared["text"] == visit.page.input_value("#text")


def test_sharing_that_is_called_off_is_no_error(form: Open) -> None:
    refusing = "navigator.canShare = () => true; navigator.share = async () => { throw new DOMException('no', 'AbortError'); };"
    visit = form(script=refusing)
    save_one_answer(visit)
    visit.page.click("#share")
    expect(visit.page.locator("#status")).to_contain_text("Nothing was shared.")
    assert visit.messages == []


def test_a_browser_that_refuses_the_file_still_gives_the_text(form: Open) -> None:
    visit = form(script="URL.createObjectURL = () => { throw new DOMException('no', 'NotSupportedError'); };")
    save_one_answer(visit)
    assert visit.page.locator("#heading").inner_text() == "Your file may not have been saved"
    assert "answer: 3" in visit.page.input_value("#text")


def test_what_was_saved_is_not_shown_again_once_it_is_cleared_or_changed(form: Open, tmp_path: Path) -> None:
    visit = form()
    visit.start()
    visit.answer("why.problem-statement", 3)
    visit.saved(tmp_path / "one.yaml")
    visit.page.click("#clear-saved")
    visit.page.click("#a-clear")
    visit.back()
    assert visit.step == "intro"
    assert visit.page.locator("#text").count() == 0
    visit.start()
    visit.answer("why.problem-statement", 3)
    visit.saved(tmp_path / "two.yaml")
    visit.page.click("#back")
    visit.answer("why.problem-statement", 1)
    visit.back()
    visit.back()
    assert visit.step != "saved"


def test_where_nothing_is_shared_there_is_no_button_for_it(form: Open) -> None:
    visit = form(script="delete Navigator.prototype.share;")
    save_one_answer(visit)
    assert visit.page.locator("#share").count() == 0


InFrame = Callable[[str], Frame]


@pytest.fixture
def framed(browser: Browser, tmp_path: Path) -> InFrame:
    """Return a function that shows a form in the frame of another page, with these attributes."""
    (tmp_path / "form.html").write_text(render(built_in(), "implementation", Preset("en")), encoding="utf-8")

    def shown(attributes: str) -> Frame:
        host = tmp_path / "host.html"
        host.write_text(
            f'<iframe name="inner" src="form.html" width=900 height=700 {attributes}></iframe>', encoding="utf-8"
        )
        page = browser.new_page()
        page.goto(host.as_uri())
        frame = page.frame("inner")
        assert frame is not None
        frame.wait_for_selector("#heading")
        return frame

    return shown


def saved_in(frame: Frame) -> None:
    frame.fill("#project", "Brand portal")
    frame.check("input[name=phase][value=kickoff]")
    frame.select_option("#role", "key-user")
    frame.click("#next")
    frame.click("[id='q-why.switch-reason'] .answer input[value='2']")
    frame.click("#to-check")
    frame.click("#download")


def test_in_a_preview_that_blocks_downloads_and_the_store_nothing_is_called_saved(framed: InFrame) -> None:
    frame = framed('sandbox="allow-scripts"')
    assert "This browser keeps no draft" in frame.inner_text("#kept")
    saved_in(frame)
    assert frame.inner_text("#heading") == "Your file may not have been saved"
    assert "copy the text below into a message to whoever asked you" in frame.inner_text("#where")
    assert "Look for your file" not in frame.inner_text("main")
    answers = load_answers(decoded("text.yaml", frame.input_value("#text").encode())).answers
    assert answers.answers == {"why.switch-reason": Given(answer=2)}
    frame.page.close()


NO_CLIPBOARD = "delete Navigator.prototype.clipboard; document.execCommand = () => %s;"


@pytest.mark.parametrize(("can", "message"), [("true", "The text is copied."), ("false", "This page may not copy.")])
def test_without_a_clipboard_the_text_is_copied_another_way_or_selected(form: Open, can: str, message: str) -> None:
    visit = form(script=NO_CLIPBOARD % can)
    save_one_answer(visit)
    visit.page.click("#copy")
    expect(visit.page.locator("#status")).to_contain_text(message)
    selected = "(() => { const at = document.getElementById('text'); return at.value.slice(at.selectionStart, at.selectionEnd); })()"
    assert visit.page.evaluate(selected) == visit.page.input_value("#text")


def test_in_a_preview_everything_can_still_be_cleared(framed: InFrame) -> None:
    frame = framed('sandbox="allow-scripts"')
    frame.fill("#project", "Brand portal")
    frame.click("#clear")
    frame.click("#a-clear")
    assert frame.input_value("#project") == ""
    frame.page.close()


def test_a_frame_of_somebody_elses_that_does_not_say_what_it_allows_counts_as_blocking(framed: InFrame) -> None:
    frame = framed("")
    saved_in(frame)
    assert frame.inner_text("#heading") == "Your file may not have been saved"
    frame.page.close()


def test_a_page_in_a_sandbox_of_its_own_is_seen_as_one(browser: Browser) -> None:
    page = browser.new_page()
    address = "https://files.example/form.html"
    headers = {"content-type": "text/html; charset=utf-8", "content-security-policy": "sandbox allow-scripts"}
    body = render(built_in(), "implementation", Preset("en"))
    page.route(address, lambda route: route.fulfill(body=body, headers=headers))
    page.goto(address)
    page.wait_for_selector("#heading")
    saved_in(page.main_frame)
    assert page.inner_text("#heading") == "Your file may not have been saved"
    page.close()


def test_a_frame_within_a_frame_that_blocks_is_seen(browser: Browser) -> None:
    page = browser.new_page()
    html = {"content-type": "text/html; charset=utf-8"}
    pages = {
        "host": '<iframe src="middle" sandbox="allow-scripts allow-same-origin" width=900 height=800></iframe>',
        "middle": '<iframe src="form" name="inner" width=880 height=760></iframe>',
        "form": render(built_in(), "implementation", Preset("en")),
    }
    page.route("https://files.example/*", lambda route: route.fulfill(body=pages[route.request.url[22:]], headers=html))
    page.goto("https://files.example/host")
    frame = page.frame("inner")
    assert frame is not None
    frame.wait_for_selector("#heading")
    saved_in(frame)
    assert frame.inner_text("#heading") == "Your file may not have been saved"
    page.close()


def test_without_files_the_text_is_still_there(form: Open) -> None:
    visit = form(script="navigator.canShare = () => true; navigator.share = () => {}; delete window.File;")
    save_one_answer(visit)
    assert "answer: 3" in visit.page.input_value("#text")


@pytest.mark.parametrize("phase", ["null", "true", "no"])
def test_a_phase_may_have_any_id(form: Open, tmp_path: Path, phase: str) -> None:
    phases = [{"id": phase, "title": {"en": "Only"}}]
    visit = form(build.questionnaire(build.yes_no("one.a", phases=[phase]), phases=phases))
    visit.start(phase=phase)
    visit.answer("one.a", "yes")
    assert yaml.safe_load(visit.saved(tmp_path / "phase.yaml").read_text(encoding="utf-8"))["phase"] == phase


def test_a_long_paste_is_kept_whole_and_said_to_be_too_long(form: Open, tmp_path: Path) -> None:
    visit = form()
    visit.start()
    visit.question("why.growth-room").locator("summary").click()
    visit.page.focus("[id='t-why.growth-room']")
    visit.page.keyboard.insert_text("字" * 105_000)
    assert len(visit.page.input_value("[id='t-why.growth-room']")) == 105_000
    too_long = f"Too long: {105_000 - LONGEST_TEXT} over the limit of {LONGEST_TEXT} characters. Nothing was cut off"
    assert too_long in visit.page.locator("[id='e-t-why.growth-room']").inner_text()
    visit.answer("why.problem-statement", 2)
    visit.check()
    visit.page.click("#download")
    assert visit.focus == "t-why.growth-room"
    assert too_long in focused_fault(visit)
    visit.page.fill("[id='t-why.growth-room']", "字" * LONGEST_TEXT)
    assert visit.page.locator("[id='e-t-why.growth-room']").inner_text() == ""
    loaded = load_answers(read(str(visit.saved(tmp_path / "pasted.yaml"))))
    assert loaded.answers.answers["why.growth-room"].note == "字" * LONGEST_TEXT


def test_a_long_name_of_a_project_is_said_to_be_too_long(form: Open) -> None:
    visit = form()
    visit.page.fill("#project", "x" * (LONGEST_TEXT + 1))
    visit.page.click("#next")
    assert visit.focus == "project"
    assert focused_fault(visit).startswith(f"Too long: 1 over the limit of {LONGEST_TEXT} characters.")


def test_a_file_that_would_be_too_large_to_read_is_not_made(form: Open) -> None:
    visit = form()
    visit.start()
    long = "字" * (LONGEST_TEXT - 1)
    for id_ in list(KICKOFF):
        visit.question(id_).locator("summary").click()
        visit.page.locator(f"[id='t-{id_}']").fill(long)
    assert len(long.encode()) * len(KICKOFF) > LARGEST_FILE
    visit.answer("why.problem-statement", 2)
    visit.check()
    visit.page.click("#download")
    assert visit.status == "Your texts are too long for one file: shorten some of them."
    assert visit.step == "check"


def test_the_round_of_the_form_comes_into_the_file(form: Open, tmp_path: Path) -> None:
    visit = form(preset=Preset("en", round=datetime.date(2026, 11, 2)))
    visit.start()
    visit.answer("why.problem-statement", 2)
    assert load_answers(read(str(visit.saved(tmp_path / "one.yaml")))).answers.round == datetime.date(2026, 11, 2)
