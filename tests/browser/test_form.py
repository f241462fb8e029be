"""The form, filled in by people in a browser that is offline."""

import datetime
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import Open
from tests.support import build
from tests.support.browser import Visit
from tests.support.build import built_in
from tests.support.cli import TODAY, run
from tests.support.form import every_condition

from implcheck.loading.answers import load_answers
from implcheck.loading.source import read
from implcheck.model.answers import Given, NotYet
from implcheck.questionnaires.form import SCRIPTS, Preset

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
    assert visit.progress == "23 of 23 questions answered"
    visit.check()
    assert visit.page.locator("#open-count").inner_text() == "Every question is answered."
    saved = visit.saved(tmp_path / "mouse.yaml")
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
    assert visit.focus == "heading"
    keyboard.press("Tab")
    assert visit.focus == "project"
    keyboard.type("Brand portal")
    keyboard.press("Tab")
    keyboard.press("Space")  # kickoff, the first
    keyboard.press("Tab")
    keyboard.type("project")
    for _ in range(400):
        keyboard.press("Tab")
        at = visit.page.evaluate(FOCUS)
        if at["id"] == "download":
            break
        if at["id"] == "next":
            keyboard.press("Enter")
        else:
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
    visit.check()
    assert "Seen at\nthe board · Minutes of 3 November" in (visit.page.locator("main").text_content() or "")
    visit.page.check("#consent input >> nth=1")
    answers = load_answers(read(str(visit.saved(tmp_path / "noted.yaml")))).answers
    given = answers.answers["why.problem-statement"]
    assert (given.note, given.evidence) == ("Seen at\nthe board", ("Minutes of 3 November",))
    assert answers.answers["why.growth-room"].note == "Ask the supplier"
    assert answers.respondent is not None
    assert (answers.respondent.may_be_quoted, answers.respondent.may_stand_apart) == (True, False)
    assert answers.questionnaire_version == built_in().version


WHO_READS = (
    "Whoever gets your file reads what you write. A combined report shows it with your role only if you allow that at "
    "the end; otherwise without your role, and only if at least 5 people could have written it."
)


def test_who_reads_a_note_is_said_at_every_text_and_at_the_tick(form: Open) -> None:
    visit = form()
    visit.start()
    question = visit.question("why.problem-statement")
    question.locator("summary").click()
    assert question.locator("details").get_by_text(WHO_READS).is_visible()
    question.locator(".instead input[value=not_applicable]").click()
    assert question.locator(".reason").get_by_text(WHO_READS).is_visible()
    visit.check()
    assert visit.page.locator("#consent").get_by_text(WHO_READS).is_visible()


def test_a_condition_shows_and_hides_a_question_and_announces_it(form: Open, tmp_path: Path) -> None:
    visit = form(every_condition())
    visit.start()
    assert "two.at-most" not in visit.asked
    visit.answer("one.level", 1)
    assert visit.status == "Your answer adds a question."
    assert "two.at-most" in visit.asked
    visit.answer("two.at-most", "yes")
    assert "two.chain" in visit.asked
    visit.answer("one.level", 4)
    assert visit.status == "Your answer adds a question. Your answer removes a question."
    assert not {"two.at-most", "two.chain"} & set(visit.asked)
    visit.answer("one.yes", "yes")
    visit.answer("one.yes", "unknown")
    assert visit.status == "Your answer removes a question."
    assert "two.at-most" not in visit.saved(tmp_path / "gone.yaml").read_text(encoding="utf-8")
    visit.page.click("#back")
    visit.answer("one.level", 0)
    assert "two.chain" in visit.asked, "what was answered comes back with its question"


def of_sponsor() -> list[str]:
    return [question.id for question in built_in().asked_in("kickoff") if question.is_asked_of("sponsor")]


