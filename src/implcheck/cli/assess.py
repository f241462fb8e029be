"""`implcheck assess`: the main job."""

from pathlib import Path
from typing import Annotated

import typer

from implcheck.cli import clock
from implcheck.cli.arguments import (
    FailOn,
    FailUnder,
    Lang,
    Output,
    PhaseOption,
    QuestionnaireName,
    RequireComplete,
    Today,
)
from implcheck.cli.exits import Code, Refused, edge


def assess(
    answers: Annotated[
        list[str] | None, typer.Argument(metavar="ANSWERS", help="The answers file; - reads standard input.")
    ] = None,
    format_: Annotated[
        str,
        typer.Option("--format", "-f", metavar="terminal|json", envvar="IMPLCHECK_FORMAT", help="How to report."),
    ] = "terminal",
    output: Output = None,
    lang: Lang = None,
    phase: PhaseOption = None,
    questionnaire: QuestionnaireName = None,
    today: Today = None,
    fail_on: FailOn = None,
    fail_under: FailUnder = None,
    require_complete: RequireComplete = False,
    quick: Annotated[
        bool, typer.Option("--quick", envvar="IMPLCHECK_QUICK", help="Ask and score the few weightiest questions only.")
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
) -> None:
    """Score an answers file and report the risks.

    Without a file, at a terminal, it asks the questions first and keeps the answers in a file.

    Exit codes: 0 fine, 1 the gate failed, 2 bad usage or bad input, 3 a fault in implcheck, 130 interrupted.
    """
    with edge(lang):
        from implcheck.cli.output import deliver, languages_for, options_for
        from implcheck.loading.answers import load_answers
        from implcheck.loading.source import read
        from implcheck.model.gate import Gate
        from implcheck.reports.registry import FORMATS, renderer
        from implcheck.scoring.assess import assess as score

        if format_ not in FORMATS:
            raise Refused("no-such-format", format=format_, known=", ".join(FORMATS))
        if answers and answers[1:]:
            raise Refused("several-answers", files=len(answers))
        held = None if answers else _interview(save, lang, questionnaire, quick=quick, plain=plain, no_input=no_input)
        loaded = load_answers(read(answers[0] if answers else str(held)), questionnaire)
        assessment = score(
            loaded.questionnaire,
            loaded.answers,
            today=today or clock.today(),
            gate=Gate(fail_on=fail_on, fail_under=fail_under, require_complete=require_complete),
            phase=phase,
            quick=quick,
        )
        languages = languages_for(lang, loaded.questionnaire.languages)
        options = options_for(languages, output, None if all_ else top, quiet=quiet)
        deliver(renderer(format_)(assessment, options), output, lang)
        if held is not None:
            from implcheck.cli.interview import tell_afterwards
            from implcheck.reports.words import Words

            tell_afterwards(held, Words(languages), quick=quick)
        if not assessment.verdict.passed:
            raise typer.Exit(Code.GATE_FAILED)


def _interview(
    save: Path, lang: str | None, questionnaire: str | None, *, quick: bool, plain: bool, no_input: bool
) -> Path:
    """Hold the interview; the file that its answers are in."""
    from implcheck.cli.interview import Wish, hold

    return hold(Wish(save, lang, questionnaire, quick, plain, no_input))
