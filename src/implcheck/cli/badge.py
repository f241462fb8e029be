"""`implcheck badge`: the result as a small SVG picture."""

from typing import Annotated

import typer

from implcheck.cli import clock
from implcheck.cli.arguments import Force, Lang, Output, PhaseOption, QuestionnaireDigest, QuestionnaireName, Today
from implcheck.cli.errors import error_boundary


def badge(
    context: typer.Context,
    answers: Annotated[str, typer.Argument(metavar="ANSWERS", help="The answers file; - reads standard input.")],
    output: Output = None,
    lang: Lang = None,
    phase: PhaseOption = None,
    questionnaire: QuestionnaireName = None,
    questionnaire_digest: QuestionnaireDigest = None,
    today: Today = None,
    force: Force = False,
) -> None:
    """Make a badge of the result: an SVG picture with the level and the score.

    Of a file that cannot be used the badge says so. Exit codes: 0 fine, 2 bad usage or bad input.
    """
    with error_boundary(lang):
        from implcheck.cli.delivery import deliver, languages_for, options_for
        from implcheck.cli.language import tool_language
        from implcheck.cli.phase import phase_of
        from implcheck.cli.settings import check_pinned_questionnaire
        from implcheck.loading.answers import load_answers
        from implcheck.loading.source import named, read
        from implcheck.model.problem import InvalidFile, Rejected
        from implcheck.reports.formats.badge import render
        from implcheck.scoring.assess import assess

        try:
            loaded = load_answers(read(answers), questionnaire)
            check_pinned_questionnaire(context, loaded.questionnaire, questionnaire_digest)
            assessed = phase_of(context, phase).for_answers(loaded.answers)
        except InvalidFile as error:
            # Replace the badge of an earlier run, which may no longer be true.
            rejected = Rejected(named(answers), error.problems, error.left_out)
            drawn = render(rejected, options_for((tool_language(lang),), output))
            deliver(drawn, output, lang, "svg", force=force)
            raise
        languages = languages_for(lang, loaded.questionnaire.languages)
        assessment = assess(loaded.questionnaire, loaded.answers, today=today or clock.today(), phase=assessed)
        deliver(render(assessment, options_for(languages, output)), output, lang, "svg", force=force)
