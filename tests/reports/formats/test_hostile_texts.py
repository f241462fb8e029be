"""Every hostile text in every field of every format, read back by a reader of that format.

No output acts on a screen or on a pipeline, and a format that can hold the text unchanged gives it back unchanged.
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
import pytest
from junitparser import JUnitXml
from tests.reports.formats.test_markdown import github
from tests.reports.pages import acting_in
from tests.support import documents, hostile_files
from tests.support.agents import acted_on, commands
from tests.support.build import PHASES, TODAY
from tests.support.hostile_strings import HOSTILE
from tests.support.webpage import read_page
from tests.support.workbook import column, opened

from implcheck.loading.answers import load_answers
from implcheck.loading.source import read
from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
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
SCREENS = [
    (40, False),
    (80, True),
    (132, False),
    pytest.param(40, True, marks=pytest.mark.slow),
    pytest.param(80, False, marks=pytest.mark.slow),
    pytest.param(132, True, marks=pytest.mark.slow),
]
"""Widths and whether there is colour: each at least once; the other pairs break the same lines in the same colours."""

BINARY = {"docx", "pdf", "xlsx"}
FILES = ("readiness.yaml", "::error ::x ##[group]y.yaml", "a\nb\u202e;=1.yaml")


class Stranger(NamedTuple):
    """A hostile text, and what was loaded from files that have it in every field."""

    text: str
    questionnaire: Questionnaire
    assessment: Assessment
    before: Assessment


@pytest.fixture(params=range(len(HOSTILE)), scope="module")
def stranger(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stranger]:
    """Load files that hold one of the hostile texts; some of the file names are hostile as well."""
    text, folder = HOSTILE[request.param], tmp_path_factory.mktemp("stranger")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        name = hostile_files.write(Path(), text, FILES[request.param % len(FILES)]).name
        loaded = load_answers(read(name))
        assessment = assess(
            loaded.questionnaire,
            loaded.answers,
            today=TODAY,
            gate=DEMANDS,
            locations=loaded.locations,
            not_found={"one.a": (text,)},
        )
        unanswered = loaded.answers.model_copy(update={"answers": {}, "role": None})
        yield Stranger(text, loaded.questionnaire, assessment, assess(loaded.questionnaire, unanswered, today=TODAY))


def render(stranger: Stranger, name: str, width: int = 80, *, color: bool = False) -> str | bytes:
    """Return the report in a format."""
    return registry.render(stranger.assessment, name, Options(("en",), width=width, color=color, top=None))


def text_of(stranger: Stranger, name: str) -> str:
    return text_in(name, stranger.assessment, Options(("en",), top=None))


def text_in(name: str, report: Report, options: Options) -> str:
    """Return a report in a format that is text."""
    output = registry.render(report, name, options)
    assert isinstance(output, str)
    return output


def on_screen(stranger: Stranger, options: Options) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of every output about the files that is drawn for a terminal."""
    questionnaire, assessment = stranger.questionnaire, stranger.assessment
    yield "terminal", text_in("terminal", assessment, options)
    yield "comparison", text_in("terminal", compare(stranger.before, assessment), options)
    yield "outline", outline.render(questionnaire, tuple(PHASES), options)
    for id_ in explanation.explainable(questionnaire):
        yield f"explain {id_}", explanation.render(id_, questionnaire, options, assessment)


