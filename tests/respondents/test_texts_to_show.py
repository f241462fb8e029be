"""A text without a role is shown only if enough people could have written it, in whatever format."""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.respondents.voices import answers
from tests.support.build import NA, TODAY, levels, questionnaire
from tests.support.examples import examples

from implcheck.model.answers import Answers, NotApplicable, ReasonLeftOut, Respondent
from implcheck.model.assessment import Assessment
from implcheck.model.combined import Note, QuestionAgreement
from implcheck.model.gate import Gate
from implcheck.reports.formats.registry import FORMATS, render
from implcheck.reports.options import Options
from implcheck.respondents.combine import combine, combine_answers
from implcheck.respondents.tally import Tally
from implcheck.scoring.assess import assess

SMALL = questionnaire(
    levels("one.all", not_yet="Nothing of the kind has happened yet."), levels("one.few", asked_of=["sponsor"])
)
SLOW = frozenset({"docx", "pdf"})
"""Formats that draw the same document as others; tests/cli/test_respondent_options.py has them too."""


class Person(NamedTuple):
    """A respondent with the answers as they would stand in a file."""

    role: str
    answers: Mapping[str, Any]
    quoted: bool = False
    apart: bool = False


def tallied(people: Sequence[Person]) -> Tally:
    made = Tally(SMALL)
    for person in people:
        respondent = Respondent(role=person.role, may_stand_apart=person.apart, may_be_quoted=person.quoted)
        made.add(respondent, answers(person.answers, SMALL).answers)
    return made


def assessed(people: Sequence[Person], min_group: int = 5, gate: Gate | None = None) -> Assessment:
    tally = tallied(people)
    whole = Answers(
        implcheck=1,
        questionnaire="small",
        project="P",
        phase="kickoff",
        answers=combine_answers(tally, min_group=min_group),
    )
    combined = combine(tally, "kickoff", SMALL.by_id, min_group=min_group)
    return assess(SMALL, whole, today=TODAY, combined=combined, gate=gate or Gate())


def agreement(people: Sequence[Person], question: str = "one.all", min_group: int = 5) -> QuestionAgreement:
    combined = assessed(people, min_group).combined
    assert combined is not None
    found = combined.question(question)
    assert found is not None
    return found


def noting(role: str, note: str, question: str = "one.all", **more: Any) -> Person:
    return Person(role, {question: {"answer": 3, "note": note, "evidence": f"{note} of paper"}}, **more)


def answering(role: str, question: str = "one.all", answer: Any = 3, **more: Any) -> Person:
    return Person(role, {question: answer}, **more)


def texts(report: Assessment) -> dict[str, str]:
    """A report in every format but the slow ones, as text."""
    found = {}
    for name in FORMATS.keys() - SLOW:
        output = render(report, name, Options(top=None))
        if isinstance(output, bytes):
            with zipfile.ZipFile(io.BytesIO(output)) as book:
                output = "\n".join(book.read(part).decode() for part in book.namelist() if part.endswith(".xml"))
        found[name] = output
    return found


@pytest.mark.parametrize("others", [3, 4])
def test_a_note_without_a_role_needs_enough_people_who_could_have_written_it(others: int) -> None:
    people = [noting("user", "So it is"), *[answering("key-user")] * others]
    found = agreement(people)
    if others == 4:
        assert (found.notes, found.noted, found.notes_left_out) == ((Note("So it is"),), 1, 0)
    else:
        assert (found.notes, found.noted, found.notes_left_out, found.evidence_left_out) == ((), 1, 1, 1)
    assert ("So it is" in str(texts(assessed(people)))) is (others == 4)


def test_whoever_said_nothing_on_the_question_could_not_have_written_it() -> None:
    silent = [Person("user", {}), answering("user", answer=None)] * 3
    assert agreement([noting("user", "So it is"), *[answering("user")] * 3, *silent]).notes == ()
    says_little: list[Any] = ["unknown", "not_yet", NA, {"answer": None, "note": "Ask others"}]
    shown = agreement([noting("user", "So it is"), *(answering("user", answer=answer) for answer in says_little)])
    assert [note.text for note in shown.notes] == ["Ask others", "So it is"]


def test_whose_notes_carry_a_role_could_not_have_written_one_without() -> None:
    quoted = [noting("sponsor", f"Mine {n}", quoted=True, apart=True) for n in range(4)]
    people = [noting("user", "So it is", apart=True), *quoted]
    assert {note.role for note in agreement(people).notes} == {"sponsor"}
    assert agreement(people).notes_left_out == 1
    assert len(assessed(people).question("one.all").evidence) == 4


