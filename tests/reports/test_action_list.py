"""What is to be done, as other tools get it: agreed actions, and advice that nobody has taken."""

from pathlib import Path

from tests.support.action_lists import TODAY, item
from tests.support.cli import BRAND_PORTAL

from implcheck.loading.answers import load_answers
from implcheck.loading.source import decoded
from implcheck.model.assessment import Assessment
from implcheck.reports.action_list import ActionList, action_list, details, facts, note
from implcheck.reports.document import Row
from implcheck.scoring.assess import assess
from implcheck.wording.escape import shortened
from implcheck.wording.messages import Messages

MOVED = "timeline.dated-plan"
"""A question whose answer shows a risk."""

ENGLISH, DUTCH = Messages(("en",)), Messages(("nl", "en"))


def assessed(*entries: str) -> Assessment:
    """Assess the example with these actions."""
    actions = "actions:\n" + "".join(f"  - {{{entry}}}\n" for entry in entries) if entries else ""
    text = f"{Path(BRAND_PORTAL).read_text(encoding='utf-8')}\n{actions}"
    loaded = load_answers(decoded("readiness.yaml", text.encode()))
    return assess(loaded.questionnaire, loaded.answers, today=TODAY, locations=loaded.locations)


def findings(actions: ActionList) -> list[str]:
    return [entry.finding for entry in actions.items]


def test_without_agreements_all_advice_is_there_in_its_order() -> None:
    assessment = assessed()
    actions = action_list(assessment, ENGLISH)
    assert findings(actions) == [action.finding for action in assessment.actions]
    assert len(actions.advised) > 10
    assert all(entry.proposed is not None and entry.do for entry in actions.advised)
    assert action_list(assessment, ENGLISH, agreed_only=True).items == ()


def test_an_agreed_action_has_the_advice_and_no_proposed_date() -> None:
    assessment = assessed("finding: timeline.dated-plan, owner: project-lead, due: 2026-12-15, note: Next week")
    first, *others = action_list(assessment, DUTCH).items
    assert facts(first, DUTCH) == ["projectleider", "uiterlijk 15 december 2026", "nog niet begonnen"]
    assert note(first) == "Next week"
    assert (first.title, first.proposed) == ("Planning onvolledig", None)
    assert first.do.startswith("Loop de planning")
    assert "timeline.dated-plan" not in [other.finding for other in others]


def test_after_an_action_that_worked_nobody_has_taken_what_the_answers_advise_now() -> None:
    assessment = assessed(f"finding: {MOVED}, owner: project-lead, status: done, answer_when_agreed: 0")
    actions = action_list(assessment, ENGLISH)
    assert actions.agreed == ()
    assert MOVED in [entry.finding for entry in actions.advised]
    done, *others = action_list(assessment, ENGLISH, ended=True).items
    assert (done.finding, done.do) == (MOVED, "")
    assert MOVED in [entry.finding for entry in others]


def test_what_is_done_without_effect_is_to_be_looked_at() -> None:
    (entry,) = action_list(assessed(f"finding: {MOVED}, owner: sponsor, status: done"), ENGLISH, agreed_only=True).items
    assert Row("Status", "The answers still show the risk: check whether it worked.") in details(entry, ENGLISH)
    assert facts(entry, ENGLISH) == ["sponsor", "done"]


def test_what_was_dropped_is_advised_again() -> None:
    assessment = assessed(f"finding: {MOVED}, owner: project-lead, status: dropped")
    actions = action_list(assessment, ENGLISH)
    assert actions.agreed == ()
    assert MOVED in findings(actions)
    assert findings(action_list(assessment, ENGLISH, ended=True)).count(MOVED) == 1


def test_what_is_overdue_comes_first() -> None:
    later = "finding: support.message-plan, owner: sponsor, due: 2026-12-01"
    assessment = assessed(later, f"finding: {MOVED}, owner: sponsor, due: 2026-11-23")
    first, second = action_list(assessment, ENGLISH).agreed
    assert facts(first, ENGLISH) == ["sponsor", "overdue (due 23 November 2026)", "open"]
    assert facts(second, ENGLISH) == ["sponsor", "due 1 December 2026", "open"]


def test_an_action_about_a_risk_that_is_accepted_has_its_advice() -> None:
    accepted = "capacity.project-lead-time"
    assessment = assessed(f"finding: {accepted}, owner: sponsor")
    assert accepted not in [action.finding for action in assessment.actions]
    (entry,) = action_list(assessment, ENGLISH).agreed
    (finding,) = (finding for finding in assessment.findings if finding.id == accepted)
    assert (entry.do, entry.level) == (finding.advice.do.in_("en"), finding.level)


def test_an_action_about_an_answer_that_shows_no_risk_says_so() -> None:
    assessment = assessed("finding: commitment.named-sponsor, owner: sponsor")
    (entry,) = action_list(assessment, ENGLISH).agreed
    assert (entry.title, entry.level, entry.do) == ("Sponsor with a mandate", None, "")
    assert facts(entry, ENGLISH) == ["sponsor", "no date agreed", "open"]
    needless = "The answers no longer show this risk: set it to done, or drop it."
    assert details(entry, ENGLISH) == [Row("Status", needless)]


def test_finding_out_has_a_date_and_nobody_to_do_it() -> None:
    unknown = item(level=None, who="", effort="", done_when="")
    assert facts(unknown, ENGLISH) == ["proposed: by 1 December 2026"]


def test_a_text_that_is_cut_off_shows_it() -> None:
    assert [shortened("abc", longest) for longest in (4, 3, 2)] == ["abc", "abc", "a…"]
