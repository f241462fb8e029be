"""The public names of the package: what importing it costs, and that its documentation runs."""

import doctest
import importlib
import pkgutil
import re

import pytest
from tests.support.cli import ROOT, interpreter, run_program

import implcheck
from implcheck import api

PAGE = ROOT / "docs" / "api.md"
MODULES = [module.name for module in pkgutil.iter_modules(api.__path__)]


def test_importing_the_package_imports_nothing_else() -> None:
    done = run_program(
        [
            interpreter(),
            "-c",
            "import sys; before = set(sys.modules); import implcheck; print(set(sys.modules) - before)",
        ]
    )
    assert (done.code, done.text.strip()) == (0, "{'implcheck'}")


def test_the_package_has_every_public_name() -> None:
    assert set(api.__all__) <= set(dir(implcheck)) & set(dir(api))
    for name in api.__all__:
        assert getattr(implcheck, name) is getattr(api, name)
    for name in ("nix", "_nix"):
        with pytest.raises(AttributeError, match=f"no attribute '{name}'"):
            getattr(implcheck, name)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_the_docstrings_run(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert doctest.testmod(importlib.import_module(f"implcheck.api.{name}")).failed == 0


def test_every_public_function_has_an_example() -> None:
    functions = [value for name in api.__all__ if callable(value := getattr(api, name)) and name.islower()]
    assert len(functions) == 8
    assert [function.__name__ for function in functions if ">>>" not in (function.__doc__ or "")] == []


def test_the_examples_on_the_page_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    outcome = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert (outcome.failed, outcome.attempted > 10) == (0, True)


def test_the_page_names_everything_public() -> None:
    named = set(re.findall(r"`(\w+)", PAGE.read_text(encoding="utf-8")))
    assert set(api.__all__) - named == set()
