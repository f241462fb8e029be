"""`implcheck compare`: the changes between two answers files of one project."""

from typing import TYPE_CHECKING, Annotated

import typer

from implcheck.cli import clock
from implcheck.cli.arguments import Force, Lang, Output, QuestionnaireDigest, QuestionnaireName, Today
from implcheck.cli.completion import comparison_formats
from implcheck.cli.errors import Refused, error_boundary

if TYPE_CHECKING:
    from implcheck.loading.answers import Loaded


def compare(
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", help="The earlier answers file; - reads standard input.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The later answers file of the same project.")],
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="terminal|json",
            envvar="IMPLCHECK_FORMAT",
            show_default="terminal, or what the name of the file says",
            autocompletion=comparison_formats,
            help="How to report.",
        ),
    ] = None,
    output: Output = None,
    lang: Lang = None,
    questionnaire: QuestionnaireName = None,
    questionnaire_digest: QuestionnaireDigest = None,
    today: Today = None,
    force: Force = False,
) -> None:
    """Tell what moved between two answers files of one project.

    What got better and worse, which risks are new and gone, and what is known now. Both are assessed on the
    same day. Exit codes: 0 fine, 2 bad usage or bad input.
    """
    with error_boundary(lang):
        from implcheck.cli.delivery import deliver, format_named, languages_for, options_for
        from implcheck.cli.settings import check_pinned_questionnaire
        from implcheck.reports.formats.registry import COMPARISONS, comparison_renderer
        from implcheck.scoring.assess import assess
        from implcheck.scoring.compare import compare as compared

        format_ = format_ or format_named(output, COMPARISONS)
        if format_ not in COMPARISONS:
            raise Refused("no-such-format", format=format_, known=", ".join(COMPARISONS))
        before, after = _both(old, new, questionnaire)
        for loaded in (before, after):
            check_pinned_questionnaire(context, loaded.questionnaire, questionnaire_digest)
        today = today or clock.today()
        comparison = compared(
            *(assess(loaded.questionnaire, loaded.answers, today=today) for loaded in (before, after))
        )
        options = options_for(languages_for(lang, after.questionnaire.languages), output)
        deliver(comparison_renderer(format_)(comparison, options), output, lang, format_, force=force)


def _both(old: str, new: str, questionnaire: str | None) -> tuple["Loaded", "Loaded"]:
    """Load both files, if they can be compared; raise with the problems of both otherwise."""
    from implcheck.loading.answers import load_answers
    from implcheck.loading.source import STANDARD_INPUT, read
    from implcheck.model.problem import InvalidFile, Problem

    if old == new == STANDARD_INPUT:
        raise Refused("standard-input-twice")
    loaded: list[Loaded] = []
    problems: list[Problem] = []
    left_out = 0
    for name in (old, new):
        try:
            loaded.append(load_answers(read(name), questionnaire))
        except InvalidFile as error:
            unseen = [problem for problem in error.problems if problem not in problems]
            left_out += error.left_out if unseen else 0
            problems += unseen
    if problems:
        raise InvalidFile(problems, left_out)
    before, after = loaded
    projects = before.answers.project, after.answers.project
    if projects[0] != projects[1]:
        raise Refused("other-project", old=old, new=new, old_project=projects[0], new_project=projects[1])
    ids = before.questionnaire.id, after.questionnaire.id
    if ids[0] != ids[1]:
        raise Refused("other-questionnaire", old=old, new=new, old_id=ids[0], new_id=ids[1])
    return before, after
