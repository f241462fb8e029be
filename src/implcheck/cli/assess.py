"""`implcheck assess`: the main job."""

from pathlib import Path
from typing import Annotated

import typer

from implcheck.api.defaults import GAP
from implcheck.cli.arguments import (
    Force,
    Formats,
    Lang,
    Output,
    PhaseOption,
    QuestionnaireDigest,
    QuestionnaireName,
    Quick,
    RoundOption,
    Template,
    Today,
    current_day,
    note_input,
)
from implcheck.cli.errors import error_boundary
from implcheck.cli.exit_codes import ExitCode
from implcheck.cli.gate_options import (
    FailOn,
    FailUnder,
    MaxAge,
    NoAccepted,
    NoOverdue,
    RequireComplete,
    RequireCompleteIn,
    RequireEvidence,
)
from implcheck.cli.respondent_options import Gap, MappingFile, MinGroup, Project, RoleWeights


def assess(
    context: typer.Context,
    answers: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ANSWERS...",
            help="An answers file, or - for standard input. Several files, a folder, .csv, .xlsx or .jsonl hold several respondents, who are combined.",
        ),
    ] = None,
    format_: Formats = None,
    output: Output = None,
    template: Template = None,
    lang: Lang = None,
    phase: PhaseOption = None,
    questionnaire: QuestionnaireName = None,
    questionnaire_digest: QuestionnaireDigest = None,
    round: RoundOption = None,
    today: Today = None,
    fail_on: FailOn = None,
    fail_under: FailUnder = None,
    require_complete: RequireComplete = False,
    require_complete_in: RequireCompleteIn = None,
    require_evidence: RequireEvidence = None,
    max_age: MaxAge = None,
    no_accepted: NoAccepted = False,
    no_overdue: NoOverdue = False,
    project: Project = None,
    mapping: MappingFile = None,
    role_weight: RoleWeights = None,
    gap: Gap = GAP,
    min_group: MinGroup = None,
    quick: Quick = False,
    save: Annotated[
        Path,
        typer.Option(
            "--save", metavar="FILE", envvar="IMPLCHECK_SAVE", help="The file in which the interview saves the answers."
        ),
    ] = Path("readiness.yaml"),
    from_: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="FILE",
            callback=note_input,
            help="Assess again: the answers in this file are shown, to confirm with one key or to change, and go into another file.",
        ),
    ] = None,
    only_open: Annotated[
        bool,
        typer.Option(
            "--only-open", help="Ask only what is unknown, unanswered or newly asked; the rest is taken over."
        ),
    ] = False,
    plain: Annotated[
        bool,
        typer.Option(
            "--plain", envvar="IMPLCHECK_PLAIN", help="Run the interview line by line, without a full screen."
        ),
    ] = False,
    no_input: Annotated[
        bool, typer.Option("--no-input", envvar="IMPLCHECK_NO_INPUT", help="Never ask anything.")
    ] = False,
    top: Annotated[int, typer.Option("--top", min=0, envvar="IMPLCHECK_TOP", help="How many risks to show.")] = 5,
    all_: Annotated[
        bool, typer.Option("--all", "-a", envvar="IMPLCHECK_ALL", help="Show every risk and every unknown.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", envvar="IMPLCHECK_QUIET", help="Show the verdict on one line.")
    ] = False,
    force: Force = False,
) -> None:
    """Run `implcheck assess`; its help is in `command_help`."""
    with error_boundary(lang):
        from implcheck.api.answers import may_hold_several, rejected
        from implcheck.api.assessment import assess as assess_answers
        from implcheck.api.demands import strictest_gate
        from implcheck.api.rendering import ASSESSMENT_FORMATS
        from implcheck.cli.answers_input import load
        from implcheck.cli.answers_options import answers_options
        from implcheck.cli.language import report_languages, tool_language
        from implcheck.cli.outputs import check_all, deliver_all, loaded_template, targets
        from implcheck.cli.settings import demands_on, is_from_settings
        from implcheck.cli.typed_values import is_typed
        from implcheck.model.problem import InvalidFile
        from implcheck.model.refused import Refused

        # With a file on the command line, its name overrides a format of the settings.
        output_decides = output is not None and is_from_settings(context, "format_")
        report_targets = targets((format_ if not output_decides else None) or (), output, ASSESSMENT_FORMATS)
        word_template = loaded_template(template, report_targets)
        top_shown = None if all_ else top
        demand_options = {
            "fail-on": fail_on,
            "fail-under": fail_under,
            "require-complete": require_complete,
            "require-complete-in": require_complete_in,
            "require-evidence": require_evidence,
            "max-age": max_age,
            "no-accepted": no_accepted,
            "no-overdue": no_overdue,
            "questionnaire-digest": questionnaire_digest,
            "min-group": min_group,
        }
        demands = demands_on(context, demand_options)
        interview = None
        if answers and (from_ is not None or only_open):
            raise Refused("from-with-answers", file=answers[0])
        if not answers:
            # Before anybody answers questions for a report that cannot be written.
            check_all(report_targets, force=force)
            from implcheck.cli.interview import InterviewOptions, run_interview
            from implcheck.cli.next_commands import NextCommands
            from implcheck.cli.phase import phase_of

            writes = any(target.file is not None for target in report_targets)
            interview = run_interview(
                InterviewOptions(
                    file=save,
                    lang=lang,
                    questionnaire=questionnaire,
                    round=round,
                    today=today or current_day(),
                    phase=phase_of(context, phase),
                    quick=quick,
                    plain=plain,
                    no_input=no_input,
                    demands=demands,
                    writes=writes,
                    next_commands=NextCommands.of(context),
                    last=from_,
                    save_named=is_typed(context, "save"),
                    only_open=only_open,
                )
            )
            answers = [str(interview.file)]
        options = answers_options(
            context,
            phase=phase,
            questionnaire=questionnaire,
            project=project,
            mapping=mapping,
            round=round if interview is None else None,  # a file that was continued keeps its own
            role_weight=role_weight,
            gap=gap,
            demands=demands,
        )
        try:
            loaded = load(answers, options)
        except InvalidFile as error:
            languages: tuple[str, ...] = (tool_language(lang),)
            deliver_all(
                rejected(answers[0], error, several=may_hold_several(answers)),
                report_targets,
                languages,
                top_shown,
                quiet=quiet,
                force=force,
                template=word_template,
            )
            raise
        assessment = assess_answers(loaded, today=today or current_day(), gate=strictest_gate(demands), quick=quick)
        held_language = loaded.answers.language if interview is not None and lang is None else None
        languages = report_languages(lang or held_language, loaded.questionnaire.languages)
        failed = deliver_all(
            assessment, report_targets, languages, top_shown, quiet=quiet, force=force, template=word_template
        )
        if interview is not None:
            from implcheck.cli.interview_end import print_next_steps
            from implcheck.cli.next_commands import NextCommands
            from implcheck.wording.messages import Messages

            after = NextCommands.of(context).in_language(held_language)
            print_next_steps(interview, assessment, Messages(languages), after)
        if failed:
            raise typer.Exit(failed)
        if not assessment.gate_result.passed:
            raise typer.Exit(ExitCode.GATE_FAILED)