def test_a_role_gets_the_questions_it_can_answer_and_the_rest_on_request(form: Open, tmp_path: Path) -> None:
    visit = form()
    visit.about(role="sponsor")
    how_long, others = visit.page.locator("#how-long"), visit.page.locator("#others")
    assert how_long.inner_text() == "Questions for you: 15. Reading them takes about 6 min."
    assert visit.page.locator("#others-count").inner_text() == "Questions for other roles that you do not see: 8."
    assert visit.asked == of_sponsor()
    visit.page.click("#s-intro")
    visit.page.click("#others")
    assert visit.status == "0 of 23 questions answered"
    assert how_long.inner_text() == "Questions for you: 23. Reading them takes about 9 min."
    assert others.inner_text() == "Show only the questions for my role"
    assert visit.asked == list(KICKOFF)
    visit.answer("capacity.peak-load", 3)
    visit.page.click("#s-intro")
    visit.page.click("#others")
    assert set(visit.asked) == {*of_sponsor(), "capacity.peak-load"}, "an answer stays in sight"
    assert visit.progress == "1 of 16 questions answered"
    answers = load_answers(read(str(visit.saved(tmp_path / "sponsor.yaml")))).answers
    assert dict(answers.answers) == {"capacity.peak-load": Given(answer=3)}
    visit.page.click("#back")
    visit.question("capacity.peak-load").locator("button.clear").click()
    assert visit.focus == "capacity.peak-load", "the question goes when it is left, not under somebody's hands"
    assert visit.asked == of_sponsor()
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
    not_yet = dict.fromkeys(("commitment.status-meeting", "commitment.decision-speed"), "not_yet")
    for id_, value in {**given, **not_yet}.items():
        visit.answer(id_, value)
    visit.page.click("#s-intro")
    visit.page.click("#others")
    visit.answer("timeline.margin", 12)
    visit.page.click("#s-intro")
    visit.page.click("#others")
    by_hand = tmp_path / "by-hand.yaml"
    by_hand.write_text(BY_HAND_OF_SPONSOR, encoding="utf-8")
    assert without_lines(assessment(visit.saved(tmp_path / "form.yaml"))) == without_lines(assessment(by_hand))


def test_another_role_gets_other_questions_and_no_answer_is_lost(form: Open, tmp_path: Path) -> None:
    visit = form()
    visit.about(role="project-lead")
    assert not visit.page.locator("#others-part").is_visible(), "nothing is hidden from the project lead"
    visit.page.click("#next")
    visit.answer("timeline.margin", 12)
    visit.answer("why.success-measures", 3)
    visit.about(role="sponsor")
    assert set(visit.asked) == {*of_sponsor(), "timeline.margin"}
    assert visit.progress == "2 of 16 questions answered"
    visit.about(role="user")
    assert len(visit.asked) == 5
    visit.about(role="line-manager")
    answers = load_answers(read(str(visit.saved(tmp_path / "changed.yaml")))).answers
    assert set(answers.answers) == {"timeline.margin", "why.success-measures"}


def test_a_question_for_another_role_stays_while_it_is_worked_on(form: Open, tmp_path: Path) -> None:
    visit = form()
    visit.start(role="project-lead")
    visit.answer("timeline.margin", 12)
    visit.answer("capacity.supplier-support", ["setup"])
    visit.about(role="user")
    margin = visit.question("timeline.margin")
    margin.locator(".answer input").fill("")
    assert margin.is_visible()
    margin.locator(".answer input").fill("12.500")
    assert margin.locator(".which button").count() == 2
    visit.check()
    assert "timeline.margin" in visit.asked, "what has to be corrected stays"
    visit.answer("timeline.margin", 15)
    margin.locator("summary").click()
    margin.locator("details textarea").fill("A guess")
    margin.locator("button.clear").click()
    visit.question("capacity.supplier-support").locator(".answer input[value=setup]").click()
    assert visit.question("capacity.supplier-support").is_visible()
    assert "capacity.supplier-support" not in visit.asked
    answers = load_answers(read(str(saved_empty(visit, tmp_path / "noted.yaml")))).answers
    assert answers.answers["timeline.margin"].note == "A guess"


