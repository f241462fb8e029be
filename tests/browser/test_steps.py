"""The steps of the form: one practice at a time, on any screen, in either language, with a keyboard or a screen reader."""

import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import Open
from tests.support import build
from tests.support.browser import Visit
from tests.support.build import built_in

from implcheck.questionnaires.form import SCRIPTS, Preset, render
from implcheck.reports.formats.html import page as html_page

PHONE = {"viewport": {"width": 375, "height": 812}, "has_touch": True, "is_mobile": True}


def steps(visit: Visit) -> list[str]:
    return visit.page.locator("#steps button").all_inner_texts()


def test_there_is_a_step_for_each_practice_of_which_something_is_asked(form: Open) -> None:
    visit = form()
    visit.start(role="user")
    assert visit.page.locator("#place").inner_text() == "Practice 1 of 3"
    seen = []
    while visit.step != "check":
        seen.append((visit.page.locator("#heading").inner_text(), visit.page.title().split(" · ")[0]))
        assert visit.focus == "heading"
        assert visit.page.locator("#to-check").is_visible(), "saving is within reach in every step"
        visit.page.click("#next")
    asked = {one.practice for one in built_in().asked_in("kickoff") if one.is_asked_of("user")}
    titles = [one.title.in_("en") for one in built_in().practices if one.id in asked]
    assert seen == [(title, f"Practice {number} of 3") for number, title in enumerate(titles, 1)]
    assert steps(visit) == ["Start", *(one.short.in_("en") for one in built_in().practices if one.id in asked), "Check"]
    visit.page.click("#back")
    assert visit.page.locator("#place").inner_text() == "Practice 3 of 3"


def test_an_answer_that_opens_a_practice_adds_its_step(form: Open) -> None:
    small = build.questionnaire(build.levels("one.a"), build.levels("two.b", when={"question": "one.a", "at_least": 3}))
    visit = form(small)
    visit.start()
    assert visit.page.locator("#next").inner_text() == "Next: Check"
    visit.answer("one.a", 4)
    assert visit.page.locator("#next").inner_text() == "Next: two"
    assert visit.page.locator("#steps").inner_text().split() == ["Start", "one", "1/1", "two", "0/1", "Check"]
    visit.page.click("#next")
    visit.answer("two.b", 1)
    visit.page.click("#s-practice-one")
    visit.answer("one.a", 0)
    assert visit.status == "Your answer removes a question."
    assert visit.page.locator("#next").inner_text() == "Next: Check"


@pytest.mark.parametrize("practice", ["intro", "check", "saved"])
def test_a_practice_may_have_any_id(form: Open, tmp_path: Path, practice: str) -> None:
    visit = form(build.questionnaire(build.levels(f"{practice}.a"), build.levels("two.b")))
    visit.start()
    assert steps(visit) == ["Start", practice, "two", "Check"]
    visit.answer(f"{practice}.a", 3)
    visit.answer("two.b", 1)
    assert visit.progress == "2 of 2 questions answered"
    assert f'"{practice}.a":' in visit.saved(tmp_path / "any.yaml").read_text(encoding="utf-8")


def test_a_language_that_browsers_do_not_know_works(shared: Open) -> None:
    small = build.questionnaire(build.number("one.a", {0.0: 0, 5.0: 4}, 40))
    plain = {"en": "A", "nl-b1": "B"}
    visit = shared(build.changed(small, languages=("en", "nl-b1"), title=plain), preset=Preset("nl-b1"))
    visit.start()
    visit.answer("one.a", "12,5")
    visit.page.click("#l-en")
    visit.page.click("#l-nl-b1")
    visit.check()
    visit.reload()
    visit.go_on()
    assert visit.messages == []


