"""`implcheck check`: every problem of answers files and questionnaires."""

from typing import TYPE_CHECKING, Annotated

import typer

from implcheck.cli.arguments import Lang, QuestionnaireDigest, QuestionnaireName
from implcheck.cli.errors import error_boundary
from implcheck.cli.exit_codes import ExitCode

if TYPE_CHECKING:
    from collections.abc import Callable

    from implcheck.loading.answers import Loaded
    from implcheck.model.questionnaire import Questionnaire
    from implcheck.wording.catalog import Catalog


def check(
    context: typer.Context,
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Answers files and questionnaires.")],
    lang: Lang = None,
    questionnaire: QuestionnaireName = None,
    questionnaire_digest: QuestionnaireDigest = None,
) -> None:
    """Find every problem in answers files and questionnaires.

    Each problem has its place and what to do about it. Exit codes: 0 all valid, 2 not.
    """
    with error_boundary(lang):
        from implcheck.cli.language import tool_language
        from implcheck.cli.phase import phase_of
        from implcheck.cli.settings import check_pinned_questionnaire
        from implcheck.cli.writer import write_out

        def agree(loaded: "Loaded") -> None:
            check_pinned_questionnaire(context, loaded.questionnaire, questionnaire_digest)
            phase_of(context, None).for_answers(loaded.answers)

        outcomes = [_outcome(file, tool_language(lang), questionnaire, agree) for file in files]
        write_out("".join(text for _, text in outcomes))
        if not all(valid for valid, _ in outcomes):
            raise typer.Exit(ExitCode.BAD_INPUT)


def _outcome(
    name: str, language: str, questionnaire: str | None, agree: "Callable[[Loaded], None]"
) -> tuple[bool, str]:
    """Return whether a file is valid, and the message about it; `agree` makes further checks of answers."""
    from implcheck.loading.answers import answers_from
    from implcheck.loading.file_kind import Kind, kind_of
    from implcheck.loading.questionnaire import questionnaire_from
    from implcheck.loading.source import read
    from implcheck.loading.yaml_tree import parse
    from implcheck.model.problem import InvalidFile, problem
    from implcheck.wording.catalog import catalog
    from implcheck.wording.escape import for_terminal
    from implcheck.wording.problems import render

    messages, shown, kind = catalog(language), for_terminal(name), None
    try:
        source = read(name)
        tree = parse(source)
        kind = kind_of(tree)
        match kind:
            case Kind.ANSWERS:
                loaded = answers_from(tree, source, questionnaire)
                agree(loaded)
                left_out = render(loaded.warnings, language)
                return True, _valid_answers(shown, loaded, messages) + left_out
            case Kind.QUESTIONNAIRE:
                return True, _valid_questionnaire(shown, questionnaire_from(tree), source.digest, messages)
            case Kind.UNKNOWN:
                invalid = InvalidFile((problem("kind-unknown").at(tree.root.location()),))
    except InvalidFile as error:
        invalid = error
    about = f"{messages.message(f'check.kind-{kind.value}')}, " if kind is not None else ""
    message = messages.message("check.invalid", file=shown, kind=about, count=invalid.count)
    return False, f"{message}\n{render(invalid.listed, language)}"


def _valid_answers(name: str, loaded: "Loaded", messages: "Catalog") -> str:
    from implcheck.scoring.answer_states import read_answers
    from implcheck.wording.escape import for_terminal

    phase = loaded.answers.phase
    counting = read_answers(loaded.questionnaire, loaded.answers.answers, phase).counting
    answered = sum(reading.score is not None for reading in counting)
    message = messages.message(
        "check.answers-ok", file=name, answered=answered, count=len(counting), phase=messages.message(f"phase.{phase}")
    )
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
