"""The files of a round that somebody should look at."""

from tests.reports.round_statuses import of_respondents, round_with_everything

from implcheck.model.problem import Location, problem
from implcheck.model.round_status import BrokenFile, RoundStatus
from implcheck.reports.files_to_look_at import files_to_look_at
from implcheck.wording.messages import Messages

UNREAD = (
    "Not read: 1 other file in the folder (g.csv). Of a folder only .yaml and .yml files are read; give .csv, .xlsx and "
    ".jsonl files by name."
)


def sentences(status: RoundStatus) -> list[str]:
    return list(files_to_look_at(status, Messages(("en",))))


def test_the_files_to_look_at_have_their_place_and_only_the_first_problems() -> None:
    assert sentences(round_with_everything()) == [
        "Set aside: a.yaml:3:1: 'phase' is missing.",
        "Set aside: a.yaml: This file is empty.",
        "Set aside: a.yaml:8:5: '…' is not a level.",
        "a.yaml: 3 more problems; implcheck check shows them.",
        "Set aside: d.yaml:3:1: 'phase' is missing.",
        "b.yaml says the same as c.yaml. Both count: remove one of the two if somebody's answers are there twice.",
        "Not counted: e.yaml names no round. If it belongs to this round, add `round:` to it.",
        "f.yaml says that its round starts on 20 November 2062, which is still to come. If that is not right, correct `round:`.",
        UNREAD,
    ]


def test_an_answers_file_is_named_if_what_is_wrong_is_in_another_file() -> None:
    status = round_with_everything()
    fault = problem("key-missing", key="title").at(Location("own/q.yaml", 8, 5))
    broken = tuple(BrokenFile(name, (fault, fault)) for name in ("a.yaml", "b.yaml"))
    assert sentences(status._replace(broken=broken, equal=(), without_round=(), future=(), unread=())) == [
        f"Set aside: {name}: own/q.yaml:8:5: 'title' is missing." for name in ("a.yaml", "a.yaml", "b.yaml", "b.yaml")
    ]


def test_files_that_are_not_read_are_one_line() -> None:
    status = of_respondents()._replace(unread=("r.html",))
    (line,) = sentences(status)
    assert line == (
        "Not read: 1 other file in the folder (r.html). Of a folder only .yaml and .yml files are read; give .csv, .xlsx "
        "and .jsonl files by name."
    )
    many = status._replace(unread=tuple(f"{number}.csv" for number in range(5)))
    assert sentences(many)[0].startswith("Not read: 5 other files in the folder (0.csv, 1.csv, 2.csv, …).")


def test_many_files_stay_on_a_page() -> None:
    status = round_with_everything()
    many = status._replace(
        broken=status.broken[1:] * 10,
        equal=status.equal * 9,
        without_round=status.without_round * 20,
        future=status.future * 10,
        other_rounds={},
        unread=(),
    )
    lines = sentences(many)
    assert len(lines) == 4 * 8 + 4
    assert lines[-4:] == [
        "Set aside: 2 more files; -f json lists them.",
        "1 more file says the same as another; -f json lists it.",
        "Not counted: 12 more files without a round; -f json lists them.",
        "2 more files say that their round is still to come; -f json lists them.",
    ]
