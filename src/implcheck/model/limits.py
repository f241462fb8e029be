"""The limits on all input, as listed in `docs/limits.md`.

Each is far above what people write, and low enough that a file made to be slow takes little longer than any other.
"""

LARGEST_FILE = 1024 * 1024
"""Bytes of a YAML file and of standard input; three times the built-in questionnaire."""

LARGEST_ODD_FILE = 128 * 1024
"""Characters of a YAML file that only the slow parser reads correctly: with a tab or an unusual line end."""

LARGEST_SETTINGS = 256 * 1024
"""Bytes of implcheck.toml and of pyproject.toml."""

LARGEST_WORKBOOK = 16 * 1024 * 1024
"""Bytes of a workbook (.xlsx), which is held as a whole; a survey in CSV has any size."""

LARGEST_WORKBOOK_UNPACKED = 64 * 1024 * 1024
"""Bytes of all parts of a workbook, unpacked: ten thousand respondents with forty answers."""

MOST_WORKBOOK_PARTS = 1000
"""Parts of a workbook: sheets, styles, pictures."""

LONGEST_LINE = 1024 * 1024
"""Bytes of a line in a file of many respondents; such a file has any number of lines."""

MOST_DOTS = 50
"""Dots in a key of settings."""

DEEPEST = 32
"""Nested lists and mappings in a YAML file."""

MOST_VALUES = 100_000
"""Values in a YAML file with its aliases expanded."""

MOST_PROBLEMS = 50
"""Problems that are listed; of further ones only the number. A file of many respondents is read until then."""

MOST_FILES = 2000
"""Files on the command line, including those in folders."""

LONGEST_PATH = 4096
"""Characters of the name of a file."""

MOST_COLUMNS = 2000
"""Columns of a table, and of a mapping."""

MOST_ROLES = 100
"""Roles of a questionnaire, and of a file of respondents.

With more, a column of names or remarks was probably taken for the roles."""

LONGEST_ID = 100
"""Characters of an id."""

LONGEST_TEXT = 20_000
"""Characters of a text: a note, a reason, a role, a piece of evidence, the sentence of a questionnaire."""

MOST_LANGUAGES = 20
"""Languages of a questionnaire."""

MOST_SOURCES = 1000
"""Sources of a questionnaire, and as many claims."""

MOST_PHASES = 20
"""Phases of a questionnaire."""

MOST_PRACTICES = 50
"""Practices of a questionnaire."""

MOST_QUESTIONS = 500
"""Questions of a questionnaire."""

MOST_RULES = 200
"""Rules of a questionnaire."""

MOST_OPTIONS = 100
"""Options of a question, and as many levels, bands and pieces of advice."""

MOST_STATEMENTS = 50
"""Statements in one condition."""

MOST_STATEMENTS_IN_ALL = 2000
"""Statements in all conditions of a questionnaire together."""

MOST_SAMPLES = 20
"""Samples of a rule, of either kind."""

MOST_ANSWERS = 1000
"""Answers in an answers file, and of one respondent, including answers to questions that no longer exist."""

MOST_EVIDENCE = 100
"""Pieces of evidence of one answer."""

MOST_RISKS = 500
"""Accepted risks."""

MOST_ACTIONS = 500
"""Agreed actions."""

LEAST_WEIGHT, HEAVIEST = 0.001, 1000
"""Lowest and highest weight of a practice, a question or a role."""

LARGEST_NUMBER = 1e12
"""Highest number in an answer; its negative is the lowest."""
