"""The built-in questionnaires are found, wherever the package is installed."""

from pathlib import Path

import pytest
from tests.loading.checks import ROOT

from implcheck.loading import builtin
from implcheck.loading.questionnaire import find_questionnaire


def test_the_built_in_questionnaires_are_known_by_id() -> None:
    assert builtin.names() == ("implementation",)


@pytest.mark.parametrize("name", builtin.names())
def test_a_built_in_questionnaire_has_the_id_of_its_file(name: str) -> None:
    assert find_questionnaire(name).id == name


def test_a_built_in_questionnaire_has_the_text_of_its_file() -> None:
    expected = (ROOT / "questionnaires" / "implementation.yaml").read_text(encoding="utf-8")
    source = builtin.read_builtin("implementation")
    assert source.text == expected
    assert Path(source.name).name == "implementation.yaml"


def test_the_installed_package_goes_before_the_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed, checkout = tmp_path / "installed", tmp_path / "checkout"
    monkeypatch.setattr(builtin, "_FOLDERS", (installed, checkout))
    for location, name in ((checkout, "ours"), (installed, "theirs")):
        location.mkdir()
        (location / f"{name}.yaml").write_text("a: 1\n", encoding="utf-8")
        (location / "README.md").write_text("No questionnaire", encoding="utf-8")
        assert builtin.directory() == location
        assert builtin.names() == (name,)
        assert builtin.read_builtin(name).text == "a: 1\n"


def test_without_questionnaires_there_are_no_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builtin, "_FOLDERS", (tmp_path / "a", tmp_path / "b"))
    assert builtin.names() == ()
