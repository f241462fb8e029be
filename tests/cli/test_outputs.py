"""The reports of a run and their destinations."""

import json
from pathlib import Path

import pytest
from tests.support.cli import BRAND_PORTAL, assess, run, run_process

from implcheck.cli.outputs import Target, targets
from implcheck.model.refused import Refused
from implcheck.reports.formats.registry import FORMATS

BROKEN = b"implcheck: 1\nproject: P\nphase: kickoff\nanswers: {}\nnix: 1\n"


@pytest.mark.parametrize(
    ("requested", "output", "made"),
    [
        ((), None, [Target("terminal")]),
        ((), Path("a.txt"), [Target("terminal", Path("a.txt"))]),
        (("json",), Path("-"), [Target("json")]),
        (("json",), Path("a.json"), [Target("json", Path("a.json"))]),
        (("json:a.json",), None, [Target("json", Path("a.json"))]),
        (("json:-",), None, [Target("json")]),
        (("json:C:\\a.json",), None, [Target("json", Path("C:\\a.json"))]),
        (("terminal", "json:a.json"), None, [Target("terminal"), Target("json", Path("a.json"))]),
        (("json:a.json", "json:b.json"), None, [Target("json", Path("a.json")), Target("json", Path("b.json"))]),
    ],
)
def test_a_report_is_a_format_and_its_destination(
    requested: tuple[str, ...], output: Path | None, made: list[Target]
) -> None:
    assert targets(requested, output, FORMATS) == tuple(made)


@pytest.mark.parametrize(
    ("requested", "output", "key"),
    [
        (("jsno",), None, "no-such-format-near"),
        (("zzz",), None, "no-such-format"),
        (("",), None, "no-such-format"),
        ((":a.json",), None, "no-such-format"),
        (("json:",), None, "format-without-file"),
        (("json: ",), None, "format-without-file"),
        (("terminal", "json"), None, "two-to-standard-output"),
        (("terminal", "json:-"), None, "two-to-standard-output"),
        (("terminal:a", "json:./a"), None, "two-to-one-place"),
        (("terminal", "json:a.json"), Path("b"), "output-with-files"),
        (("json:a.json",), Path("b"), "output-with-files"),
    ],
)
def test_reports_without_their_own_destination_are_refused(
    requested: tuple[str, ...], output: Path | None, key: str
) -> None:
    with pytest.raises(Refused) as refused:
        targets(requested, output, FORMATS)
    assert refused.value.key == key


def test_a_run_makes_several_reports(tmp_path: Path) -> None:
    json_file, text_file = tmp_path / "a.json", tmp_path / "b.txt"
    done = assess(BRAND_PORTAL, "--quiet", "-f", "terminal", "-f", f"json:{json_file}", "-f", f"terminal:{text_file}")
    assert done.code == 0
    assert done.errors == f"Wrote {json_file}.\nWrote {text_file}.\n"
    assert json.loads(json_file.read_bytes())["project"] == "Brand portal"
    assert text_file.read_bytes() == done.out


def test_the_gate_decides_the_exit_code_after_everything_is_written(tmp_path: Path) -> None:
    done = assess(BRAND_PORTAL, "--fail-on", "low", "-f", f"json:{tmp_path / 'a.json'}")
    assert (done.code, done.out) == (1, b"")
    assert not json.loads((tmp_path / "a.json").read_bytes())["gate"]["passed"]


def test_every_format_but_the_screen_reports_a_broken_file(tmp_path: Path) -> None:
    page, data = tmp_path / "a.txt", tmp_path / "a.json"
    page.write_text("the report of an earlier run", encoding="utf-8")
    done = assess("-", "-f", "terminal", "-f", f"json:{data}", "-f", f"terminal:{page}", stdin=BROKEN)
    assert (done.code, done.out) == (2, b"")
    assert done.errors.count("'nix' is not a key here.") == 1
    assert [problem["code"] for problem in json.loads(data.read_bytes())["problems"]] == ["key-unknown"]
    assert page.read_text(encoding="utf-8").startswith("<stdin>:5:1: 'nix' is not a key here.")


def test_nothing_is_written_if_a_format_does_not_exist(tmp_path: Path) -> None:
    done = assess(BRAND_PORTAL, "-f", f"json:{tmp_path / 'a.json'}", "-f", f"jsno:{tmp_path / 'b.json'}")
    assert (done.code, done.out) == (2, b"")
    assert "Did you mean 'json'?" in done.errors
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("format_", "module", "extra"), [("pdf", "typst", "pdf"), ("docx", "docx", "office")])
def test_a_missing_extra_is_named_with_the_command_that_installs_it(
    format_: str, module: str, extra: str, tmp_path: Path
) -> None:
    (tmp_path / f"{module}.py").write_text(f"raise ModuleNotFoundError('none', name='{module}')\n")
    done = run_process("assess", BRAND_PORTAL, "-f", f"{format_}:{tmp_path / 'r'}.{format_}", PYTHONPATH=str(tmp_path))
    assert done.code == 2
    assert f"needs {module}, which is not installed; `pip install 'implcheck[{extra}]'`" in done.errors
    assert not (tmp_path / f"r.{format_}").exists()


@pytest.mark.parametrize(
    ("error", "code"), [(OSError(28, "No space"), 3), (Refused("no-answers"), 2), (ValueError("long"), 3)]
)
def test_a_format_that_fails_does_not_take_the_others_with_it(
    error: Exception, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from implcheck.reports.formats import csv

    def broken(*_: object) -> str:
        raise error

    monkeypatch.setattr(csv, "render", broken)
    formats = [option for name in ("json", "csv", "markdown") for option in ("-f", f"{name}:{tmp_path / name}")]
    done = run("assess", BRAND_PORTAL, *formats, IMPLCHECK_LANG="en")
    assert done.code == code
    assert {file.name for file in tmp_path.iterdir()} == {"json", "markdown"}
    if code == 3:
        assert "The report in the format csv was not made" in done.errors


def test_a_very_long_project_name_fits_every_format(tmp_path: Path) -> None:
    answers = Path(BRAND_PORTAL).read_text(encoding="utf-8").replace("project: Brand portal", f"project: {'P' * 300}")
    (tmp_path / "long.yaml").write_text(answers, encoding="utf-8")
    files = [tmp_path / f"r.{ending}" for ending in ("docx", "pdf", "xlsx", "json", "html")]
    formats = [option for file in files for option in ("-f", f"{file.suffix[1:]}:{file}")]
    assert run("assess", "long.yaml", *formats, cwd=tmp_path).code == 0
    assert all(file.stat().st_size for file in files)


@pytest.mark.parametrize("quiet", [(), ("--quiet",)])
def test_with_all_reports_in_files_a_closed_gate_says_why(tmp_path: Path, quiet: tuple[str, ...]) -> None:
    words = ("assess", BRAND_PORTAL, "--fail-on", "low", *quiet, "-f", "json:a.json", "-f", "html:b.html")
    closed = run(*words, cwd=tmp_path, IMPLCHECK_LANG="en")
    assert (closed.code, closed.out) == (1, b"")
    *wrote, verdict = closed.errors.splitlines()
    assert wrote == ["Wrote a.json.", "Wrote b.html."]
    assert "Gate: failed · The level is high; the gate fails on low or worse." in verdict
    shown = run(*words, "-f", "terminal", cwd=tmp_path, IMPLCHECK_LANG="en")
    assert shown.errors.splitlines() == wrote
    (tmp_path / "broken.yaml").write_bytes(BROKEN)
    assert "Gate" not in run("assess", "broken.yaml", *words[2:], cwd=tmp_path).errors
