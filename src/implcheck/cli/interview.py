"""The interview of `implcheck assess` without a file: the answers file, the front end, and the ending."""

import datetime
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import typer

from implcheck.api.answers import load_answers_file
from implcheck.api.demands import Demand
from implcheck.api.questionnaires import DEFAULT, load_questionnaire, named_from
from implcheck.cli.answers_input import print_doubts
from implcheck.cli.arguments import current_day
from implcheck.cli.endings import fits
from implcheck.cli.exit_codes import ExitCode
from implcheck.cli.gate_options import pinned_digests
from implcheck.cli.language import report_languages, tool_language
from implcheck.cli.next_commands import NextCommands
from implcheck.cli.phase import ChosenPhase
from implcheck.cli.saving import Saver, free_name
from implcheck.cli.streams import OutputLost, is_conversation, wants_color, write_stderr
from implcheck.cli.typed_lines import Lines, refuse_input
from implcheck.cli.writer import refuse_link, write_document
from implcheck.interview import line_ui
from implcheck.interview.draft import Draft
from implcheck.interview.session import Session
from implcheck.interview.state import Ending, progress
from implcheck.interview.transitions import begin
from implcheck.loading import inputs
from implcheck.model.gate import DEMANDS
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.refused import Refused
from implcheck.wording.catalog import catalog
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages
from implcheck.wording.problems import render


@dataclass(frozen=True)
class InterviewOptions:
    """The command line options of an interview."""

    file: Path
    lang: str | None
    questionnaire: str | None
    round: datetime.date | None
    """The round of a new file; None for one that starts today."""
    phase: ChosenPhase
    quick: bool
    plain: bool
    no_input: bool
    demands: Sequence[Demand]
    writes: bool
    """Whether a report is written into a file."""
    next_commands: NextCommands

    @property
    def must_report(self) -> bool:
        """Whether leaving without a report is a failure, because a gate or a report file depends on it."""
        return self.writes or any(demand.option in DEMANDS for demand in self.demands)

    def remembered_language(self, questionnaire: Questionnaire, held: str | None = None) -> str | None:
        """The language to note in the file: the one that was typed, if its questionnaire has it, else what it holds."""
        typed = self.lang if "lang" in self.next_commands.typed else None
        return typed if typed in questionnaire.languages else held


def run_interview(options: InterviewOptions) -> Path:
    """Run the interview and return the answers file to assess.

    Raises:
        Refused: there is no terminal and `--plain` was not given, the piped answers are not UTF-8, or they are piped
            from the file that they would be saved in.
        typer.Exit: the user left before the end.
    """
    terminal = is_conversation()
    if options.no_input or not (terminal or options.plain):
        raise Refused("no-answers" if options.no_input else "no-terminal")
    if not terminal:
        inputs.note_standard_input()
        refuse_input(options.file)
    refuse_link(options.file)
    if options.file.suffix and not fits(options.file, "yaml"):
        raise Refused("save-ending", file=options.file)
    lines = Lines() if options.plain or os.environ.get("TERM", "dumb") == "dumb" else None
    file, draft, continued, questionnaire = _open_draft(options)
    language = (continued or draft).language
    messages = Messages(report_languages(options.lang or language, questionnaire.languages), questionnaire.roles)
    save = Saver(file, questionnaire, messages)
    session = _converse(save, draft, continued, questionnaire, messages, lines, options)
    if session.state.ending is Ending.NEW:
        save = Saver(free_name(file), questionnaire, messages)
        fresh = replace(_new_draft(draft.questionnaire, questionnaire, options), language=language)
        session = _converse(save, fresh, None, questionnaire, messages, lines, options)
    file = save.file
    if session.state.ending is Ending.LEFT or not session.is_saved:
        _report_unfinished(session, file, questionnaire, options.next_commands)
        if lines is not None and lines.unreadable:
            raise Refused("answers-not-utf8", line=lines.read)
        if options.must_report:
            write_stderr(messages.message("interview.no-report") + "\n")
        raise typer.Exit(ExitCode.BAD_INPUT if session.failure or options.must_report else ExitCode.FINE)
    return file


def print_next_steps(file: Path, messages: Messages, after: NextCommands, *, quick: bool) -> None:
    """Print where the answers are, and commands for the next steps."""
    later = file.with_stem(f"{file.stem}-later")
    commands = {"complete": after.complete(file)} if quick else {}
    commands |= {
        "gate": after.assess(file, "--fail-on", "high"),
        "share": after.assess(file, "--all", "-o", file.with_suffix(".txt")),
        "again": after.answer_again(later),
        "compare": after.compare(file, later),
    }
    if not quick:
        commands["explain"] = after.explain("score", file)
    lines = ["", messages.message("interview.finished", file=for_terminal(str(file)))]
    for key, command in commands.items():
        lines += [f"  {command}", f"    {messages.message(f'interview.afterwards-{key}')}"]
    write_stderr("\n".join(lines) + "\n")


