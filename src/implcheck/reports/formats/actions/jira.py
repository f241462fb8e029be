"""Actions as the CSV that Jira imports: its own names of fields, a row per issue.

After Atlassian's page "Prepare a CSV file for import": commas between the fields, a row of heads with a Summary and without
punctuation, and what has commas or line ends in quotes. Owners are roles, and Jira needs accounts, so there is no assignee.
"""

import re

from implcheck.model.enums import Level
from implcheck.reports.action_list import ActionItem, ActionList, details, facts
from implcheck.reports.formats.actions.table import day
from implcheck.reports.formats.csv import csv_rows
from implcheck.wording.escape import shortened
from implcheck.wording.messages import Messages

HEADS = ("Summary", "Description", "Issue Type", "Priority", "Due Date", "Labels", "Labels")
"""Jira takes a field of several values from several columns of one name."""

PRIORITIES = {Level.CRITICAL: "Highest", Level.HIGH: "High", Level.MODERATE: "Medium", Level.LOW: "Low"}
"""The priorities that a new Jira has, by the level of the finding; without a level it is Medium."""

LABEL = "implcheck"

LONGEST_SUMMARY = 250
"""The most characters of a summary: Jira takes 255, and what keeps a text from being a formula takes a few."""

_MARKUP = re.compile(r"[{\[]|[!^~](?=\S)")
"""What begins a macro, a link, somebody's name or a picture in Jira's notation."""


def render(actions: ActionList, messages: Messages) -> str:
    """Return the actions as rows below Jira's heads. There is no byte order mark, which would be part of the first head."""
    return csv_rows([HEADS, *(_row(item, actions, messages) for item in actions.items)])


def _row(item: ActionItem, actions: ActionList, messages: Messages) -> list[str]:
    priority = PRIORITIES[item.level] if item.level is not None else PRIORITIES[Level.MODERATE]
    labels = LABEL, "".join(item.finding.split())
    return [
        shortened(item.title, LONGEST_SUMMARY),
        _description(item, actions, messages),
        "Task",
        priority,
        day(item.due),
        *labels,
    ]


def _description(item: ActionItem, actions: ActionList, messages: Messages) -> str:
    lines = [f"{actions.project} · {actions.phase}", " · ".join(facts(item, messages))]
    lines += [f"{row.label}: {row.text}" for row in details(item, messages)]
    return "\n".join(_MARKUP.sub(lambda sign: f"\\{sign[0]}", line) for line in lines if line)
