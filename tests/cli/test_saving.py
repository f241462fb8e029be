"""Two people save answers at once: no answer is lost, and different projects are not mixed."""

import datetime
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tests.support.cli import command, environment, interpreter

from implcheck.cli import lock
from implcheck.cli.lock import locked
from implcheck.cli.saving import Saver, with_ends_of
from implcheck.interview.draft import Draft
from implcheck.interview.session import NotSaved
from implcheck.loading.answers import load_answers
from implcheck.loading.questionnaire import find_questionnaire
from implcheck.loading.source import read
from implcheck.model.answers import Answer, Answers, Given
from implcheck.model.question import LevelsQuestion
from implcheck.wording.messages import Messages

QUESTIONNAIRE = find_questionnaire("implementation")
IDS = tuple(id_ for id_, question in QUESTIONNAIRE.by_id.items() if isinstance(question, LevelsQuestion))
DAY = datetime.date(2026, 11, 24)

SAVING = """
import datetime, sys
from pathlib import Path
from implcheck.cli.saving import Saver
from implcheck.interview.draft import Draft
from implcheck.loading.questionnaire import find_questionnaire
from implcheck.model.answers import Given
from implcheck.model.question import LevelsQuestion
from implcheck.wording.messages import Messages
asked = find_questionnaire("implementation")
print("ready", flush=True)
for line in sys.stdin:
    file, *ids = line.split()
    save, draft, before = Saver(Path(file), asked, Messages(("en",))), None, None
    draft = Draft("implementation", datetime.date(2026, 11, 24), "P", "kickoff", version=asked.version)
    for id_ in ids:
        draft = draft.with_answer(id_, Given(answer=3))
        save(draft, before)
        before = draft
    print("saved", flush=True)
"""


def begun(project: str = "P") -> Draft:
    return Draft("implementation", DAY, project, "kickoff", version=QUESTIONNAIRE.version)


def save_to(file: Path, lang: str = "en") -> Saver:
    return Saver(file, QUESTIONNAIRE, Messages((lang,)))


def held_in(file: Path) -> Answers:
    return load_answers(read(str(file))).answers


def given_in(file: Path) -> dict[str, Answer]:
    return dict(held_in(file).answers)


def test_two_processes_that_save_at_the_same_instant_lose_nothing(tmp_path: Path) -> None:
    command = [interpreter(), "-c", SAVING]
    first, second = (
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment())
        for _ in range(2)
    )
    with first, second:
        shares = ((first, IDS[:5]), (second, IDS[5:10]))
        for process, _ in shares:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
        # Twenty files of ten answers each: a hundred times two answers at once, of which twenty times the first.
        for at in range(20):
            file = tmp_path / f"{at}.yaml"
            for process, ids in shares:
                assert process.stdin is not None
                process.stdin.write(f"{file} {' '.join(ids)}\n")
                process.stdin.flush()
            for process, _ in shares:
                assert process.stdout is not None
                assert process.stdout.readline() == "saved\n"
            assert given_in(file) == {id_: Given(answer=3) for id_ in IDS[:10]}
        for process, _ in shares:
            assert process.stdin is not None
            process.stdin.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(f"{at}.yaml" for at in range(20))


@pytest.mark.skipif(sys.platform == "win32", reason="reads a pipe up to a prompt")
def test_two_interviews_that_begin_without_a_file_lose_no_answer(tmp_path: Path) -> None:
    words = [*command(), "assess", "--plain"]
    env = environment(IMPLCHECK_LANG="en")
    first, second = (
        subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path, env=env) for _ in range(2)
    )
    with first, second:
        for process in (first, second):  # both have looked for the file by now, and found none
            assert process.stdout is not None
            assert process.stdout.read(10)
        for process, answers in ((first, b"3\n3\ns\ns\n4\n"), (second, b"s\ns\n2\n2\n3\n")):
            assert process.stdin is not None
            process.stdin.write(b"P\n1\n1\n" + answers)
            process.stdin.close()
        for process in (first, second):
            assert process.stdout is not None
            process.stdout.read()
            assert process.wait() == 0
    given = given_in(tmp_path / "readiness.yaml")
    asked = list(given)
    assert len(asked) == 5
    assert [given[id_] for id_ in asked[:2]] == [Given(answer=3)] * 2
    assert [path.name for path in tmp_path.iterdir()] == ["readiness.yaml"]


