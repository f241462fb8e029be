"""`implcheck init`: an answers file to fill in."""

from pathlib import Path
from typing import Annotated

import typer

from implcheck.cli import completion
from implcheck.cli.arguments import (
    Force,
    Lang,
    ProjectName,
    QuestionnaireDigest,
    QuestionnaireName,
    RoundOption,
    Today,
    current_day,
)
from implcheck.cli.errors import error_boundary


def init(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(help="The file to create.", show_default="standard output")] = None,
    phase: Annotated[
        str | None,
        typer.Option(
            "--phase",
            metavar="PHASE",
            envvar="IMPLCHECK_PHASE",
            autocompletion=completion.phases,
            show_default="the questionnaire's first that asks anything",
            help="The phase to ask about.",
        ),
    ] = None,
    role: Annotated[
        str | None,
        typer.Option(
            "--role",
            metavar="ROLE",
            envvar="IMPLCHECK_ROLE",
            autocompletion=completion.roles,
            help="Who will fill it in: a role of the questionnaire, or a word of your own.",
            show_default=False,
        ),
    ] = None,
    project: ProjectName = None,
    lang: Lang = None,
    questionnaire: QuestionnaireName = None,
    questionnaire_digest: QuestionnaireDigest = None,
    round: RoundOption = None,
    today: Today = None,
    force: Force = False,
) -> None:
    """Run `implcheck init`; its help is in `command_help`."""
    with error_boundary(lang):
        from implcheck.api.decisions import check_filled_in
        from implcheck.api.questionnaires import DEFAULT, load_questionnaire, named_from
        from implcheck.cli.delivery import deliver
        from implcheck.cli.language import report_languages
        from implcheck.cli.next_commands import DEFAULT_FILE, NextCommands, quoted
        from implcheck.cli.phase import phase_of
        from implcheck.cli.settings import digests_on
        from implcheck.cli.streams import write_stderr
        from implcheck.questionnaires.answers_template import render
        from implcheck.wording.messages import Messages

        check_filled_in(project, role)
        to_file = file is not None and str(file) != "-"
        named = questionnaire or DEFAULT
        chosen = load_questionnaire(named, digests=digests_on(context, questionnaire_digest))
        named = named_from(file.parent, named) if file is not None else named
        messages = Messages(report_languages(lang, chosen.languages))
        to_fill_in = file if file is not None and to_file else Path(DEFAULT_FILE)
        first = phase_of(context, phase).to_ask(chosen) or chosen.phases_asked()[0].id
        text = render(
            chosen,
            named,
            first,
            messages,
            today=today or current_day(),
            round=round,
            file=quoted(to_fill_in),
            project=(project or "").strip() or None,
            role=(role or "").strip() or None,
        )
        deliver(text, file, lang, "yaml", force=force, protect=True)
        if to_file:
            command = NextCommands.of(context).assess(to_fill_in)
            write_stderr(messages.message("usage.filled-in", command=command) + "\n")
