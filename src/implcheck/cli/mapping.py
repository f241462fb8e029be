"""`implcheck mapping`: make the mapping file of a survey."""

from pathlib import Path
from typing import Annotated

import typer

from implcheck.cli.arguments import (
    Force,
    Lang,
    Output,
    PhaseOption,
    ProjectName,
    QuestionnaireDigest,
    QuestionnaireName,
)
from implcheck.cli.command_help import HELP
from implcheck.cli.errors import error_boundary
from implcheck.cli.settings import ConfiguredCommand, takes_settings

app = typer.Typer(no_args_is_help=True, help="Make the mapping file of a survey.")


@app.callback()
def group() -> None:
    """Make the mapping file of a survey."""


@app.command(cls=ConfiguredCommand, help=HELP["mapping new"])
@takes_settings
def new(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="EXPORT", help="The export of the survey, a .csv or .xlsx file.")],
    output: Output = None,
    lang: Lang = None,
    phase: PhaseOption = None,
    project: ProjectName = None,
    questionnaire: QuestionnaireName = None,
    questionnaire_digest: QuestionnaireDigest = None,
    force: Force = False,
) -> None:
    """Run `implcheck mapping new`; its help is in `command_help`."""
    with error_boundary(lang):
        from implcheck.api.mapping import draft_mapping
        from implcheck.api.questionnaires import DEFAULT, load_questionnaire, named_from
        from implcheck.cli.delivery import deliver
        from implcheck.cli.language import report_languages, tool_language
        from implcheck.cli.next_commands import NextCommands
        from implcheck.cli.phase import phase_of
        from implcheck.cli.settings import digests_on
        from implcheck.cli.streams import write_stderr
        from implcheck.wording.catalog import catalog

        chosen = load_questionnaire(questionnaire or DEFAULT, digests=digests_on(context, questionnaire_digest))
        to_file = output is not None and str(output) != "-"
        folder = output.parent if output is not None and to_file else Path()
        drafted = draft_mapping(
            file,
            chosen,
            named=named_from(folder, questionnaire) if questionnaire is not None else None,
            project=(project or "").strip() or None,
            phase=phase_of(context, phase).known_to(chosen),
            languages=report_languages(lang, chosen.languages),
        )
        deliver(drafted.text, output, lang, "yaml", force=force, protect=True)
        messages, draft = catalog(tool_language(lang)), drafted.draft
        count, used = len(draft.columns), sum(column.is_used for column in draft.columns)
        open_ = count - used - drafted.left_out
        lines = [messages.message("mapping.summary", count=count, used=used, left=drafted.left_out, open=open_)]
        if draft.likely or draft.open_texts:
            lines.append(messages.message("mapping.summary-texts", likely=draft.likely, texts=draft.open_texts))
        written = output if output is not None and to_file else Path("mapping.yaml")
        command = NextCommands.of(context).assess(Path(file), "--mapping", written)
        lines.append(messages.message("mapping.next", command=command))
        write_stderr("\n".join(lines) + "\n")
