"""`implcheck questionnaire`: list, show and export questionnaires."""

from typing import Annotated

import typer

from implcheck.cli import completion
from implcheck.cli.arguments import Force, Lang, Output, PhaseOption
from implcheck.cli.command_help import HELP
from implcheck.cli.errors import error_boundary
from implcheck.cli.group import CommandGroup
from implcheck.cli.settings import ConfiguredCommand, settings_of, takes_settings

app = typer.Typer(cls=CommandGroup, no_args_is_help=True, help="List, show and export questionnaires.")

Name = Annotated[
    str,
    typer.Argument(
        metavar="[ID|FILE]",
        envvar="IMPLCHECK_QUESTIONNAIRE",
        autocompletion=completion.questionnaires,
        help="A built-in questionnaire, or your own by its path.",
    ),
]


@app.command("list", cls=ConfiguredCommand, help=HELP["questionnaire list"])
@takes_settings
def list_(context: typer.Context, lang: Lang = None) -> None:
    """Run `implcheck questionnaire list`; its help is in `command_help`."""
    with error_boundary(lang):
        from implcheck.api.questionnaires import built_in_names, load_questionnaire
        from implcheck.cli.language import report_languages
        from implcheck.cli.writer import write_out
        from implcheck.questionnaires.outline import summary
        from implcheck.wording.messages import Messages

        named = settings_of(context).questionnaire
        for name in dict.fromkeys((*built_in_names(), *([named] if named else []))):
            shown = load_questionnaire(name)
            messages = Messages(report_languages(lang, shown.languages))
            write_out(
                f"{summary(shown, messages)}\n  {messages.text(shown.title)}: {messages.text(shown.description)}\n"
            )


@app.command(cls=ConfiguredCommand, help=HELP["questionnaire show"])
@takes_settings
def show(
    context: typer.Context, questionnaire: Name = "implementation", phase: PhaseOption = None, lang: Lang = None
) -> None:
    """Run `implcheck questionnaire show`; its help is in `command_help`."""
    with error_boundary(lang):
        from implcheck.api.questionnaires import load_questionnaire
        from implcheck.cli.delivery import options_for
        from implcheck.cli.language import report_languages
        from implcheck.cli.phase import phase_of
        from implcheck.cli.writer import write_out
        from implcheck.questionnaires.outline import render

        shown = load_questionnaire(questionnaire)
        only = phase_of(context, phase).known_to(shown)
        phases = (only,) if only is not None else tuple(shown.phases_by_id)
        write_out(render(shown, phases, options_for(report_languages(lang, shown.languages), None)))


@app.command(cls=ConfiguredCommand, help=HELP["questionnaire export"])
@takes_settings
def export(
    questionnaire: Name = "implementation", output: Output = None, lang: Lang = None, force: Force = False
) -> None:
    """Run `implcheck questionnaire export`; its help is in `command_help`."""
    with error_boundary(lang):
        from implcheck.api.questionnaires import export_text
        from implcheck.cli.delivery import deliver

        # Unescaped, even on standard output: the text is meant to be redirected into a file and read again.
        deliver(export_text(questionnaire), output, lang, "yaml", force=force, protect=True)
