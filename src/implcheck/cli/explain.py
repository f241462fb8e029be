"""`implcheck explain`: the meaning of an id, its weight, and the arithmetic of its score."""

from pathlib import Path
from typing import Annotated

import typer

from implcheck.api.defaults import GAP
from implcheck.cli import completion
from implcheck.cli.arguments import (
    Lang,
    PhaseOption,
    QuestionnaireDigest,
    QuestionnaireName,
    RoundOption,
    Today,
    current_day,
)
from implcheck.cli.errors import error_boundary
from implcheck.cli.gate_options import (
    FailOn,
    FailUnder,
    MaxAge,
    NoAccepted,
    NoOverdue,
    RequireComplete,
    RequireCompleteIn,
    RequireEvidence,
)
from implcheck.cli.respondent_options import Gap, MappingFile, MinGroup, Project, RoleWeights
from implcheck.model.refused import Refused


def explain(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="ID|WORD",
            autocompletion=completion.ids,
            help="A question, practice, combination or level; 'score' for the overall score; or words to search for.",
        ),
    ],
    answers: Annotated[
        list[Path] | None,
        typer.Option(
            "--answers",
            metavar="FILE",
            envvar="IMPLCHECK_ANSWERS",
            help="Show the arithmetic of the score in these answers: a file, a folder of respondents, .csv, .xlsx or .jsonl, "
            "or - for standard input. Can be given several times.",
        ),
    ] = None,
    lang: Lang = None,
    phase: PhaseOption = None,
    questionnaire: QuestionnaireName = None,
    questionnaire_digest: QuestionnaireDigest = None,
    round: RoundOption = None,
    today: Today = None,
    project: Project = None,
    mapping: MappingFile = None,
    role_weight: RoleWeights = None,
    gap: Gap = GAP,
    min_group: MinGroup = None,
    fail_on: FailOn = None,
    fail_under: FailUnder = None,
    require_complete: RequireComplete = False,
    require_complete_in: RequireCompleteIn = None,
    require_evidence: RequireEvidence = None,
    max_age: MaxAge = None,
    no_accepted: NoAccepted = False,
    no_overdue: NoOverdue = False,
) -> None:
    """Run `implcheck explain`; its help is in `command_help`."""
    with error_boundary(lang):
        from implcheck.api.assessment import assess
        from implcheck.api.demands import strictest_gate
        from implcheck.api.questionnaires import DEFAULT, load_questionnaire
        from implcheck.cli.answers_input import load
        from implcheck.cli.answers_options import answers_options
        from implcheck.cli.delivery import options_for
        from implcheck.cli.language import report_languages
        from implcheck.cli.settings import demands_on
        from implcheck.cli.writer import write_out
        from implcheck.model.did_you_mean import nearest
        from implcheck.questionnaires.explanation import explainable, render

        demands = demands_on(
            context,
            {
                "fail-on": fail_on,
                "fail-under": fail_under,
                "require-complete": require_complete,
                "require-complete-in": require_complete_in,
                "require-evidence": require_evidence,
                "max-age": max_age,
                "no-accepted": no_accepted,
                "no-overdue": no_overdue,
                "questionnaire-digest": questionnaire_digest,
                "min-group": min_group,
            },
        )
        options = answers_options(
            context,
            phase=phase,
            questionnaire=questionnaire,
            project=project,
            mapping=mapping,
            round=round,
            role_weight=role_weight,
            gap=gap,
            demands=demands,
        )
        assessment = None
        if answers:
            loaded = load([str(file) for file in answers], options)
            chosen = loaded.questionnaire
            assessment = assess(loaded, today=today or current_day(), gate=strictest_gate(demands))
        else:
            chosen = load_questionnaire(questionnaire or DEFAULT, digests=options.digests)
            options.phase.known_to(chosen)
        languages = report_languages(lang, chosen.languages)
        layout = options_for(languages, None)
        id_ = " ".join(words)
        if id_ not in (known := explainable(chosen)):
            from implcheck.cli.streams import write_stderr
            from implcheck.questionnaires import search
            from implcheck.wording.escape import for_terminal
            from implcheck.wording.messages import Messages

            meant = nearest(id_, known)
            is_nearly_whole = meant.casefold().endswith(id_.casefold())  # such as an id without its practice
            found = [] if is_nearly_whole else search.search(id_, chosen)
            if not found:
                corrected = "" if is_nearly_whole else search.correction(id_, chosen)
                raise Refused("no-such-id", id=id_, suggestion=nearest(id_, [meant, corrected]) or meant or corrected)
            if len(found) > 1:
                write_out(search.render(id_, found, layout))
                return
            id_ = found[0].id
            message = Messages(languages).message("explain.only", id=id_, words=for_terminal(" ".join(words)))
            write_stderr(message + "\n")
        write_out(render(id_, chosen, layout, assessment))