def test_a_role_that_may_not_be_shown_makes_a_quoted_note_one_without_a_role() -> None:
    quoted = noting("sponsor", "Mine", quoted=True)
    assert agreement([quoted, *[answering("user")] * 3]).notes == ()
    assert agreement([quoted, *[answering("user")] * 4]).notes == (Note("Mine"),)


def test_people_who_are_asked_and_others_are_counted_apart() -> None:
    sponsor = noting("sponsor", "Mine", "one.few")
    users = [noting("user", f"Seen {n}", "one.few") for n in range(5)]
    found = agreement([sponsor, *users], "one.few")
    assert [note.text for note in found.notes] == [f"Seen {n}" for n in range(5)]
    assert agreement([sponsor, *users[:4]], "one.few").notes == ()


def test_equal_notes_are_one_text() -> None:
    people = [noting("user", "So it is")] * 5
    assert agreement(people).notes == (Note("So it is"),)
    assert assessed(people).question("one.all").note == "So it is"
    both = [*people, noting("sponsor", "So it is", quoted=True, apart=True)]
    assert agreement(both).notes == (Note("So it is"), Note("So it is", "sponsor"))
    assert assessed(both).question("one.all").note == "So it is"


def test_the_report_counts_further_notes_only_where_they_say_something_else() -> None:
    equal = [noting("sponsor", "Same", quoted=True, apart=True)] * 2
    assert "more note" not in str(texts(assessed(equal)))
    different = [noting("user", f"Note {n}") for n in range(12)]
    found = agreement([*different, *different, *equal])
    assert (len(found.notes), found.noted, found.more_notes) == (10, 26, 26 - 2 * 10)
    assert "and 2 more notes" in texts(assessed(different))["markdown"]


@pytest.mark.parametrize(("many", "others", "shown"), [(5, 0, True), (4, 0, False), (4, 6, False)])
def test_a_reason_needs_enough_people_who_say_that_it_does_not_apply(many: int, others: int, shown: bool) -> None:
    reason = answering("user", answer={"not_applicable": "We have none"})
    people = [*[reason] * many, *[answering("user", answer=None)] * others]
    report = assessed(people)
    assert ("We have none" in str(texts(report))) is shown
    kind = NotApplicable if shown else ReasonLeftOut
    assert type(combine_answers(tallied(people))["one.all"]) is kind
    (question,) = (found for found in json.loads(texts(report)["json"])["questions"] if found["id"] == "one.all")
    sentence = "The reason is not shown: too few people could have written it."
    assert question["not_applicable"] == ("We have none" if shown else sentence)
    assert all((sentence in text) is not shown for name, text in texts(report).items() if name in ("markdown", "csv"))


def test_a_reason_that_is_left_out_counts_as_one_unless_it_says_nothing() -> None:
    for reason, unmet in (("We have none", "gate-not-applicable"), ("n/a", "gate-incomplete")):
        people = [
            Person("user", {"one.all": {"not_applicable": reason}, "one.few": 3}),
            Person("sponsor", {"one.few": 3}),
        ]
        (found,) = assessed(people, gate=Gate(require_complete=True)).gate_result.reasons
        assert found.code == unmet
        assert reason not in combine_answers(tallied(people))["one.all"].model_dump().values()


def test_a_reason_of_somebody_who_may_be_quoted_is_shown() -> None:
    quoted = answering("sponsor", answer={"not_applicable": "We have none"}, quoted=True, apart=True)
    other = answering("user", answer={"not_applicable": "Ask Ann"}, apart=True)
    assert combine_answers(tallied([quoted, other]))["one.all"] == NotApplicable(not_applicable="We have none")


@pytest.mark.parametrize("fillers", [["-", "n/a"], ["-", "n/a", "-", "n/a"]])
def test_a_dash_does_not_take_the_place_of_a_reason(fillers: list[str]) -> None:
    """A real reason is shown, or counts as left out, whatever comes before it in the alphabet."""
    reasons = [*fillers[:1], "We have none", *fillers[1:]]
    people = [answering("user", answer={"not_applicable": reason}) for reason in reasons]
    found = assessed(people).question("one.all")
    assert (found.not_applicable_reason == "We have none", found.reason_left_out) == (len(people) == 5, len(people) < 5)


def test_a_dash_of_somebody_who_may_be_quoted_does_not_hide_that_a_reason_is_left_out() -> None:
    quoted = answering("sponsor", answer={"not_applicable": "-"}, quoted=True, apart=True)
    people = [quoted, answering("user", answer={"not_applicable": "We have none"}, apart=True)]
    assert agreement(people).reason_left_out


