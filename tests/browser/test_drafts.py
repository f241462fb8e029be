"""Drafts in the browser: kept, found again, shown to nobody who did not ask, and never lost to another tab or version."""

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import Open
from tests.browser.test_form import KICKOFF
from tests.support import build
from tests.support.browser import Visit

from implcheck.questionnaires.form import Preset

PHASES = ["kickoff", "execution", "aftercare"]


def in_store(preset: Preset, draft: object) -> object:
    """Return a draft as a form with a preset keeps it; anything else as it is."""
    form = json.dumps(["implementation", "implementation", preset.project, preset.role, PHASES], separators=(",", ":"))
    return {"form": form, "changed": "2026-11-20T09:30:00.000Z", **draft} if isinstance(draft, dict) else draft


def stored(preset: Preset, draft: object, name: str = "implcheck:draft:before") -> str:
    """Return a script that stores a draft."""
    return f"localStorage.setItem({json.dumps(name)}, {json.dumps(json.dumps(in_store(preset, draft)))});"


def begun(visit: Visit) -> None:
    """Answer one question, with a reason."""
    visit.start()
    visit.answer("why.switch-reason", KICKOFF["why.switch-reason"])


def filled_in(visit: Visit) -> None:
    """Answer questions of every type, one of them wrongly."""
    visit.start()
    for id_ in ("why.problem-statement", "timeline.margin", "capacity.supplier-support", "why.switch-reason"):
        visit.answer(id_, KICKOFF[id_])
    visit.answer("capacity.planned-hours-freed", "4000")


def test_a_draft_is_found_again_and_gone_on_with_where_it_was_left(shared: Open) -> None:
    visit = shared()
    assert visit.drafts() == [], "nothing is kept of a form in which nothing was filled in"
    filled_in(visit)
    visit.reload()
    assert visit.page.input_value("#project") == "", "nothing is shown before it is asked for"
    found = visit.page.locator("#found")
    assert "\u2068Brand portal\u2069, " in found.inner_text()
    visit.go_on()
    assert (visit.step, visit.focus) == ("capacity", "heading")
    assert visit.status == "4 of 23 questions answered"
    assert visit.question("capacity.supplier-support").locator(".answer :checked").count() == 2
    hours = visit.question("capacity.planned-hours-freed")
    assert hours.locator(".answer input").input_value() == "4000"
    expect(hours.locator(".fault").first).to_contain_text("out of range")
    assert visit.question("why.problem-statement").locator("input[value='3']").is_checked()
    reason = visit.question("why.switch-reason").locator(".reason textarea")
    assert reason.input_value() == "Nothing is replaced"
    assert visit.question("timeline.margin").locator(".answer input").input_value() == "12.5"
    visit.page.click("#s-intro")
    assert (visit.page.input_value("#project"), visit.page.input_value("#role")) == ("Brand portal", "project-lead")
    assert len(visit.drafts()) == 1


def test_the_next_person_starts_afresh_and_the_draft_waits_for_its_owner(shared: Open) -> None:
    visit = shared()
    filled_in(visit)
    other = visit.again()
    page = other.page.locator("main").inner_text()
    assert "Nothing is replaced" not in page
    assert "project-lead" not in page
    other.page.click("#start-afresh")
    assert not other.page.locator("#found").is_visible()
    other.start(role="key-user")
    other.answer("why.switch-reason", 1)
    assert sorted(len(draft["answers"]) for draft in other.drafts()) == [1, 4]
    assert visit.page.locator("#notice-tab").count() == 0
    other.reload()
    assert other.page.locator("#found li").count() == 2


def test_a_draft_that_was_found_can_be_removed(form: Open) -> None:
    visit = form(script=stored(Preset("en"), {"about": {"project": "Old"}, "answers": {}}))
    remove = visit.page.locator("#found").get_by_role("button", name="Remove it")
    remove.click()
    visit.page.click("#a-keep")
    assert len(visit.drafts()) == 1, "removing is asked first"
    remove.click()
    visit.page.click("#a-remove")
    assert visit.drafts() == []
    assert not visit.page.locator("#found").is_visible()


@pytest.mark.parametrize(
    "preset",
    [Preset("en", "Another project"), Preset("en", role="sponsor"), Preset("en", phase="kickoff")],
    ids=["project", "role", "phase"],
)
def test_a_draft_belongs_to_what_its_form_was_made_for(form: Open, preset: Preset) -> None:
    visit = form(preset=preset, script=stored(Preset("en"), {"about": {"project": "Old"}, "answers": {}}))
    assert visit.page.locator("#found").count() == 0


def test_a_draft_belongs_to_its_questionnaire(form: Open) -> None:
    small = build.questionnaire(build.yes_no("one.a"))
    visit = form(small, script=stored(Preset("en"), {"about": {"project": "Old"}, "answers": {}}))
    assert visit.page.locator("#found").count() == 0


