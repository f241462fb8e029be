"""The programs in `docs/`, which are beside the package and not installed."""

import importlib.util
from types import ModuleType

from tests.support.cli import ROOT


def program(name: str) -> ModuleType:
    """A program that makes a part of the docs."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
