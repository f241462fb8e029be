"""What a questionnaire says of its versions: a valid case, a near miss and the path for every check."""

from tests.support.build import Part, levels, rule, ticks
from tests.validation.checks import Found, codes, found

QUESTIONS = (levels("one.new"), levels("one.kept"))
RULES = (rule("kept", {"question": "one.kept", "at_most": 1}),)


def change(version: str = "1", **more: object) -> Part:
    return {"version": version, "date": "2026-06-30", **more}


def problems(*changes: Part) -> list[Found]:
    return found(*QUESTIONS, rules=RULES, changes=list(changes))


def test_changes_that_fit_have_no_problems() -> None:
    first = change(
        "0.9", removed=["one.gone", "rule.gone"], renamed={"one.older": "one.old"}, reworded={"one.gone": []}
    )
    last = change("1", renamed={"one.old": "one.new"}, replaced={"one.lost": "one.kept"}, reworded={"rule.kept": []})
    assert problems(first, last) == []


def test_a_version_is_listed_once() -> None:
    assert problems(change("0.9"), change("1"), change("0.9")) == [
        ("duplicate-version", ("changes", 2, "version"), {"version": "0.9"})
    ]


def test_what_is_gone_is_no_longer_there() -> None:
    assert problems(change(removed=["one.gone", "one.kept"], renamed={"one.new": "one.kept"})) == [
        ("change-still-there", ("changes", 0, "removed", 1), {"id": "one.kept", "key": "removed"}),
        ("change-still-there", ("changes", 0, "renamed", "one.new"), {"id": "one.new", "key": "renamed"}),
    ]
    # Also if an earlier version said so: its answers would be left out.
    assert [code for code, _, _ in problems(change("0.9", replaced={"rule.kept": "one.x"}), change())] == [
        "change-still-there"
    ]


def test_the_last_changes_name_what_is_there() -> None:
    unknown: Part = {"reworded": {"one.kept": [4], "one.kpt": [4]}, "renamed": {"one.old": "one.nw"}}
    assert problems(change(**unknown)) == [
        ("no-such-finding", ("changes", 0, "reworded", "one.kpt"), {"id": "one.kpt"}),
        ("no-such-finding", ("changes", 0, "renamed", "one.old"), {"id": "one.nw"}),
    ]
    # Those of an earlier version may have changed again since.
    assert problems(change("0.9", **unknown), change("1")) == []
    assert codes(*QUESTIONS) == []


def test_an_answer_that_still_means_the_same_is_one_that_the_question_has() -> None:
    ticked = ticks("one.ticks", ["a", "b"], {0: 0, 1: 2, 2: 4})
    kept = change(reworded={"one.kept": [4, 7], "one.ticks": ["a", "none", "c"]})
    assert [(code, path) for code, path, _ in found(*QUESTIONS, ticked, rules=RULES, changes=[kept])] == [
        ("answer-no-such-level", ("changes", 0, "reworded", "one.kept", 1)),
        ("answer-no-such-option", ("changes", 0, "reworded", "one.ticks", 2)),
    ]