def test_back_goes_to_no_step_that_has_nothing_to_show(shared: Open, tmp_path: Path) -> None:
    visit = shared(preset=Preset("en", "Brand portal", "key-user", "kickoff"))
    visit.page.click("#next")
    visit.answer("why.switch-reason", 2)
    visit.saved(tmp_path / "one.yaml")
    visit.page.click("#back")
    visit.page.click("[id='c-why.switch-reason']")
    visit.answer("why.switch-reason", 3)
    for _ in range(2):
        visit.back()
    assert visit.step == "check", "where it was saved, to save it again"
    visit.reload()
    visit.back()
    assert visit.step == "intro", "a draft that is offered is answered first"
    visit.go_on()
    visit.page.click("#clear")
    visit.back()
    expect(visit.page.locator("dialog")).to_have_count(0)
    assert visit.focus == "heading"


def test_the_browsers_back_and_forward_go_through_the_steps(form: Open) -> None:
    visit = form()
    visit.start()
    visit.answer("why.problem-statement", 3)
    visit.page.click("#next")
    assert visit.step == "support"
    visit.back()
    assert (visit.step, visit.focus) == ("why", "heading")
    assert visit.question("why.problem-statement").locator("input[value='3']").is_checked()
    visit.back()
    assert visit.step == "intro"
    visit.page.go_forward()
    assert visit.step == "why"


def test_the_language_switches_half_way_and_stays_after_a_reload(shared: Open) -> None:
    visit = shared()
    visit.start()
    visit.answer("timeline.margin", "400")
    assert visit.page.locator("html").get_attribute("lang") == "en"
    visit.page.click("#l-nl")
    assert visit.page.locator("html").get_attribute("lang") == "nl"
    assert (visit.step, visit.focus) == ("timeline", "l-nl")
    assert visit.page.locator("h1").inner_text() == built_in().title.in_("nl")
    assert visit.page.title().startswith("Thema 4 van 7 · ")
    assert visit.question("timeline.margin").locator(".answer input").input_value() == "400"
    expect(visit.question("timeline.margin").locator(".fault").first).to_contain_text("buiten het bereik")
    assert visit.page.locator("#l-nl").get_attribute("aria-pressed") == "true"
    visit.reload()
    assert visit.page.locator("#heading").inner_text() == "Vóór de vragen"
    assert visit.page.locator("#found").get_by_role("button", name="Verder met dit concept").is_visible()
    visit.go_on()
    visit.page.click("#l-en")
    visit.page.click("#next")
    visit.back()
    visit.reload()
    assert visit.page.locator("html").get_attribute("lang") == "en"
    visit.go_on()
    assert visit.page.locator("html").get_attribute("lang") == "en"
    assert visit.question("timeline.margin").locator(".answer input").input_value() == "400"


def height(page: Page) -> int:
    found: int = page.evaluate("document.documentElement.scrollHeight")
    return found


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_key_user_at_kickoff_has_at_most_twelve_screens_of_a_phone(form: Open, language: str) -> None:
    visit = form(preset=Preset(language, role="key-user", phase="kickoff"), **PHONE)
    visit.page.fill("#project", "Brand portal")
    screens = 0.0
    while visit.step != "saved":
        screens += height(visit.page) / 812
        if visit.step == "check":
            visit.page.click("#download")
            visit.page.click("#a-save")
        else:
            visit.page.click("#next")
    screens += height(visit.page) / 812
    assert 6 < screens <= 12


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_phone_needs_no_sideways_scroll_in_any_step(form: Open, language: str) -> None:
    visit = form(preset=Preset(language), **{**PHONE, "viewport": {"width": 320, "height": 640}})
    width = "document.documentElement.scrollWidth"
    assert visit.page.evaluate(width) == 320
    visit.start("Brandportal" * 15, role="project-lead")
    while visit.step != "saved":
        for details in visit.page.locator("summary:visible").all():
            details.click()
        assert visit.page.evaluate(width) == 320, visit.step
        bar = visit.page.locator("nav").bounding_box()
        assert bar is not None
        assert bar["height"] < 90, "what stays in sight leaves room for the questions"
        if visit.step == "check":
            visit.page.click("#download")
            visit.page.click("#a-save")
        else:
            visit.page.click("#next")
    assert visit.page.evaluate(width) == 320


