"""The form, filled in by people in a browser that is offline."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from tests.browser.conftest import Open
from tests.support import build
from tests.support.browser import Visit
from tests.support.build import built_in
from tests.support.cli import TODAY, run
from tests.support.form import every_condition

from implcheck.loading.answers import load_answers
from implcheck.loading.source import read
from implcheck.model.answers import Given, NotApplicable, NotYet
from implcheck.model.limits import LARGEST_FILE
from implcheck.questionnaires.form import Preset
from implcheck.reports.formats.html.page import asset

KICKOFF: Mapping[str, Any] = {
    "why.problem-statement": 3,
    "why.switch-reason": {"not_applicable": "Nothing is replaced"},
    "why.benefit-per-role": 1,
    "why.success-measures": 4,
    "why.growth-room": 0,
    "support.user-involvement": 2,
    "support.affected-jobs": "unknown",
    "support.message-plan": 3,
    "commitment.named-sponsor": 4,
    "commitment.visible-use": 2,
    "timeline.dated-plan": 3,
    "timeline.estimate-basis": 1,
    "timeline.margin": "12,5",
    "timeline.date-scope": "date-moves-limit",
    "capacity.planned-hours-freed": 60,
    "capacity.work-taken-over": 2,
    "capacity.project-lead-time": "unknown",
    "capacity.peak-load": 3,
    "capacity.supplier-support": ["preparation", "setup"],
    "knowledge.departure-scenarios": {"not_applicable": "The team is a day old"},
    "knowledge.key-user-cover": 2,
    "aftercare.coordinator": 4,
    "aftercare.first-year": 1,
}
"""An answer to every question of a kickoff."""

BY_HAND = f"""\
implcheck: 1
questionnaire_version: "{built_in().version}"
project: Brand portal
phase: kickoff
respondent: {{role: project-lead}}
answers:
  why.problem-statement: 3
  why.switch-reason: {{not_applicable: Nothing is replaced}}
  why.benefit-per-role: 1
  why.success-measures: 4
  why.growth-room: 0
  support.user-involvement: 2
  support.affected-jobs: unknown
  support.message-plan: 3
  commitment.named-sponsor: 4
  commitment.visible-use: 2
  timeline.dated-plan: 3
  timeline.estimate-basis: 1
  timeline.margin: 12.5
  timeline.date-scope: date-moves-limit
  capacity.planned-hours-freed: 60
  capacity.work-taken-over: 2
  capacity.project-lead-time: unknown
  capacity.peak-load: 3
  capacity.supplier-support: [preparation, setup]
  knowledge.departure-scenarios: {{not_applicable: The team is a day old}}
  knowledge.key-user-cover: 2
  aftercare.coordinator: 4
  aftercare.first-year: 1
