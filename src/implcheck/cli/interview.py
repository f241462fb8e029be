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
from implcheck.cli.answers_input import print_doubts, print_left_out
from implcheck.cli.endings import fits
from implcheck.cli.exit_codes import ExitCode
from implcheck.cli.gate_options import pinned_digests
from implcheck.cli.interview_end import Done, print_unfinished
from implcheck.cli.language import report_languages, tool_language
from implcheck.cli.last_time import (
    Start,
    dated_name,
    last_time,
    load_last,
    name_of_questionnaire,
    refuse_other,
    refuse_same,
)
from implcheck.cli.next_commands import NextCommands
from implcheck.cli.phase import ChosenPhase
from implcheck.cli.saving import Saver, free_name
from implcheck.cli.streams import OutputLost, is_conversation, wants_color, write_stderr
from implcheck.cli.typed_lines import Lines, refuse_input
from implcheck.cli.writer import refuse_link
from implcheck.interview import line_ui
from implcheck.interview.draft import Draft
from implcheck.interview.session import Session
from implcheck.interview.steps import Ending, Step
from implcheck.interview.transitions import begin
from implcheck.loading import inputs
from implcheck.model.gate import DEMANDS
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.refused import Refused
from implcheck.wording.catalog import catalog
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages


@dataclass(frozen=True)
class InterviewOptions:
    """The command line options of an interview."""

    file: Path
    lang: str | None
    questionnaire: str | None
    round: datetime.date | None
    """The round of a new file; None for one that starts today."""
    today: datetime.date
    phase: ChosenPhase
    quick: bool
    plain: bool
    no_input: bool
    demands: Sequence[Demand]
    writes: bool
    """Whether a report is written into a file."""
    next_commands: NextCommands
    last: Path | None = None
    """The answers file of last time, for a re-assessment."""
    save_named: bool = True
    """Whether `file` was named, and is not the default."""
    only_open: bool = False
    """Whether only what is open is asked."""

    @property
    def must_report(self) -> bool:
        """Whether leaving without a report is a failure, because a gate or a report file depends on it."""
        return self.writes or any(demand.option in DEMANDS for demand in self.demands)

    def remembered_language(self, questionnaire: Questionnaire, held: str | None = None) -> str | None:
        """The language to note in the file: the one that was typed, if its questionnaire has it, else what it holds."""
        typed = self.lang if "lang" in self.next_commands.typed else None
        return typed if typed in questionnaire.languages else held


def run_interview(options: InterviewOptions) -> Done:
    """Run the interview to its end.

    Raises:
        Refused: there is no terminal and `--plain` was not given, the piped answers are not UTF-8, or they are piped
            from the file that they would be saved in; or a re-assessment cannot start from its file.
        typer.Exit: the user left before the end.
    """
    terminal = is_conversation()
    if options.no_input or not (terminal or options.plain):
        raise Refused("no-answers" if options.no_input else "no-terminal")
    if not terminal:
        inputs.note_standard_input()
    lines = Lines() if options.plain or os.environ.get("TERM", "dumb") == "dumb" else None
    start = _begun(options) if options.last is None else _begun_again(options, options.last)
    done = _converse(start, lines, options)
    if done.session.state.ending is Ending.AGAIN and not done.session.failure:
        # Answers to another version are still in their own file, as nothing was changed.
        last = done.file if done.file.exists() else options.file
        options = replace(options, last=last, save_named=False)
        done = _converse(_begun_again(options, last), lines, options)
    if done.session.state.ending is Ending.NEW:
        new = _new_draft(done.start.draft.questionnaire, done.start.questionnaire, options)
        new = replace(new, language=done.start.language)
        done = _converse(Start(free_name(done.file), new, None, done.start.questionnaire), lines, options)
    session, messages = done.session, done.session.messages
    if session.state.ending is Ending.LEFT or not session.is_saved:
        print_unfinished(done, options.next_commands)
        if lines is not None and lines.unreadable:
            raise Refused("answers-not-utf8", line=lines.read)
        if options.must_report:
            write_stderr(messages.message("interview.no-report") + "\n")
        raise typer.Exit(ExitCode.BAD_INPUT if session.failure or options.must_report else ExitCode.FINE)
    return done


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
    file, draft = options.file, Draft.of(loaded.answers, options.today)
    phase = options.phase.to_ask(loaded.questionnaire, loaded.phase, loaded.locations.phase, quick=options.quick)
    if options.round not in {None, draft.round}:
        details = {"file": for_terminal(str(file)), "round": options.round}
        key = "interview.round-missing" if draft.round is None else "interview.round-kept"
        write_stderr(catalog(tool_language(lang)).message(key, **details) + "\n")
    if loaded.is_of_another_version:
        file, draft = free_name(file), replace(draft, version=loaded.questionnaire.version)
        messages = Messages(report_languages(lang, loaded.questionnaire.languages))
        names = {"old": for_terminal(str(options.file)), "new": for_terminal(str(file))}
        print_left_out(loaded, messages.languages[0])
        write_stderr(messages.message("interview.other-version", **names) + "\n")
    language = options.remembered_language(loaded.questionnaire, draft.language)
    return file, draft, replace(draft, phase=phase, language=language), loaded.questionnaire


