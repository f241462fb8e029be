"""Every hostile text in every field of every format, read back by what reads the format.

Two things hold: nothing in what is printed acts on a screen or on a pipeline, and where a format can hold the text
as it is, it is that text which comes back.
"""

import csv
import io
import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as Tree

import docx
import openpyxl
import pytest
from junitparser import JUnitXml
from tests.reports.formats.test_markdown import github
from tests.reports.pages import acting_in
from tests.support import documents, hostile_files
from tests.support.agents import acted_on, commands
from tests.support.build import TODAY
from tests.support.hostile_strings import HOSTILE
from tests.support.webpage import read_page

from implcheck.loading.answers import load_answers
from implcheck.loading.source import read
from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level, Phase
from implcheck.model.gate import Gate
from implcheck.model.problem import Location, Rejected, problem
from implcheck.model.questionnaire import Questionnaire
from implcheck.questionnaires import answers_template, explanation, form, outline, schema
from implcheck.reports.formats import badge, markdown, registry
from implcheck.reports.formats.html import report as html
from implcheck.reports.formats.registry import COMPARISONS, FORMATS, ONE_LINE
from implcheck.reports.options import Options, Report
from implcheck.scoring.assess import assess
from implcheck.scoring.compare import compare
from implcheck.wording.escape import for_terminal, for_xml
from implcheck.wording.messages import Messages

DEMANDS = Gate(fail_on=Level.LOW, require_complete=True, require_evidence=0, max_age=0)
WIDTHS = (40, 80, 132)
BINARY = {"docx", "pdf", "xlsx"}
FILES = ("readiness.yaml", "::error ::x ##[group]y.yaml", "a\nb\u202e;=1.yaml")


class Stranger(NamedTuple):
    """A text, and what came of the files that have it everywhere."""

    text: str
    questionnaire: Questionnaire
    assessment: Assessment
    before: Assessment


@pytest.fixture(params=range(len(HOSTILE)), scope="module")
def stranger(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stranger]:
    """The files of a stranger with one of the texts; their names are not harmless either."""
    text, folder = HOSTILE[request.param], tmp_path_factory.mktemp("stranger")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        name = hostile_files.write(Path(), text, FILES[request.param % len(FILES)]).name
        loaded = load_answers(read(name))
        of = assess(
            loaded.questionnaire,
            loaded.answers,
            today=TODAY,
            gate=DEMANDS,
            locations=loaded.locations,
            not_found={"one.a": (text,)},
        )
        other = loaded.answers.model_copy(update={"answers": {}, "role": None})
        yield Stranger(text, loaded.questionnaire, of, assess(loaded.questionnaire, other, today=TODAY))


def render(one: Stranger, name: str, width: int = 80, *, color: bool = False) -> str | bytes:
    """The report in a format."""
    return registry.render(one.assessment, name, Options(("en",), width=width, color=color, top=None))


def text_of(one: Stranger, name: str) -> str:
    return text_in(name, one.assessment, Options(("en",), top=None))


def text_in(name: str, report: Report, options: Options) -> str:
    """Return a report in a format that is text."""
    written = registry.render(report, name, options)
    assert isinstance(written, str)
    return written