def test_enlarged_four_times_nothing_stays_in_front_of_the_questions(form: Open) -> None:
    visit = form(viewport={"width": 320, "height": 256})  # 1280 by 1024 at 400 %
    visit.start()
    visit.answer("why.switch-reason", 1)
    visit.page.mouse.wheel(0, 400)
    visit.page.wait_for_function("scrollY > 300")
    bar = visit.page.locator("nav").bounding_box()
    assert bar is not None
    assert bar["y"] < 0, "the bar scrolls away"
    assert visit.page.evaluate("document.documentElement.scrollWidth") == 320


def test_with_text_of_twice_the_size_nothing_scrolls_sideways(form: Open) -> None:
    visit = form(preset=Preset("nl"), viewport={"width": 375, "height": 812})
    visit.page.evaluate("() => { document.documentElement.style.fontSize = '32px'; }")
    assert visit.page.evaluate("document.documentElement.scrollWidth") == 375
    visit.start()
    assert visit.page.evaluate("document.documentElement.scrollWidth") == 375


@pytest.mark.parametrize(("width", "height"), [(375, 553), (320, 568), (640, 400)])
def test_no_message_covers_what_has_the_focus(form: Open, width: int, height: int) -> None:
    visit = form(viewport={"width": width, "height": height})
    visit.start(role="key-user")
    visit.answer("timeline.dated-plan", 2)
    visit.page.evaluate("() => { document.getElementById('status').textContent = 'Correct this answer first'; }")
    for _ in range(12):
        visit.page.keyboard.press("Tab")
        covered = visit.page.evaluate(
            """() => { const at = document.activeElement.getBoundingClientRect();
              return at.bottom > document.getElementById("status").getBoundingClientRect().top; }"""
        )
        below = visit.page.evaluate("document.activeElement.closest('#page') !== null")
        assert not (below and covered), visit.focus


def test_in_forced_colours_a_choice_and_the_language_are_still_seen(form: Open) -> None:
    visit = form(forced_colors="active")
    visit.start()
    visit.answer("why.problem-statement", 3)
    chosen = visit.question("why.problem-statement").locator("label.option:has(:checked)")
    other = visit.question("why.problem-statement").locator("label.option:not(:has(:checked))").first
    outline = "at => getComputedStyle(at).outlineStyle"
    assert (chosen.evaluate(outline), other.evaluate(outline)) == ("solid", "none")
    assert visit.page.locator("#l-en").evaluate(outline) == "solid"
    visit.page.click("#clear")
    assert visit.page.locator("dialog").evaluate("at => getComputedStyle(at).borderStyle") == "solid"


TREES = {
    "intro": """
- button "Skip to the content"
- banner:
  - heading "Implementation readiness" [level=1]
  - group "Language":
    - button "English" [pressed]
    - button "Nederlands"
- main:
  - heading "Before the questions" [level=2]
  - paragraph: /Answer what you know/
  - paragraph: /This page sends nothing/
  - paragraph: /stays in this browser as a draft/
  - text: Name of the project
  - textbox "Name of the project"
  - group "Where is the implementation now?":
    - radio /Kickoff/
    - radio /Execution/
    - radio /Aftercare/
  - combobox "Your role in it"
  - status: /Choose the phase and your role/
  - button "To the questions"
- contentinfo:
  - button "Clear everything"
- status
""",
    "why": """
- navigation "Steps":
  - strong: Practice 1 of 7
  - text: 0 of 23 questions answered
  - button "Check and save"
  - progressbar "0 of 23 questions answered"
  - list:
    - listitem:
      - button "Start"
    - listitem:
      - button "Why"
- main:
  - heading "Make the 'why' clear" [level=2]
  - group "Where does it say which problem the software must solve?"
  - button "Back"
  - 'button "Next: Support"'
- contentinfo
- status
""",
    "check": """
- navigation "Steps":
  - strong: Check
- main:
  - heading "Check your answers" [level=2]
  - paragraph: /Not answered yet/
  - heading "Why" [level=3]
  - list:
    - listitem:
      - button /.*/
      - strong: Open
  - group "What may be shown of your answers":
    - checkbox /may be shown separately/
    - checkbox /may be shown with my role/
  - button "Save as a file"
- status
""",
    "saved": """
- banner
- main:
  - heading "Look for your file" [level=2]
  - paragraph: /asked to save readiness-brand-portal/
  - paragraph: /Then give the file/
  - textbox "The same answers as text"
  - button "Copy the text"
  - button "Save the file again"
  - paragraph: /Your draft is still in this browser/
  - button "Clear everything"
  - button "Back to my answers"
- status
""",
}
"""What a screen reader finds in each step, in order; what is between it is left out."""


