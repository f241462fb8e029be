"""The actions of a project for other tools: checklists, spreadsheets, calendars and trackers."""

from collections.abc import Sequence

from implcheck.api.errors import UnknownFormat
from implcheck.api.rendering import languages_of
from implcheck.model.assessment import Assessment
from implcheck.model.did_you_mean import nearest
from implcheck.reports.action_list import action_list
from implcheck.reports.formats.actions import registry
from implcheck.wording.messages import Messages

ACTION_FORMATS = tuple(registry.ACTION_FORMATS)
"""The formats of a list of actions."""


def render_actions(
    assessment: Assessment,
    format_name: str = "markdown",
    *,
    languages: str | Sequence[str] = (),
    ended: bool = False,
    agreed_only: bool = False,
) -> str:
    """Render what is to be done for another tool: the agreed actions, and the advice that nobody has taken yet.

    Args:
        assessment: What `assess` returned; its day is the one on which an action is overdue.
        format_name: `markdown` (a checklist), `csv`, `ics` (a calendar), `jira` (the CSV that Jira imports), or `gh` (JSON
            Lines, each the body of a request to GitHub that creates an issue).
        languages: As for `render`.
        ended: Whether to have actions that are done or dropped too; a calendar never has them.
        agreed_only: Whether to leave out the advice that nobody has taken; a calendar never has it.

    Raises:
        UnknownFormat: There is no such format.
        UnknownLanguage: As for `render`.

    >>> import datetime
    >>> from implcheck import assess, load_answers
    >>> assessment = assess(load_answers("examples/brand-portal.yaml"), today=datetime.date(2026, 11, 24))
    >>> render_actions(assessment).splitlines()[0]
    '# Actions of Brand portal'
    """
    if format_name not in ACTION_FORMATS:
        suggestion = nearest(format_name, ACTION_FORMATS)
        raise UnknownFormat(format=format_name, known=", ".join(ACTION_FORMATS), suggestion=suggestion)
    messages = Messages.for_report(assessment, languages_of(assessment, languages))
    actions = action_list(assessment, messages, ended=ended, agreed_only=agreed_only)
    return registry.render(actions, format_name, messages)
