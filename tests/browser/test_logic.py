"""The form's scripts and Python interpret the data of a questionnaire in the same way."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from tests.support import build
from tests.support.build import PHASES, built_in
from tests.support.examples import examples
from tests.support.form import (
    VECTORS,
    as_in_file,
    as_in_form,
    asked_in_python,
    asked_without_condition,
    data_of,
    every_condition,
    interview_of,
    of_roles,
)
from tests.support.strategies import Case, built_in_cases, filled, score_of, small_cases

from implcheck.interview.state import asked_questions, questions_for_other_roles
from implcheck.interview.typed_number import possible_numbers
from implcheck.loading.answers import load_answers
from implcheck.loading.source import decoded
from implcheck.model.answers import Answers, Unanswered
from implcheck.model.questionnaire import Questionnaire
from implcheck.questionnaires.form import Preset, render
from implcheck.validation.answers import value_problem
from implcheck.validation.migration import migrate

SLOW = settings(examples(12), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@pytest.fixture(scope="module")
def logic(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Open the page of a form, whose scripts have made the global `implcheck`."""
    file = tmp_path_factory.mktemp("form") / "form.html"
    file.write_text(render(built_in(), "implementation", Preset("en")), encoding="utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())
    yield page
    page.close()


def value(written: Any) -> Any:
    return tuple(written) if isinstance(written, list) else written


def test_python_reads_the_numbers_of_the_vectors() -> None:
    assert [[typed, list(possible_numbers(typed))] for typed, _ in VECTORS["numbers"]] == VECTORS["numbers"]


def test_the_form_reads_the_numbers_of_the_vectors(logic: Page) -> None:
    typed = [text for text, _ in VECTORS["numbers"]]
    read = logic.evaluate("typed => typed.map(implcheck.possibleNumbers)", typed)
    assert [list(pair) for pair in zip(typed, read, strict=True)] == VECTORS["numbers"]


@pytest.mark.parametrize(("language", "decimal"), [("en", "."), ("nl", ",")])
def test_a_number_is_shown_as_the_language_writes_it_and_means_only_itself(
    logic: Page, language: str, decimal: str
) -> None:
    numbers = [0, 7, 40.5, 12.125, 1.2345, 1000, 99999.125]
    shown = logic.evaluate("([all, to]) => all.map((one) => implcheck.shownNumber(one, to))", [numbers, language])
    assert shown[2] == f"40{decimal}5"
    assert [list(possible_numbers(text)) for text in shown] == [[number] for number in numbers]


@pytest.mark.parametrize("vector", VECTORS["answers"], ids=json.dumps)
def test_python_finds_the_fault_and_score_of_each_vector(vector: list[Any]) -> None:
    id_, written, code, *score = vector
    question = every_condition().by_id[id_]
    found = value_problem(question, value(written))
    assert (found.code if found is not None else "") == code
    if score:
        assert question.score(value(written)) == score[0]


def test_the_form_finds_the_faults_and_scores_of_the_vectors(logic: Page) -> None:
    found = logic.evaluate(
        """([data, all]) => all.map(([id, value, _, ...score]) => {
            const question = data.questions.find((candidate) => candidate.id === id);
            return [id, value, implcheck.fault(question, value), ...score.map(() => implcheck.score(question, value))];
        })""",
        [data_of(every_condition()), VECTORS["answers"]],
    )
    assert found == VECTORS["answers"]


@pytest.mark.parametrize("vector", VECTORS["asked"], ids=lambda vector: vector["about"])
def test_python_asks_the_questions_of_each_vector(vector: dict[str, Any]) -> None:
    questionnaire = every_condition()
    asked = asked_in_python(questionnaire, as_in_file(vector["given"]), vector["phase"])
    assert set(asked) - asked_without_condition(questionnaire, vector["phase"]) == set(vector["whens"])


@pytest.mark.parametrize("vector", VECTORS["asked"], ids=lambda vector: vector["about"])
def test_the_form_asks_the_questions_of_each_vector(logic: Page, vector: dict[str, Any]) -> None:
    questionnaire = every_condition()
    asked = logic.evaluate(
        "given => implcheck.asked(...given)", [data_of(questionnaire), vector["given"], vector["phase"]]
    )
    assert set(asked) - asked_without_condition(questionnaire, vector["phase"]) == set(vector["whens"])
    assert asked_without_condition(questionnaire, vector["phase"]) <= set(asked)


@pytest.mark.parametrize("vector", VECTORS["asked_of_roles"], ids=lambda vector: vector["about"])
def test_python_asks_each_role_the_questions_of_its_vector(vector: dict[str, Any]) -> None:
    questionnaire = of_roles(tuple(vector.get("only", ())))
    role, phase = vector["role"], vector.get("phase", "kickoff")
    interview = interview_of(questionnaire, as_in_file(vector["given"]), phase, role, shown=vector.get("shown", False))
    assert [question.id for question in asked_questions(interview)] == vector["asked"]
    assert [question.id for question in questions_for_other_roles(interview)] == vector["others"]


@pytest.mark.parametrize("vector", VECTORS["asked_of_roles"], ids=lambda vector: vector["about"])
def test_the_form_asks_each_role_the_questions_of_its_vector(logic: Page, vector: dict[str, Any]) -> None:
    data = data_of(of_roles(tuple(vector.get("only", ()))))
    situation = [data, vector["given"], vector.get("phase", "kickoff"), vector["role"], vector.get("shown", False)]
    found = logic.evaluate("given => [implcheck.asked(...given), implcheck.forOthers(...given)]", situation)
    assert found == [vector["asked"], vector["others"]]


def with_changes(vector: dict[str, Any]) -> Questionnaire:
    return build.changed(every_condition(), version="9", changes=vector.get("changes", []))


@pytest.mark.parametrize("vector", VECTORS["mapped"], ids=lambda vector: vector["about"])
def test_python_migrates_the_answers_of_each_vector(vector: dict[str, Any]) -> None:
    of_version = {"questionnaire_version": vector.get("version", "9")}
    given = build.answers(as_in_file(vector["answers"])).model_copy(update=of_version)
    fitting, problems = migrate(given, with_changes(vector))
    kept = {
        id_: answer
        for id_, answer in fitting.answers.items()
        if not isinstance(answer, Unanswered) or answer.note or answer.evidence
    }
    assert kept == build.answers(as_in_file(vector["kept"])).answers
    left_out = [problem for problem in problems if problem.code != "other-version-renamed"]
    assert [problem.details["id"] for problem in left_out] == vector["lost"]


@pytest.mark.parametrize("vector", VECTORS["mapped"], ids=lambda vector: vector["about"])
def test_the_form_migrates_the_answers_of_each_vector(logic: Page, vector: dict[str, Any]) -> None:
    situation = [data_of(with_changes(vector)), vector["answers"], vector.get("version", "9")]
    found = logic.evaluate("given => implcheck.mapped(...given)", situation)
    assert found == {"kept": vector["kept"], "lost": vector["lost"]}


@st.composite
def cases_of_every_condition(draw: st.DrawFn) -> Case:
    questionnaire = every_condition()
    return Case(questionnaire, draw(st.sampled_from(PHASES)), draw(filled(questionnaire)))


@st.composite
def cases_of_roles(draw: st.DrawFn) -> Case:
    """Answers to questions for several roles, now and then "not yet"."""
    questionnaire = of_roles()
    given = draw(filled(questionnaire))
    for question in questionnaire.questions:
        if question.not_yet is not None and draw(st.booleans()):
            given[question.id] = "not_yet"
    return Case(questionnaire, draw(st.sampled_from(PHASES)), given)


def python_results(case: Case, role: str, *, shown: bool) -> dict[str, Any]:
    given = {
        id_: answer
        for id_, answer in case.given.items()
        if not isinstance(answer, dict) and answer not in (None, "unknown", "not_yet")
    }
    return {
        "asked": asked_in_python(case.questionnaire, case.given, case.phase, role, shown=shown),
        "faults": ["" for _ in given],
        "scores": [score_of(case.questionnaire.by_id[id_], answer) for id_, answer in given.items()],
    }


@SLOW
@given(
    st.lists(
        st.tuples(
            built_in_cases() | cases_of_every_condition() | cases_of_roles() | small_cases(whens=True),
            st.sampled_from(["", "sponsor", "user", "project-lead", "hr", "own word"]),
            st.booleans(),
        ),
        min_size=3,
        max_size=8,
    )
)
def test_python_and_the_form_evaluate_any_answers_alike(logic: Page, cases: list[tuple[Case, str, bool]]) -> None:
    batch = [
        [data_of(case.questionnaire), as_in_form(case.given), case.phase, role, shown] for case, role, shown in cases
    ]
    found = logic.evaluate(
        """batch => batch.map(([data, answers, phase, role, shown]) => {
            const given = Object.entries(answers).filter(([, entry]) => "answer" in entry)
              .map(([id, entry]) => [data.questions.find((question) => question.id === id), entry.answer]);
            return { asked: implcheck.asked(data, answers, phase, role, shown), faults: given.map((pair) => implcheck.fault(...pair)),
              scores: given.map((pair) => implcheck.score(...pair)) };
        })""",
        batch,
    )
    for (case, role, shown), result in zip(cases, found, strict=True):
        assert result == python_results(case, role, shown=shown)


BLANKS = "\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200B)))
"""The blank characters that are removed around a text."""

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "\"'`\\",
    "\u202egnp.exe\u2066",
    "\0\x01\x1b[31m\x7f\x80\x9f",
    "\ud83d",  # half a character
    "\udc00",
    "😀👩‍👩‍👧",
    ": # - {} [] & * ! | > % @",
    "---\n...\n- x: y\r\n\t#",
    "\u2028\u2029\x85\ufeff\ufffe\uffff",
    "null",
    "{{7*7}}",
    "=cmd()",
    " ",
    "x" * 4000,
)