def test_the_last_answer_to_a_question_is_kept_and_no_other_is_lost(tmp_path: Path) -> None:
    file = tmp_path / "readiness.yaml"
    first, second = save_to(file), save_to(file)
    both = begun().with_answer(IDS[0], Given(answer=1)).with_answer(IDS[1], Given(answer=1))
    first(both, None)
    second(begun().with_answer(IDS[1], Given(answer=2)), None)
    assert given_in(file) == {IDS[0]: Given(answer=1), IDS[1]: Given(answer=2)}
    first(both.with_answer(IDS[2], Given(answer=3)), both)
    assert given_in(file) == {IDS[0]: Given(answer=1), IDS[1]: Given(answer=2), IDS[2]: Given(answer=3)}
    assert (first.file, second.file) == (file, file)


def test_another_project_gets_its_own_file(tmp_path: Path) -> None:
    file = tmp_path / "readiness.yaml"
    first, second, third = save_to(file), save_to(file), save_to(file)
    first(begun("One").with_answer(IDS[0], Given(answer=1)), None)
    draft = begun("Other").with_answer(IDS[0], Given(answer=2))
    second(draft, None)
    second(draft.with_answer(IDS[1], Given(answer=3)), draft)
    third(begun("Third"), None)
    assert [save.file.name for save in (first, second, third)] == [
        "readiness.yaml",
        "readiness-2.yaml",
        "readiness-3.yaml",
    ]
    assert (held_in(file).project, given_in(file)) == ("One", {IDS[0]: Given(answer=1)})
    assert given_in(second.file) == {IDS[0]: Given(answer=2), IDS[1]: Given(answer=3)}


def test_answers_to_another_version_that_appear_meanwhile_are_not_mixed_with_the_new_ones(tmp_path: Path) -> None:
    file = tmp_path / "readiness.yaml"
    save_to(file)(replace(begun(), version="1.0").with_answer(IDS[0], Given(answer=0)), None)
    before = file.read_bytes()
    save = save_to(file)
    save(begun().with_answer(IDS[1], Given(answer=2)), None)
    assert (save.file.name, file.read_bytes()) == ("readiness-2.yaml", before)
    assert given_in(save.file) == {IDS[1]: Given(answer=2)}


@pytest.mark.parametrize(
    ("lang", "reason"),
    [("en", "another program has it locked"), ("nl", "een ander programma heeft het vergrendeld")],
)
def test_a_lock_that_stays_taken_is_reported_and_saving_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str, reason: str
) -> None:
    monkeypatch.setattr(lock, "LONGEST_WAIT", 0.05)
    file = tmp_path / "readiness.yaml"
    save, draft = save_to(file, lang), begun().with_answer(IDS[0], Given(answer=1))
    with locked(file), pytest.raises(NotSaved, match=reason):
        save(draft, None)
    assert list(tmp_path.iterdir()) == []
    save(draft, None)
    assert given_in(file) == {IDS[0]: Given(answer=1)}


@pytest.mark.parametrize(
    ("lang", "reason"), [("en", "it is write-protected"), ("nl", "het is beveiligd tegen schrijven")]
)
def test_a_write_protected_file_is_reported(tmp_path: Path, lang: str, reason: str) -> None:
    file = tmp_path / "readiness.yaml"
    save, draft = save_to(file, lang), begun()
    save(draft, None)
    file.chmod(0o444)
    before = file.read_bytes()
    with pytest.raises(NotSaved, match=reason):
        save(draft.with_answer(IDS[0], Given(answer=1)), draft)
    assert file.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="needs links")
def test_links_and_line_ends_stay(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "readiness.yaml").symlink_to("real/r.yaml")
    save, draft = save_to(tmp_path / "readiness.yaml"), begun()
    save(draft, None)
    real = tmp_path / "real" / "r.yaml"
    (tmp_path / "real" / "hard.yaml").hardlink_to(real)
    real.write_bytes(real.read_bytes().replace(b"\n", b"\r\n"))
    save(draft.with_answer(IDS[0], Given(answer=1)), draft)
    assert (tmp_path / "readiness.yaml").is_symlink()
    assert real.stat().st_nlink == 2
    assert real.read_bytes().count(b"\r\n") == real.read_bytes().count(b"\n") > 5


@pytest.mark.parametrize(
    ("mark", "end"), [(b"", b"\r\n"), (b"\xef\xbb\xbf", b"\n"), (b"\xef\xbb\xbf", b"\r"), (b"", b"\n")]
)
def test_a_byte_order_mark_and_line_ends_stay(tmp_path: Path, mark: bytes, end: bytes) -> None:
    file = tmp_path / "readiness.yaml"
    assert with_ends_of(file, "a\nb\n") == "a\nb\n"
    file.write_bytes(mark + b"a" + end)
    assert with_ends_of(file, "a\nb\n").encode() == mark + b"a" + end + b"b" + end
