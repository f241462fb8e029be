"""`implcheck compare`: the changes between two assessments of one project."""

from typing import Annotated

import typer

from implcheck.api.defaults import GAP
from implcheck.cli.arguments import (
    ComparisonFormats,
    Force,
    Lang,
    Output,
    PhaseOption,
    QuestionnaireDigest,
    QuestionnaireName,
    Template,
    Today,
    current_day,
)
from implcheck.cli.errors import error_boundary
from implcheck.cli.respondent_options import Gap, MappingFile, MinGroup, Project, RoleWeights


def compare(
    context: typer.Context,
    old: Annotated[
        str,
        typer.Argument(
            metavar="OLD",
            help="The earlier answers: a file, a folder of respondents, .csv, .xlsx or .jsonl, or - for standard input.",
        ),
    ],
    new: Annotated[
        str, typer.Argument(metavar="NEW", help="The later answers of the same project, in any of these forms.")
    ],
    format_: ComparisonFormats = None,
    output: Output = None,
    template: Template = None,
    lang: Lang = None,
    phase: PhaseOption = None,
    questionnaire: QuestionnaireName = None,
    questionnaire_digest: QuestionnaireDigest = None,
    today: Today = None,
    project: Project = None,
    mapping: MappingFile = None,
    role_weight: RoleWeights = None,
    gap: Gap = GAP,
    min_group: MinGroup = None,
    force: Force = False,
) -> None:
    """Run `implcheck compare`; its help is in `command_help`."""
    with error_boundary(lang):
        from implcheck.api.answers import may_hold_several, rejected
        from implcheck.api.assessment import assess
        from implcheck.api.assessment import compare as compare_assessments
        from implcheck.api.rendering import COMPARISON_FORMATS
        from implcheck.cli.answers_input import load_both
        from implcheck.cli.answers_options import answers_options
        from implcheck.cli.language import report_languages, tool_language
        from implcheck.cli.outputs import deliver_all, loaded_template, targets
        from implcheck.model.problem import InvalidFile

        report_targets = targets(format_ or (), output, COMPARISON_FORMATS)
        word_template = loaded_template(template, report_targets)
        options = answers_options(
            context,
            phase=phase,
            questionnaire=questionnaire,
            questionnaire_digest=questionnaire_digest,
            project=project,
            mapping=mapping,
            role_weight=role_weight,
            gap=gap,
            min_group=min_group,
        )
        try:
            before, after = load_both(old, new, options)
        except InvalidFile as error:
            # Replace the report of an earlier run, which may no longer be true.
            languages: tuple[str, ...] = (tool_language(lang),)
            problems = rejected(old, error, several=may_hold_several([old]) or may_hold_several([new]))
            deliver_all(problems, report_targets, languages, force=force, template=word_template)
            raise
        day = today or current_day()
        comparison = compare_assessments(assess(before, today=day), assess(after, today=day))
        languages = report_languages(lang, after.questionnaire.languages)
        failed = deliver_all(comparison, report_targets, languages, force=force, template=word_template)
        if failed:
            raise typer.Exit(failed)
