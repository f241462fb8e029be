"""Answers are written back into a person's file, and everything else in it stays as it was."""

import datetime
import difflib
import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.build import TODAY, built_in
from tests.support.cli import BRAND_PORTAL, CRM_AFTERCARE, ERP_ROLLOUT

from implcheck.loading.answers import AnswersFile, load_answers
from implcheck.loading.answers_writer import NotKept, updated
from implcheck.loading.source import SourceText, decoded, read
from implcheck.model.answers import Answer, Answers, Given, NotApplicable, NotYet, Unanswered, Unknown
from implcheck.model.problem import InvalidFile
from implcheck.questionnaires.answers_template import render
from implcheck.validation.answers import value_problem
from implcheck.wording.messages import Messages

ORDER = tuple(built_in().by_id)
HEAD = "implcheck: 1\nquestionnaire: implementation\nproject: P\nphase: kickoff\n"
FIRST, SECOND, THIRD = ORDER[:3]
LAST = ORDER[-1]
LONG = Unknown(note='so: "it" is #1', evidence=("a", "b, c"))
NEW: tuple[Answer, ...] = (Given(answer=1), Unknown(), NotApplicable(not_applicable="x: 'y' @1"), LONG, Unanswered())
HARD = """\
# top

implcheck: 1   # one
questionnaire: "implementation"
project: 'P'   # the name
phase: kickoff
date: 2027-01-31     # a day
respondent:
  # which chair
  role: sponsor   # not a name
# before the answers
answers:
  # above the first
  why.problem-statement: 3   # behind the first

  # above the second
  why.switch-reason:
    # inside, first
    answer: 2     # behind the value
    # inside, between
    note: >
      Folded over
      two lines.
    # inside, before the list
    evidence:
      # in the list
      - a.pdf     # behind an item
      # between items
      - "b.pdf"
    # inside, last
  # between two answers
  why.benefit-per-role: {answer: 1, note: "quoted", evidence: [c.pdf]}   # behind a flow
  why.success-measures: unknown   # behind unknown
  why.growth-room:   # behind nothing
  support.user-involvement: {not_applicable: 'none'}
  capacity.supplier-support:
  - setup   # behind a tick
  # between ticks
  - go-live
  # after the answers
accepted_risks:
  # a risk
  - finding: why.switch-reason   # which
    reason: It can wait
    owner: sponsor
    until: 2027-01-31   # a day
# the end
"""


TEMPLATE = render(built_in(), "implementation", "kickoff", Messages(("en",)), today=TODAY, file="readiness.yaml")


def loaded(text: str) -> AnswersFile:
    return load_answers(SourceText("readiness.yaml", text))


def changed(text: str, id_: str, answer: Answer) -> str:
    """Return the text with one answer changed; it must read back as that answer, and the rest as before."""
    before = loaded(text).answers
    expected = {**before.answers, id_: answer}
    written = updated(text, before.model_copy(update={"answers": expected}), ORDER, before)
    after = loaded(written).answers
    assert dict(after.answers) == expected
    assert after.accepted_risks == before.accepted_risks
    assert (after.project, after.phase, after.date, after.respondent) == (
        before.project,
        before.phase,
        before.date,
        before.respondent,
    )
    return written


def comments(text: str) -> list[str]:
    return sorted(comment.strip() for comment in re.findall(r"(?:^|\s)(#\s.*)$", text, flags=re.MULTILINE))


def keys(text: str) -> list[str]:
    return [line.split(":")[0] for line in text.splitlines() if re.match(r"[a-z_]+:", line)]


def files() -> Iterator[tuple[str, str]]:
    for name in (BRAND_PORTAL, ERP_ROLLOUT, CRM_AFTERCARE):
        yield Path(name).stem, read(name).text
    yield "hard", HARD
    yield "template", TEMPLATE


NAMES = tuple(name for name, _ in files())


@pytest.mark.parametrize("name", NAMES)
def test_comments_and_keys_stay_whichever_answer_changes(name: str) -> None:
    text = dict(files())[name]
    before = loaded(text).answers
    # Each question gets another kind of answer in turn; a small file gets every kind.
    for at, (id_, question) in enumerate(built_in().by_id.items()):
        for answer in NEW if name == "hard" and id_ in before.answers else (NEW[at % len(NEW)],):
            if isinstance(answer, Given) and value_problem(question, answer.answer) is not None:
                continue
            # What is written has been read back and compared before it comes out.
            written = updated(text, before.model_copy(update={"answers": {**before.answers, id_: answer}}), ORDER)
            assert comments(written) == comments(text)
            assert keys(written) == keys(text)
            assert name == "hard" or other_lines_touched(text, written, id_) == []


