"""The formats there are: one visible dict. A format's module is imported when it is asked for."""

from collections.abc import Callable
from importlib import import_module

from implcheck.model.assessment import Assessment
from implcheck.reports.options import Options

Render = Callable[[Assessment, Options], str]

FORMATS = {
    "terminal": "implcheck.reports.terminal",
    "json": "implcheck.reports.json_v1",
}


def renderer(name: str) -> Render:
    """The `render` of a format; `name` is a key of `FORMATS`."""
    render: Render = import_module(FORMATS[name]).render
    return render
