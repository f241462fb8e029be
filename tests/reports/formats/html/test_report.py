"""The report as a web page: its structure, its figures, and that nothing in it acts but what the tool wrote."""

import base64
import hashlib
import html
import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from itertools import pairwise
from math import floor
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports import test_respondents
from tests.reports.pages import ACTING, MARKUP, acting_in, assessed_text, example, saying
from tests.support.build import NA, accept, advice, assessed, knock_out, levels, questionnaire
from tests.support.webpage import Element, read_page

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.model.gate import Gate
from implcheck.model.problem import Location, Rejected, problem
from implcheck.reports.formats.html.report import render
from implcheck.reports.options import Options

EN, NL = Options(languages=("en", "nl")), Options(languages=("nl", "en"))
EXAMPLES = ("brand-portal", "erp-rollout", "crm-aftercare")
HOSTILE = (
    "</style></script></title><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>'",
    "&lt;b&gt; &amp; &#x3c;",
    "<!-- --> ]]> <?php ?> <![CDATA[",
    "$title ${body} {0} %s",
    "\ue000nl\ue001<b>\ue002",
    "</option></select></td></tr></table>",
)
BROKEN = Rejected(
    "r.yaml",
    (
        problem("answer-no-such-level", given="9", levels="0, 1").at(Location("r.yaml", 7, 4, "a: <b>9")),
        problem("file-empty").at(Location("<i>.yaml")),
    ),
)


def page(of: Assessment | Rejected, options: Options = EN) -> Element:
    return read_page(render(of, options))


def skeleton(of: Element) -> list[tuple[str, tuple[tuple[str, str | None], ...]]]:
    """Every element with its attributes: what may not depend on what a person wrote."""
    return [(one.tag, tuple(one.attributes.items())) for one in of.all()]


@cache
def plain(options: Options) -> object:
    """The skeleton of a page on which a person says nothing but a letter."""
    return skeleton(page(assessed_text(saying("x")), options))


def section(of: Element, id_: str) -> Element:
    return next(one for one in of.all("section") if one.attributes["aria-labelledby"] == id_)


def sections(of: Element) -> list[str | None]:
    return [one.attributes["aria-labelledby"] for one in of.all("section")]


def figures(table: Element) -> list[list[str]]:
    """The rows of a table below its head."""
    body = [row for part in ("tbody", "tfoot") for found in table.all(part) for row in found.all("tr")]
    return [[cell.text for cell in row.children if isinstance(cell, Element)] for row in body]


def exact(figure: str) -> Fraction:
    return Fraction(figure.rstrip("%"))


