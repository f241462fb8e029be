"""Rendering every kind of report in every format."""

import datetime
import sys

import pytest
from tests.support.cli import BRAND_PORTAL, EXAMPLES

from implcheck.api import (
    Assessment,
    Comparison,
    MissingExtra,
    Rejected,
    UnknownFormat,
    UnknownLanguage,
    assess,
    compare,
    formats_of,
    load_answers,
    render,
    round_status,
)
from implcheck.api.rendering import languages_of
from implcheck.model.problem import Location, problem
from implcheck.reports.options import Report

TODAY = datetime.date(2027, 1, 15)


def assessment() -> Assessment:
    return assess(load_answers(BRAND_PORTAL), today=TODAY)


def comparison() -> Comparison:
    return compare(assessment(), assess(load_answers(EXAMPLES / "brand-portal-january.yaml"), today=TODAY))


REPORTS: dict[str, Report] = {
    "assessment": assessment(),
    "comparison": comparison(),
    "round": round_status(EXAMPLES / "respondents", today=TODAY, expect={"sponsor": 2}),
    "rejected": Rejected("a.yaml", (problem("file-missing").at(Location("a.yaml")),)),
}


@pytest.mark.parametrize("kind", REPORTS)
def test_every_report_is_rendered_in_each_of_its_formats(kind: str) -> None:
    report = REPORTS[kind]
    assert {"terminal", "json"} <= set(formats_of(report))
    for name in formats_of(report):
        assert render(report, name)


def test_the_badge_is_a_format_of_the_library() -> None:
    assert "<svg" in str(render(assessment(), "badge"))
    for kind in ("comparison", "round"):
        with pytest.raises(UnknownFormat):
            render(REPORTS[kind], "badge")


def test_the_languages_asked_for_come_first() -> None:
    assert languages_of(assessment()) == ("en", "nl")
    assert languages_of(comparison(), ["nl"]) == ("nl", "en")
    assert render(assessment(), "markdown", languages=["nl"]) != render(assessment(), "markdown")
    with pytest.raises(UnknownLanguage, match="'fr' is not a language of this questionnaire; it has: en, nl"):
        render(assessment(), languages=["fr"])


@pytest.mark.parametrize("kind", REPORTS)
def test_a_plain_text_is_one_language(kind: str) -> None:
    report = REPORTS[kind]
    assert languages_of(report, "nl") == ("nl", "en")
    assert render(report, languages="nl") == render(report, languages=["nl"]) != render(report)
    with pytest.raises(UnknownLanguage, match="'fr' is not a language"):
        render(report, languages="fr")
    assert languages_of(report, "nl") == languages_of(report, ["nl"])
    assert languages_of(report, ["nl", "en"])[:2] == ("nl", "en")
    assert languages_of(report, ()) == languages_of(report)
    with pytest.raises(UnknownLanguage):
        languages_of(report, "")


def test_fewer_than_no_risks_are_refused() -> None:
    for report in (assessment(), comparison()):
        with pytest.raises(ValueError, match="top is at least 0, or None for all risks, not -1"):
            render(report, top=-1)
    assert render(assessment(), top=0) != render(assessment(), top=None)


def test_a_format_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownFormat, match="Did you mean 'json'"):
        render(assessment(), "jsno")
    with pytest.raises(UnknownFormat, match="'junit' is not a format; the formats are: terminal, "):
        render(comparison(), "junit")


def test_a_format_whose_library_is_missing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    monkeypatch.delitem(sys.modules, "implcheck.reports.formats.xlsx", raising=False)
    with pytest.raises(MissingExtra, match="xlsxwriter"):
        render(assessment(), "xlsx")


@pytest.mark.parametrize("name", ["json", "terminal", "badge"])
def test_what_is_rejected_without_a_problem_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="rejected for at least one problem"):
        render(Rejected("a.yaml", ()), name)