def saved_empty(visit: Visit, to: Path) -> Path:
    visit.check()
    visit.page.click("#download")
    with visit.page.expect_download() as coming:
        visit.page.click("#a-save")
    coming.value.save_as(to)
    return to


def test_a_practice_that_is_left_without_questions_can_still_be_left(form: Open) -> None:
    visit = form()
    visit.start(role="project-lead")
    visit.answer("timeline.margin", 12)
    visit.about(role="user")
    visit.question("timeline.margin").locator("button.clear").click()
    visit.page.click("#l-nl")
    assert visit.step == "timeline"
    visit.page.click("#back")
    visit.page.click("#next")
    assert "timeline" not in visit.page.locator("#steps").inner_html()
    assert visit.messages == []


def test_what_a_change_of_phase_hides_is_said_and_comes_back(form: Open, tmp_path: Path) -> None:
    visit = form()
    visit.start(role="sponsor")
    visit.answer("commitment.visible-use", 4)
    visit.answer("why.problem-statement", 2)
    visit.page.click("#s-intro")
    visit.page.check("input[name=phase][value=aftercare]")
    sentence = "Answers to questions of another phase: 2. They are kept, but they are not in the file"
    expect(visit.page.locator("#not-asked")).to_contain_text(sentence)
    assert visit.page.get_by_role("status").filter(has_text=sentence).count() == 1
    visit.page.select_option("#role", "project-lead")
    visit.page.check("input[name=phase][value=execution]")
    visit.page.check("input[name=phase][value=aftercare]")
    visit.check()
    expect(visit.page.locator("#not-asked")).to_contain_text(sentence)
    assert "why.problem-statement" not in visit.asked
    visit.page.click("#s-intro")
    visit.about(role="sponsor")
    visit.check()
    assert visit.progress == "2 of 15 questions answered"
    answers = load_answers(read(str(visit.saved(tmp_path / "back.yaml")))).answers
    assert set(answers.answers) == {"commitment.visible-use", "why.problem-statement"}


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
    assert visit.progress.startswith("4 of ")
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
    assert visit.progress == "1 of 23 questions answered"
    question.locator("button.clear").click()
    assert question.locator(":checked").count() == 0
    assert visit.progress == "0 of 23 questions answered"
    assert not question.locator("button.clear").is_visible()


def test_preset_values_are_filled_in_and_can_be_changed(form: Open, tmp_path: Path) -> None:
    visit = form(preset=Preset("nl", "Portaal", "consultant", "kickoff", datetime.date(2026, 11, 20)))
    assert visit.page.locator("html").get_attribute("lang") == "nl"
    assert (visit.page.input_value("#project"), visit.page.input_value("#role")) == ("Portaal", "consultant")
    assert visit.page.locator("input[name=phase]").count() == 1
    assert visit.asked == list(KICKOFF)
    visit.answer("why.problem-statement", 1)
    answers = load_answers(read(str(visit.saved(tmp_path / "preset.yaml")))).answers
    assert (answers.project, answers.phase, len(answers.answers)) == ("Portaal", "kickoff", 1)
    assert answers.round == datetime.date(2026, 11, 20)
    assert answers.respondent is not None
    assert answers.respondent.role == "consultant"


def test_a_role_of_its_own_is_offered(form: Open) -> None:
    visit = form(preset=Preset("en", role="Head of <b>IT</b>"))
    assert visit.page.input_value("#role") == "Head of <b>IT</b>"
    assert visit.page.locator("#role option").last.inner_text() == "Head of <b>IT</b>"


def test_ticks_that_exclude_each_other_are_reported(form: Open) -> None:
    visit = form(every_condition())
    visit.start()
    visit.answer("one.ticks", ["a", "none"])
    fault = visit.question("one.ticks").locator(".fault").first
    assert fault.inner_text().startswith("One of these cannot go together with others.")
    visit.check()
    assert "To be corrected" in visit.page.locator("main").inner_text()
    visit.page.click("#download")
    assert visit.status == "Correct this answer first: Question one.ticks"
    visit.answer("one.ticks", ["none"])
    assert fault.inner_text() == ""
    visit.answer("one.less", "6.5")
    assert visit.question("one.less").locator(".fault").first.inner_text() == "Type a whole number."
    visit.answer("one.less", "unknown")
    assert visit.question("one.less").locator(".answer input").input_value() == ""


