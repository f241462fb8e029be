"""Actions as JSON Lines, each line the body of a request to GitHub that creates an issue.

A line goes to `gh api` on standard input: no shell reads a text, so no text can become a command.
"""

from implcheck.reports.action_list import ActionItem, ActionList
from implcheck.reports.formats.actions.checklist import body
from implcheck.reports.formats.json_text import json_line
from implcheck.wording.escape import for_markdown, shortened
from implcheck.wording.messages import Messages

LABEL = "implcheck"

LONGEST_TITLE = 256
"""The most characters of the title of an issue on GitHub."""


def render(actions: ActionList, messages: Messages) -> str:
    """Return a line per action; nothing if there are none."""
    return "".join(json_line(_issue(item, actions, messages)) for item in actions.items)


def _issue(item: ActionItem, actions: ActionList, messages: Messages) -> dict[str, object]:
    """Return the title, which GitHub shows as text, the body, which is Markdown, and the label."""
    title = shortened(item.title, LONGEST_TITLE)
    about = " · ".join(for_markdown(fact, LONGEST_TITLE) for fact in (actions.project, actions.phase))
    return {"title": title, "body": f"{about}\n\n{body(item, messages)}", "labels": [LABEL]}
