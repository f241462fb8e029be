"""`implcheck check`: every problem of answers files and questionnaires."""

from typing import TYPE_CHECKING, Annotated

import typer

from implcheck.cli.arguments import Lang, PhaseOption, QuestionnaireDigest, QuestionnaireName, RoundOption
from implcheck.cli.errors import error_boundary
from implcheck.cli.exit_codes import ExitCode
from implcheck.cli.respondent_options import MappingFile, Project

if TYPE_CHECKING:
    from implcheck.api.checking import Checked, CheckedAnswers, CheckedQuestionnaire
    from implcheck.wording.catalog import Catalog


def check(
    context: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help="Answers files and questionnaires; a folder, .csv, .xlsx or .jsonl holds the respondents of one project.",
        ),
    ],
    lang: Lang = None,
    phase: PhaseOption = None,
    questionnaire: QuestionnaireName = None,
    questionnaire_digest: QuestionnaireDigest = None,
    round: RoundOption = None,
    project: Project = None,
    mapping: MappingFile = None,
    strict: Annotated[
        bool, typer.Option("--strict", envvar="IMPLCHECK_STRICT", help="Exit 2 also if there are only warnings.")
    ] = False,
) -> None:
    """Run `implcheck check`; its help is in `command_help`."""
    with error_boundary(lang):
        from implcheck.api.checking import CheckedInvalid, warnings
        from implcheck.cli.answers_input import check_sources
        from implcheck.cli.answers_options import answers_options
        from implcheck.cli.language import tool_language
        from implcheck.cli.streams import write_stderr
        from implcheck.cli.writer import write_out
        from implcheck.wording.catalog import catalog

        options = answers_options(
            context,
            phase=phase,
            questionnaire=questionnaire,
            questionnaire_digest=questionnaire_digest,
            project=project,
            mapping=mapping,
            round=round,
        )
        checked = check_sources(files, options)
        write_out("".join(_shown(file, found, tool_language(lang)) for file, found in zip(files, checked, strict=True)))
        warned = 0 if not strict else sum(len(warnings(found)) for found in checked)
        if warned:
            write_stderr(catalog(tool_language(lang)).message("check.strict", count=warned) + "\n")
        if warned or any(isinstance(found, CheckedInvalid) for found in checked):
            raise typer.Exit(ExitCode.BAD_INPUT)


def _shown(name: str, found: "Checked", language: str) -> str:
    """Return the message about a file or folder."""
    from implcheck.api.checking import CheckedInvalid, CheckedQuestionnaire, named, warnings
    from implcheck.wording.catalog import catalog
    from implcheck.wording.escape import for_terminal
    from implcheck.wording.problems import render

    messages, shown = catalog(language), for_terminal(named(name))
    if isinstance(found, CheckedQuestionnaire):
        return _valid_questionnaire(shown, found, messages) + render(warnings(found), language)
    if isinstance(found, CheckedInvalid):
        kind = f"{messages.message(f'check.kind-{found.kind.value}')}, " if found.kind is not None else ""
        message = messages.message("check.invalid", file=shown, kind=kind, count=found.count)
        return f"{message}\n{render(found.listed, language)}"
    return _valid_answers(shown, found, messages) + render(warnings(found), language)


def _valid_answers(name: str, found: "CheckedAnswers", messages: "Catalog") -> str:
    from implcheck.wording.escape import for_terminal

    loaded, numbers = found.loaded, {"answered": found.answered, "count": found.questions}
    phase = for_terminal(loaded.questionnaire.phases_by_id[loaded.phase].title.in_(messages.language))
    if loaded.group is None:
        message = messages.message("check.answers-ok", file=name, phase=phase, **numbers)
    else:
        respondents = messages.message("list.respondents", count=loaded.respondents)
        message = messages.message("check.respondents-ok", file=name, phase=phase, respondents=respondents, **numbers)
    origin = loaded.questionnaire.origin
    if origin.is_builtin:
        return message + "\n"
    source = messages.message("report.own-questionnaire", file=for_terminal(origin.file), digest=origin.digest)
    return f"{message}\n  {source}\n"


def _valid_questionnaire(name: str, found: "CheckedQuestionnaire", messages: "Catalog") -> str:
    questionnaire = found.questionnaire
    message = messages.message(
        "check.questionnaire-ok",
        file=name,
        practices=messages.message("list.practices", count=len(questionnaire.practices)),
        questions=messages.message("list.questions", count=len(questionnaire.questions)),
        rules=messages.message("list.rules", count=len(questionnaire.rules)),
        languages=", ".join(questionnaire.languages),
        count=len(questionnaire.languages),
        digest=found.digest,
    )
    return message + "\n"
