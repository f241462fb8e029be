"""The reports, byte for byte."""

import pytest
from tests.golden.cases import CASES, KEPT
from tests.golden.shown import shown
from tests.support.cli import ROOT, interpreter, run_program


@pytest.mark.parametrize("name", CASES)
def test_the_report_is_the_kept_one(name: str) -> None:
    case = CASES[name]
    result = case.run()
    assert result.err == b""
    assert result.code == case.code
    assert shown(name, result.out) == (KEPT / name).read_bytes(), "changed on purpose? see tests/golden/README.md"


def test_every_kept_report_has_a_case() -> None:
    assert {path.name for path in KEPT.iterdir()} == set(CASES)


def test_the_kept_reports_are_not_renewed_in_ci() -> None:
    before = {path.name: path.stat().st_mtime_ns for path in KEPT.iterdir()}
    refused = run_program([interpreter(), "-m", "tests.golden.renew"], cwd=ROOT, CI="true")
    assert refused.code == 1
    assert "never renewed in CI" in refused.errors
    assert {path.name: path.stat().st_mtime_ns for path in KEPT.iterdir()} == before
