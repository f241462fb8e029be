"""`implcheck accept`: write into an answers file that somebody accepts a risk for a while."""

import datetime
from pathlib import Path
from typing import Annotated

import typer

from implcheck.cli.arguments import Lang, QuestionnaireDigest, QuestionnaireName, Today, current_day, date_option
from implcheck.cli.decisions import Finding, decided_text, owner_option, write_decision
from implcheck.cli.errors import error_boundary
from implcheck.cli.next_commands import DEFAULT_FILE


def accept(
    context: typer.Context,
    finding: Finding,
    owner: Annotated[str, owner_option("Who answers for it: a role, never a name.")],
    until: Annotated[
        datetime.date,
        typer.Option(
            "--until",
            parser=date_option,
            metavar="DATE",
            show_default=False,
            help="The last day on which it is accepted.",
        ),
    ],
    reason: Annotated[
        str,
        typer.Option(
            "--reason", metavar="TEXT", parser=decided_text, show_default=False, help="Why it is accepted until then."
        ),
    ],
    answers: Annotated[Path, typer.Argument(metavar="ANSWERS", help="The answers file to write it into.")] = Path(
        DEFAULT_FILE
    ),
    lang: Lang = None,
    questionnaire: QuestionnaireName = None,
    questionnaire_digest: QuestionnaireDigest = None,
    today: Today = None,
) -> None:
    """Run `implcheck accept`; its help is in `command_help`."""
    with error_boundary(lang):
        from implcheck.api.decisions import about_risk
        from implcheck.api.decisions import accept as accept_risk
        from implcheck.cli.language import report_languages
        from implcheck.cli.settings import digests_on
        from implcheck.cli.writer import write_out
        from implcheck.model.decisions import AcceptedRisk
        from implcheck.model.refused import Refused

        day = today or current_day()
        if until < day:
            raise Refused("accept-ended", until=until)
        risk = AcceptedRisk(finding=finding, reason=reason, owner=owner, until=until)
        digests = tuple(digests_on(context, questionnaire_digest))
        loaded = write_decision(answers, questionnaire, digests, lambda found: accept_risk(found, risk))
        languages = report_languages(lang, loaded.questionnaire.languages)
        write_out("\n".join(about_risk(loaded, risk, day, languages)) + "\n")
