"""The decisions of several files: what they agree on is kept once, and two stories about one action are a problem."""

from pathlib import Path

from tests.respondents.files import answers_file, line, lines, problems, read, written

ACTION = "actions: [{finding: why.growth-room, owner: sponsor, status: %s}]\n"
HEADER = {"project": "P", "phase": "kickoff"}


def test_actions_of_all_files_are_kept_once(tmp_path: Path) -> None:
    same = ACTION % "doing"
    other = {"finding": "timeline.margin", "owner": "board"}
    files = [
        answers_file(tmp_path, "a.yaml", same),
        answers_file(tmp_path, "b.yaml", same),
        written(tmp_path, "c.jsonl", lines({**HEADER, "actions": [other]}, line("user", {"why.growth-room": 1}))),
    ]
    sources, _ = read(files)
    assert [(action.finding, action.status.value) for action in sources.decisions.actions] == [
        ("timeline.margin", "open"),
        ("why.growth-room", "doing"),
    ]


def test_two_files_that_tell_different_things_about_an_action_are_reported(tmp_path: Path) -> None:
    files = [answers_file(tmp_path, "a.yaml", ACTION % "doing"), answers_file(tmp_path, "b.yaml", ACTION % "done")]
    found = problems(files)
    assert [(code, file) for code, file, _, _ in found] == [("respondents-other-action", "b.yaml")]


def test_an_action_about_nothing_is_reported_at_the_header(tmp_path: Path) -> None:
    action = {"finding": "why.growth", "owner": "board"}
    file = written(tmp_path, "a.jsonl", lines({**HEADER, "actions": [action]}, line("user", {"why.growth-room": 1})))
    assert [(code, row) for code, _, row, _ in problems([file])] == [("no-such-finding", 1)]
