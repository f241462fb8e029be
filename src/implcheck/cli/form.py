"""`implcheck form`: the questions as one HTML file, for people without a terminal."""

from pathlib import Path
from typing import Annotated

import typer

from implcheck.cli import completion
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
from implcheck.cli.respondent_options import MinGroup


def form(
    context: typer.Context,
    output: Output = None,
    lang: Lang = None,
    phase: PhaseOption = None,
    role: Annotated[
        str,
        typer.Option(
            "--role", envvar="IMPLCHECK_ROLE", autocompletion=completion.roles, help="The role to fill in beforehand."
        ),
    ] = "",
    project: Annotated[
        str, typer.Option("--project", envvar="IMPLCHECK_PROJECT", help="The project to fill in beforehand.")
    ] = "",
    round: RoundOption = None,
    questionnaire: QuestionnaireName = None,
    questionnaire_digest: QuestionnaireDigest = None,
    min_group: MinGroup = None,
    force: Force = False,
) -> None:
    """Run `implcheck form`; its help is in `command_help`."""
    with error_boundary(lang):
        from implcheck.api.defaults import MIN_GROUP
        from implcheck.api.questionnaires import DEFAULT, load_questionnaire, looks_like_path
        from implcheck.cli.delivery import deliver
        from implcheck.cli.gate_options import effective_min_group, pinned_digests
        from implcheck.cli.language import report_languages
        from implcheck.cli.phase import phase_of
        from implcheck.cli.settings import demands_on
        from implcheck.questionnaires.form import Preset, render

        named = questionnaire or DEFAULT
        demands = demands_on(context, {"questionnaire-digest": questionnaire_digest, "min-group": min_group})
        chosen = load_questionnaire(named, digests=pinned_digests(demands))
        only = phase_of(context, phase).to_ask(chosen)
        # The folder of the answers is unknown: they name the questionnaire as a file beside them.
        named = Path(named).name if looks_like_path(named) else named
        preset = Preset(
            report_languages(lang, chosen.languages)[0],
            project.strip(),
            role.strip(),
            only,
            round or current_day(),
            effective_min_group(demands, MIN_GROUP),
        )
        deliver(render(chosen, named, preset), output, lang, "html", force=force, protect=True)