def test_unknown_clears_a_number_and_a_number_clears_unknown(form: Open, tmp_path: Path) -> None:
    visit = form()
    visit.start()
    visit.answer("timeline.margin", 40)
    visit.answer("timeline.margin", "unknown")
    margin = visit.question("timeline.margin")
    assert margin.locator(".answer input").input_value() == ""
    visit.answer("timeline.margin", 30)
    assert margin.locator(":checked").count() == 0
    visit.answer("capacity.supplier-support", ["setup"])
    visit.answer("capacity.supplier-support", {"not_applicable": "No supplier"})
    text = visit.saved(tmp_path / "other.yaml").read_text(encoding="utf-8")
    assert "answer: 30\n" in text
    assert 'not_applicable: "No supplier"\n' in text
    assert "setup" not in text


@pytest.mark.parametrize(("meant", "saved"), [(0, "answer: 12500"), (1, "answer: 12.5")])
def test_a_number_that_may_be_two_is_asked_about(form: Open, tmp_path: Path, meant: int, saved: str) -> None:
    visit = form(build.questionnaire(build.number("one.a", {0.0: 0, 5.0: 4}, 20_000)), preset=Preset("en"))
    visit.start()
    visit.answer("one.a", "12.500")
    question = visit.question("one.a")
    assert question.locator(".fault").first.inner_text() == "“12.500” can mean two numbers. Which one do you mean?"
    assert question.locator(".which button").all_inner_texts() == ["12500", "12.5"]
    assert visit.progress == "0 of 1 questions answered"
    visit.check()
    visit.page.click("#download")
    assert visit.status == "Correct this answer first: Question one.a"
    visit.question("one.a").locator(".which button").nth(meant).click()
    assert visit.focus == "v-one.a"
    assert not question.locator(".which button").count()
    assert saved in visit.saved(tmp_path / "meant.yaml").read_text(encoding="utf-8")


def test_a_number_is_shown_as_the_language_writes_it(form: Open) -> None:
    visit = form()
    visit.start()
    visit.answer("timeline.margin", "12,5")
    for language, shown in (("nl", "12,5"), ("en", "12.5")):
        visit.page.click(f"#l-{language}")
        assert visit.page.input_value("[id='v-timeline.margin']") == shown
    visit.answer("timeline.margin", "many")
    assert visit.question("timeline.margin").locator(".fault").first.inner_text() == (
        "Type a number, such as 40 or 40.5."
    )


HOSTILE = "</script><script>window.hurt = 1</script><img src=x onerror='window.hurt = 1'>\"'`\\ \u202egnp \u2066 \0 {{7*7}} : # - {} 😀"


def test_hostile_text_in_every_field_does_nothing(shared: Open, tmp_path: Path) -> None:
    visit = shared(preset=Preset("en", HOSTILE, HOSTILE))
    visit.page.check("input[name=phase][value=kickoff]")
    visit.page.click("#next")
    for id_ in KICKOFF:
        question = visit.question(id_)
        question.locator(".instead input[value=not_applicable]").click()
        question.locator("summary").click()
        for field in question.locator("textarea:visible, details input[type=text]:visible").all():
            field.fill(HOSTILE)
        if built_in().by_id[id_].type == "number":
            question.locator("input[inputmode=decimal]").fill(HOSTILE)
    assert visit.page.locator("textarea[id^='r-aftercare']").first.input_value().startswith("</script>")
    visit.page.click("#l-nl")
    visit.reload()
    assert "</script>" in visit.page.locator("#found").inner_text()
    visit.go_on()
    assert visit.page.evaluate("window.hurt") is None
    assert visit.page.locator("script").count() == len(SCRIPTS) + 1
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
    assert visit.page.evaluate("window.hurt") is None
    assert visit.messages == []


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