def other_lines_touched(before: str, after: str, id_: str) -> list[str]:
    """Return the lines that differ and do not belong to this answer."""
    marks = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    lines = [line[1:] for line in marks if not line.startswith(("---", "+++", "@@"))]
    return [line for line in lines if not line.startswith(("    ", f"  {id_}:"))]


@pytest.mark.parametrize("name", NAMES)
def test_writing_the_same_answers_changes_nothing(name: str) -> None:
    text = dict(files())[name]
    once = updated(text, loaded(text).answers, ORDER)
    if name != "hard":
        assert once == text
    assert comments(once) == comments(text)
    assert updated(once, loaded(once).answers, ORDER) == once


def test_a_new_file_is_short_and_in_order() -> None:
    given: dict[str, Answer] = {
        THIRD: Unknown(note="Ask Ann"),
        FIRST: Given(answer=3),
        SECOND: NotApplicable(not_applicable="Nothing is replaced"),
        "capacity.supplier-support": Given(answer=("setup", "go-live")),
        "capacity.planned-hours-freed": Given(answer=6.5, evidence=("rota",)),
    }
    answers = Answers(
        implcheck=1,
        project="Brand portal",
        phase="kickoff",
        date=TODAY,
        respondent={"role": "sponsor"},
        answers=given,
    )
    assert (
        updated(None, answers, ORDER)
        == """\
# yaml-language-server: $schema=answers.schema.json
implcheck: 1
questionnaire: implementation
project: Brand portal
phase: kickoff
date: 2026-11-24
respondent:
  role: sponsor
answers:
  why.problem-statement: 3
  why.switch-reason: {not_applicable: Nothing is replaced}
  why.benefit-per-role: {unknown: true, note: Ask Ann}
  capacity.planned-hours-freed: {answer: 6.5, evidence: [rota]}
  capacity.supplier-support: [setup, go-live]
"""
    )


def test_not_yet_is_a_word_unless_there_is_more_to_say() -> None:
    text = HEAD + "answers:\n  support.value-seen: 20   # of them\n"
    assert "  support.value-seen: not_yet # of them\n" in changed(text, "support.value-seen", NotYet())
    noted = changed(text, "support.value-seen", NotYet(note="In March", evidence=("plan",)))
    assert "  support.value-seen: {not_yet: true, note: In March, evidence: [plan]}" in noted
    assert changed(noted, "support.value-seen", Given(answer=20)).count("support.value-seen: 20") == 1
    long = HEAD + "answers:\n  support.value-seen:\n    answer: 20\n    # why\n    note: Seen\n"
    kept = changed(long, "support.value-seen", NotYet(note="Seen"))
    assert "    not_yet: true\n" in kept
    assert "    # why\n" in kept


def test_a_new_answer_comes_where_the_questionnaire_has_it() -> None:
    text = HEAD + f"answers:\n  {FIRST}: 1\n  {THIRD}: 3\n"
    assert changed(text, SECOND, Given(answer=2)) == HEAD + f"answers:\n  {FIRST}: 1\n  {SECOND}: 2\n  {THIRD}: 3\n"


def test_a_new_answer_does_not_come_between_a_comment_and_the_line_it_is_about() -> None:
    text = HEAD + f"answers:\n  {FIRST}: 1\n  # above the third\n  {THIRD}: 3\n"
    assert f"  # above the third\n  {THIRD}: 3\n" in changed(text, SECOND, Given(answer=2))


def test_the_order_of_the_file_is_kept() -> None:
    text = HEAD + f"answers:\n  {THIRD}: 3\n  {FIRST}: 1\n"
    assert changed(text, FIRST, Given(answer=2)) == HEAD + f"answers:\n  {THIRD}: 3\n  {FIRST}: 2\n"


@pytest.mark.parametrize(
    ("before", "answer", "after"),
    [
        ("3", Given(answer=4), "4"),
        ("3  # why", Given(answer=4), "4  # why"),
        ("unknown", Given(answer=4), "4"),
        ("", Given(answer=4), "4"),
        ("3", NotApplicable(not_applicable="Gone"), "{not_applicable: Gone}"),
        ("3", Given(answer=3, note="Agreed"), "{answer: 3, note: Agreed}"),
        ("{answer: 3, note: Agreed}", Given(answer=4, note="Agreed"), "{answer: 4, note: Agreed}"),
        ("{answer: 3, note: Agreed}", Unknown(note="Agreed"), "{unknown: true, note: Agreed}"),
        ("'unknown'", Unknown(note="x"), "{unknown: true, note: x}"),
    ],
)
def test_a_changed_answer_is_written_in_this_form(before: str, answer: Answer, after: str) -> None:
    text = HEAD + f"answers:\n  {FIRST}: {before}\n"
    assert changed(text, FIRST, answer) == HEAD + f"answers:\n  {FIRST}: {after}\n"


