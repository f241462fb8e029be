"""`implcheck questionnaire`: list, show and export."""

from pathlib import Path

from tests.support.cli import ROOT, run


def test_the_built_in_questionnaire_is_listed() -> None:
    done = run("questionnaire", "list", "--lang", "en")
    assert (done.code, done.err) == (0, b"")
    assert done.text.startswith("implementation 2.0 · 7 practices, ")
    assert "Implementation readiness" in done.text


def test_it_is_shown_per_phase() -> None:
    whole, aftercare = run("questionnaire", "show"), run("questionnaire", "show", "--phase", "aftercare")
    assert "timeline.margin" in whole.text
    assert "timeline.margin" not in aftercare.text
    assert "aftercare.evaluation" in aftercare.text
    assert max(len(line) for line in whole.text.split("\n")) <= 80


def test_what_is_exported_is_valid_and_the_same_questionnaire(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    done = run("questionnaire", "export", "-o", file, "--lang", "en")
    assert (done.code, done.out, done.errors) == (0, b"", f"Wrote {file}.\n")
    assert run("check", file).code == 0
    assert run("questionnaire", "show", file).text == run("questionnaire", "show").text
    built_in = (ROOT / "questionnaires" / "implementation.yaml").read_text(encoding="utf-8").split("\n")
    exported = file.read_text(encoding="utf-8").split("\n")
    assert exported[0].startswith("# yaml-language-server: $schema=")
    assert exported[1:] == (built_in[1:] if built_in[0].startswith("# yaml-language-server") else built_in)


def test_an_export_replaces_a_file_only_when_forced(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text("precious", encoding="utf-8")
    assert run("questionnaire", "export", "-o", file).code == 2
    assert file.read_text(encoding="utf-8") == "precious"
    assert run("questionnaire", "export", "-o", file, "--force").code == 0


def test_a_missing_questionnaire_is_bad_input() -> None:
    for words in (("show", "nix"), ("export", "nix"), ("show", "nix.yaml")):
        done = run("questionnaire", *words, IMPLCHECK_LANG="en")
        assert (done.code, done.out) == (2, b"")
        assert done.errors.endswith("1 problem found; nothing was assessed.\n")