def test_clearing_leaves_no_other_draft_unmentioned(shared: Open) -> None:
    visit = shared()
    begun(visit)
    visit.reload()
    visit.page.fill("#project", "Another")
    visit.page.click("#clear")
    visit.page.click("#a-clear")
    assert visit.status == "What you filled in is cleared. There is another draft in this browser."
    assert [draft["about"]["project"] for draft in visit.drafts()] == ["Brand portal"]
    assert visit.page.locator("#found li").count() == 1


def test_what_is_offered_follows_what_other_tabs_do(shared: Open) -> None:
    first = shared()
    filled_in(first)
    other = first.again()
    third = first.again()
    first.answer("why.growth-room", 1)
    third.go_on()
    assert third.progress == "5 of 23 questions answered", "not as it was when the page was opened"
    first.page.click("#clear")
    first.page.click("#a-clear")
    expect(other.page.locator("#found")).to_have_count(0)


def test_a_draft_that_is_gone_is_not_gone_on_with(shared: Open) -> None:
    visit = shared(script=DEAF)
    begun(visit)
    other = visit.again()
    visit.page.click("#clear")
    visit.page.click("#a-clear")
    other.go_on()
    assert other.status == "That draft is gone: it was cleared in another tab."
    assert other.page.input_value("#project") == ""
    assert other.page.locator("#found").count() == 0


def test_a_store_that_refuses_to_clear_is_not_called_cleared(form: Open) -> None:
    visit = form()
    begun(visit)
    visit.page.evaluate("() => { Storage.prototype.removeItem = () => { throw new DOMException('no'); }; }")
    visit.page.click("#clear")
    visit.page.click("#a-clear")
    assert visit.status == "The browser did not let the draft be cleared: it may still be there."


def test_a_draft_that_stayed_when_the_store_filled_up_can_be_cleared_after_saving(form: Open, tmp_path: Path) -> None:
    visit = form()
    visit.start()
    visit.answer("why.problem-statement", 3)
    visit.page.evaluate(f"() => {{ {FULL_STORE} }}")
    visit.answer("why.growth-room", 1)
    visit.saved(tmp_path / "saved.yaml")
    visit.page.click("#clear-saved")
    visit.page.click("#a-clear")
    assert visit.drafts() == []


def test_an_offer_names_a_project_shortly_and_each_button_its_draft(form: Open) -> None:
    long, unseen = ({"about": {"project": project}, "answers": {}} for project in ("x" * 20_000, "\u200b\u200d"))
    visit = form(script=stored(Preset("en"), long) + stored(Preset("en"), unseen, "implcheck:draft:unseen"))
    lines = visit.page.locator("#found li").all_inner_texts()
    assert sorted(line[:2] for line in lines) == ["A ", "\u2068x"]
    assert all(len(line) < 200 for line in lines)
    described = visit.page.locator("#found button.go-on").evaluate_all(
        "all => all.map((button) => document.getElementById(button.getAttribute('aria-describedby')).textContent)"
    )
    assert len(set(described)) == 2


def test_a_form_does_not_offer_its_own_draft(shared: Open) -> None:
    first = shared()
    begun(first)
    other = first.again()
    other.page.fill("#project", "Another")
    first.answer("why.growth-room", 1)
    expect(other.page.locator("#found li")).to_have_count(1)
    assert "Brand portal" in other.page.locator("#found li").inner_text()


def test_a_notice_that_comes_in_takes_the_focus_from_nobody(shared: Open) -> None:
    first = shared()
    begun(first)
    other = first.again()
    other.page.focus("#go-on-0")
    first.answer("why.growth-room", 1)
    expect(other.page.locator("#go-on-0")).to_be_focused()


def test_everything_can_be_cleared_after_a_question_in_the_page(shared: Open) -> None:
    visit = shared()
    begun(visit)
    visit.page.click("#clear")
    visit.page.keyboard.press("Escape")
    assert visit.focus == "clear"
    assert len(visit.drafts()) == 1, "clearing is asked first"
    visit.page.click("#clear")
    visit.page.click("#a-clear")
    assert (visit.status, visit.focus, visit.drafts()) == ("Everything is cleared.", "heading", [])
    visit.reload()
    assert visit.page.input_value("#project") == ""
    assert visit.page.locator("#found").count() == 0


def test_after_saving_the_draft_can_be_cleared(form: Open, tmp_path: Path) -> None:
    visit = form()
    filled_in(visit)
    visit.answer("capacity.planned-hours-freed", 40)
    visit.saved(tmp_path / "saved.yaml")
    assert "Your draft is still in this browser." in visit.page.locator("#draft-left").inner_text()
    visit.page.click("#clear-saved")
    visit.page.click("#a-clear")
    assert visit.drafts() == []


