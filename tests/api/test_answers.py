"""Loading answers from every kind of source."""

from pathlib import Path

import pytest
from tests.support.cli import BRAND_PORTAL, EXAMPLES

from implcheck.api import InvalidFile, StandardInputAmongOthers, UnknownPhase, load_answers
from implcheck.api.answers import load_answers_file
from implcheck.loading import builtin

FOLDER = EXAMPLES / "respondents"
FILES = sorted(FOLDER.glob("*.yaml"))


@pytest.fixture
def csv_file(tmp_path: Path) -> Path:
    file = tmp_path / "survey.csv"
    file.write_text("role,commitment.named-sponsor\nuser,1\nsponsor,4\n", encoding="utf-8")
    return file


@pytest.fixture
def jsonl_file(tmp_path: Path) -> Path:
    file = tmp_path / "survey.jsonl"
    lines = ('{"project": "P", "phase": "kickoff"}', '{"role": "user", "answers": {"commitment.named-sponsor": 1}}')
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def test_one_file_by_its_name_its_path_or_its_bytes() -> None:
    loaded = load_answers(BRAND_PORTAL)
    assert (loaded.answers.project, str(loaded.phase), loaded.respondents) == ("Brand portal", "kickoff", 1)
    assert loaded.locations.file == BRAND_PORTAL
    assert loaded.folders == (EXAMPLES,)
    assert load_answers(Path(BRAND_PORTAL)) == loaded
    of_bytes = load_answers(Path(BRAND_PORTAL).read_bytes())
    assert of_bytes.answers == loaded.answers
    assert (of_bytes.locations.file, of_bytes.folders) == ("<bytes>", (Path(),))


def test_several_files_and_their_folder_are_the_same_respondents() -> None:
    of_folder, of_files = load_answers(FOLDER), load_answers(*FILES)
    assert of_folder.respondents == len(FILES) == 5
    assert of_folder.answers == of_files.answers
    assert of_folder.combined() == of_files.combined()


def test_csv_needs_what_it_does_not_say(csv_file: Path) -> None:
    loaded = load_answers(csv_file, project="P", phase="execution")
    assert (loaded.respondents, loaded.answers.project, str(loaded.phase)) == (2, "P", "execution")
    assert str(load_answers(csv_file, project="P", default_phase="aftercare").phase) == "aftercare"
    with pytest.raises(InvalidFile) as refused:
        load_answers(csv_file)
    assert [problem.code for problem in refused.value.problems] == ["respondents-no-phase", "respondents-no-project"]


def test_json_lines(jsonl_file: Path) -> None:
    loaded = load_answers(jsonl_file)
    assert (loaded.respondents, loaded.answers.project) == (1, "P")
    assert loaded.combined() is None


def test_a_phase_that_is_asked_for_replaces_that_of_the_answers() -> None:
    assert str(load_answers(BRAND_PORTAL, phase="aftercare").phase) == "aftercare"
    assert str(load_answers(BRAND_PORTAL, default_phase="aftercare").phase) == "kickoff"
    with pytest.raises(UnknownPhase, match="Did you mean 'kickoff'"):
        load_answers(BRAND_PORTAL, phase="kick-off")


def test_a_questionnaire_is_held_to_its_digest() -> None:
    assert load_answers(BRAND_PORTAL, digests=["builtin", builtin.digest("implementation")]).respondents == 1
    with pytest.raises(InvalidFile):
        load_answers(BRAND_PORTAL, digests=["0" * 64])


def test_sources_that_do_not_go_together_are_refused() -> None:
    with pytest.raises(StandardInputAmongOthers, match="Standard input is for one respondent's answers"):
        load_answers("-", BRAND_PORTAL)
    with pytest.raises(ValueError, match="bytes hold one answers file"):
        load_answers(BRAND_PORTAL, b"implcheck: 1")
    with pytest.raises(ValueError, match="needs a source"):
        load_answers()


@pytest.mark.parametrize("source", [BRAND_PORTAL, Path(BRAND_PORTAL), b"implcheck: 1", "-"])
def test_a_mapping_is_refused_for_one_respondent(source: str | Path | bytes) -> None:
    with pytest.raises(ValueError, match="a mapping is for tables of respondents"):
        load_answers(source, mapping="mapping.yaml")


def test_the_project_that_is_named_replaces_that_of_the_file() -> None:
    unnamed = Path(BRAND_PORTAL).read_bytes().replace(b"project: Brand portal", b"project: name of the Project")
    assert [found.code for found in load_answers(unnamed).warnings] == ["project-not-named"]
    loaded = load_answers(unnamed, project="P")
    assert (loaded.answers.project, loaded.warnings) == ("P", ())


def test_every_problem_is_raised_at_once(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("implcheck: 1\nproject: P\nphase: later\nnix: 1\nanswers: {why.nix: 1}\n", encoding="utf-8")
    with pytest.raises(InvalidFile) as refused:
        load_answers(file)
    assert [problem.location.line for problem in refused.value.problems if problem.location] == [3, 4, 5]


@pytest.mark.parametrize("source", [BRAND_PORTAL, EXAMPLES / "respondents"])
def test_a_plain_text_is_one_digest(source: str | Path) -> None:
    assert load_answers(source, digests="builtin").answers == load_answers(source).answers
    with pytest.raises(InvalidFile, match="0" * 64):
        load_answers(source, digests="0" * 64)


def test_a_plain_text_is_one_digest_of_an_answers_file() -> None:
    assert load_answers_file(BRAND_PORTAL, digests="builtin").answers.project == "Brand portal"