"""
"""The same answers as a person would write them down."""


def assessment(file: Path) -> dict[str, Any]:
    done = run("assess", file, "-f", "json", "--lang", "en", "--today", TODAY)
    assert done.code == 0, done.errors
    found: dict[str, Any] = json.loads(done.text)
    return {key: value for key, value in found.items() if key not in {"file", "date"}}


def without_lines(report: Any) -> Any:
    """Return a JSON report without line numbers, which differ between two files."""
    if isinstance(report, dict):
        return {key: without_lines(value) for key, value in report.items() if key != "line"}
    return [without_lines(item) for item in report] if isinstance(report, list) else report


def hand_written_assessment(folder: Path) -> Any:
    file = folder / "by-hand.yaml"
    file.write_text(BY_HAND, encoding="utf-8")
    return without_lines(assessment(file))


def test_filled_in_by_mouse_it_gives_the_same_report_as_a_file_written_by_hand(form: Open, tmp_path: Path) -> None:
    visit = form()
    visit.start()
    assert visit.asked == list(KICKOFF)
    for id_, value in KICKOFF.items():
        visit.answer(id_, value)
    assert visit.page.locator("#progress").inner_text() == "23 of 23 questions answered"
    assert not visit.page.locator("#open-part").is_visible()
    saved = visit.saved(tmp_path / "mouse.yaml")
    assert "Saved as readiness-project-lead.yaml" in visit.status
    assert without_lines(assessment(saved)) == hand_written_assessment(tmp_path)
    assert visit.messages == []


FOCUS = """() => {
  const at = document.activeElement, own = at.closest("fieldset[id^='q-']");
  return { id: at.id, type: at.type ?? at.tagName, value: at.value ?? "", question: own ? own.id.slice(2) : "",
    instead: at.closest(".instead") !== null };
}"""


def press_for(visit: Visit, at: dict[str, Any]) -> None:
    """Answer the focused field with the keyboard, if KICKOFF has an answer for it."""
    keyboard, value = visit.page.keyboard, KICKOFF.get(at["question"])
    match at["type"]:
        case "radio" if at["question"]:
            choice = {"unknown": "unknown"}.get(str(value), "not_applicable") if isinstance(value, dict) else str(value)
            keyboard.press("Space")
            for _ in range(8):
                if visit.page.evaluate("document.activeElement.value") == choice:
                    return
                keyboard.press("ArrowDown")
            pytest.fail(f"the arrows do not come to {choice} of {at['question']}")
        case "checkbox" if at["instead"]:
            if at["value"] == ("not_applicable" if isinstance(value, dict) else value):
                keyboard.press("Space")
        case "checkbox":
            if isinstance(value, list) and at["value"] in value:
                keyboard.press("Space")
        case "text" if at["id"].startswith("v-") and value != "unknown":
            keyboard.type(str(value))
        case "textarea" if at["id"].startswith("r-") and isinstance(value, dict):
            keyboard.type(value["not_applicable"])


def test_filled_in_by_keyboard_it_gives_the_same_report_as_a_file_written_by_hand(form: Open, tmp_path: Path) -> None:
    visit = form()
    keyboard = visit.page.keyboard
    keyboard.press("Tab")
    assert visit.page.evaluate("document.activeElement.className") == "skip"
    keyboard.press("Enter")
    keyboard.press("Tab")
    assert visit.focus == "project"
    keyboard.type("Brand portal")
    keyboard.press("Tab")
    keyboard.press("Space")  # kickoff, the first
    keyboard.press("Tab")
    keyboard.type("project")
    for _ in range(300):
        keyboard.press("Tab")
        at = visit.page.evaluate(FOCUS)
        if at["id"] == "download":
            break
        press_for(visit, at)
    with visit.page.expect_download() as coming:
        keyboard.press("Enter")
    coming.value.save_as(tmp_path / "keyboard.yaml")
    assert without_lines(assessment(tmp_path / "keyboard.yaml")) == hand_written_assessment(tmp_path)


def test_notes_evidence_and_consent_come_into_the_file(form: Open, tmp_path: Path) -> None:
    visit = form()
    visit.start()
    visit.answer("why.problem-statement", 2)
    question = visit.question("why.problem-statement")
    question.locator("summary").click()
    question.locator("textarea:visible").fill("  Seen at\nthe board ")
    question.locator("details input").fill("Minutes of 3 November")
    visit.question("why.growth-room").locator("summary").click()
    visit.question("why.growth-room").locator("textarea:visible").fill("Ask the supplier")
    visit.page.check("#may_be_quoted")
    answers = load_answers(read(str(visit.saved(tmp_path / "noted.yaml")))).answers
    given = answers.answers["why.problem-statement"]
    assert (given.note, given.evidence) == ("Seen at\nthe board", ("Minutes of 3 November",))
    assert answers.answers["why.growth-room"].note == "Ask the supplier"
    assert answers.respondent is not None
    assert (answers.respondent.may_be_quoted, answers.respondent.may_stand_apart) == (True, False)
    assert answers.questionnaire_version == built_in().version


def test_a_condition_shows_and_hides_a_question_and_announces_it(form: Open, tmp_path: Path) -> None:
    visit = form(every_condition())
    visit.start()
    assert "two.at-most" not in visit.asked
    visit.answer("one.level", 1)
    assert "two.at-most" in visit.asked
    assert visit.status == "Your answer adds a question."
    visit.answer("two.at-most", "yes")
    assert "two.chain" in visit.asked
    visit.answer("one.level", 4)
    assert not {"two.at-most", "two.chain"} & set(visit.asked)
    assert visit.status == "Your answer adds a question. Your answer removes a question."
    visit.answer("one.yes", "yes")
    visit.answer("one.yes", "unknown")
    assert visit.status == "Your answer removes a question."
    assert "two.at-most" not in visit.saved(tmp_path / "gone.yaml").read_text(encoding="utf-8")
    visit.answer("one.level", 0)
    assert "two.chain" in visit.asked, "what was answered comes back with its question"


def test_a_draft_survives_a_reload_and_can_be_cleared(form: Open) -> None:
    visit = form()
    assert visit.draft() is None, "nothing is kept of a form in which nothing was filled in"
    visit.start()
    for id_ in ("why.problem-statement", "timeline.margin", "capacity.supplier-support", "why.switch-reason"):
        visit.answer(id_, KICKOFF[id_])
    visit.answer("capacity.planned-hours-freed", "4000")
    visit.reload()
    assert visit.page.input_value("#project") == "Brand portal"
    assert visit.page.input_value("#role") == "project-lead"
    assert visit.question("why.problem-statement").locator("input[value='3']").is_checked()
    assert visit.question("timeline.margin").locator(".answer input").input_value() == "12.5"
    assert visit.question("capacity.supplier-support").locator(".answer :checked").count() == 2
    assert visit.question("why.switch-reason").locator(".reason textarea").input_value() == "Nothing is replaced"
    assert visit.question("capacity.planned-hours-freed").locator(".answer input").input_value() == "4000"
    expect(visit.question("capacity.planned-hours-freed").locator(".fault").first).to_contain_text("out of range")
    assert visit.page.locator("#kept").inner_text() == "What you fill in is kept in this browser until you clear it."
    visit.page.once("dialog", lambda dialog: dialog.dismiss())
    visit.page.click("#clear")
    assert visit.page.input_value("#project") == "Brand portal", "clearing is asked first"
    visit.page.once("dialog", lambda dialog: dialog.accept())
    visit.page.click("#clear")
    assert (visit.status, visit.focus, visit.draft()) == ("Everything is cleared.", "project", None)
    visit.reload()
    assert (visit.page.input_value("#project"), visit.asked) == ("", [])


def of_sponsor() -> list[str]:
    return [question.id for question in built_in().asked_in("kickoff") if question.is_asked_of("sponsor")]


def test_a_role_sees_the_questions_it_can_answer_and_the_rest_on_request(form: Open, tmp_path: Path) -> None:
    visit = form()
    visit.start(role="sponsor")
    progress, others = visit.page.locator("#progress"), visit.page.locator("#others-part")
    assert visit.asked == of_sponsor()
    assert progress.inner_text() == "0 of 15 questions answered"
    assert "Questions for other roles that you do not see: 8." in others.inner_text()
    visit.page.click("#others")
    assert visit.asked == list(KICKOFF)
    assert visit.status == progress.inner_text() == "0 of 23 questions answered"
    assert visit.page.locator("#others").inner_text() == "Show only the questions for my role"
    visit.answer("capacity.peak-load", 3)
    visit.page.click("#others")
    assert set(visit.asked) == {*of_sponsor(), "capacity.peak-load"}, "an answer stays in sight"
    assert progress.inner_text() == "1 of 16 questions answered"
    answers = load_answers(read(str(visit.saved(tmp_path / "sponsor.yaml")))).answers
    assert dict(answers.answers) == {"capacity.peak-load": Given(answer=3)}
    visit.question("capacity.peak-load").locator("button.clear").click()
    assert visit.asked == of_sponsor()
    assert visit.focus == "others"
    assert visit.messages == []


BY_HAND_OF_SPONSOR = f"""\
implcheck: 1
questionnaire_version: "{built_in().version}"
project: Brand portal
phase: execution
respondent: {{role: sponsor}}
answers:
  why.problem-statement: 2
  commitment.status-meeting: not_yet
  commitment.decision-speed: not_yet
  capacity.project-lead-time: 80
  timeline.margin: 12