def test_the_first_screen_says_that_a_draft_stays(form: Open) -> None:
    kept = form().page.locator("#kept").inner_text()
    assert kept == (
        "What you fill in stays in this browser as a draft until you or the browser clear it. Whoever uses the same "
        "account on this computer can open it."
    )


def test_two_tabs_with_one_draft_notice_each_other_and_lose_nothing(shared: Open) -> None:
    first = shared()
    first.start()
    first.answer("why.problem-statement", 3)
    other = first.again()
    other.go_on()
    other.answer("why.switch-reason", 2)
    expect(first.page.locator("#notice-tab")).to_contain_text("changed in another tab")
    first.answer("why.growth-room", 1)
    assert sorted(map(sorted, (draft["answers"] for draft in first.drafts()))) == [
        ["why.growth-room", "why.problem-statement"],
        ["why.problem-statement", "why.switch-reason"],
    ]
    assert "changed in another tab" in first.status, "it is read out too"
    first.page.locator("#notice-tab button").click()
    other.answer("why.benefit-per-role", 2)
    expect(other.page.locator("#progress")).to_contain_text("3 of")
    assert first.page.locator("#notice-tab").count() == 0, "from then on each tab has its own draft"
    first.reload()
    assert first.page.locator("#found li").count() == 2


def test_the_answers_of_both_tabs_are_there_after_loading_at_once(shared: Open) -> None:
    first = shared()
    first.start()
    first.answer("why.problem-statement", 3)
    other = first.again()
    other.go_on()
    other.answer("why.problem-statement", "unknown")
    expect(first.page.locator("#notice-tab")).to_be_visible()
    first.reload()
    answers = [draft["answers"]["why.problem-statement"] for draft in first.drafts()]
    assert sorted(map(str, answers)) == ["{'answer': 3}", "{'unknown': True}"]


def test_a_draft_that_another_tab_cleared_is_not_written_over(shared: Open) -> None:
    first = shared()
    first.start()
    first.answer("why.problem-statement", 3)
    other = first.again()
    other.go_on()
    other.page.click("#clear")
    other.page.click("#a-clear")
    expect(first.page.locator("#notice-tab")).to_be_visible()
    assert first.question("why.problem-statement").locator("input[value='3']").is_checked()
    first.answer("why.growth-room", 1)
    assert [sorted(draft["answers"]) for draft in first.drafts()] == [["why.growth-room", "why.problem-statement"]]


DEAF = "addEventListener('storage', (event) => event.stopImmediatePropagation(), true);"


def test_a_tab_that_hears_of_nothing_looks_before_it_writes(shared: Open) -> None:
    first = shared(script=DEAF)
    first.start()
    first.answer("why.problem-statement", 3)
    other = first.again()
    other.go_on()
    other.answer("why.switch-reason", 2)
    assert first.page.locator("#notice-tab").count() == 0
    first.answer("why.growth-room", 1)
    expect(first.page.locator("#notice-tab")).to_be_visible()
    assert len(first.drafts()) == 2


NO_STORE = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
)
FULL_STORE = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"


@pytest.mark.parametrize("script", [NO_STORE, FULL_STORE], ids=["blocked", "full"])
def test_without_a_store_the_form_warns_and_works(form: Open, tmp_path: Path, script: str) -> None:
    visit = form(script=script)
    visit.about()
    expect(visit.page.locator("#kept")).to_contain_text("This browser keeps no draft: save before you close the page")
    visit.page.click("#next")
    visit.answer("why.problem-statement", 3)
    visit.answer("why.growth-room", 1)
    assert visit.page.locator("#notice-tab").count() == 0
    visit.saved(tmp_path / "kept.yaml")
    assert visit.page.locator("#draft-left").count() == 0
    assert visit.messages == []


def test_a_store_that_fills_up_half_way_is_said_where_it_happens(form: Open) -> None:
    visit = form()
    visit.start()
    visit.answer("why.problem-statement", 3)
    visit.page.evaluate(f"() => {{ {FULL_STORE} }}")
    visit.answer("why.growth-room", 1)
    expect(visit.page.locator("#notice-store")).to_contain_text("save before you close the page")
    assert [sorted(draft["answers"]) for draft in visit.drafts()] == [["why.problem-statement"]]
    assert visit.page.locator("#notice-tab").count() == 0


def test_a_draft_of_an_earlier_round_says_so(form: Open) -> None:
    before = {"about": {"project": "Old"}, "answers": {}, "round": "2026-10-20"}
    preset = Preset("en", round=datetime.date(2026, 11, 20))
    visit = form(preset=preset, script=stored(preset, before))
    assert (
        "for the earlier round of 20 October 2026: check every answer" in visit.page.locator("#found li").inner_text()
    )


