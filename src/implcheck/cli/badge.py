"""`implcheck badge`: the result as a small SVG picture."""

from typing import Annotated

import typer

from implcheck.api.defaults import GAP
from implcheck.cli.arguments import (
    Force,
    Lang,
    Output,
    PhaseOption,
    QuestionnaireDigest,
    QuestionnaireName,
    RoundOption,
    Today,
    current_day,
)
from implcheck.cli.errors import error_boundary
from implcheck.cli.respondent_options import Gap, MappingFile, MinGroup, Project, RoleWeights


def badge(
    context: typer.Context,
    answers: Annotated[
        list[str],
        typer.Argument(
            metavar="ANSWERS...",
            help="An answers file, or - for standard input. Several files, a folder, .csv, .xlsx or .jsonl hold several respondents, who are combined.",
        ),
    ],
    output: Output = None,
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
    """Run `implcheck badge`; its help is in `command_help`."""
    with error_boundary(lang):
        from implcheck.api.answers import may_hold_several, rejected
        from implcheck.api.assessment import assess
        from implcheck.api.rendering import BADGE, render
        from implcheck.cli.answers_input import load
        from implcheck.cli.answers_options import answers_options
        from implcheck.cli.delivery import deliver
        from implcheck.cli.language import report_languages, tool_language
        from implcheck.model.problem import InvalidFile

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
        try:
            loaded = load(answers, options)
        except InvalidFile as error:
            # Replace the badge of an earlier run, which may no longer be true.
            drawn = render(
                rejected(answers[0], error, several=may_hold_several(answers)), BADGE, languages=(tool_language(lang),)
            )
            deliver(drawn, output, lang, "svg", force=force)
            raise
        languages = report_languages(lang, loaded.questionnaire.languages)
        assessment = assess(loaded, today=today or current_day())
        deliver(render(assessment, BADGE, languages=languages), output, lang, "svg", force=force)
