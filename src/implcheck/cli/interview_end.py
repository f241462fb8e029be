"""What is printed after an interview: where the answers are, and the commands for the next steps."""

from dataclasses import dataclass
from pathlib import Path

from implcheck.cli.last_time import Start, taken_over_in_words
from implcheck.cli.next_commands import NextCommands
from implcheck.cli.streams import write_stderr
from implcheck.cli.writer import write_document
from implcheck.interview.progress import progress
from implcheck.interview.session import Session
from implcheck.model.assessment import Assessment
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages
from implcheck.wording.number_format import whole
from implcheck.wording.symbols import symbol


@dataclass(frozen=True)
class Done:
    """An interview that came to its end: how it started, and the file with its answers."""

    start: Start
    session: Session
    file: Path


def print_next_steps(done: Done, assessment: Assessment, messages: Messages, after: NextCommands) -> None:
    """Print the verdict once more, where the answers are, and the commands for the next steps, on one small screen."""
    file, last, quick = done.file, done.start.last_file, done.session.state.quick
    commands = {"complete": after.again_from(last).complete(file)} if quick else {}
    commands |= {
        "actions": after.actions(file),
        "again": after.again(file),
        "gate": after.assess(file, "--fail-on", "high"),
        "share": after.assess(file, "--all", "-o", file.with_suffix(".txt")),
    }
    if last is not None:
        commands["compare"] = after.compare(last, file)
    if not quick:
        commands["explain"] = after.explain("score", file)
    lines = ["", verdict_line(assessment, messages)]
    lines.append(messages.message("interview.finished", file=for_terminal(str(file))))
    lines += taken_over_in_words(done.start, done.session.state, messages)
    for key, command in commands.items():
        lines += [f"  {command}", f"    {messages.message(f'interview.afterwards-{key}')}"]
    write_stderr("\n".join(lines) + "\n")


def verdict_line(assessment: Assessment, messages: Messages) -> str:
    """Return the verdict and the score on one line; without a verdict no score, which alone would mislead."""
    headline = f"{symbol(assessment.level)} {messages.headline(assessment)}"
    if assessment.level is None or assessment.score is None:
        return headline
    return f"{headline} · {messages.message('verdict.score', score=whole(assessment.score[0]))}"


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