"""
"""A sponsor's answers, one of them to a question for the project lead, as a person would write them down."""


def test_a_sponsor_gets_the_same_report_from_the_form_as_from_a_file(form: Open, tmp_path: Path) -> None:
    visit = form()
    visit.start(phase="execution", role="sponsor")
    given = {"why.problem-statement": 2, "capacity.project-lead-time": 80}
    for id_, value in {
        **given,
        **dict.fromkeys(("commitment.status-meeting", "commitment.decision-speed"), "not_yet"),
    }.items():
        visit.answer(id_, value)
    visit.page.click("#others")
    visit.answer("timeline.margin", 12)
    visit.page.click("#others")
    by_hand = tmp_path / "by-hand.yaml"
    by_hand.write_text(BY_HAND_OF_SPONSOR, encoding="utf-8")
    assert without_lines(assessment(visit.saved(tmp_path / "form.yaml"))) == without_lines(assessment(by_hand))


def test_another_role_sees_other_questions_and_no_answer_is_lost(form: Open, tmp_path: Path) -> None:
    visit = form()
    visit.start(role="project-lead")
    assert not visit.page.locator("#others-part").is_visible(), "nothing is hidden from the project lead"
    visit.answer("timeline.margin", 12)
    visit.answer("why.success-measures", 3)
    visit.page.select_option("#role", "sponsor")
    assert set(visit.asked) == {*of_sponsor(), "timeline.margin"}
    assert visit.status == "2 of 16 questions answered"
    visit.page.select_option("#role", "user")
    assert len(visit.asked) == 5
    visit.reload()
    assert (visit.page.input_value("#role"), len(visit.asked)) == ("user", 5)
    visit.page.select_option("#role", "")
    assert visit.asked == list(KICKOFF)
    visit.page.select_option("#role", "line-manager")
    answers = load_answers(read(str(visit.saved(tmp_path / "changed.yaml")))).answers
    assert set(answers.answers) == {"timeline.margin", "why.success-measures"}


