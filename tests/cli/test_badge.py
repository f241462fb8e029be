"""`implcheck badge`."""

import re
from pathlib import Path

from tests.support.cli import BRAND_PORTAL, ERP_ROLLOUT, TODAY, run


def test_a_badge_is_written_to_standard_output_or_into_a_file(tmp_path: Path) -> None:
    shown = run("badge", BRAND_PORTAL, "--today", TODAY, "--lang", "en")
    assert (shown.code, shown.err) == (0, b"")
    assert re.search(r"high risk · \d\d<", shown.text)
    kept = run("badge", BRAND_PORTAL, "--today", TODAY, "--lang", "en", "-o", tmp_path / "badge.svg")
    assert (kept.code, kept.out) == (0, b"")
    assert (tmp_path / "badge.svg").read_bytes() == shown.out


def test_the_phase_and_the_language_are_those_asked_for() -> None:
    badge = run("badge", ERP_ROLLOUT, "--phase", "aftercare", "--lang", "nl", "--today", TODAY).text
    assert "te weinig bekend · ERP rollout · Nazorg" in badge


def test_a_file_that_is_not_valid_leaves_no_badge_of_an_earlier_run(tmp_path: Path) -> None:
    badge, answers = tmp_path / "badge.svg", tmp_path / "a.yaml"
    badge.write_text("an old one", encoding="utf-8")
    answers.write_text("implcheck: 1\nproject: P\nphase: kickoff\nanswers: {}\nnix: 1\n", encoding="utf-8")
    done = run("badge", answers, "-o", badge, IMPLCHECK_LANG="en")
    assert done.code == 2
    assert ":5:1: 'nix' is not a key here." in done.errors
    assert "answers not valid" in badge.read_text(encoding="utf-8")


def test_the_settings_of_a_repository_hold_for_it(tmp_path: Path) -> None:
    (tmp_path / "implcheck.toml").write_text('lang = "nl"\nfail-on = "low"\n', encoding="utf-8")
    answers = tmp_path / "readiness.yaml"
    answers.write_bytes(Path(BRAND_PORTAL).read_bytes())
    done = run("badge", answers, "--today", TODAY)
    assert done.code == 0
    assert "hoog risico" in done.text