def _new_draft(named: str, questionnaire: Questionnaire, options: InterviewOptions) -> Draft:
    """Return the draft of a new file, in the round that was asked for, or one that starts today."""
    today, phase = options.today, options.phase.to_ask(questionnaire, quick=options.quick)
    language, version = options.remembered_language(questionnaire), questionnaire.version
    return Draft(named, today, phase=phase, round=options.round or today, language=language, version=version)


def _check_file(file: Path) -> None:
    """Refuse a file that answers may not be saved in."""
    refuse_input(file)
    refuse_link(file)
    if file.suffix and not fits(file, "yaml"):
        raise Refused("save-ending", file=file)


def _begun(options: InterviewOptions) -> Start:
    """Return the start of an interview: of a new file, of one that goes on, or of what is open in it."""
    _check_file(options.file)
    if options.only_open and not options.file.exists():
        raise Refused("only-open-nothing", file=options.file)
    start = Start(*_open_draft(options))
    return start.about_open_questions() if options.only_open else start


def _begun_again(options: InterviewOptions, last_file: Path) -> Start:
    """Return the start of a re-assessment; one that was interrupted goes on in its file."""
    today = options.today
    last = load_last(last_file, options.questionnaire, pinned_digests(options.demands), options.lang)
    again, answers = last_time(last, only_open=options.only_open), last.answers
    file = options.file if options.save_named else dated_name(last_file, answers, today)
    refuse_same(last_file, file)
    _check_file(file)
    if file.exists():
        start = Start(*_open_draft(replace(options, file=file)), again, last_file=last_file)
        refuse_other(last_file, last, start)
        return start
    named = name_of_questionnaire(last_file, last, file, options.questionnaire)
    new = _new_draft(named, last.questionnaire, options)
    draft = new.again(answers, options.remembered_language(last.questionnaire, answers.language))
    first = Step.PHASE if new.phase is None else Step.QUESTION
    return Start(file, draft, None, last.questionnaire, again, first, last_file)


def _converse(start: Start, lines: Lines | None, options: InterviewOptions) -> Done:
    """Run the conversation to its end."""
    questionnaire, draft = start.questionnaire, start.draft
    messages = Messages(report_languages(options.lang or start.language, questionnaire.languages), questionnaire.roles)
    save = Saver(start.file, questionnaire, messages)
    state = begin(
        questionnaire,
        draft,
        quick=options.quick,
        continued=start.continued,
        phase_is_given=(options.phase.demanded or options.phase.default) is not None,
        last=start.last,
        first=start.first,
    )
    holds_draft = draft.can_be_saved and save.file.exists()
    session = Session(state, messages, save, str(save.file), saved=draft.as_dated() if holds_draft else None)
    if state.over:
        write_stderr(messages.message("interview.nothing-open") + "\n")
        session.keep()
        return Done(start, session, save.file)
    if lines is not None:
        try:
            line_ui.run_interview(session, lines, lines.show, lines.came_to_end)
        except OutputLost:
            print_unfinished(Done(start, session, save.file), options.next_commands)
            raise
    else:
        from implcheck.interview import fullscreen_ui

        fullscreen_ui.run_interview(session, color=wants_color())
    if session.is_saved and not save.file.exists():
        session.restore()
    return Done(start, session, save.file)
