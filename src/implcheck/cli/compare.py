"""`implcheck compare`: what moved between two answers files of one project."""

from typing import TYPE_CHECKING, Annotated

import typer

from implcheck.cli import clock
from implcheck.cli.arguments import Force, Lang, Output, QuestionnaireDigest, QuestionnaireName, Today
from implcheck.cli.completion import comparison_formats
from implcheck.cli.errors import Refused, edge

if TYPE_CHECKING:
    from implcheck.loading.answers import LoadedAnswers


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
    with edge(lang):
        from implcheck.cli.delivery import deliver, format_named, languages_for, options_for
        from implcheck.cli.settings import hold_to_pin
        from implcheck.reports.formats.registry import COMPARISONS, render
        from implcheck.scoring.assess import assess
        from implcheck.scoring.compare import compare as compared

        format_ = format_ or format_named(output, COMPARISONS)
        if format_ not in COMPARISONS:
            raise Refused("no-such-format", format=format_, known=", ".join(COMPARISONS))
        before, after = _both(old, new, questionnaire)
        for loaded in (before, after):
            hold_to_pin(context, loaded.questionnaire, questionnaire_digest)
        today = today or clock.today()
        moved = compared(*(assess(one.questionnaire, one.answers, today=today) for one in (before, after)))
        options = options_for(languages_for(lang, after.questionnaire.languages), output)
        deliver(render(moved, format_, options), output, lang, format_, force=force)


def _both(old: str, new: str, questionnaire: str | None) -> tuple["LoadedAnswers", "LoadedAnswers"]:
    """Both files, if they can be compared; else everything that is wrong with either."""
    from implcheck.loading.answers import load_answers
    from implcheck.loading.source import STANDARD_INPUT, read
    from implcheck.model.problem import InvalidFile, Problem

    if old == new == STANDARD_INPUT:
        raise Refused("standard-input-twice")
    loaded: list[LoadedAnswers] = []
    found: list[Problem] = []
    left_out = 0
    for name in (old, new):
        try:
            loaded.append(load_answers(read(name), questionnaire))
        except InvalidFile as error:
            new_ones = [one for one in error.problems if one not in found]
            left_out += error.left_out if new_ones else 0
            found += new_ones
    if found:
        raise InvalidFile(found, left_out)
    before, after = loaded
    projects = before.answers.project, after.answers.project
    if projects[0] != projects[1]:
        raise Refused("other-project", old=old, new=new, old_project=projects[0], new_project=projects[1])
    ids = before.questionnaire.id, after.questionnaire.id
    if ids[0] != ids[1]:
        raise Refused("other-questionnaire", old=old, new=new, old_id=ids[0], new_id=ids[1])
    return before, after
