"""What the questionnaire's data means is the same in the form's logic.js and in Python."""

import json
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
)
from tests.support.strategies import Case, built_in_cases, filled, score_of, small_cases

from implcheck.interview.screen import read_number
from implcheck.loading.answers import load_answers
from implcheck.loading.source import decoded
from implcheck.model.answers import Answers
from implcheck.questionnaires.form import Preset, render
from implcheck.validation.migration import migrate

SLOW = settings(examples(12), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@pytest.fixture(scope="module")
def logic(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A form's page, in which the global `implcheck` is logic.js."""
    file = tmp_path_factory.mktemp("form") / "form.html"
    file.write_text(render(built_in(), "implementation", Preset("en")), encoding="utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())
    yield page
    page.close()


def value(written: Any) -> Any:
    return tuple(written) if isinstance(written, list) else written


def test_the_numbers_of_the_vectors_are_read_so_in_python() -> None:
    assert [(typed, read_number(typed)) for typed, _ in VECTORS["numbers"]] == [
        tuple(one) for one in VECTORS["numbers"]
    ]


def test_the_numbers_of_the_vectors_are_read_so_in_the_form(logic: Page) -> None:
    typed = [one for one, _ in VECTORS["numbers"]]
    read = logic.evaluate("typed => typed.map(implcheck.readNumber)", typed)
    assert [list(pair) for pair in zip(typed, read, strict=True)] == VECTORS["numbers"]


@pytest.mark.parametrize("vector", VECTORS["answers"], ids=json.dumps)
def test_an_answer_of_the_vectors_has_that_fault_and_score_in_python(vector: list[Any]) -> None:
    id_, written, code, *score = vector
    question = every_condition().by_id[id_]
    found = question.fault(value(written))
    assert (found.code if found is not None else "") == code
    if score:
        assert question.score(value(written)) == score[0]


def test_the_answers_of_the_vectors_have_those_faults_and_scores_in_the_form(logic: Page) -> None:
    found = logic.evaluate(
        """([data, all]) => all.map(([id, value, _, ...score]) => {
            const question = data.questions.find((one) => one.id === id);
            return [id, value, implcheck.fault(question, value), ...score.map(() => implcheck.score(question, value))];
        })""",
        [data_of(every_condition()), VECTORS["answers"]],
    )
    assert found == VECTORS["answers"]


@pytest.mark.parametrize("vector", VECTORS["asked"], ids=lambda one: one["about"])
def test_those_questions_of_the_vectors_are_asked_in_python(vector: dict[str, Any]) -> None:
    of = every_condition()
    asked = asked_in_python(of, as_in_file(vector["given"]), vector["phase"])
    assert set(asked) - asked_without_condition(of, vector["phase"]) == set(vector["whens"])


@pytest.mark.parametrize("vector", VECTORS["asked"], ids=lambda one: one["about"])
def test_those_questions_of_the_vectors_are_asked_in_the_form(logic: Page, vector: dict[str, Any]) -> None:
    of = every_condition()
    asked = logic.evaluate("given => implcheck.asked(...given)", [data_of(of), vector["given"], vector["phase"]])
    assert set(asked) - asked_without_condition(of, vector["phase"]) == set(vector["whens"])
    assert asked_without_condition(of, vector["phase"]) <= set(asked)


@pytest.mark.parametrize("vector", VECTORS["mapped"], ids=lambda one: one["about"])
def test_answers_of_the_vectors_to_another_version_are_mapped_so_in_python(vector: dict[str, Any]) -> None:
    of = every_condition()
    fitting, told = migrate(build.answers(as_in_file(vector["answers"])), of)
    assert fitting == build.answers(as_in_file(vector["kept"])).model_copy(update={"answers": fitting.answers})
    kept = {id_: one for id_, one in fitting.answers.items() if id_ not in vector["lost"] or one.note or one.evidence}
    assert kept == build.answers(as_in_file(vector["kept"])).answers
    assert [one.details["id"] for one in told] == vector["lost"]


@pytest.mark.parametrize("vector", VECTORS["mapped"], ids=lambda one: one["about"])
def test_answers_of_the_vectors_to_another_version_are_mapped_so_in_the_form(
    logic: Page, vector: dict[str, Any]
) -> None:
    found = logic.evaluate("given => implcheck.mapped(...given)", [data_of(every_condition()), vector["answers"]])
    assert found == {"kept": vector["kept"], "lost": vector["lost"]}


@st.composite
def cases_of_every_condition(draw: st.DrawFn) -> Case:
    of = every_condition()
    return Case(of, draw(st.sampled_from(PHASES)), draw(filled(of)))


def of_python(case: Case) -> dict[str, Any]:
    given = {id_: one for id_, one in case.given.items() if not isinstance(one, dict) and one not in (None, "unknown")}
    return {
        "asked": asked_in_python(case.questionnaire, case.given, case.phase),
        "faults": ["" for _ in given],
        "scores": [score_of(case.questionnaire.by_id[id_], one) for id_, one in given.items()],
    }


@SLOW
@given(st.lists(built_in_cases() | cases_of_every_condition() | small_cases(whens=True), min_size=3, max_size=8))
def test_any_answers_mean_the_same_in_both(logic: Page, cases: list[Case]) -> None:
    batch = [[data_of(case.questionnaire), as_in_form(case.given), case.phase] for case in cases]
    found = logic.evaluate(
        """batch => batch.map(([data, answers, phase]) => {
            const given = Object.entries(answers).filter(([, one]) => "answer" in one)
              .map(([id, one]) => [data.questions.find((question) => question.id === id), one.answer]);
            return { asked: implcheck.asked(data, answers, phase), faults: given.map((one) => implcheck.fault(...one)),
              scores: given.map((one) => implcheck.score(...one)) };
        })""",
        batch,
    )
    for case, one in zip(cases, found, strict=True):
        assert one == of_python(case)


BLANKS = "\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200B)))
"""What stands around a text and is not of it."""

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
    """What has to come back of a text: without blanks around it, and a lone half of a character as U+FFFD."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.strip(BLANKS)


def units(text: str) -> list[int]:
    """A text as the numbers JavaScript makes it from: no half of a character comes through as itself."""
    raw = text.encode("utf-16-le", "surrogatepass")
    return [int.from_bytes(raw[at : at + 2], "little") for at in range(0, len(raw), 2)]


@st.composite
def files(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """What stands around the answers, and the answers, with every text as it is typed."""
    answers: dict[str, Any] = as_in_form(draw(filled(built_in())))
    for one in answers.values():
        if "not_applicable" in one:
            one["not_applicable"] = draw(texts)
        for key in ("note", "evidence"):
            if draw(st.booleans()):
                one[key] = draw(texts)
    about = {
        "project": "P" + draw(texts),
        "role": "r" + draw(texts),
        "phase": draw(st.sampled_from(PHASES)),
        "date": "2026-11-24",
        "may_stand_apart": draw(st.booleans()),
        "may_be_quoted": draw(st.booleans()),
    }
    return about, answers


WRITE = """([data, batch]) => batch.map(([about, answers]) => {
  const typed = (value) => implcheck.trimmed(String.fromCharCode(...value));
  for (const key of ["project", "role"]) about[key] = typed(about[key]);
  for (const one of Object.values(answers))
    for (const key of ["not_applicable", "note", "evidence"]) if (key in one) one[key] = typed(one[key]);
  return implcheck.answersFile(data, about, answers);
})"""


def as_typed(about: dict[str, Any], answers: dict[str, Any]) -> list[dict[str, Any]]:
    spelled = ("not_applicable", "note", "evidence")
    return [
        {key: units(one) if key in {"project", "role"} else one for key, one in about.items()},
        {
            id_: {key: units(one) if key in spelled else one for key, one in held.items()}
            for id_, held in answers.items()
        },
    ]


def expected(about: dict[str, Any], answers: dict[str, Any]) -> Answers:
    """The answers that a file has to give: made without it."""
    given: dict[str, Any] = {}
    asked = {one.id for one in built_in().questions if about["phase"] in {phase.value for phase in one.phases}}
    for id_, held in answers.items():
        spelled = {key: read_back(one) for key, one in held.items() if key in {"not_applicable", "note", "evidence"}}
        one = {**held, **spelled}
        one = {key: part for key, part in one.items() if part != ""}
        if id_ in asked and one:
            given[id_] = one if one.keys() & {"answer", "unknown", "not_applicable"} else {**one, "answer": None}
    respondent = {key: about[key] for key in ("may_stand_apart", "may_be_quoted")}
    return Answers.model_validate(
        {
            "implcheck": 1,
            "questionnaire": "implementation",
            "questionnaire_version": built_in().version,
            "project": read_back(about["project"]),
            "phase": about["phase"],
            "date": about["date"],
            "respondent": {"role": read_back(about["role"]), **respondent},
            "answers": given,
        }
    )


@SLOW
@given(st.lists(files(), min_size=1, max_size=4))
def test_every_file_that_the_form_writes_is_read_as_it_was_meant(
    logic: Page, batch: list[tuple[dict[str, Any], dict[str, Any]]]
) -> None:
    data = {**data_of(built_in()), "questionnaire": {"id": "implementation", "version": built_in().version}}
    written = logic.evaluate(WRITE, [data, [as_typed(*one) for one in batch]])
    for one, text in zip(batch, written, strict=True):
        loaded = load_answers(decoded("form.yaml", text.encode("utf-8")))
        assert loaded.answers == expected(*one)
        assert loaded.warnings == ()


def test_a_number_is_written_as_a_number(logic: Page) -> None:
    of = every_condition()
    about = {"project": "P", "phase": "kickoff", "date": "2026-11-24", "role": "user"}
    text = logic.evaluate(
        "given => implcheck.answersFile(...given)",
        [data_of(of), about, {"one.number": {"answer": 0.0000001}, "one.less": {"answer": 40}}],
    )
    assert "answer: 1e-7\n" in text
    assert "answer: 40\n" in text