def test_that_other_questions_are_shown_is_kept_with_the_draft(form: Open) -> None:
    visit = form(preset=Preset("nl", role="Opdrachtgever"))
    visit.start(role="sponsor")
    assert visit.page.locator("#others").inner_text() == "Toon ook de vragen voor andere rollen"
    visit.page.click("#others")
    visit.reload()
    assert visit.asked == list(KICKOFF)
    assert visit.page.locator("#others").inner_text() == "Toon alleen de vragen voor mijn rol"


def test_not_yet_is_an_answer_in_the_words_of_the_question(form: Open, tmp_path: Path) -> None:
    visit = form()
    visit.start(phase="execution")
    given = ("support.value-seen", "commitment.status-meeting", "timeline.slipped-step")
    for id_ in given:
        words = built_in().by_id[id_].not_yet
        assert words is not None
        assert visit.question(id_).locator(".instead label").first.inner_text() == words.in_("en")
        visit.answer(id_, "not_yet")
    visit.answer("commitment.decision-speed", 12)
    visit.answer("commitment.decision-speed", "not_yet")
    assert visit.question("commitment.decision-speed").locator(".answer input").input_value() == ""
    visit.answer("timeline.slipped-step", 2)
    assert visit.question("timeline.slipped-step").locator(":checked").count() == 1
    assert visit.question("why.problem-statement").locator("input[value=not_yet]").count() == 0
    assert visit.page.locator("#progress").inner_text().startswith("4 of ")
    visit.reload()
    text = visit.saved(tmp_path / "early.yaml").read_text(encoding="utf-8")
    assert text.count("    not_yet: true\n") == 3
    held = load_answers(read(str(tmp_path / "early.yaml"))).answers.answers
    assert held["commitment.decision-speed"] == NotYet()
    assert held["timeline.slipped-step"] == Given(answer=2)


