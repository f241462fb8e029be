"""Actions as a checklist in Markdown, for minutes, a wiki or the description of an issue. GitHub and GitLab show it alike.

Every text is escaped by `for_markdown`, so that all Markdown and HTML in it comes from this module.
"""

from collections.abc import Sequence

from implcheck.reports.action_list import ActionItem, ActionList, details, facts
from implcheck.wording.escape import for_markdown
from implcheck.wording.messages import Messages

LONGEST = 2000
"""The most characters of a text: more than a note may have after its escaping is not cut."""


def render(actions: ActionList, messages: Messages) -> str:
    """Return the checklist: what was agreed, then the advice that nobody has taken."""
    message = messages.message
    title = message("action-list.title", project=actions.project)
    parts = [f"# {_shown(title)}", _shown(f"{actions.phase} · {messages.day(actions.today)}")]
    parts += _section(message("agreed.title"), actions.agreed, messages)
    parts += _section(message("action-list.advised"), actions.advised, messages)
    if not actions.items:
        parts.append(_shown(message("action-list.none-agreed" if actions.agreed_only else "action-list.none")))
    parts.append(_shown(message("action-list.again", date=messages.day(actions.next_assessment))))
    return "\n\n".join(parts) + "\n"


def body(item: ActionItem, messages: Messages) -> str:
    """Return what there is to say of an item as a list in Markdown."""
    lines = [" · ".join(map(_shown, facts(item, messages)))]
    lines += [f"**{_shown(row.label)}**: {_shown(row.text)}" for row in details(item, messages)]
    lines.append(f"**{_shown(messages.message('column.id'))}**: {_shown(item.finding)}")
    return "".join(f"- {line}\n" for line in lines if line)


def _section(title: str, items: Sequence[ActionItem], messages: Messages) -> list[str]:
    if not items:
        return []
    return [f"## {_shown(title)}", "\n".join(_entry(item, messages) for item in items)]


def _entry(item: ActionItem, messages: Messages) -> str:
    """Return an item as a box to tick, with what there is to say of it below."""
    has_ended = item.agreed is not None and not item.is_pending
    below = "".join(f"  {line}\n" for line in body(item, messages).splitlines())
    return f"- [{'x' if has_ended else ' '}] **{_shown(item.title)}**\n{below.rstrip()}"


def _shown(text: str) -> str:
    return for_markdown(text, LONGEST)
