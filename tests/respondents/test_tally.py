"""The tally counts every answer, and its cache has limits."""

from pathlib import Path

from tests.respondents.files import GROWTH, HOURS, line, lines, problems, read, written

from implcheck.respondents.combine import combine


def test_names_of_people_are_too_many_roles(tmp_path: Path) -> None:
    text = f"role,{GROWTH}\n" + "".join(f"Person {n},3\n" for n in range(200))
    found_problems = problems([written(tmp_path, "a.csv", text)])
    assert found_problems[0] == ("roles-too-many", "a.csv", 102, 1)
    text = lines(*(line(f"Person {n}", {}) for n in range(200)))
    assert problems([written(tmp_path, "a.jsonl", text)]) == [("roles-too-many", "a.jsonl", 101, 10)]


def test_more_different_answers_than_the_cache_holds_are_all_counted(tmp_path: Path) -> None:
    many = 25_000
    text = f"role,{HOURS}\n" + "".join(f"key-user,{n / 1000}\n" for n in range(many))
    _, tally = read([written(tmp_path, "a.csv", text)])
    found = combine(tally, "kickoff", tally.questionnaire.by_id).question(HOURS)
    assert found is not None
    assert (found.scored, tally.respondents["key-user"]) == (many, many)