TEXTS = (
    *("12:30", "yes", "no", "null", "~", "true", "1_000", "0x1F", "0b11", "017", "1e3", ".inf", ".nan", "=", "<<"),
    *(
        "2026-02-31",
        "2026-11-24",
        "?",
        "?x",
        "? x",
        ":x",
        ": x",
        "-",
        "-x",
        "- x",
        "--- x",
        "... x",
        "#",
        "#x",
        "a # b",
    ),
    *("[", "]", "{", "}", "a,", ",", "a]", "{a", "!", "!x", "&x", "*x", "|", ">", "@x", "`", "%x", "'", '"', "\\"),
    *("a:", "a: b", "a:b", "x'y", "é ï 中 😀", "a\nb", "a\n b\n\n c", "\x1b[2J", "a\u2028b", "\ufeffx", "x\x85y"),
)


@pytest.mark.parametrize("word", TEXTS)
def test_text_that_means_something_in_yaml_reads_back_as_text(word: str) -> None:
    subject = "Portal" if word == "?" else word  # a project or a role is not filled in with it
    answers = Answers(implcheck=1, project=subject, phase="kickoff", respondent={"role": subject}, answers={})
    for answer in (Given(answer=3, note=word), Unknown(evidence=(word, "z")), NotApplicable(not_applicable=word)):
        written = updated(None, answers.model_copy(update={"answers": {FIRST: answer}}), ORDER)
        held = loaded(written).answers
        assert (held.project, dict(held.answers)) == (subject, {FIRST: answer})
        block = HEAD + f"answers:\n  {FIRST}:\n    answer: 1\n    note: one\n    evidence:\n    - two\n"
        changed(block, FIRST, answer)


@pytest.mark.parametrize("word", ["2026-11-24", "2026-02-31", "1_000", "0b11", "12:30", "yes", "=", "2026-11-24 10:00"])
def test_a_plain_word_that_is_text_here_and_more_elsewhere_is_left_alone(word: str) -> None:
    line = f"  {SECOND}: {{answer: 2, note: {word}, evidence: [{word}]}}\n"
    assert loaded(HEAD + f"answers:\n{line}").answers.answers[SECOND] == Given(answer=2, note=word, evidence=(word,))
    assert line in changed(HEAD + f"answers:\n  {FIRST}: 1\n{line}", FIRST, Given(answer=2))


@pytest.mark.parametrize("anchored", ["{answer: 2, evidence: &e [a]}", "&e {answer: 2, note: x}"])
def test_an_answer_that_is_used_twice_is_not_changed_in_two_places(anchored: str) -> None:
    second = "{answer: 1, evidence: *e}" if "evidence" in anchored else "*e"
    text = HEAD + f"answers:\n  {FIRST}: {anchored}\n  {SECOND}: {second}\n"
    # A change would change both answers or leave an unknown alias, so nothing is written.
    with pytest.raises(NotKept):
        changed(text, FIRST, LONG)


def test_a_value_that_is_used_twice_changes_in_a_single_place() -> None:
    text = HEAD + f"answers:\n  {FIRST}: &e 2\n  {SECOND}: *e\n"
    assert loaded(changed(text, FIRST, LONG)).answers.answers[SECOND] == Given(answer=2)


def test_text_around_the_document_is_kept() -> None:
    text = f"# above\n---\n# below\n{HEAD}answers:\n  {FIRST}: 1\n...\n# after\n"
    assert comments(changed(text, FIRST, Given(answer=2))) == ["# above", "# after", "# below"]


def test_an_empty_set_of_answers_is_filled_line_by_line() -> None:
    text = HEAD + "answers: {}\n"
    once = changed(text, SECOND, Given(answer=2))
    assert changed(once, FIRST, Given(answer=1)) == HEAD + f"answers:\n  {FIRST}: 1\n  {SECOND}: 2\n"


def test_windows_line_ends_and_a_byte_order_mark_make_no_difference() -> None:
    data = ("\ufeff" + HARD).replace("\n", "\r\n").encode()
    written = changed(decoded("readiness.yaml", data).text, FIRST, Given(answer=1))
    assert written == changed(HARD, FIRST, Given(answer=1))


def test_project_phase_role_and_date_are_changed_in_place() -> None:
    before = loaded(HARD).answers
    other = {"project": "Portal: two", "phase": "execution", "date": datetime.date(2027, 11, 24)}
    role = before.respondent.model_copy(update={"role": "key-user"}) if before.respondent is not None else None
    written = updated(HARD, before.model_copy(update={**other, "respondent": role}), ORDER)
    held = loaded(written).answers
    assert (held.project, held.phase, held.date) == ("Portal: two", "execution", datetime.date(2027, 11, 24))
    assert held.respondent is not None
    assert held.respondent.role == "key-user"
    assert dict(held.answers) == dict(before.answers)
    assert comments(written) == comments(HARD)
    assert re.search(r"^date: 2027-11-24 +# a day$", written, flags=re.MULTILINE)