texts = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=5), min_size=1, max_size=4).map("".join)


def read_back(text: str) -> str:
    """Return the text as it must be read: without blanks around it, and with U+FFFD for a lone surrogate."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.strip(BLANKS)


def units(text: str) -> list[int]:
    """Return the UTF-16 code units of a text: a lone surrogate cannot be passed to the browser in a string."""
    raw = text.encode("utf-16-le", "surrogatepass")
    return [int.from_bytes(raw[at : at + 2], "little") for at in range(0, len(raw), 2)]


@st.composite
def files(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """Draw the details of a project and the answers, with every text as it is typed."""
    answers: dict[str, Any] = as_in_form(draw(filled(built_in())))
    for answer in answers.values():
        if "not_applicable" in answer:
            answer["not_applicable"] = draw(texts)
        for key in ("note", "evidence"):
            if draw(st.booleans()):
                answer[key] = draw(texts)
    about = {
        "project": "P" + draw(texts),
        "role": "r" + draw(texts),
        "phase": draw(st.sampled_from(PHASES)),
        "date": "2026-11-24",
        "round": draw(st.sampled_from(["", "2026-11-20"])),
        "may_stand_apart": draw(st.booleans()),
        "may_be_quoted": draw(st.booleans()),
    }
    return about, answers


WRITE = """([data, batch]) => batch.map(([about, answers]) => {
  const typed = (value) => implcheck.trimmed(String.fromCharCode(...value));
  for (const key of ["project", "role"]) about[key] = typed(about[key]);
  for (const answer of Object.values(answers))
    for (const key of ["not_applicable", "note", "evidence"]) if (key in answer) answer[key] = typed(answer[key]);
  return implcheck.answersFile(data, about, answers);
})"""


def as_typed(about: dict[str, Any], answers: dict[str, Any]) -> list[dict[str, Any]]:
    text_keys = ("not_applicable", "note", "evidence")
    return [
        {key: units(part) if key in {"project", "role"} else part for key, part in about.items()},
        {
            id_: {key: units(part) if key in text_keys else part for key, part in answer.items()}
            for id_, answer in answers.items()
        },
    ]


def expected(about: dict[str, Any], answers: dict[str, Any]) -> Answers:
    """Return the answers that must be read from the file, built without writing one."""
    given: dict[str, Any] = {}
    asked = {question.id for question in built_in().questions if about["phase"] in question.phases}
    for id_, answer in answers.items():
        texts_read = {
            key: read_back(text) for key, text in answer.items() if key in {"not_applicable", "note", "evidence"}
        }
        entry = {**answer, **texts_read}
        entry = {key: part for key, part in entry.items() if part != ""}
        if id_ in asked and entry:
            given[id_] = (
                entry
                if entry.keys() & {"answer", "unknown", "not_yet", "not_applicable"}
                else {**entry, "answer": None}
            )
    respondent = {key: about[key] for key in ("may_stand_apart", "may_be_quoted")}
    return Answers.model_validate(
        {
            "implcheck": 1,
            "questionnaire": "implementation",
            "questionnaire_version": built_in().version,
            "project": read_back(about["project"]),
            "phase": about["phase"],
            "date": about["date"],
            "round": about["round"] or None,
            "respondent": {"role": read_back(about["role"]), **respondent},
            "answers": given,
        }
    )


@SLOW
@given(st.lists(files(), min_size=1, max_size=4))
def test_every_file_that_the_form_writes_is_read_back_unchanged(
    logic: Page, batch: list[tuple[dict[str, Any], dict[str, Any]]]
) -> None:
    data = {**data_of(built_in()), "questionnaire": {"id": "implementation", "version": built_in().version}}
    written = logic.evaluate(WRITE, [data, [as_typed(*file) for file in batch]])
    for file, text in zip(batch, written, strict=True):
        loaded = load_answers(decoded("form.yaml", text.encode("utf-8")))
        assert loaded.answers == expected(*file)
        assert loaded.warnings == ()


@SLOW
@given(st.lists(st.tuples(texts, texts), min_size=1, max_size=8))
def test_the_name_of_a_file_fits_every_disk(logic: Page, batch: list[tuple[str, str]]) -> None:
    names = logic.evaluate(
        """batch => batch.map(([project, role]) => implcheck.fileName({ date: "2026-11-24",
            project: String.fromCharCode(...project), role: String.fromCharCode(...role) }, "k7m2"))""",
        [[units(project), units(role)] for project, role in batch],
    )
    for name in names:
        assert re.fullmatch(r"readiness-(?:[^\W_]+-)*2026-11-24-k7m2\.yaml", name)
        assert len(name.encode()) <= 255


def test_the_name_of_a_file_says_project_role_and_day(logic: Page) -> None:
    about = {"project": "Überprüfung: portal/2", "role": "Head of IT", "date": "2026-11-24"}
    name = logic.evaluate("about => implcheck.fileName(about, 'k7m2')", about)
    assert name == "readiness-uberprufung-portal-2-head-of-it-2026-11-24-k7m2.yaml"


def test_a_number_is_written_as_a_number(logic: Page) -> None:
    questionnaire = every_condition()
    about = {"project": "P", "phase": "kickoff", "date": "2026-11-24", "role": "user"}
    text = logic.evaluate(
        "given => implcheck.answersFile(...given)",
        [data_of(questionnaire), about, {"one.number": {"answer": 0.0000001}, "one.less": {"answer": 40}}],
    )
    assert "answer: 1e-7\n" in text
    assert "answer: 40\n" in text
