"""`implcheck badge`: the result as a small picture, for a page that many look at."""

from typing import Annotated

import typer

from implcheck.cli import clock
from implcheck.cli.arguments import Force, Lang, Output, PhaseOption, QuestionnaireDigest, QuestionnaireName, Today
from implcheck.cli.errors import edge


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
    with edge(lang):
        from implcheck.cli.delivery import deliver, languages_for, options_for
        from implcheck.cli.language import told_in
        from implcheck.cli.phase import phase_of
        from implcheck.cli.settings import hold_to_pin
        from implcheck.loading.answers import load_answers
        from implcheck.loading.source import named, read
        from implcheck.model.problem import InvalidFile, Rejected
        from implcheck.reports.formats.badge import render
        from implcheck.scoring.assess import assess

        try:
            loaded = load_answers(read(answers), questionnaire)
            hold_to_pin(context, loaded.questionnaire, questionnaire_digest)
            assessed = phase_of(context, phase).for_answers(loaded.answers, loaded.questionnaire)
        except InvalidFile as error:
            # A badge of an earlier run would go on to say what is not known any more.
            rejected = Rejected(named(answers), error.problems, error.left_out)
            drawn = render(rejected, options_for((told_in(lang),), output))
            deliver(drawn, output, lang, "svg", force=force)
            raise
        languages = languages_for(lang, loaded.questionnaire.languages)
        assessment = assess(loaded.questionnaire, loaded.answers, today=today or clock.today(), phase=assessed)
        deliver(render(assessment, options_for(languages, output)), output, lang, "svg", force=force)
