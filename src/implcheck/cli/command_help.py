"""What `--help` says of each command. Not in the docstrings: Python drops those with `-OO`."""

from collections.abc import Mapping

HELP: Mapping[str, str] = {
    "assess": """Score one answers file, or several respondents combined, and report the risks.

Without a file, at a terminal, it asks the questions first and saves the answers in a file. With --from it shows the
answers of last time, to confirm or to change.

Exit codes: 0 fine, 1 the gate failed, 2 bad usage or bad input, 3 a fault in implcheck, 130 interrupted.
""",
    "accept": """Accept a risk until a day: it is written into the answers file.

The score and the level still count the risk; the gate leaves it out until that day. The rest of the file, with its
comments, stays as it is. Exit codes: 0 written, 2 bad usage or bad input; then the file is as it was.
""",
    "actions": """Hand over what is to be done to other tools: a checklist, a spreadsheet, a calendar, Jira or GitHub.

It has the agreed actions of the answers file that are open or being done, or done without effect, and then the advice
that nobody has taken yet. A calendar has the due dates of the agreed actions and the next assessment.

With --take it writes into the file instead who acts on a finding, by when and how far it is; the rest of the file, with
its comments, stays as it is. Exit codes: 0 fine, 2 bad usage or bad input.
""",
    "badge": """Make a badge of the result: an SVG picture with the level and the score.

If a file cannot be used, the badge says so. Exit codes: 0 fine, 2 bad usage or bad input.
""",
    "check": """Find every problem in answers files and questionnaires.

It gives the place of each problem and what to do about it. With --phase it counts the answers of that phase, which
a questionnaire must have. A warning is about what is valid but probably not meant, such as a project without a name.
Exit codes: 0 all valid, 2 not; with --strict also 2 if there is a warning.
""",
    "compare": """Show what changed between two assessments of one project.

What got better and worse, which risks are new and gone, and what is known now. Both are assessed as of
the same day. Exit codes: 0 fine, 2 bad usage or bad input.
""",
    "config": """Show which settings are in force for assess, and where each comes from.

The command line overrides the environment (IMPLCHECK_*), the environment overrides implcheck.toml and
[tool.implcheck] in pyproject.toml, and those override the defaults. Demands add up: the strictest of each kind counts.
""",
    "round": """Show how far a round of respondents is: who has answered, who is missing, and what nobody could answer.

It shows no answers, notes or evidence. With --expect it has a reminder to send, by role. Of a folder with several rounds
it shows the latest that has started; --round names another. A file that is broken is set aside.
Exit codes: 0 every file was read, also if people are missing; 2 bad usage or bad input.
""",
    "explain": """Explain an id, or how a score came about; or search the questionnaire for a word.

The id is that of a question, practice, combination or level. --answers FILE adds the arithmetic of its score; that of
`score` ends with the gate. It exits 0, whether the gate passes or not.
""",
    "form": """Make an offline form: one HTML file with the questions, which saves an answers file.

It works from a disk, without a network; nothing leaves the computer it is filled in on. With --phase
it asks only that phase.
""",
    "init": """Make an answers file to fill in.

It has every question of the phase, with help, levels or options, and evidence as comments. With --role the questions
that somebody in that role is not asked come last.
""",
    "schema": """Print a JSON Schema.

For questionnaires, for the answers to one questionnaire, or for what -f json prints: an assessment, a comparison, the
status of a round, or the problems of a file that cannot be used.
""",
    "mapping new": """Draft a mapping file from the export of a survey.

It compares columns and cells with the texts of the questionnaire in all its languages. The draft says of every
column what it is, whether that is sure, and what is left to decide. Check it, then give it to assess with --mapping.
""",
    "questionnaire list": """List the built-in questionnaires, and the one that the settings name.
""",
    "questionnaire show": """Show a questionnaire at a glance.
""",
    "questionnaire export": """Write out a questionnaire, to make it your own.
""",
    "": """Is an implementation of new software ready? A readiness check on seven practices.

Start with `implcheck init readiness.yaml`, fill it in, and run `implcheck assess readiness.yaml`.
""",
}
"""By the words that follow `implcheck`; empty for the program itself."""
