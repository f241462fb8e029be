"""Five people in five roles fill in the form, and their files are combined into one report."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.browser.conftest import Open
from tests.browser.test_form import KICKOFF
from tests.support.cli import TODAY, run

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


def test_the_forms_of_five_people_are_combined_into_a_report_with_their_perception_gap(
    form: Open, tmp_path: Path
) -> None:
    saved = []
    for role, own in VIEWS.items():
        visit = form()
        visit.start(role=role)
        for id_, value in {**{asked: KICKOFF[asked] for asked in ASKED if asked in visit.asked}, **own}.items():
            visit.answer(id_, value)
        visit.page.check("#may_stand_apart")
        saved.append(visit.saved(tmp_path / f"{role}.yaml"))
    done = run("assess", *saved, "--all", "--lang", "en", "--today", TODAY)
    assert done.code == 0, done.errors
    report = " ".join(done.text.replace("│", " ").split())
    assert "5 people answered" in report
    gap = report[report.index("Perception gaps") :].partition("Time for key users ")[2][:400]
    assert gap.startswith("sponsor level 4: ")
    assert "key user level 0: " in gap