def test_not_yet_on_ticks_takes_them_away_and_the_other_way_round(form: Open, tmp_path: Path) -> None:
    small = build.questionnaire(build.ticks("one.a", ["a", "b"], {0: 0, 1: 2, 2: 4}, not_yet="Not so far."))
    visit = form(small)
    visit.start()
    visit.answer("one.a", ["a"])
    visit.answer("one.a", "not_yet")
    assert visit.question("one.a").locator(".answer :checked").count() == 0
    visit.answer("one.a", ["b"])
    assert visit.question("one.a").locator(".instead :checked").count() == 0
    visit.answer("one.a", "not_yet")
    assert "not_yet: true" in visit.saved(tmp_path / "ticks.yaml").read_text(encoding="utf-8")


def test_an_answer_can_be_cleared_and_a_reason_is_restored(form: Open) -> None:
    visit = form()
    visit.start()
    visit.answer("why.switch-reason", {"not_applicable": "Nothing is replaced"})
    visit.answer("why.switch-reason", 2)
    question = visit.question("why.switch-reason")
    assert not question.locator(".reason").is_visible()
    question.locator(".instead input[value=not_applicable]").click()
    assert visit.page.locator("#progress").inner_text() == "1 of 23 questions answered"
    question.locator("button.clear").click()
    assert question.locator(":checked").count() == 0
    assert visit.page.locator("#progress").inner_text() == "0 of 23 questions answered"
    assert not question.locator("button.clear").is_visible()


NO_STORE = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
)


def test_without_local_storage_the_form_warns_and_works(form: Open, tmp_path: Path) -> None:
    visit = form(script=NO_STORE)
    assert visit.page.locator("#kept").inner_text().startswith("This browser keeps no draft")
    visit.start()
    visit.answer("why.problem-statement", 3)
    visit.saved(tmp_path / "kept.yaml")
    assert visit.messages == []


def stored(preset: Preset, draft: object) -> str:
    key = f"implcheck:implementation:{preset.project}:{preset.role}:kickoff+execution+aftercare"
    return f"localStorage.setItem({json.dumps(key)}, {json.dumps(json.dumps(draft))});"


def test_a_draft_of_another_version_is_migrated_and_lost_answers_are_listed(form: Open) -> None:
    answers = {
        "why.problem-statement": {"answer": 3},
        "why.gone": {"answer": 2},
        "timeline.date-scope": {"answer": "no-such-option", "note": "Kept"},
    }
    about = {"project": "Old", "phase": "kickoff", "role": "project-lead"}
    visit = form(script=stored(Preset("en"), {"version": "0.9", "about": about, "answers": answers, "typed": {}}))
    lost = visit.page.locator("#lost")
    assert lost.locator("li").all_inner_texts() == ["why.gone", "If time runs out"]
    assert visit.question("why.problem-statement").locator("input[value='3']").is_checked()
    assert visit.question("timeline.date-scope").locator(".answer :checked").count() == 0
    assert visit.question("timeline.date-scope").locator("textarea:visible").input_value() == "Kept"


def test_opening_the_form_leaves_alone_a_draft_that_it_cannot_read_yet(form: Open) -> None:
    draft = {"about": {"project": "Brand portal"}, "answers": {"why.problem-statement": {"answer": 3}}, "typed": {}}
    visit = form(script=stored(Preset("en"), draft) + "Storage.prototype.getItem = () => null;")
    assert visit.page.input_value("#project") == ""
    assert visit.draft() == draft