def printed(stranger: Stranger) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of every other output about the files except workflow commands."""
    questionnaire, assessment, messages = stranger.questionnaire, stranger.assessment, Messages(["en"])
    comparison = compare(stranger.before, assessment)
    for name in FORMATS:
        if name not in {"terminal", "github", *BINARY}:
            yield name, text_of(stranger, name)
    for name in ONE_LINE:
        yield f"quiet {name}", text_in(name, assessment, Options(("en",), quiet=True))
        yield f"quiet comparison {name}", text_in(name, comparison, Options(("en",), quiet=True))
    for name in set(COMPARISONS) - {"terminal", *BINARY}:
        yield f"comparison {name}", text_in(name, comparison, Options(("en",)))
    yield "badge", badge.render(assessment, Options(("en",)))
    yield "schema", schema.for_answers(questionnaire, messages)
    yield "form", form.render(questionnaire, "q.yaml", form.Preset("en", stranger.text, stranger.text))
    yield (
        "template",
        answers_template.render(questionnaire, stranger.text, "kickoff", messages, today=TODAY, file=stranger.text),
    )


def test_no_output_acts(stranger: Stranger) -> None:
    for name, text in printed(stranger):
        assert acting_in(text.removeprefix("\ufeff").replace("\r\n", "\n")) == [], name
        assert acted_on(text) == [], name


@pytest.mark.parametrize(("width", "color"), SCREENS)
def test_no_screen_acts(stranger: Stranger, width: int, *, color: bool) -> None:
    for name, text in on_screen(stranger, Options(("en",), width=width, color=color, top=None)):
        assert acting_in(text) == [], name
        assert acted_on(text) == [], name


def test_the_report_writes_the_only_workflow_commands(stranger: Stranger) -> None:
    text = text_of(stranger, "github")
    lines = text.splitlines()
    assert acting_in(text) == []
    assert [name for name, _, _ in commands(text)] == [line[2:].partition(" ")[0] for line in lines]
    assert {name for name, _, _ in commands(text)} <= {"error", "warning", "notice"}
    assert [command for command in acted_on(text) if not command.startswith("::")] == []


def test_json_has_the_texts_unchanged(stranger: Stranger) -> None:
    assessment, data = stranger.assessment, json.loads(text_of(stranger, "json"))
    assert data["project"] == assessment.about.project
    questions = {question["id"]: question for question in data["questions"]}
    for question in assessment.questions:
        assert questions[question.id]["note"] == question.note
        assert questions[question.id]["evidence"] == list(question.evidence)
        assert questions[question.id]["not_applicable"] == question.not_applicable_reason
    comparison = json.loads(text_in("json", compare(stranger.before, assessment), Options(("en",))))
    assert comparison["project"] == assessment.about.project


def test_sarif_gitlab_and_schemas_have_the_escaped_texts(stranger: Stranger) -> None:
    shown = for_terminal(stranger.assessment.questions[0].title.in_("en"))
    log = json.loads(text_of(stranger, "sarif"))
    assert log["runs"][0]["properties"]["project"] == for_terminal(stranger.assessment.about.project)
    described = log["runs"][0]["tool"]["driver"]["rules"][0]["shortDescription"]["text"]
    assert described.replace("{{", "{").replace("}}", "}") == shown.replace("](", "] (")
    assert any(entry["description"].startswith(shown) for entry in json.loads(text_of(stranger, "gitlab")))
    described = json.loads(schema.for_answers(stranger.questionnaire, Messages(["en"])))
    assert described["properties"]["answers"]["properties"]["one.a"]["title"] == shown


def test_junit_and_the_badge_have_the_escaped_texts(stranger: Stranger) -> None:
    assessment = stranger.assessment
    read_back = JUnitXml.fromstring(text_of(stranger, "junit").encode())
    assert read_back.name == for_terminal(assessment.about.project)
    outputs = {case.name: case.system_out for suite in read_back for case in suite}
    note = assessment.question("one.a").note or ""
    assert for_xml(note) in outputs["one.a"]
    picture = Tree.fromstring(badge.render(assessment, Options(("en",))))  # noqa: S314 - made in this line
    title = picture.findtext("{http://www.w3.org/2000/svg}title") or ""
    assert for_terminal(assessment.about.project) in title


def test_a_page_shows_the_texts(stranger: Stranger) -> None:
    page, shown = read_page(text_of(stranger, "html")), for_terminal(stranger.assessment.about.project)
    (heading,) = page.all("h1")
    assert heading.text == " ".join(shown.split())
    assert {element.tag for element in page.all()} & {"img", "iframe", "object", "a"} <= {"a"}
    assert all((link.attributes["href"] or "").startswith("#") for link in page.all("a"))
    form_page = form.render(stranger.questionnaire, "q.yaml", form.Preset("en"))
    (data,) = (script for script in read_page(form_page).all("script") if script.has("type", "application/json"))
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
def test_no_cell_is_a_formula_with_any_separator(stranger: Stranger, delimiter: str) -> None:
    for cell in cells_of(text_of(stranger, "csv"), delimiter):
        for line in cell.split("\n"):
            narrow = unicodedata.normalize("NFKC", line.strip(" \u00a0\u3000\"'"))
            assert narrow[:1] not in {"=", "+", "@", "-"} or line.strip().lstrip('"').startswith("'"), repr(cell)


def test_a_workbook_has_the_texts_and_no_formula_and_no_link(stranger: Stranger) -> None:
    data = render(stranger, "xlsx")
    assert isinstance(data, bytes)
    book = opened(data)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert all(cell.hyperlink is None for cell in cells)
    note = for_xml(stranger.assessment.question("one.a").note or "")
    assert column(book["Answers"], "Note")[0].value.rstrip() == note.rstrip()


def test_a_document_has_the_texts_and_no_field_and_no_link(stranger: Stranger) -> None:
    data = render(stranger, "docx")
    assert isinstance(data, bytes)
    document = docx.Document(io.BytesIO(data))
    assert document.paragraphs[0].text == for_terminal(stranger.assessment.about.project)
    xml = document.element.xml
    assert not [mark for mark in ("w:fldSimple", "w:instrText", "w:hyperlink", "w:altChunk") if f"<{mark}" in xml]


def refused(text: str) -> Rejected:
    """Return an invalid file whose name, lines and keys consist of the text."""
    line = text.split("\n", maxsplit=1)[0]
    columns = (1, 2, 3, len(line) // 2 + 1, len(line) + 1)
    found = [problem("key-unknown", (text,), key=text, suggestion=text) for _ in columns]
    locations = [Location(text.replace("/", "_"), 3, column, line) for column in columns]
    return Rejected(text, tuple(problem_.at(location) for problem_, location in zip(found, locations, strict=True)))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_report_of_an_invalid_file_acts(text: str) -> None:
    report = refused(text)
    for name in FORMATS.keys() - BINARY:
        for quiet in (False, True):
            output = text_in(name, report, Options(("en",), quiet=quiet))
            assert acting_in(output.removeprefix("\ufeff").replace("\r\n", "\n")) == [], name
            taken = [command for command in acted_on(output) if name != "github" or not command.startswith("::")]
            assert taken == [], name
            if name == "github":
                assert {command for command, _, _ in commands(output)} <= {"error"}
    picture = badge.render(report, Options(("en",)))
    assert (acting_in(picture), acted_on(picture)) == ([], [])


# Every fourth always: the texts are put into a document as those of answers are, which is tried with each of them above.
@pytest.mark.parametrize(
    "text",
    [text if not number % 4 else pytest.param(text, marks=pytest.mark.slow) for number, text in enumerate(HOSTILE)],
)
def test_any_text_of_an_invalid_file_can_stand_in_a_document(text: str) -> None:
    for name in BINARY:
        assert isinstance(registry.render(refused(text), name, Options(("en",))), bytes)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_in_a_document_acts(text: str) -> None:
    for draw in (html.draw, markdown.draw):
        for options in (Options(("en",)), Options(("en",), top=None)):
            output = draw(documents.saying(text), options)
            assert (acting_in(output), acted_on(output)) == ([], [])