def test_a_screen_reader_finds_each_step_in_order(form: Open) -> None:
    visit = form(script="delete Navigator.prototype.share;")
    body = visit.page.locator("body")
    expect(body).to_match_aria_snapshot(TREES["intro"])
    visit.start()
    expect(body).to_match_aria_snapshot(TREES["why"])
    visit.check()
    expect(body).to_match_aria_snapshot(TREES["check"])
    visit.page.click("#download")
    expect(body).to_match_aria_snapshot("- dialog /not answered any question/")
    visit.page.click("#a-save")
    expect(body).to_match_aria_snapshot(TREES["saved"])


FIELDS = {
    "capacity.supplier-support": """
- group "For which moments has guidance been arranged, with hours or dates?":
  - paragraph
  - checkbox "Guidance in preparation (aims, processes, data)"
  - checkbox "We don't know"
  - checkbox "Does not apply"
  - group: Note and evidence
""",
    "timeline.margin": """
- group:
  - textbox /A number from 0 to 100/: "12.500"
  - alert: /can mean two numbers/
  - button "12500"
  - button "12.5"
  - checkbox "We don't know"
""",
    "timeline.date-scope": """
- group "What has been agreed if not everything is ready on the go-live date?":
  - radio /Nothing may move/
  - radio "We don't know" [checked]
  - button "Clear this answer"
""",
    "why.switch-reason": """
- group:
  - radio "Does not apply" [checked]
  - textbox "Why does it not apply?"
  - group:
    - paragraph: /Whoever gets your file reads/
    - textbox "What should a reader know about this answer?": Seen
    - textbox /Where can it be checked/
""",
}


def test_a_screen_reader_finds_every_kind_of_field(form: Open) -> None:
    visit = form()
    visit.start()
    visit.answer("timeline.margin", "12.500")
    visit.answer("timeline.date-scope", "unknown")
    visit.answer("why.switch-reason", {"not_applicable": "Nothing"})
    visit.question("why.switch-reason").locator("summary").click()
    visit.question("why.switch-reason").locator("details textarea").fill("Seen")
    for id_, tree in FIELDS.items():
        expect(visit.question(id_)).to_match_aria_snapshot(tree)


DUTCH = {
    "found": """
- main:
  - region /concept van dit formulier/:
    - paragraph
    - list:
      - listitem:
        - text: /Merkportaal/
        - button "Verder met dit concept"
        - button "Verwijder het"
    - button "Begin opnieuw"
  - heading "Vóór de vragen" [level=2]
""",
    "why": """
- navigation "Stappen":
  - strong: Thema 1 van 7
  - button "Nakijken en bewaren"
- main:
  - heading "Maak het 'waarom' duidelijk" [level=2]
  - button "Terug"
  - 'button "Verder: Draagvlak"'
""",
    "check": """
- main:
  - heading "Kijk je antwoorden na" [level=2]
  - paragraph: /Nog niet beantwoord/
  - group "Wat er van je antwoorden getoond mag worden":
    - checkbox
    - checkbox
  - button "Bewaar als bestand"
""",
    "saved": """
- main:
  - heading "Zoek je bestand op" [level=2]
  - textbox "Dezelfde antwoorden als tekst"
  - button "Kopieer de tekst"
  - button "Wis alles"
""",
}


def test_a_screen_reader_finds_each_step_in_dutch(shared: Open) -> None:
    visit = shared(preset=Preset("nl"), script="delete Navigator.prototype.share;")
    body = visit.page.locator("body")
    visit.start("Merkportaal")
    expect(body).to_match_aria_snapshot(DUTCH["why"])
    visit.answer("why.problem-statement", 3)
    visit.check()
    expect(body).to_match_aria_snapshot(DUTCH["check"])
    visit.page.click("#download")
    expect(body).to_match_aria_snapshot(DUTCH["saved"])
    visit.reload()
    expect(body).to_match_aria_snapshot(DUTCH["found"])