@pytest.mark.parametrize(
    "draft",
    [
        None,
        [],
        "text",
        {"about": None, "answers": None, "typed": None},
        {"about": {"phase": "never", "project": 7, "role": "nobody"}, "answers": {"why.problem-statement": None}},
        {"answers": {"why.problem-statement": {"answer": {"x": 1}, "note": 3}}, "typed": {"timeline.margin": []}},
        {"typed": {"why.gone": "x", "capacity.supplier-support": "x", "why.growth-room": ["x"]}},
    ],
)
def test_the_form_works_with_any_stored_draft(form: Open, draft: object) -> None:
    visit = form(script=stored(Preset("en"), draft))
    visit.start()
    visit.answer("why.problem-statement", 3)
    assert visit.messages == []


def test_the_language_switches_and_keeps_answers_and_focus(form: Open) -> None:
    visit = form()
    visit.start()
    visit.answer("why.problem-statement", 3)
    visit.answer("timeline.margin", "400")
    assert visit.page.locator("html").get_attribute("lang") == "en"
    visit.page.click("#l-nl")
    assert visit.page.locator("html").get_attribute("lang") == "nl"
    assert visit.focus == "l-nl"
    assert visit.page.locator("h1").inner_text() == built_in().title.in_("nl")
    assert visit.page.title().startswith(built_in().title.in_("nl"))
    assert visit.page.input_value("#project") == "Brand portal"
    assert visit.question("why.problem-statement").locator("input[value='3']").is_checked()
    assert visit.question("timeline.margin").locator(".answer input").input_value() == "400"
    expect(visit.question("timeline.margin").locator(".fault").first).to_contain_text("buiten het bereik")
    assert visit.page.locator("#l-nl").get_attribute("aria-pressed") == "true"


def test_preset_values_are_filled_in_and_can_be_changed(form: Open, tmp_path: Path) -> None:
    visit = form(preset=Preset("nl", "Portaal", "consultant", built_in().questions[0].phases[0]))
    assert visit.page.locator("html").get_attribute("lang") == "nl"
    assert (visit.page.input_value("#project"), visit.page.input_value("#role")) == ("Portaal", "consultant")
    assert visit.page.locator("input[name=phase]").count() == 1
    assert visit.asked == list(KICKOFF)
    answers = load_answers(read(str(visit.saved(tmp_path / "preset.yaml")))).answers
    assert (answers.project, answers.phase, answers.answers) == ("Portaal", "kickoff", {})
    assert answers.respondent is not None
    assert answers.respondent.role == "consultant"


def test_a_role_of_its_own_is_offered(form: Open) -> None:
    visit = form(preset=Preset("en", role="Head of <b>IT</b>"))
    assert visit.page.input_value("#role") == "Head of <b>IT</b>"
    assert visit.page.locator("#role option").last.inner_text() == "Head of <b>IT</b>"


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


def test_a_missing_value_is_reported_beside_its_field_which_gets_the_focus(form: Open, tmp_path: Path) -> None:
    visit = form()
    for value, message in (("", "Fill in the name of the project first."), ("  ", None), ("<name>", None)):
        visit.page.fill("#project", value)
        visit.page.click("#download")
        assert (visit.focus, focused_fault(visit)) == ("project", message or "Fill in the name of the project first.")
        assert visit.page.locator("#project").get_attribute("aria-invalid") == "true"
    visit.page.fill("#project", "Portal")
    assert visit.page.locator("#project").get_attribute("aria-invalid") is None
    assert visit.page.locator("#e-project").inner_text() == ""
    visit.page.click("#download")
    assert (visit.focus, focused_fault(visit)) == ("phase", "Choose the phase first.")
    visit.page.keyboard.press("Space")
    assert visit.page.locator("#e-phase").inner_text() == ""
    visit.page.click("#download")
    assert (visit.focus, focused_fault(visit)) == ("role", "Choose your role first.")
    visit.page.select_option("#role", "other")
    visit.answer("timeline.margin", 400)
    visit.page.click("#download")
    assert visit.focus == "v-timeline.margin"
    assert focused_fault(visit) == "This is out of range: from 0 to 100."
    assert visit.status == "Fix this answer first: Margin for setbacks"
    visit.answer("timeline.margin", "lots")
    assert focused_fault(visit) == "Type a number, such as 40 or 40,5."
    visit.answer("timeline.margin", 40)
    assert visit.question("timeline.margin").locator(".fault").first.inner_text() == ""
    visit.answer("why.growth-room", {"not_applicable": ""})
    visit.page.click("#download")
    assert visit.focus == "r-why.growth-room"
    assert focused_fault(visit) == "Say why this does not apply: Room to grow and leave"
    visit.page.keyboard.type("We will not grow")
    answers = load_answers(read(str(visit.saved(tmp_path / "mended.yaml")))).answers
    assert answers.answers["why.growth-room"] == NotApplicable(not_applicable="We will not grow")