def printed(one: Stranger) -> Iterator[tuple[str, str]]:
    """Everything that can be printed about the files, but workflow commands, by what it is."""
    asked, of, messages = one.questionnaire, one.assessment, Messages(["en"])
    moved = compare(one.before, of)
    for name in FORMATS:
        if name not in {"terminal", "github", *BINARY}:
            yield name, text_of(one, name)
    for width in WIDTHS:
        for color in (False, True):
            options = Options(("en",), width=width, color=color, top=None)
            yield f"terminal {width}", text_in("terminal", of, options)
            yield f"comparison {width}", text_in("terminal", moved, options)
            yield f"outline {width}", outline.render(asked, tuple(Phase), options)
            for id_ in explanation.explainable(asked):
                yield f"explain {id_} {width}", explanation.render(id_, asked, options, of)
    for name in ONE_LINE:
        yield f"quiet {name}", text_in(name, of, Options(("en",), quiet=True))
        yield f"quiet comparison {name}", text_in(name, moved, Options(("en",), quiet=True))
    for name in set(COMPARISONS) - {"terminal", *BINARY}:
        yield f"comparison {name}", text_in(name, moved, Options(("en",)))
    yield "badge", badge.render(of, Options(("en",)))
    yield "schema", schema.for_answers(asked, messages)
    yield "form", form.render(asked, "q.yaml", form.Preset("en", one.text, one.text))
    yield "template", answers_template.render(asked, one.text, Phase.KICKOFF, messages, today=TODAY, file=one.text)


def test_nothing_that_is_printed_acts(stranger: Stranger) -> None:
    for name, text in printed(stranger):
        assert acting_in(text.removeprefix("\ufeff").replace("\r\n", "\n")) == [], name
        assert acted_on(text) == [], name


def test_workflow_commands_are_the_reports_own(stranger: Stranger) -> None:
    text = text_of(stranger, "github")
    lines = text.splitlines()
    assert acting_in(text) == []
    assert [name for name, _, _ in commands(text)] == [line[2:].partition(" ")[0] for line in lines]
    assert {name for name, _, _ in commands(text)} <= {"error", "warning", "notice"}
    assert [one for one in acted_on(text) if not one.startswith("::")] == []


def test_json_has_the_texts_as_they_are(stranger: Stranger) -> None:
    of, data = stranger.assessment, json.loads(text_of(stranger, "json"))
    assert data["project"] == of.about.project
    questions = {one["id"]: one for one in data["questions"]}
    for one in of.questions:
        assert questions[one.id]["note"] == one.note
        assert questions[one.id]["evidence"] == list(one.evidence)
        assert questions[one.id]["not_applicable"] == one.not_applicable_reason
    moved = json.loads(text_in("json", compare(stranger.before, of), Options(("en",))))
    assert moved["project"] == of.about.project


def test_sarif_gitlab_and_schemas_have_the_texts_as_they_are_shown(stranger: Stranger) -> None:
    shown = for_terminal(stranger.assessment.questions[0].title.in_("en"))
    log = json.loads(text_of(stranger, "sarif"))
    assert log["runs"][0]["properties"]["project"] == for_terminal(stranger.assessment.about.project)
    described = log["runs"][0]["tool"]["driver"]["rules"][0]["shortDescription"]["text"]
    assert described.replace("{{", "{").replace("}}", "}") == shown.replace("](", "] (")
    assert any(one["description"].startswith(shown) for one in json.loads(text_of(stranger, "gitlab")))
    described = json.loads(schema.for_answers(stranger.questionnaire, Messages(["en"])))
    assert described["properties"]["answers"]["properties"]["one.a"]["title"] == shown


def test_junit_and_the_badge_have_the_texts_as_they_are_shown(stranger: Stranger) -> None:
    of = stranger.assessment
    read_back = JUnitXml.fromstring(text_of(stranger, "junit").encode())
    assert read_back.name == for_terminal(of.about.project)
    said = {case.name: case.system_out for suite in read_back for case in suite}
    note = of.question("one.a").note or ""
    assert for_xml(note) in said["one.a"]
    picture = Tree.fromstring(badge.render(of, Options(("en",))))  # noqa: S314 - made in this line
    title = picture.findtext("{http://www.w3.org/2000/svg}title") or ""
    assert for_terminal(of.about.project) in title


