"""What the list of risks is sorted and filtered by, for the examples and small questionnaires, in both languages."""

from collections.abc import Sequence
from fractions import Fraction

import pytest
from tests.reports.blocks import document_of, risks_of
from tests.reports.pages import example, respondents
from tests.support.build import advice, assessed, levels, need, questionnaire, rule

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.reports.document import Entry, EntryList, Facet, Tag
from implcheck.wording.foreign_text import unmarked
from implcheck.wording.messages import Messages

NAMES = ("brand-portal", "erp-rollout", "crm-aftercare", "respondents")

EVERYWHERE = pytest.mark.parametrize(("name", "language"), [(name, lang) for name in NAMES for lang in ("en", "nl")])


def assessment_of(name: str) -> Assessment:
    return respondents() if name == "respondents" else example(name)


def list_of(assessment: Assessment, language: str = "en") -> EntryList:
    return unmarked(risks_of(document_of(assessment, language)))


def facet_of(listed: EntryList, name: str, language: str = "en") -> tuple[Facet, list[Tag]]:
    """A facet by the key of its title, and the tag that each entry has for it."""
    title = Messages((language, "en")).message(f"report.{name}")
    ((at, facet),) = ((at, facet) for at, facet in enumerate(listed.facets) if facet.title == title)
    return facet, [entry.tags[at] for entry in listed.entries]


def in_order_of(listed: EntryList, name: str) -> list[Entry]:
    """The entries sorted by a facet, as a screen does."""
    facet, tags = facet_of(listed, name)
    pairs = sorted(zip(tags, listed.entries, strict=True), key=lambda pair: pair[0].sort, reverse=facet.is_descending)
    return [entry for _, entry in pairs]


def found_under(listed: EntryList, name: str, option: str, language: str = "en") -> list[str]:
    """The keys of the entries that a filter leaves."""
    _, tags = facet_of(listed, name, language)
    return [entry.key for entry, tag in zip(listed.entries, tags, strict=True) if option in tag.values]


@EVERYWHERE
def test_a_role_finds_every_action_that_it_takes_part_in(name: str, language: str) -> None:
    assessment = assessment_of(name)
    listed = list_of(assessment, language)
    facet, _ = facet_of(listed, "who", language)
    offered = []
    for role in assessment.about.roles:
        title = role.title.in_(language)
        keys = [
            action.finding
            for action in assessment.actions
            if action.advice is not None and role.id in action.advice.roles
        ]
        assert found_under(listed, "who", title, language) == keys
        offered += [title] if keys else []
    assert list(facet.options) == offered
    assert len(offered) > 3


@EVERYWHERE
def test_levels_are_offered_from_the_worst(name: str, language: str) -> None:
    assessment = assessment_of(name)
    listed = list_of(assessment, language)
    facet, _ = facet_of(listed, "level", language)
    present = sorted({action.level for action in assessment.actions if action.level is not None}, reverse=True)
    words = [Messages((language, "en")).level(level) for level in present]
    assert list(facet.options) == words
    for level, word in zip(present, words, strict=True):
        keys = [action.finding for action in assessment.actions if action.level is level]
        assert found_under(listed, "level", word, language) == keys


@EVERYWHERE
def test_a_practice_finds_every_risk_that_concerns_it(name: str, language: str) -> None:
    assessment = assessment_of(name)
    listed = list_of(assessment, language)
    facet, _ = facet_of(listed, "practice", language)
    offered = []
    for practice in assessment.practices:
        concerned = {finding.id for finding in assessment.findings if practice.id in finding.practices}
        keys = [action.finding for action in assessment.actions if action.finding in concerned]
        assert found_under(listed, "practice", practice.short.in_(language), language) == keys
        offered += [practice.short.in_(language)] if keys else []
    assert list(facet.options) == offered


def never_rises(values: Sequence[int] | Sequence[Fraction]) -> bool:
    return list(values) == sorted(values, reverse=True)


@pytest.mark.parametrize("name", NAMES)
def test_sorting_begins_at_the_useful_end(name: str) -> None:
    assessment = assessment_of(name)
    listed = list_of(assessment)
    actions = {action.finding: action for action in assessment.actions}

    def sorted_by(facet: str) -> list[str]:
        return [entry.key for entry in in_order_of(listed, facet)]

    assert sorted_by("number") == [action.finding for action in assessment.actions]
    assert never_rises([actions[key].points for key in sorted_by("points")])
    levels_ = [actions[key].level for key in sorted_by("level")]
    assert never_rises([level.rank for level in levels_ if level is not None])
    efforts = [actions[key].advice for key in sorted_by("effort")]
    assert never_rises([-part.effort.cost for part in efforts if part is not None])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("facet", ["level", "practice", "who"])
def test_sorting_brings_the_entries_in_the_order_of_the_options(name: str, facet: str) -> None:
    listed = list_of(assessment_of(name))
    of_list, _ = facet_of(listed, facet)
    at = listed.facets.index(of_list)
    places = [of_list.options.index(entry.tags[at].values[0]) for entry in in_order_of(listed, facet)]
    assert places == sorted(places)


def test_a_filter_offers_only_what_is_there() -> None:
    listed = list_of(assessed(questionnaire(levels("one.a"), levels("two.b")), {"one.a": 1, "two.b": 4}))
    assert {facet.title: facet.options for facet in listed.facets if facet.options} == {
        "Level": ("high",),
        "Practice": ("one",),
        "Who": ("Project lead",),
    }


def test_an_action_without_roles_is_found_under_its_own_words_after_the_roles() -> None:
    small = questionnaire(
        levels("one.a", advice={**advice(), "who": "An auditor"}),
        levels("one.b", advice={**advice(roles=["user", "sponsor"]), "who": "The sponsor, with users"}),
        levels("one.c", advice={**advice(roles=["user"]), "who": "Everyone"}),
    )
    listed = list_of(assessed(small, {"one.a": 0, "one.b": 1, "one.c": 1}))
    facet, _ = facet_of(listed, "who")
    assert facet.options == ("sponsor", "user", "An auditor")
    assert found_under(listed, "who", "An auditor") == ["one.a"]
    assert set(found_under(listed, "who", "user")) == {"one.b", "one.c"}
    assert [entry.key for entry in in_order_of(listed, "who")] == ["one.b", "one.c", "one.a"]


def test_what_is_unknown_comes_before_the_worst_level_and_is_nobodys() -> None:
    roles = [{"id": "sponsor", "title": "sponsor", "exists_when": need("one.a")}]
    small = questionnaire(levels("one.a"), levels("two.b", advice=advice(roles=["sponsor"])), roles=roles)
    listed = list_of(assessed(small, {"two.b": 1}))
    facet, _ = facet_of(listed, "level")
    assert facet.options == ("unknown", "high")
    assert [entry.level for entry in in_order_of(listed, "level")] == [None, Level.HIGH]
    assert [entry.key for entry in in_order_of(listed, "effort")] == ["one.a", "two.b"]
    assert found_under(listed, "practice", "one") == ["one.a"]
    assert found_under(listed, "who", "sponsor") == ["two.b"]


def test_a_combination_is_found_under_every_practice_that_it_raises() -> None:
    rules = [rule("r", {"question": "two.b", "at_most": 1}, raises=["one", "two"])]
    listed = list_of(assessed(questionnaire(levels("one.a"), levels("two.b"), rules=rules), {"one.a": 1, "two.b": 0}))
    assert "rule.r" in found_under(listed, "practice", "one")
    assert set(found_under(listed, "practice", "two")) == {"rule.r", "two.b"}
