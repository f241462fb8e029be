"""`implcheck explain`: the meaning of an id, its weight, and the arithmetic of its score."""

from typing import Annotated

import typer

from implcheck.cli import clock, completion
from implcheck.cli.arguments import Lang, PhaseOption, QuestionnaireDigest, QuestionnaireName, Today
from implcheck.cli.errors import Refused, error_boundary


def explain(
    context: typer.Context,
    id_: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            autocompletion=completion.ids,
            help="A question, practice, combination or level; 'score' for the whole.",
        ),
    ],
    answers: Annotated[
        str | None,
        typer.Option(
            "--answers",
            metavar="FILE",
            envvar="IMPLCHECK_ANSWERS",
            help="Show the arithmetic of the score in this answers file.",
        ),
    ] = None,
    lang: Lang = None,
    phase: PhaseOption = None,
    questionnaire: QuestionnaireName = None,
    questionnaire_digest: QuestionnaireDigest = None,
    today: Today = None,
) -> None:
    """Explain an id, or how a score came about.

    An id is that of a question, a practice, a combination or a level. With --answers FILE the arithmetic of
    its score is shown as well.
    """
    with error_boundary(lang):
        from implcheck.cli.delivery import languages_for, options_for
        from implcheck.cli.phase import phase_of
        from implcheck.cli.settings import check_pinned_questionnaire
        from implcheck.cli.writer import write_out
        from implcheck.loading.answers import load_answers
        from implcheck.loading.questionnaire import DEFAULT, find_questionnaire
        from implcheck.loading.source import read
        from implcheck.model.did_you_mean import nearest
        from implcheck.questionnaires.explanation import explainable, render
        from implcheck.scoring.assess import assess

        assessment = None
        if answers is not None:
            loaded = load_answers(read(answers), questionnaire)
            chosen = loaded.questionnaire
            assessed = phase_of(context, phase).for_answers(loaded.answers)
            assessment = assess(chosen, loaded.answers, today=today or clock.today(), phase=assessed)
        else:
            chosen = find_questionnaire(questionnaire or DEFAULT)
        check_pinned_questionnaire(context, chosen, questionnaire_digest)
        languages = languages_for(lang, chosen.languages)
        if id_ not in (known := explainable(chosen)):
            raise Refused("no-such-id", id=id_, suggestion=nearest(id_, known))
        write_out(render(id_, chosen, options_for(languages, None), assessment))
