"""`implcheck questionnaire`: for those who write their own."""

from typing import Annotated

import typer

from implcheck.cli import completion
from implcheck.cli.arguments import Force, Lang, Output, PhaseOption
from implcheck.cli.errors import edge
from implcheck.cli.settings import Configured, settings_of, takes_settings

app = typer.Typer(no_args_is_help=True, help="List, show and export questionnaires.")

Name = Annotated[
    str,
    typer.Argument(
        metavar="[ID|FILE]",
        envvar="IMPLCHECK_QUESTIONNAIRE",
        autocompletion=completion.questionnaires,
        help="A built-in questionnaire, or your own by its path.",
    ),
]


@app.command("list", cls=Configured)
@takes_settings
def list_(context: typer.Context, lang: Lang = None) -> None:
    """List the built-in questionnaires, and the one that the settings name."""
    with edge(lang):
        from implcheck.cli.delivery import languages_for
        from implcheck.cli.writer import write_out
        from implcheck.loading import builtin
        from implcheck.loading.questionnaire import find_questionnaire
        from implcheck.questionnaires.outline import summary
        from implcheck.wording.messages import Messages

        named = settings_of(context).questionnaire
        for name in dict.fromkeys((*builtin.names(), *([named] if named else []))):
            one = find_questionnaire(name)
            messages = Messages(languages_for(lang, one.languages))
            write_out(f"{summary(one, messages)}\n  {messages.text(one.title)}: {messages.text(one.description)}\n")


@app.command(cls=Configured)
@takes_settings
def show(
    context: typer.Context, questionnaire: Name = "implementation", phase: PhaseOption = None, lang: Lang = None
) -> None:
    """Show a questionnaire at a glance."""
    with edge(lang):
        from implcheck.cli.delivery import languages_for, options_for
        from implcheck.cli.phase import phase_of
        from implcheck.cli.writer import write_out
        from implcheck.loading.questionnaire import find_questionnaire
        from implcheck.questionnaires.outline import render

        one = find_questionnaire(questionnaire)
        chosen = phase_of(context, phase).known_to(one)
        phases = (chosen,) if chosen is not None else tuple(one.phases_by_id)
        write_out(render(one, phases, options_for(languages_for(lang, one.languages), None)))


@app.command(cls=Configured)
@takes_settings
def export(
    questionnaire: Name = "implementation", output: Output = None, lang: Lang = None, force: Force = False
) -> None:
    """Write a questionnaire out, to make it your own."""
    with edge(lang):
        from implcheck.cli.delivery import deliver
        from implcheck.loading.questionnaire import export_text

        # The file's own text as it is, even on standard output: it is made to be redirected into a file and to be read
        # again, and a comment that is changed on the way would be another file.
        deliver(export_text(questionnaire), output, lang, "yaml", force=force, protect=True)