def test_ticks_that_exclude_each_other_are_reported(form: Open) -> None:
    visit = form(every_condition())
    visit.start()
    visit.answer("one.ticks", ["a", "none"])
    fault = visit.question("one.ticks").locator(".fault").first
    assert fault.inner_text().startswith("One of these cannot go together with others.")
    visit.page.click("#download")
    assert visit.status == "Fix this answer first: Question one.ticks"
    visit.answer("one.ticks", ["none"])
    assert fault.inner_text() == ""
    visit.answer("one.less", "6.5")
    assert visit.question("one.less").locator(".fault").first.inner_text() == "Type a whole number."
    visit.answer("one.less", "unknown")
    assert visit.question("one.less").locator(".answer input").input_value() == ""


def test_unknown_clears_a_number_and_a_number_clears_unknown(form: Open, tmp_path: Path) -> None:
    visit = form()
    visit.start()
    margin = visit.question("timeline.margin")
    visit.answer("timeline.margin", 40)
    visit.answer("timeline.margin", "unknown")
    assert margin.locator(".answer input").input_value() == ""
    visit.answer("timeline.margin", 30)
    assert margin.locator(":checked").count() == 0
    visit.answer("capacity.supplier-support", ["setup"])
    visit.answer("capacity.supplier-support", {"not_applicable": "No supplier"})
    text = visit.saved(tmp_path / "other.yaml").read_text(encoding="utf-8")
    assert "answer: 30\n" in text
    assert 'not_applicable: "No supplier"\n' in text
    assert "setup" not in text


HOSTILE = "</script><script>window.hurt = 1</script><img src=x onerror='window.hurt = 1'>\"'`\\ \u202egnp \u2066 \0 {{7*7}} : # - {} 😀"


def test_hostile_text_in_every_field_does_nothing(form: Open, tmp_path: Path) -> None:
    visit = form(preset=Preset("en", HOSTILE, HOSTILE))
    visit.page.check("input[name=phase][value=kickoff]")
    for id_ in KICKOFF:
        visit.question(id_).locator(".instead input[value=not_applicable]").click()
        visit.question(id_).locator("summary").click()
    for field in visit.page.locator("textarea:visible, details input[type=text]:visible").all():
        field.fill(HOSTILE)
    for field in visit.page.locator("input[inputmode=decimal]:visible").all():
        field.fill(HOSTILE)
    assert visit.page.locator("textarea[id='r-why.growth-room']").input_value().startswith("</script>")
    visit.page.click("#l-nl")
    visit.reload()
    assert visit.page.evaluate("window.hurt") is None
    assert visit.page.locator("script").count() == 3
    for id_ in [question for question in KICKOFF if built_in().by_id[question].type == "number"]:
        visit.answer(id_, "unknown")
    file = visit.saved(tmp_path / "hostile.yaml")
    answers = load_answers(read(str(file))).answers
    assert answers.project == HOSTILE
    assert answers.respondent is not None
    assert answers.respondent.role == HOSTILE
    assert {answer.note for answer in answers.answers.values()} == {HOSTILE}
    assert {answer.evidence for answer in answers.answers.values()} == {(HOSTILE,)}
    assert assessment(file)["project"] == HOSTILE
    assert visit.messages == []


