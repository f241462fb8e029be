"""Every format names a questionnaire that is not built in."""

import datetime
import hashlib
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.reports import read_back
from tests.support.cli import BRAND_PORTAL, ROOT, TODAY, run

from implcheck.loading.answers import AnswersFile, load_answers
from implcheck.loading.source import read
from implcheck.questionnaires import explanation
from implcheck.reports.formats import badge
from implcheck.reports.formats.registry import COMPARISONS, FORMATS, render
from implcheck.reports.options import Options
from implcheck.scoring.assess import assess
from implcheck.scoring.compare import compare

NAME = "ours.yaml"
DAY = datetime.date(2026, 11, 24)


@pytest.fixture
def loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AnswersFile:
    """Answers to a questionnaire with the id and the version of the built-in one, and other thresholds."""
    text = (ROOT / "questionnaires" / "implementation.yaml").read_text(encoding="utf-8")
    band = "{level: low, from: 75}"
    assert band in text
    (tmp_path / NAME).write_text(text.replace(band, "{level: low, from: 66}"), encoding="utf-8")
    answers = Path(BRAND_PORTAL).read_text(encoding="utf-8")
    (tmp_path / "r.yaml").write_text(
        f"questionnaire: {NAME}\n{answers.replace('questionnaire: ', '# ')}", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    return load_answers(read("r.yaml"))


def digest() -> str:
    """The SHA-256 of the questionnaire, as other programs compute it."""
    return hashlib.sha256(Path(NAME).read_bytes()).hexdigest()


def texts(report: str | bytes) -> Iterator[str]:
    """Yield the texts of a report: of the parts of an archive and of the pages of a PDF."""
    if isinstance(report, str):
        yield report
        return
    if report.startswith(b"%PDF"):
        yield "".join(read_back.pdf(report).split())  # a digest may be broken over two lines
        return
    with zipfile.ZipFile(io.BytesIO(report)) as archive:
        for name in archive.namelist():
            if name.endswith(".xml"):
                yield archive.read(name).decode()


def names_it(report: str | bytes) -> bool:
    """Return whether a report names the questionnaire."""
    parts = list(texts(report))
    return any(digest() in part for part in parts) and any(NAME in part for part in parts)


@pytest.mark.parametrize("quiet", [False, True])
@pytest.mark.parametrize("name", FORMATS)
def test_every_format_names_the_questionnaire(name: str, quiet: bool, loaded: AnswersFile) -> None:
    assessment = assess(loaded.questionnaire, loaded.answers, today=DAY, locations=loaded.locations)
    assert names_it(render(assessment, name, Options(quiet=quiet)))


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - {"csv"}))  # a table has a column for it, which is empty
def test_a_built_in_questionnaire_is_not_named(name: str) -> None:
    built_in = load_answers(read(BRAND_PORTAL))
    report = render(assess(built_in.questionnaire, built_in.answers, today=DAY), name, Options())
    assert not any("SHA-256 " in part or NAME in part for part in texts(report))


@pytest.mark.parametrize("name", COMPARISONS)
def test_comparisons_name_the_questionnaire(name: str, loaded: AnswersFile) -> None:
    built_in = load_answers(read(BRAND_PORTAL))
    before = assess(built_in.questionnaire, built_in.answers, today=DAY)
    after = assess(loaded.questionnaire, loaded.answers, today=DAY)
    assert names_it(render(compare(before, after), name, Options()))
    assert names_it(render(compare(after, before), name, Options()))


def test_the_badge_and_an_explanation_name_the_questionnaire(loaded: AnswersFile) -> None:
    assessment = assess(loaded.questionnaire, loaded.answers, today=DAY)
    assert names_it(badge.render(assessment, Options()))
    for id_ in ("score", "high", "why", "why.switch-reason", "rule.single-head"):
        assert names_it(explanation.render(id_, loaded.questionnaire, Options(), assessment))


@pytest.mark.usefixtures("loaded")
def test_check_names_the_questionnaire() -> None:
    assert names_it(run("check", "r.yaml", "--lang", "en").text)
    assert digest() in run("check", NAME, "--lang", "en").text


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize(
    "command",
    [
        ("assess", "r.yaml"),
        ("assess", "r.yaml", "-q", NAME),
        ("badge", "r.yaml"),
        ("compare", "r.yaml", "r.yaml"),
        ("explain", "score", "--answers", "r.yaml"),
        ("explain", "score", "-q", NAME),
        ("check", "r.yaml"),
    ],
    ids=" ".join,
)
def test_every_command_that_assesses_can_pin_the_questionnaire(command: tuple[str, ...]) -> None:
    day = () if command[0] == "check" else ("--today", TODAY)
    for pinned, code in ((digest(), 0), (f"sha256:{digest().upper()}", 0), ("builtin", 2), ("0" * 64, 2)):
        done = run(*command, *day, "--questionnaire-digest", pinned, "--lang", "en")
        assert done.code == code, done.errors
        assert ("is not the one that was pinned" in done.text + done.errors) is (code == 2)


def test_a_built_in_questionnaire_may_be_pinned_by_name_or_digest() -> None:
    built_in = hashlib.sha256((ROOT / "questionnaires" / "implementation.yaml").read_bytes()).hexdigest()
    for pinned in ("builtin", built_in):
        assert run("assess", BRAND_PORTAL, "--questionnaire-digest", pinned, "--today", TODAY).code == 0
    assert run("assess", BRAND_PORTAL, "--questionnaire-digest", "0" * 64, "--today", TODAY).code == 2