def test_evidence_that_is_left_out_is_evidence_all_the_same() -> None:
    people = [Person("user", {"one.all": {"answer": 4, "evidence": named}}) for named in ("rota.pdf", "-")]
    assert agreement(people).evidence_left_out == 1
    assert assessed(people, gate=Gate(require_evidence=3)).gate_result.passed
    assert not assessed(people[1:] * 2, gate=Gate(require_evidence=3)).gate_result.passed


def test_the_report_says_how_many_texts_are_left_out() -> None:
    people = [noting("user", note, apart=True) for note in ("Secret", "Hidden")]
    people.append(noting("sponsor", "Mine", quoted=True, apart=True))
    left_out = (
        "2 notes are not shown: fewer than 5 people could have written them",
        "2 pieces of evidence are not shown: fewer than 5 people could have named them",
    )
    found = texts(assessed(people))
    assert f"Mine (sponsor) / {left_out[0]}" in found["markdown"]
    assert f"Mine of paper; {left_out[1]}" in found["markdown"]
    assert f"Mine of paper; {left_out[1]}" in found["csv"]
    for name in ("markdown", "html", "csv", "xlsx", "junit"):
        assert [sentence for sentence in left_out if sentence not in found[name]] == [], name


def test_a_single_respondent_sees_every_text() -> None:
    alone = combine_answers(tallied([noting("user", "So it is")]))["one.all"]
    assert (alone.note, alone.evidence) == ("So it is", ("So it is of paper",))


def test_with_a_smallest_group_of_one_every_text_is_shown() -> None:
    people = [noting("user", "A", "one.few"), Person("sponsor", {"one.few": {"answer": None, "note": "B"}})]
    assert [note.text for note in agreement(people, "one.few", min_group=1).notes] == ["A", "B"]


ANSWERS = st.sampled_from([0, 3, 4, "unknown", "not_yet", "not_applicable", None])
WITHOUT_SCORE = st.sampled_from(["not_applicable", "not_applicable", None])
"""Answers that often give a combined one with a reason."""


@st.composite
def rounds(draw: st.DrawFn) -> list[Person]:
    """Respondents each of whose texts is in no other: `x3na` is the note of the third on the first question."""
    people = []
    kinds = draw(st.sampled_from([ANSWERS, WITHOUT_SCORE]))
    for number in range(draw(st.integers(2, 12))):
        written: dict[str, Any] = {}
        for letter, id_ in (("a", "one.all"), ("b", "one.few")):
            answer = draw(kinds)
            answer = None if answer == "not_yet" and letter == "b" else answer
            kind = "not_applicable" if answer == "not_applicable" else "answer"
            entry = {kind: f"x{number}r{letter}" if kind == "not_applicable" else answer}
            entry |= {"note": f"x{number}n{letter}"} if draw(st.booleans()) else {}
            entry |= {"evidence": f"x{number}e{letter}"} if draw(st.booleans()) else {}
            if len(entry) > 1 or answer is not None:
                written[id_] = entry
        role = draw(st.sampled_from(["sponsor", "user", "key-user", "works council"]))
        people.append(Person(role, written, quoted=draw(st.booleans()), apart=draw(st.booleans())))
    return people


@examples(60)
@given(rounds(), st.integers(2, 7))
def test_no_output_has_a_text_that_too_few_people_could_have_written(people: list[Person], least: int) -> None:
    report = assessed(people, least)
    assert report.combined is not None
    roles, output = report.combined.roles.keys(), texts(report)
    for letter, id_ in (("a", "one.all"), ("b", "one.few")):
        anonymous = [
            (number, person.answers[id_])
            for number, person in enumerate(people)
            if id_ in person.answers and not (person.quoted and person.role in roles)
        ]
        reasons = [number for number, written in anonymous if "not_applicable" in written]
        secrets = [f"x{number}{kind}{letter}" for number, _ in anonymous for kind in "ne"] * (len(anonymous) < least)
        secrets += [f"x{number}r{letter}" for number in reasons] * (len(reasons) < least)
        for secret in secrets:
            assert [name for name, text in output.items() if secret in text] == []


@examples(60)
@given(rounds(), st.integers(2, 7))
def test_what_is_left_out_changes_no_score_and_no_gate(people: list[Person], least: int) -> None:
    gate = Gate(require_complete=True, require_evidence=3)
    some, everything = assessed(people, least, gate), assessed(people, 1, gate)
    assert (some.level, some.score, some.known, some.gate_result.passed) == (
        everything.level,
        everything.score,
        everything.known,
        everything.gate_result.passed,
    )
    assert [found.state for found in some.questions] == [found.state for found in everything.questions]