def _open_draft(options: InterviewOptions) -> tuple[Path, Draft, Draft | None, Questionnaire]:
    """Return the file to save in, its draft, the draft to go on with if that is another, and the questionnaire.

    The questionnaire is held to its digest before all else.

    Answers to another version of the questionnaire go on in a new file, also if all of them still mean the same: the one
    that holds them stays as it is, and an answer given now does not come under the old version.
    """
    digests = pinned_digests(options.demands)
    if not os.path.exists(options.file):  # noqa: PTH110 - False where access is denied; reading then reports why
        named = options.questionnaire or DEFAULT
        questionnaire = load_questionnaire(named, digests=digests)
        fresh = _new_draft(named_from(options.file.parent, named), questionnaire, options)
        return options.file, fresh, None, questionnaire
    loaded = load_answers_file(str(options.file), options.questionnaire, digests)
    lang = options.lang or loaded.answers.language
    print_doubts([loaded], lang)
    file, draft = options.file, Draft.of(loaded.answers, current_day())
    phase = options.phase.to_ask(loaded.questionnaire, loaded.phase, loaded.locations.phase, quick=options.quick)
    if options.round not in {None, draft.round}:
        details = {"file": for_terminal(str(file)), "round": options.round}
        key = "interview.round-missing" if draft.round is None else "interview.round-kept"
        write_stderr(catalog(tool_language(lang)).message(key, **details) + "\n")
    if loaded.is_of_another_version:
        file, draft = free_name(file), replace(draft, version=loaded.questionnaire.version)
        messages = Messages(report_languages(lang, loaded.questionnaire.languages))
        names = {"old": for_terminal(str(options.file)), "new": for_terminal(str(file))}
        warnings = [warning for warning in loaded.warnings if warning.is_about_version]
        left_out = [render(warnings, messages.languages[0])] if warnings else []
        write_stderr("\n".join([*left_out, messages.message("interview.other-version", **names)]) + "\n")
    language = options.remembered_language(loaded.questionnaire, draft.language)
    return file, draft, replace(draft, phase=phase, language=language), loaded.questionnaire


def _new_draft(named: str, questionnaire: Questionnaire, options: InterviewOptions) -> Draft:
    """Return the draft of a new file, in the round that was asked for, or one that starts today."""
    today, phase = current_day(), options.phase.to_ask(questionnaire, quick=options.quick)
    language, version = options.remembered_language(questionnaire), questionnaire.version
    return Draft(named, today, phase=phase, round=options.round or today, language=language, version=version)


def _converse(
    save: Saver,
    draft: Draft,
    continued: Draft | None,
    questionnaire: Questionnaire,
    messages: Messages,
    lines: Lines | None,
    options: InterviewOptions,
) -> Session:
    """Run the conversation to its end."""
    phase_is_given = (options.phase.demanded or options.phase.default) is not None
    state = begin(questionnaire, draft, quick=options.quick, continued=continued, phase_is_given=phase_is_given)
    holds_draft = draft.can_be_saved and save.file.exists()
    session = Session(state, messages, save, str(save.file), saved=draft if holds_draft else None)
    if lines is not None:
        try:
            line_ui.run_interview(session, lines, lines.show)
        except OutputLost:
            _report_unfinished(session, save.file, questionnaire, options.next_commands)
            raise
    else:
        from implcheck.interview import fullscreen_ui

        fullscreen_ui.run_interview(session, color=wants_color())
    return session


def _report_unfinished(session: Session, file: Path, questionnaire: Questionnaire, after: NextCommands) -> None:
    """Print what happened to the answers of an interview that ended without a report."""
    messages, counts, shown = session.messages, progress(session.state), for_terminal(str(file))
    numbers = {"answered": counts["answered"], "asked": counts["questions"]}
    if session.is_saved:
        outcome = messages.message("interview.left", file=shown, **numbers) + f"\n  {after.go_on(file)}"
    elif session.failure:
        from implcheck.loading.answers_writer import updated

        # Answers that cannot be saved are printed, so that they can be copied.
        write_document("\n" + updated(None, session.state.draft.as_answers(), tuple(questionnaire.by_id)))
        outcome = messages.message("interview.left-unwritten", file=shown, system=for_terminal(session.failure))
    else:
        outcome = messages.message("interview.left-unsaved")
    write_stderr(f"\n{outcome}\n")
