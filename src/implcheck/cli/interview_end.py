"""What is printed after an interview: where the answers are, and the commands for the next steps."""

from dataclasses import dataclass
from pathlib import Path

from implcheck.cli.last_time import Start, taken_over_in_words
from implcheck.cli.next_commands import NextCommands
from implcheck.cli.streams import write_stderr
from implcheck.cli.writer import write_document
from implcheck.interview.progress import progress
from implcheck.interview.session import Session
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages


@dataclass(frozen=True)
class Done:
    """An interview that came to its end: how it started, and the file with its answers."""

    start: Start
    session: Session
    file: Path


def print_next_steps(done: Done, messages: Messages, after: NextCommands, *, quick: bool) -> None:
    """Print where the answers are, what was taken over from last time, and commands for the next steps."""
    file = done.file
    later = file.with_stem(f"{file.stem}-later")
    commands = {"complete": after.complete(file)} if quick else {}
    commands |= {
        "gate": after.assess(file, "--fail-on", "high"),
        "share": after.assess(file, "--all", "-o", file.with_suffix(".txt")),
        "again": after.answer_again(later),
        "compare": after.of_files("compare", file, later),
    }
    if not quick:
        commands["explain"] = after.of_files("explain", "score", "--answers", file)
    lines = ["", messages.message("interview.finished", file=for_terminal(str(file)))]
    lines += taken_over_in_words(done.start, done.session.state, messages)
    for key, command in commands.items():
        lines += [f"  {command}", f"    {messages.message(f'interview.afterwards-{key}')}"]
    write_stderr("\n".join(lines) + "\n")


def print_unfinished(done: Done, after: NextCommands) -> None:
    """Print what happened to the answers of an interview that ended without a report."""
    session, file, questionnaire = done.session, done.file, done.start.questionnaire
    messages, counts, shown = session.messages, progress(session.state), for_terminal(str(file))
    numbers = {"answered": counts["answered"], "asked": counts["questions"]}
    if session.is_saved:
        outcome = (
            messages.message("interview.left", file=shown, **numbers)
            + f"\n  {after.again_from(done.start.last_file).go_on(file)}"
        )
    elif session.failure:
        from implcheck.loading.answers_writer import updated

        # Answers that cannot be saved are printed, so that they can be copied.
        write_document("\n" + updated(None, session.state.draft.as_answers(), tuple(questionnaire.by_id)))
        outcome = messages.message("interview.left-unwritten", file=shown, system=for_terminal(session.failure))
    else:
        outcome = messages.message("interview.left-unsaved")
    write_stderr(f"\n{outcome}\n")