def test_a_file_without_questionnaire_role_or_answers_gets_its_missing_keys() -> None:
    text = "implcheck: 1\nproject: P # mine\nphase: kickoff\nanswers: {}\n"
    answers = Answers(
        implcheck=1, project="P", phase="kickoff", respondent={"role": "user"}, answers={FIRST: Given(answer=1)}
    )
    assert updated(text, answers, ORDER) == (
        f"implcheck: 1\nproject: P # mine\nphase: kickoff\nrespondent:\n  role: user\nanswers:\n  {FIRST}: 1\n"
    )


def test_a_language_is_written_above_the_answers_and_changed_in_place() -> None:
    text = "implcheck: 1\nproject: P # mine\nphase: kickoff\n\n# what we said\nanswers:\n  why.problem-statement: 1\n# end\n"
    first = updated(text, loaded(text).answers.model_copy(update={"language": "nl"}), ORDER)
    assert first == text.replace("kickoff\n", "kickoff\nlanguage: nl\n")
    named = first.replace("language: nl", "language: nl   # for Ann")
    again = updated(named, loaded(named).answers.model_copy(update={"language": "en"}), ORDER)
    assert again == named.replace("nl ", "en ")


SINCE = "implcheck: 1\nproject: P\nphase: kickoff\nanswers:\n    why.problem-statement: 2  # mine\n"
"""A file with four spaces of indent."""


def test_only_changes_since_the_file_was_read_are_written() -> None:
    before = loaded(SINCE).answers
    meanwhile = SINCE.replace(": 2  # mine", ": 3  # better") + f"    {LAST}: 1\n"
    answers = before.model_copy(update={"answers": {**before.answers, "why.switch-reason": Given(answer=4)}})
    assert updated(meanwhile, answers, ORDER, before) == (
        "implcheck: 1\nproject: P\nphase: kickoff\nanswers:\n"
        f"    why.problem-statement: 3  # better\n    why.switch-reason: 4\n    {LAST}: 1\n"
    )


def test_a_change_on_both_sides_takes_the_last_answer() -> None:
    before = loaded(SINCE).answers
    answers = before.model_copy(update={"answers": {"why.problem-statement": Given(answer=4)}})
    assert "why.problem-statement: 4  # mine" in updated(SINCE.replace(": 2", ": 3"), answers, ORDER, before)


@pytest.mark.parametrize("broken", ["implcheck: 1\nproject: [\n", "implcheck: 1\nproject: P\nproject: Q\n"])
def test_a_text_that_is_no_longer_yaml_is_reported(broken: str) -> None:
    with pytest.raises(InvalidFile):
        updated(broken, loaded(SINCE).answers, ORDER)


def test_a_text_that_is_not_an_answers_file_is_not_overwritten() -> None:
    with pytest.raises(NotKept):
        updated("a: 1\n", loaded(SINCE).answers, ORDER)


COMMENTED = """\
implcheck: 1
questionnaire_version: "2.0"
project: P
phase: kickoff
answers:
  # Why
  why.problem-statement: 3   # a remark
  # before the switch
  why.switch-reason:
    # inside
    answer: 2  # two
    note: N
  # after the switch
  why.benefit-per-role:
  why.success-measures: 2
# the end
accepted_risks: []
"""
IN_IT = ("why.problem-statement", "why.switch-reason", "why.benefit-per-role", "why.success-measures")


@pytest.mark.parametrize(
    "gone", [subset for size in range(1, 5) for subset in itertools.combinations(IN_IT, size)], ids=str
)
def test_an_answer_that_was_taken_back_leaves_the_file_and_its_comments_stay(gone: tuple[str, ...]) -> None:
    before = loaded(COMMENTED).answers
    kept = {id_: answer for id_, answer in before.answers.items() if id_ not in gone}
    text = updated(COMMENTED, before.model_copy(update={"answers": kept}), ORDER, before)
    assert dict(loaded(text).answers.answers) == kept
    assert comments(text) == comments(COMMENTED)
    assert text.endswith("# the end\naccepted_risks: []\n")


def test_an_answer_that_somebody_else_changed_meanwhile_is_not_taken_back() -> None:
    before = loaded(COMMENTED).answers
    kept = {id_: answer for id_, answer in before.answers.items() if id_ != "why.success-measures"}
    elsewhere = COMMENTED.replace("success-measures: 2", "success-measures: 4")
    text = updated(elsewhere, before.model_copy(update={"answers": kept}), ORDER, before)
    assert loaded(text).answers.answers["why.success-measures"] == Given(answer=4)
