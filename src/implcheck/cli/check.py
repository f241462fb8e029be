"""`implcheck check`: every problem of answers files and questionnaires."""

from typing import TYPE_CHECKING, Annotated

import typer

from implcheck.cli.arguments import Lang, PhaseOption, QuestionnaireDigest, QuestionnaireName
from implcheck.cli.errors import error_boundary
from implcheck.cli.exit_codes import ExitCode
from implcheck.cli.respondent_options import MappingFile, Project

if TYPE_CHECKING:
    from implcheck.api.loaded import LoadedAnswers
    from implcheck.cli.answers_input import AnswersOptions
    from implcheck.model.questionnaire import Questionnaire
    from implcheck.wording.catalog import Catalog


def check(
    context: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help="Answers files and questionnaires; a folder, .csv or .jsonl holds the respondents of one project.",
        ),
    ],
    lang: Lang = None,
    phase: PhaseOption = None,
    questionnaire: QuestionnaireName = None,
    questionnaire_digest: QuestionnaireDigest = None,
    project: Project = None,
    mapping: MappingFile = None,
) -> None:
    """Find every problem in answers files and questionnaires.

    It gives the place of each problem and what to do about it. Exit codes: 0 all valid, 2 not.
    """
    with error_boundary(lang):
        from implcheck.cli.answers_input import answers_options
        from implcheck.cli.language import tool_language
        from implcheck.cli.writer import write_out

        options = answers_options(
            context,
            phase=phase,
            questionnaire=questionnaire,
            questionnaire_digest=questionnaire_digest,
            project=project,
            mapping=mapping,
        )
        outcomes = [_outcome(file, tool_language(lang), options) for file in files]
        write_out("".join(text for _, text in outcomes))
        if not all(valid for valid, _ in outcomes):
            raise typer.Exit(ExitCode.BAD_INPUT)


def _outcome(name: str, language: str, options: "AnswersOptions") -> tuple[bool, str]:
    """Return whether a file or folder is valid, and the message about it."""
    from implcheck.cli.answers_input import load, load_parsed
    from implcheck.loading.files import FileKind, has_many_respondents, kind_of
    from implcheck.loading.project import is_folder
    from implcheck.loading.questionnaire import questionnaire_from
    from implcheck.loading.source import read
    from implcheck.loading.yaml_tree import parse
    from implcheck.model.problem import InvalidFile, problem
    from implcheck.wording.catalog import catalog
    from implcheck.wording.escape import for_terminal
    from implcheck.wording.problems import render

    messages, shown, kind = catalog(language), for_terminal(name), None
    try:
        if is_folder(name) or has_many_respondents(name):
            kind = FileKind.ANSWERS
            loaded = load([name], options)
        else:
            source = read(name)
            tree = parse(source)
            kind = kind_of(tree)
            if kind is FileKind.UNKNOWN:
                raise InvalidFile((problem("kind-unknown").at(tree.root.location()),))  # noqa: TRY301 - as any other problem
            if kind is FileKind.QUESTIONNAIRE:
                return True, _valid_questionnaire(shown, questionnaire_from(tree), source.digest, messages)
            loaded = load_parsed(tree, source, options)
    except InvalidFile as error:
        about = f"{messages.message(f'check.kind-{kind.value}')}, " if kind is not None else ""
        message = messages.message("check.invalid", file=shown, kind=about, count=error.count)
        return False, f"{message}\n{render(error.listed, language)}"
    return True, _valid_answers(shown, loaded, messages) + render(loaded.warnings, language)


def _valid_answers(name: str, loaded: "LoadedAnswers", messages: "Catalog") -> str:
    from implcheck.scoring.answer_states import read_answers
    from implcheck.wording.escape import for_terminal

    counting = read_answers(loaded.questionnaire, loaded.answers.answers, loaded.phase).counting
    numbers = {"answered": sum(question.score is not None for question in counting), "count": len(counting)}
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


def _valid_questionnaire(name: str, questionnaire: "Questionnaire", digest: str, messages: "Catalog") -> str:
    message = messages.message(
        "check.questionnaire-ok",
        file=name,
        practices=messages.message("list.practices", count=len(questionnaire.practices)),
        questions=messages.message("list.questions", count=len(questionnaire.questions)),
        rules=messages.message("list.rules", count=len(questionnaire.rules)),
        languages=", ".join(questionnaire.languages),
        count=len(questionnaire.languages),
        digest=digest,
    )
    return message + "\n"