def test_it_prints_every_question_that_is_asked_without_cutting_one(form: Open, tmp_path: Path) -> None:
    visit = form()
    visit.start(role="key-user")
    visit.answer("why.switch-reason", 2)
    visit.question("why.switch-reason").locator("summary").click()
    visit.question("why.switch-reason").locator("details textarea").fill("\n".join(f"Line {at}" for at in range(30)))
    visit.page.emulate_media(media="print")
    cut = "all => all.filter((field) => getComputedStyle(field).breakInside !== 'avoid').length"
    assert visit.page.locator("fieldset[id^='q-']:visible").evaluate_all(cut) == 0
    (tmp_path / "form.pdf").write_bytes(visit.page.pdf(format="A4"))
    text = subprocess.run(["pdftotext", tmp_path / "form.pdf", "-"], check=True, capture_output=True, text=True).stdout
    printed = " ".join(text.split())
    asked = [one for one in built_in().asked_in("kickoff") if one.is_asked_of("key-user")]
    assert all(" ".join(one.text.in_("en").split()) in printed for one in asked)
    assert "Check and save" not in printed
    assert "Brand portal · Kickoff: the decision is taken, the work starts soon · key user" in printed
    assert all(f"Line {at}" in printed for at in range(30)), "a text is printed whole"
    visit.page.emulate_media(media="screen")
    assert visit.question("why.switch-reason").locator("input[value='2']").is_checked()
    assert visit.page.locator("#paper fieldset").count() == 0


def test_on_a_page_without_scripts_stands_what_to_do_and_every_question(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "form.html").write_text(
        render(built_in(), "implementation", Preset("nl", role="key-user", phase="kickoff")), encoding="utf-8"
    )
    page = browser.new_page(java_script_enabled=False)
    page.goto((tmp_path / "form.html").as_uri())
    without = page.locator("#without main").first
    assert (without.get_attribute("lang"), page.locator("#without main").count()) == ("nl", 2)
    assert without.evaluate("at => getComputedStyle(at).visibility") == "visible"
    text = without.inner_text()
    assert "Dit formulier is niet gestart" in text
    assert "Zet het bestand op je computer en open het daar in een gewone browser." in text
    asked = [one for one in built_in().asked_in("kickoff") if one.is_asked_of("key-user")]
    assert [f"{number}. {one.text.in_('nl')}" for number, one in enumerate(asked, 1)] == without.locator(
        "h3"
    ).all_inner_texts()
    assert without.locator("ul").count() == len(asked)
    page.close()


def test_a_script_that_fails_leaves_the_page_that_says_what_to_do(browser: Browser, tmp_path: Path) -> None:
    text = render(built_in(), "implementation", Preset("en"))
    broken = text.replace("findLast(", "nowhere.findLast(").replace('"use strict";\n// The form: its state', "(;")
    (tmp_path / "form.html").write_text(broken, encoding="utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "form.html").as_uri())
    expect(page.locator("#without h2").first).to_be_visible()
    assert page.locator("#without h2").first.inner_text() == "This form has not started"
    page.close()


def test_an_error_in_the_form_says_that_the_answers_are_still_there(form: Open, tmp_path: Path) -> None:
    visit = form()
    visit.start()
    visit.answer("why.problem-statement", 3)
    visit.page.evaluate("setTimeout(() => { throw new Error('lost'); })")
    expect(visit.page.locator("#notice-failed")).to_contain_text("check your answers and save them now")
    assert "answer: 3" in visit.saved(tmp_path / "rescued.yaml").read_text(encoding="utf-8")


def test_the_form_has_no_window_of_its_own() -> None:
    scripts = "".join(html_page.asset(f"form/{name}.js") for name in SCRIPTS)
    assert not [call for call in ("confirm(", "alert(", "prompt(") if call in scripts]
