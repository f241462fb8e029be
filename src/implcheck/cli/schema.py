"""`implcheck schema`: JSON Schema for editors and other programs."""

from enum import StrEnum
from typing import Annotated

import typer

from implcheck.cli.arguments import Force, Lang, Output, QuestionnaireName
from implcheck.cli.errors import error_boundary


class Kind(StrEnum):
    """The kinds of files that have a schema."""

    QUESTIONNAIRE = "questionnaire"
    ANSWERS = "answers"
    ASSESSMENT = "assessment"
    COMPARISON = "comparison"
    ROUND = "round"
    PROBLEMS = "problems"


def schema(
    context: typer.Context,
    kind: Annotated[Kind, typer.Argument(help="What the schema is for.")],
    output: Output = None,
    lang: Lang = None,
    questionnaire: QuestionnaireName = None,
    force: Force = False,
) -> None:
    """Run `implcheck schema`; its help is in `command_help`."""
    with error_boundary(lang):
        from implcheck.api.questionnaires import DEFAULT, load_questionnaire
        from implcheck.cli.delivery import deliver
        from implcheck.cli.language import report_languages
        from implcheck.cli.settings import digests_on
        from implcheck.questionnaires import schema as schemas
        from implcheck.wording.messages import Messages

        match kind:
            case Kind.QUESTIONNAIRE:
                text = schemas.for_questionnaires()
            case Kind.ASSESSMENT:
                text = schemas.for_assessments()
            case Kind.COMPARISON:
                text = schemas.for_comparisons()
            case Kind.ROUND:
                text = schemas.for_rounds()
            case Kind.PROBLEMS:
                text = schemas.for_problems()
            case Kind.ANSWERS:
                chosen = load_questionnaire(questionnaire or DEFAULT, digests=digests_on(context))
                text = schemas.for_answers(chosen, Messages(report_languages(lang, chosen.languages)))
        deliver(text, output, lang, "json", force=force, protect=True)
