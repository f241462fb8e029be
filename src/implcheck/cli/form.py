"""`implcheck form`: the questions as one HTML file, for people without a terminal."""

from pathlib import Path
from typing import Annotated

import typer

from implcheck.cli.arguments import (
    Force,
    Lang,
    Output,
    PhaseOption,
    QuestionnaireDigest,
    QuestionnaireName,
    RoundOption,
    current_day,
)
from implcheck.cli.errors import error_boundary
from implcheck.model.refused import Refused


def form(
    context: typer.Context,
    output: Output = None,
    lang: Lang = None,
    phase: PhaseOption = None,
    role: Annotated[str, typer.Option("--role", envvar="IMPLCHECK_ROLE", help="The role to fill in beforehand.")] = "",
    project: Annotated[
        str, typer.Option("--project", envvar="IMPLCHECK_PROJECT", help="The project to fill in beforehand.")
    ] = "",
    round: RoundOption = None,
    questionnaire: QuestionnaireName = None,
    questionnaire_digest: QuestionnaireDigest = None,
    force: Force = False,
) -> None:
    """Run `implcheck form`; its help is in `command_help`."""
    with error_boundary(lang):
        from implcheck.api.questionnaires import DEFAULT, load_questionnaire, looks_like_path
        from implcheck.cli.delivery import deliver
        from implcheck.cli.language import report_languages
        from implcheck.cli.phase import phase_of
        from implcheck.cli.settings import digests_on
        from implcheck.questionnaires.form import Preset, render

        named = questionnaire or DEFAULT
        chosen = load_questionnaire(named, digests=digests_on(context, questionnaire_digest))
        only = phase_of(context, phase).known_to(chosen)
        if only is not None and not chosen.asked_in(only):
            raise Refused("nothing-asked")
        # The folder of the answers is unknown: they name the questionnaire as a file beside them.
        named = Path(named).name if looks_like_path(named) else named
        preset = Preset(
            report_languages(lang, chosen.languages)[0], project.strip(), role.strip(), only, round or current_day()
        )
        deliver(render(chosen, named, preset), output, lang, "html", force=force, protect=True)
