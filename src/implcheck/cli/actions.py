"""`implcheck actions`: what was agreed, and the advice that nobody has taken yet, for other tools."""

from pathlib import Path
from typing import Annotated

import typer

from implcheck.api.defaults import GAP
from implcheck.cli.arguments import (
    ActionFormats,
    Force,
    Lang,
    Output,
    PhaseOption,
    QuestionnaireDigest,
    QuestionnaireName,
    Quick,
    RoundOption,
    Today,
    current_day,
)
from implcheck.cli.decisions import ActionDue, ActionNote, ActionOwner, Status, Take, check_change, write_action
from implcheck.cli.errors import error_boundary
from implcheck.cli.respondent_options import Gap, MappingFile, MinGroup, Project, RoleWeights


def actions(
    context: typer.Context,
    answers: Annotated[
        list[str],
        typer.Argument(
            metavar="ANSWERS...",
            help="An answers file, or - for standard input. Several files, a folder, .csv, .xlsx or .jsonl hold several respondents, who are combined.",
        ),
    ],
    format_: ActionFormats = None,
    output: Output = None,
    agreed: Annotated[
        bool, typer.Option("--agreed", envvar="IMPLCHECK_AGREED", help="Leave out the advice that nobody has taken.")
    ] = False,
    all_: Annotated[
        bool, typer.Option("--all", "-a", envvar="IMPLCHECK_ALL", help="Include what is done or dropped.")
    ] = False,
    take: Take = None,
    owner: ActionOwner = None,
    due: ActionDue = None,
    status: Status = None,
    note: ActionNote = None,
    quick: Quick = False,
    lang: Lang = None,
    phase: PhaseOption = None,
    questionnaire: QuestionnaireName = None,
    questionnaire_digest: QuestionnaireDigest = None,
    round: RoundOption = None,
    today: Today = None,
    project: Project = None,
    mapping: MappingFile = None,
    role_weight: RoleWeights = None,
    gap: Gap = GAP,
    min_group: MinGroup = None,
    force: Force = False,
) -> None:
    """Run `implcheck actions`; its help is in `command_help`."""
    with error_boundary(lang):
        from implcheck.api.actions import ACTION_FORMATS, render_actions
        from implcheck.api.assessment import assess
        from implcheck.cli.answers_input import load, print_left_out
        from implcheck.cli.answers_options import answers_options
        from implcheck.cli.language import report_languages
        from implcheck.cli.outputs import Target, deliver_each, targets
        from implcheck.cli.settings import digests_on
        from implcheck.model.action_change import ActionChange
        from implcheck.model.refused import Refused

        change = check_change(context, take, ActionChange(owner, due, status, note))
        if take is not None:
            if answers[1:]:
                raise Refused("decide-in-one-file", file=answers[1])
            digests = tuple(digests_on(context, questionnaire_digest))
            write_action(Path(answers[0]), take, change, questionnaire, digests, lang, today or current_day())
            return
        requested = targets(format_ or (), output, ACTION_FORMATS)
        options = answers_options(
            context,
            phase=phase,
            questionnaire=questionnaire,
            questionnaire_digest=questionnaire_digest,
            project=project,
            mapping=mapping,
            round=round,
            role_weight=role_weight,
            gap=gap,
            min_group=min_group,
        )
        loaded = load(answers, options)
        assessment = assess(loaded, today=today or current_day(), quick=quick)
        languages = report_languages(lang, loaded.questionnaire.languages)
        print_left_out(loaded, languages[0])

        def made(target: Target) -> str:
            return render_actions(assessment, target.format, languages=languages, ended=all_, agreed_only=agreed)

        if failed := deliver_each(requested, made, languages[0], force=force):
            raise typer.Exit(failed)
