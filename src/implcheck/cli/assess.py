"""`implcheck assess`: the main job."""

from pathlib import Path
from typing import Annotated

import typer

from implcheck.cli import clock
from implcheck.cli.arguments import (
    FailOn,
    FailUnder,
    Force,
    Formats,
    Gap,
    Lang,
    Mapping,
    MaxAge,
    MinGroup,
    NoAccepted,
    Output,
    PhaseOption,
    Project,
    QuestionnaireDigest,
    QuestionnaireName,
    RequireComplete,
    RequireCompleteIn,
    RequireEvidence,
    RoleWeights,
    Today,
)
from implcheck.cli.errors import error_boundary
from implcheck.cli.exit_codes import ExitCode
from implcheck.respondents.agreement_statistics import GAP
from implcheck.respondents.disclosure_control import MIN_GROUP


def assess(
    context: typer.Context,
    answers: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ANSWERS...",
            help="The answers file; - reads standard input. Several files, a folder of them, .csv or .jsonl: combined.",
        ),
    ] = None,
    format_: Formats = None,
    output: Output = None,
    lang: Lang = None,
    phase: PhaseOption = None,
    questionnaire: QuestionnaireName = None,
    questionnaire_digest: QuestionnaireDigest = None,
    today: Today = None,
    fail_on: FailOn = None,
    fail_under: FailUnder = None,
    require_complete: RequireComplete = False,
    require_complete_in: RequireCompleteIn = None,
    require_evidence: RequireEvidence = None,
    max_age: MaxAge = None,
    no_accepted: NoAccepted = False,
    project: Project = None,
    mapping: Mapping = None,
    role_weight: RoleWeights = None,
    gap: Gap = GAP,
    min_group: MinGroup = None,
    quick: Annotated[
        bool,
        typer.Option(
            "--quick/--no-quick", envvar="IMPLCHECK_QUICK", help="Ask and score the few weightiest questions only."
        ),
    ] = False,
    save: Annotated[
        Path,
        typer.Option("--save", metavar="FILE", envvar="IMPLCHECK_SAVE", help="Where the interview keeps the answers."),
    ] = Path("readiness.yaml"),
    plain: Annotated[
        bool,
        typer.Option("--plain", envvar="IMPLCHECK_PLAIN", help="Hold the interview line by line, without a screen."),
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
    """Score an answers file, or those of several respondents taken together, and report the risks.

    Without a file, at a terminal, it asks the questions first and keeps the answers in a file.

    Exit codes: 0 fine, 1 the gate failed, 2 bad usage or bad input, 3 a fault in implcheck, 130 interrupted.
    """
    with error_boundary(lang):
        from implcheck.cli.delivery import languages_for
        from implcheck.cli.gate_options import check_pinned, demands_made, effective_min_group, gate
        from implcheck.cli.language import tool_language
        from implcheck.cli.outputs import check_all, deliver_all, targets
        from implcheck.cli.phase import phase_of
        from implcheck.cli.respondents import CombineOptions, take
        from implcheck.cli.settings import is_from_settings, settings_of
        from implcheck.loading.source import named
        from implcheck.model.problem import InvalidFile, Rejected
        from implcheck.scoring.assess import assess as score
        from implcheck.scoring.gate import ALL_FOUND

        # With a file on the command line, its name goes before a format that is only the settings'.
        output_decides = output is not None and is_from_settings(context, "format_")
        report_targets = targets((format_ if not output_decides else None) or (), output)
        top_shown = None if all_ else top
        options = {
            "fail-on": fail_on,
            "fail-under": fail_under,
            "require-complete": require_complete,
            "require-complete-in": require_complete_in,
            "require-evidence": require_evidence,
            "max-age": max_age,
            "no-accepted": no_accepted,
            "questionnaire-digest": questionnaire_digest,
            "min-group": min_group,
        }
        demands = demands_made(context, options, settings_of(context).demands)
        interview_file = None
        if not answers:
            # Before anybody answers questions for a report that cannot be written.
            check_all(report_targets, force=force)
            from implcheck.cli.interview import InterviewOptions, run_interview

            writes = any(target.file is not None for target in report_targets)
            interview_file = run_interview(
                InterviewOptions(save, lang, questionnaire, quick, plain, no_input, demands, writes)
            )
        files = answers or [str(interview_file)]
        combine_options = CombineOptions(
            project, mapping, role_weight or (), gap, effective_min_group(demands, MIN_GROUP)
        )
        try:
            chosen = phase_of(context, phase)
            loaded = take(files, combine_options, chosen, questionnaire, quick=quick)
            assessed_phase = chosen.for_answers(loaded.answers)
            check_pinned(loaded.questionnaire, demands)
        except InvalidFile as error:
            rejected = Rejected(named(files[0]), error.problems, error.left_out)
            deliver_all(rejected, report_targets, (tool_language(lang),), top_shown, quiet=quiet, force=force)
            raise
        demanded = gate(loaded.questionnaire, demands)
        assessment = score(
            loaded.questionnaire,
            loaded.answers,
            today=today or clock.today(),
            gate=demanded,
            phase=assessed_phase,
            quick=quick,
            locations=loaded.locations,
            not_fitting=loaded.warnings,
            not_found=loaded.not_found() if demanded.require_evidence is not None else ALL_FOUND,
            combined=loaded.combined,
            dates=loaded.dates,
        )
        languages = languages_for(lang, loaded.questionnaire.languages)
        deliver_all(assessment, report_targets, languages, top_shown, quiet=quiet, force=force)
        if interview_file is not None:
            from implcheck.cli.interview import print_next_steps
            from implcheck.wording.messages import Messages

            print_next_steps(interview_file, Messages(languages), quick=quick)
        if not assessment.gate_result.passed:
            raise typer.Exit(ExitCode.GATE_FAILED)