@pytest.mark.parametrize("options", [EN, NL])
@pytest.mark.parametrize("name", EXAMPLES)
def test_a_screen_reader_finds_its_way(name: str, options: Options) -> None:
    of = page(example(name), options)
    (root,) = of.all("html")
    assert root.attributes["lang"] == options.languages[0]
    assert [one.tag for one in of.all() if one.tag in {"header", "nav", "main", "footer", "h1"}] == [
        "header",
        "h1",
        "nav",
        "main",
        "footer",
    ]
    depths = [int(one.tag[1]) for one in of.all() if re.fullmatch("h[1-6]", one.tag)]
    assert all(below - above <= 1 for above, below in pairwise(depths)), "a heading is skipped"
    ids = [one.attributes["id"] for one in of.all() if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    meant = [one.attributes[name] for one in of.all() for name in ("aria-labelledby", "for") if name in one.attributes]
    meant += [(one.attributes["href"] or "")[1:] for one in of.all("a")]
    assert set(meant) <= set(ids)
    for table in of.all("table"):
        assert all(one.attributes.get("scope") for one in table.all("th"))
        assert next(table.all("caption")).text


def test_the_verdict_comes_first_and_then_what_people_ask() -> None:
    assert sections(page(example("brand-portal"))) == [
        "verdict",
        "practices",
        "risks",
        "actions",
        "find-out",
        "unjudged",
        "firmness",
        "accepted",
        "arithmetic",
        "answers",
        "method",
    ]


@pytest.mark.parametrize("report", [example("brand-portal"), BROKEN])
def test_only_its_own_style_and_script_run_and_nothing_is_fetched(report: Assessment | Rejected) -> None:
    of = page(report)
    policy = next(one for one in of.all("meta") if one.has("http-equiv", "Content-Security-Policy"))
    allowed = policy.attributes["content"] or ""
    assert "default-src 'none'" in allowed
    assert "unsafe" not in allowed
    for tag in ("style", "script"):
        (held,) = of.all(tag)
        (text,) = held.children
        digest = base64.b64encode(hashlib.sha256(str(text).encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in allowed
    names = {name for one in of.all() for name in one.attributes}
    assert not {name for name in names if name in {"style", "src", "action", "srcset"} or name.startswith("on")}
    assert all((one.attributes["href"] or "").startswith("#") for one in of.all() if "href" in one.attributes)
    assert not {"link", "img", "iframe", "object", "form", "base"} & {one.tag for one in of.all()}


@pytest.mark.parametrize("text", [*ACTING, *MARKUP, *HOSTILE])
def test_what_people_wrote_is_only_a_text(text: str) -> None:
    for options in (EN, NL):
        made = render(assessed_text(saying(f"x{text}")), options)
        assert skeleton(read_page(made)) == plain(options)
        assert not acting_in(made)
        assert not re.search("[\ue000-\uf8ff]", made)


@settings(max_examples=25)
@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_no_element_or_attribute_comes_from_any_text(text: str) -> None:
    assert skeleton(page(assessed_text(saying(f"x{text}")))) == plain(EN)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_questionnaire_says_is_only_a_text(text: str) -> None:
    def made(told: str) -> Element:
        one = levels("one.a", title=told, text=told, help=told, risk=told, evidence=told, advice=[advice(do=told)])
        return page(assessed(questionnaire(one, levels("one.b")), {"one.a": 0, "one.b": "unknown"}))

    assert skeleton(made(f"x{text}")) == skeleton(made("x"))


def test_a_long_note_is_there_wholly() -> None:
    note = "long " * 1_999
    of = questionnaire(levels("one.a"))
    assert note.strip() in page(assessed(of, {"one.a": {"answer": 1, "note": note}})).text


def test_a_text_in_another_language_than_the_page_says_so() -> None:
    of = questionnaire(levels("one.a", title="A title", knock_out=knock_out()))
    made = page(assessed(of, {"one.a": 0}), NL)
    assert next(made.all("html")).attributes["lang"] == "nl"
    spans = [one for one in made.all("span") if one.attributes.get("lang")]
    assert {one.attributes["lang"] for one in spans} == {"en"}
    assert {"A title", "Nothing else can carry it.", "Do it."} <= {one.text for one in spans}
    assert not [one for one in page(assessed(of, {"one.a": 0})).all("span") if one.attributes.get("lang")]


def test_the_practices_are_the_same_in_the_picture_and_in_the_figures() -> None:
    table = next(section(page(example("brand-portal")), "practices").all("table"))
    for row, one in zip(list(next(table.all("tbody")).all("tr")), example("brand-portal").practices, strict=True):
        assert one.score is not None
        low, high = floor(one.score.low), floor(one.score.high)
        points, level = [cell.text for cell in list(row.all("td"))[1:]]
        assert points == (str(low) if low == high else f"{low}-{high}")
        assert str(one.level) in level
        drawn = {part.attributes["class"]: part.attributes for part in row.all("rect")}
        assert int(drawn["today"]["width"] or 0) == low * 2
        assert int(drawn["open"]["width"] or 0) == (high * 2 - low * 2) if low < high else "open" not in drawn


def test_the_score_can_be_checked_by_hand() -> None:
    """From the figures on the page alone: every practice from its questions, and the whole from the practices."""
    of = example("brand-portal")
    assert of.score is not None
    overall, *practices = section(page(of), "arithmetic").all("table")
    *rows, total = figures(overall)
    scores = {}
    for row, table in zip(rows, practices, strict=True):
        *questions, (_, weights, _, products, best) = figures(table)
        weight = sum(exact(one[1]) for one in questions)
        reached = sum(exact(one[1]) * (0 if one[2] == "?" else int(one[2])) / 4 for one in questions)
        scores[row[0]] = 100 * reached / weight
        assert floor(100 * scores[row[0]]) == floor(100 * exact(row[5]))
        assert weight == exact(weights) == exact(row[2].split(" / ")[0])
        assert reached == exact(products) == sum(exact(one[3]) for one in questions)
        assert exact(best) == sum(exact(one[1] if one[2] == "?" else one[3]) for one in questions)
    weighs = {row[0]: exact(row[1]) * Fraction(row[2].replace(" ", "")) for row in rows}
    score = sum(weighs[name] * scores[name] for name in scores) / sum(weighs.values())
    assert score == of.score.low
    for row in rows:
        share = weighs[row[0]] / sum(weighs.values())
        assert floor(1000 * weighs[row[0]]) == 1000 * exact(row[3])
        assert floor(10_000 * share) == 100 * exact(row[4])
        assert floor(100 * share * scores[row[0]]) == 100 * exact(row[6])
    assert total[-1] == f"{floor(score)}.{floor(score * 100) % 100}"


def test_an_accepted_knock_out_is_said_before_the_verdict() -> None:
    of = questionnaire(levels("one.a", knock_out=knock_out()), levels("one.b"))
    told = section(page(assessed(of, {"one.a": 0, "one.b": 4}, accepted=[accept("one.a")])), "verdict").text
    assert told.startswith('A knock-out is accepted: "Question one.a", by the sponsor')


def test_the_gate_tells_every_reason() -> None:
    of = questionnaire(levels("one.a"), levels("two.a"))
    gate = Gate(fail_on=Level.HIGH, fail_under=Fraction(65))
    made = assessed(of, {"one.a": 0, "two.a": 1}, gate=gate)
    told = section(page(made), "verdict").text
    assert "Gate: failed" in told
    assert "The level is critical; the gate fails on high or worse." in told
    assert "The score is 12; the gate asks for at least 65." in told
    assert "Gate" not in section(page(assessed(of, {"one.a": 0})), "verdict").text


@pytest.mark.parametrize(("top", "opened"), [(0, 0), (2, 2), (5, 5), (None, 15)])
def test_all_risks_are_there_and_top_says_which_are_open(top: int | None, opened: int) -> None:
    risks = list(section(page(example("brand-portal"), Options(top=top)), "risks").all("details"))
    assert len(risks) == 15
    assert sum("open" in one.attributes for one in risks) == opened


def test_every_action_has_its_row_with_what_it_is_sorted_and_filtered_by() -> None:
    of = example("erp-rollout")
    rows = list(next(section(page(of), "actions").all("tbody")).all("tr"))
    assert len(rows) == len(of.actions)
    for number, (row, action) in enumerate(zip(rows, of.actions, strict=True), start=1):
        cells = {(one.attributes["class"] or "").removeprefix("in-"): one for one in row.all("td")}
        assert cells["order"].attributes["data-key"] == str(number)
        assert cells["level"].attributes["data-key"] == str(action.level.rank)
        assert action.advice.do.in_("en") in cells["action"].text
        for name in ("practice", "level", "who"):
            assert [one for one in cells[name].all("span") if one.has("class_", "value")]


def test_every_answer_is_told_with_its_note_and_evidence() -> None:
    of = example("brand-portal")
    told = section(page(of), "answers").text
    for one in of.questions:
        if one.state.value == "not_asked":
            continue
        assert one.title.in_("en") in told
        assert " ".join((one.note or "").split()) in told
        assert all(name in told for name in one.evidence)
        assert one.not_applicable_reason is None or f"not applicable: {one.not_applicable_reason}" in told


def test_the_sources_are_named() -> None:
    of = example("brand-portal")
    assert of.about.sources
    told = section(page(of, NL), "method").text
    assert all(one.cite in told and one.says.in_("nl") in told for one in of.about.sources)


def test_several_respondents_are_heard() -> None:
    voices: list[tuple[str, Mapping[str, Any]]] = [
        ("sponsor", {"one.a": {"answer": 4, "note": "Free <b>"}}),
        ("key-user", {"one.a": 0}),
    ]
    told = page(test_respondents.assessed(*voices, *voices, quoted=True))
    heard = section(told, "respondents").text
    assert "4 people answered: the 2 sponsors and the 2 key users." in heard
    assert "Perception gaps" in heard
    for id_ in ("risks", "answers"):
        assert "They disagree; the lower view counts." in section(told, id_).text
        assert "Free <b> (sponsor)" in section(told, id_).text


def test_where_every_risk_is_accepted_it_does_not_say_that_there_are_none() -> None:
    of = page(assessed(questionnaire(levels("one.a")), {"one.a": 1}, accepted=[accept("one.a")]))
    assert {"risks", "actions"}.isdisjoint(sections(of))
    assert "Question one.a: accepted by the sponsor" in section(of, "accepted").text


def test_what_is_not_there_has_no_heading() -> None:
    of = questionnaire(levels("one.a"), levels("two.a"))
    everything = assessed(of, {"one.a": 4, "two.a": 4})
    assert sections(page(everything)) == [
        "verdict",
        "practices",
        "risks",
        "firmness",
        "arithmetic",
        "answers",
        "method",
    ]
    assert "The answers show no risks." in section(page(everything), "risks").text
    nothing = page(assessed(of, {}))
    assert "risks" not in sections(nothing)
    assert "No verdict: not enough is known" in section(nothing, "verdict").text
    assert "arithmetic" not in sections(page(assessed(of, {"one.a": NA, "two.a": NA})))


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (EN, ("The risks", "What to do", "How the score came about", "Every answer", "Method and sources", "60.92")),
        (NL, ("De risico's", "Wat je doet", "Hoe de score tot stand komt", "Alle antwoorden", "60,92")),
    ],
)
def test_it_speaks_both_languages(options: Options, told: tuple[str, ...]) -> None:
    text = page(example("brand-portal"), options).text
    assert all(one in text for one in told)


def test_it_is_the_same_bytes_every_time() -> None:
    assert render(example("crm-aftercare"), NL) == render(example("crm-aftercare"), NL)
    of = example("brand-portal")
    assert render(of, Options(width=60, color=True)) == render(of, Options())


@pytest.mark.parametrize(
    ("options", "headline", "fault"),
    [
        (EN, "No assessment: r.yaml cannot be used, because of 2 problems", "There is no level 9."),
        (NL, "Geen toets: r.yaml is niet bruikbaar door 2 fouten", "Niveau 9 is er niet."),
    ],
)
def test_a_file_that_cannot_be_used_is_a_page_with_what_is_wrong(options: Options, headline: str, fault: str) -> None:
    of = page(BROKEN, options)
    assert headline in next(of.all("h1")).text
    first, second = next(of.all("ol")).all("li")
    assert next(first.all("h2")).text == fault
    assert "r.yaml:7:4" in first.text
    assert next(first.all("mark")).text == "<"
    assert "<i>.yaml" in second.text
    assert not list(second.all("pre"))


def test_standard_input_has_a_name() -> None:
    assert "<stdin>" in next(page(Rejected("-", BROKEN.problems)).all("h1")).text
    assert html.escape("<stdin>") in render(Rejected("-", BROKEN.problems), EN)
