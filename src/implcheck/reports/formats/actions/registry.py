"""The formats of a list of actions. The module of a format is imported only when that format is asked for."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from implcheck.reports.action_list import ActionList
from implcheck.wording.messages import Messages

_HERE = "implcheck.reports.formats.actions"

ACTION_FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "markdown": f"{_HERE}.checklist",
        "csv": f"{_HERE}.table",
        "ics": f"{_HERE}.calendar",
        "jira": f"{_HERE}.jira",
        "gh": f"{_HERE}.issues",
    }
)
"""The module of each format, which has `render(actions, messages)`."""


def render(actions: ActionList, name: str, messages: Messages) -> str:
    """Return the actions in the format `name` of `ACTION_FORMATS`."""
    rendered: str = import_module(ACTION_FORMATS[name]).render(actions, messages)
    return rendered