def test_a_draft_of_another_version_is_migrated_and_lost_answers_are_listed(form: Open) -> None:
    answers = {
        "why.problem-statement": {"answer": 4},
        "why.gone": {"answer": 2},
        "capacity.hours-freed": {"answer": 40, "note": "From the rota"},
        "why.switch-reason": {"answer": 3, "note": "Kept"},
        "timeline.date-scope": {"answer": "no-such-option"},
    }
    about = {"project": "Old", "phase": "kickoff", "role": "project-lead"}
    visit = form(script=stored(Preset("en"), {"version": "1.0", "about": about, "answers": answers, "typed": {}}))
    visit.go_on()
    lost = visit.page.locator("#lost li").all_inner_texts()
    assert lost == ["Time for key users", "Reason for the switch", "If time runs out", "why.gone"]
    visit.page.locator("#notice-lost button").click()
    assert visit.question("why.problem-statement").locator("input[value='4']").is_checked()
    reason = visit.question("why.switch-reason")
    assert reason.locator(".answer :checked").count() == 0
    assert reason.locator("textarea:visible").input_value() == "Kept"
    assert visit.question("capacity.planned-hours-freed").locator("textarea:visible").input_value() == "From the rota"
    assert visit.messages == []


def test_what_was_typed_and_is_wrong_counts_and_not_an_answer_beside_it(form: Open) -> None:
    about = {"project": "Old", "phase": "kickoff", "role": "project-lead"}
    draft = {"about": about, "answers": {"timeline.margin": {"answer": 40}}, "typed": {"timeline.margin": "400"}}
    visit = form(script=stored(Preset("en"), draft))
    visit.go_on()
    visit.check()
    assert visit.progress == "0 of 23 questions answered"
    visit.page.click("#download")
    assert visit.status == "Correct this answer first: Margin for setbacks"


def test_opening_and_going_on_write_nothing(form: Open) -> None:
    about = {"project": "Brand portal", "phase": "kickoff", "role": "sponsor"}
    answers = {"why.problem-statement": {"answer": 3}}
    visit = form(script=stored(Preset("en"), {"about": about, "answers": answers, "typed": {}}))
    before = visit.drafts()
    visit.go_on()
    assert visit.drafts() == before


ODD: list[Any] = [
    None,
    [],
    "text",
    7,
    {},
    {"about": None, "answers": None, "typed": None},
    {"about": {"phase": "never", "project": 7, "role": "nobody"}, "answers": {"why.problem-statement": None}},
    {"answers": {"why.problem-statement": {"answer": {"x": 1}, "note": 3}}, "typed": {"timeline.margin": []}},
    {"answers": {"capacity.supplier-support": {"answer": ["setup", "gone"]}, "timeline.margin": {"answer": "many"}}},
    {"typed": {"why.gone": "x", "capacity.supplier-support": ["gone", 7], "why.growth-room": ["x"]}},
    {"typed": {"capacity.supplier-support": ["gone"], "timeline.margin": "9" * 1000}},
    {"version": 7, "language": "fr", "step": {"x": 1}, "ending": None, "about": {"others_shown": "yes"}},
    {"about": {"phase": "kickoff"}, "step": "capacity", "answers": {"__proto__": {"answer": 1}, "constructor": 3}},
]


@pytest.mark.parametrize("changed", [{"toString": 1, "valueOf": 1}, 7, None, "never"], ids=repr)
def test_a_draft_without_a_time_is_no_draft(form: Open, changed: object) -> None:
    visit = form(script=stored(Preset("en"), {"about": {"project": "Old"}, "changed": changed}))
    assert visit.page.locator("#found").count() == 0
    visit.start()
    assert visit.messages == []


FROM_NAME = """
localStorage.clear();
for (const [key, text] of Object.entries(JSON.parse(window.name || "{}"))) localStorage.setItem(key, text);
"""
"""Fills the store with what the name of the window holds, which a reload keeps, before the page looks into it."""


def test_the_form_works_with_any_stored_draft(form: Open) -> None:
    visit = form(script=FROM_NAME)
    for draft in ODD:
        held = {"implcheck:draft:before": json.dumps(in_store(Preset("en"), draft)), "implcheck:draft:torn": '{"form"'}
        visit.page.evaluate("held => { window.name = JSON.stringify(held); }", held)
        visit.reload()
        if isinstance(draft, dict):
            visit.go_on()
        visit.start()
        visit.answer("why.problem-statement", 3)
        visit.check()
        visit.page.click("#clear")
        visit.page.click("#a-clear")
        assert visit.status.startswith("Everything is cleared."), draft
        assert visit.messages == [], draft
