"""The public names of the package: what importing it costs, and that its documentation runs."""

import doctest
import pkgutil
import re
from importlib import import_module

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
    assert dir(implcheck) == dir(api) == sorted(api.__all__)
    for name in api.__all__:
        assert getattr(implcheck, name) is getattr(api, name)


@pytest.mark.parametrize("name", ["nix", "_nix", "__nix__", "import_module", "answers"])
def test_the_package_has_no_other_names(name: str) -> None:
    assert import_module("implcheck.api.answers") is not None  # now a name of `implcheck.api`, as any module in it
    with pytest.raises(AttributeError, match=f"module 'implcheck' has no attribute '{name}'"):
        getattr(implcheck, name)


@pytest.mark.parametrize("package", ["implcheck", "implcheck.api"])
def test_a_star_imports_the_public_names(package: str) -> None:
    names: dict[str, object] = {}
    exec(f"from {package} import *", names)  # noqa: S102 - inside a function there is no other way
    assert names.keys() - {"__builtins__"} == set(api.__all__)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_the_docstrings_run(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert doctest.testmod(import_module(f"implcheck.api.{name}")).failed == 0


def test_every_public_function_has_an_example() -> None:
    functions = [value for name in api.__all__ if callable(value := getattr(api, name)) and name.islower()]
    assert len(functions) == 11
    assert [function.__name__ for function in functions if ">>>" not in (function.__doc__ or "")] == []


def test_the_examples_on_the_page_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    outcome = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert (outcome.failed, outcome.attempted > 10) == (0, True)


def test_the_page_names_everything_public() -> None:
    named = set(re.findall(r"`(\w+)", PAGE.read_text(encoding="utf-8")))
    assert set(api.__all__) - named == set()
