"""`implcheck round`: who has answered, who is missing, and what nobody could answer."""

from typing import Annotated

import typer

from implcheck.cli.arguments import (
    ComparisonFormats,
    Force,
    Lang,
    Output,
    PhaseOption,
    QuestionnaireDigest,
    QuestionnaireName,
    RoundOption,
    Template,
    Today,
    current_day,
)
from implcheck.cli.errors import COUNT_KEYS, error_boundary
from implcheck.cli.exit_codes import ExitCode
from implcheck.cli.expected import Expect, by_role
from implcheck.cli.respondent_options import MappingFile, MinGroup, Project

NO_SUCH_FILE = frozenset({"file-missing", "file-missing-other"})
"""The problems of names that do not exist."""


def round(
    context: typer.Context,
    answers: Annotated[
        list[str],
        typer.Argument(
            metavar="FOLDER...",
            help="The folder in which people put their answers files; or files, .csv, .xlsx or .jsonl.",
        ),
    ],
    expect: Expect = None,
    round: RoundOption = None,
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
    min_group: MinGroup = None,
    force: Force = False,
) -> None:
    """Run `implcheck round`; its help is in `command_help`."""
    expected = by_role(context, expect)
    with error_boundary(lang, COUNT_KEYS["round"]):
        from implcheck.api.answers import rejected
        from implcheck.api.rendering import COMPARISON_FORMATS
        from implcheck.api.round import round_status
        from implcheck.cli.answers_options import answers_options
        from implcheck.cli.language import report_languages, tool_language
        from implcheck.cli.outputs import deliver_all, loaded_template, targets
        from implcheck.cli.streams import write_stderr
        from implcheck.model.problem import InvalidFile
        from implcheck.model.refused import Refused
        from implcheck.wording.catalog import catalog

        if "-" in answers:
            raise Refused("round-standard-input")
        report_targets = targets(format_ or (), output, COMPARISON_FORMATS)
        word_template = loaded_template(template, report_targets)
        options = answers_options(
            context,
            phase=phase,
            questionnaire=questionnaire,
            questionnaire_digest=questionnaire_digest,
            project=project,
            mapping=mapping,
            min_group=min_group,
        )
        try:
            status = round_status(
                *answers,
                today=today or current_day(),
                expect=expected,
                round=round,
                questionnaire=questionnaire,
                digests=options.digests,
                project=project,
                phase=options.phase.demanded,
                default_phase=options.phase.default,
                mapping=mapping,
                min_group=options.min_group,
            )
        except InvalidFile as error:
            if all(found.code in NO_SUCH_FILE for found in error.problems):
                raise  # a mistyped name says nothing about the round, so an earlier report stays
            # Replace the report of an earlier run, which may no longer be true.
            problem_languages: tuple[str, ...] = (tool_language(lang),)
            problems = rejected(answers[0], error, several=True)
            deliver_all(problems, report_targets, problem_languages, force=force, template=word_template)
            raise
        languages = report_languages(lang, status.about.languages)
        failed = deliver_all(status, report_targets, languages, force=force, template=word_template)
        if status.broken:
            message = catalog(tool_language(lang)).message("round.file-set-aside", count=len(status.broken))
            write_stderr(message + "\n")
        if failed or status.broken:
            raise typer.Exit(failed or ExitCode.BAD_INPUT)