def test_a_paste_is_cut_and_the_file_is_still_read(form: Open, tmp_path: Path) -> None:
    visit = form()
    visit.start()
    visit.question("why.growth-room").locator("summary").click()
    visit.page.focus("[id='t-why.growth-room']")
    visit.page.keyboard.insert_text("字" * 100_000)
    loaded = load_answers(read(str(visit.saved(tmp_path / "pasted.yaml"))))
    assert loaded.answers.answers["why.growth-room"].note == "字" * 4000


def test_a_file_that_would_be_too_large_to_read_is_not_made(form: Open) -> None:
    visit = form()
    visit.start()
    for id_ in list(KICKOFF)[:20]:
        visit.question(id_).locator("summary").click()
        note = visit.page.locator(f"[id='t-{id_}']")
        note.evaluate("field => { field.removeAttribute('maxlength'); }")
        note.fill("字" * 20_000)
    visit.page.click("#download")
    assert visit.status == "Your texts are too long for one file: shorten some of them."
    assert f"LARGEST = {LARGEST_FILE // 1024} * 1024;" in asset("form.js")


INJECT = """() => {
  const broken = [];
  document.addEventListener("securitypolicyviolation", (event) => broken.push(event.effectiveDirective));
  const script = document.createElement("script");
  script.textContent = "window.hurt = 1";
  const style = document.createElement("style");
  style.textContent = "h1 { color: rgb(1, 2, 3) !important; }";
  const image = document.createElement("img");
  image.src = "https://example.invalid/x.png";
  document.body.append(script, style, image);
  document.body.insertAdjacentHTML("beforeend", "<p id=in style='color: rgb(1, 2, 3)' onclick='window.hurt = 1'>x</p>");
  document.getElementById("in").click();
  fetch("https://example.invalid/").catch(() => broken.push("fetch"));
  return new Promise((done) => setTimeout(() => done({ broken, hurt: window.hurt ?? null,
    colours: ["h1", "#in"].map((selector) => getComputedStyle(document.querySelector(selector)).color) }), 300));
}"""


def test_the_content_security_policy_blocks_injected_content(form: Open) -> None:
    visit = form()
    assert visit.messages == []
    found = visit.page.evaluate(INJECT)
    assert found["hurt"] is None
    assert "rgb(1, 2, 3)" not in found["colours"]
    blocked = {"script-src-elem", "style-src-elem", "style-src-attr", "script-src-attr", "img-src", "connect-src"}
    assert blocked <= set(found["broken"])


def test_the_form_makes_no_network_request(form: Open, tmp_path: Path) -> None:
    visit = form()
    visit.start()
    visit.answer("why.problem-statement", 3)
    visit.saved(tmp_path / "file.yaml")
    visit.reload()
    assert {address.partition(":")[0] for address in visit.requests} <= {"file", "blob"}
    assert len([address for address in visit.requests if address.startswith("file:")]) == 2


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_phone_needs_no_sideways_scroll(form: Open, language: str) -> None:
    visit = form(preset=Preset(language), viewport={"width": 375, "height": 700})
    width = "document.documentElement.scrollWidth"
    assert visit.page.evaluate(width) == 375
    visit.start("Brandportal" * 15)
    for details in visit.page.locator("summary:visible").all():
        details.click()
    assert visit.page.evaluate(width) == 375
    header = visit.page.locator("nav").bounding_box()
    assert header is not None
    assert header["height"] < 90, "what stays in sight leaves room for the questions"


def test_it_prints_without_cutting_a_question(browser: Browser, form: Open) -> None:
    visit = form()
    visit.start()
    visit.page.emulate_media(media="print")
    cut = "all => all.filter((field) => getComputedStyle(field).breakInside !== 'avoid').length"
    assert visit.page.locator("fieldset[id^='q-']:visible").evaluate_all(cut) == 0
    assert not visit.page.locator("nav").is_visible()
    assert visit.page.pdf(format="A4").startswith(b"%PDF")
    assert browser.is_connected()