def test_a_page_shows_the_texts(stranger: Stranger) -> None:
    page, shown = read_page(text_of(stranger, "html")), for_terminal(stranger.assessment.about.project)
    (heading,) = page.all("h1")
    assert heading.text == " ".join(shown.split())
    assert {one.tag for one in page.all()} & {"img", "iframe", "object", "a"} <= {"a"}
    assert all((one.attributes["href"] or "").startswith("#") for one in page.all("a"))
    written = form.render(stranger.questionnaire, "q.yaml", form.Preset("en"))
    (data,) = (one for one in read_page(written).all("script") if one.has("type", "application/json"))
    title = stranger.questionnaire.questions[0].title.in_("en")
    assert json.loads("".join(str(part) for part in data.children))["questions"][0]["title"][""] == for_terminal(title)


def test_markdown_shows_the_texts(stranger: Stranger) -> None:
    page = github(text_of(stranger, "markdown"))
    shown = for_terminal(stranger.assessment.about.project)
    if len(shown) < 500:
        assert " ".join(shown.split()) in " ".join(page.text.replace("\u200b", "").split())


def cells_of(text: str, delimiter: str) -> list[str]:
    read_back = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter)
    return [cell for row in read_back for cell in row]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"], ids=["comma", "semicolon", "tab", "bar"])
def test_no_cell_is_a_formula_whatever_separates_cells(stranger: Stranger, delimiter: str) -> None:
    for cell in cells_of(text_of(stranger, "csv"), delimiter):
        for line in cell.split("\n"):
            narrow = unicodedata.normalize("NFKC", line.strip(" \u00a0\u3000\"'"))
            assert narrow[:1] not in {"=", "+", "@", "-"} or line.strip().lstrip('"').startswith("'"), repr(cell)


def test_a_workbook_has_the_texts_and_no_formula_and_no_link(stranger: Stranger) -> None:
    data = render(stranger, "xlsx")
    assert isinstance(data, bytes)
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert all(cell.hyperlink is None for cell in cells)
    note = for_xml(stranger.assessment.question("one.a").note or "")
    assert book["Answers"]["F2"].value.rstrip() == note.rstrip()


def test_a_document_has_the_texts_and_no_field_and_no_link(stranger: Stranger) -> None:
    data = render(stranger, "docx")
    assert isinstance(data, bytes)
    document = docx.Document(io.BytesIO(data))
    assert document.paragraphs[0].text == for_terminal(stranger.assessment.about.project)
    written = document.element.xml
    assert not [mark for mark in ("w:fldSimple", "w:instrText", "w:hyperlink", "w:altChunk") if f"<{mark}" in written]


def refused(text: str) -> Rejected:
    """A file that cannot be used, in whose name, line and keys there is nothing but a text."""
    line = text.split("\n", maxsplit=1)[0]
    columns = (1, 2, 3, len(line) // 2 + 1, len(line) + 1)
    found = [problem("key-unknown", (text,), key=text, suggestion=text) for _ in columns]
    locations = [Location(text.replace("/", "_"), 3, column, line) for column in columns]
    return Rejected(text, tuple(one.at(location) for one, location in zip(found, locations, strict=True)))


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_wrong_with_a_file_acts_no_more(text: str) -> None:
    report = refused(text)
    for name in FORMATS:
        for quiet in (False, True):
            written = registry.render(report, name, Options(("en",), quiet=quiet))
            if isinstance(written, str):
                assert acting_in(written.removeprefix("\ufeff").replace("\r\n", "\n")) == [], name
                taken = [one for one in acted_on(written) if name != "github" or not one.startswith("::")]
                assert taken == [], name
                if name == "github":
                    assert {one for one, _, _ in commands(written)} <= {"error"}
    picture = badge.render(report, Options(("en",)))
    assert (acting_in(picture), acted_on(picture)) == ([], [])


@pytest.mark.parametrize("text", HOSTILE)
def test_wherever_a_document_says_a_text_it_acts_no_more(text: str) -> None:
    for drawn in (html.draw, markdown.draw):
        for options in (Options(("en",)), Options(("en",), top=None)):
            written = drawn(documents.saying(text), options)
            assert (acting_in(written), acted_on(written)) == ([], [])
