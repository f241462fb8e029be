"""The errors that the public functions raise; `str()` of each is a sentence in English, or a line for each problem."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, ClassVar

from implcheck.model import problem as model
from implcheck.model.refused import Refused
from implcheck.wording.catalog import catalog

if TYPE_CHECKING:
    from implcheck.model.questionnaire import Questionnaire


class InvalidFile(model.InvalidFile):
    """Raised if files cannot be used, with their problems in the order of the lines."""

    def __str__(self) -> str:
        from implcheck.wording.problems import paragraph

        return "\n".join(paragraph(found, "en") for found in self.listed)


@contextmanager
def readable_problems() -> Iterator[None]:
    """Raise an `InvalidFile` of deeper layers, which know no wording, as one whose `str()` can be read.

    Raises:
        InvalidFile: with the same problems.
    """
    try:
        yield
    except model.InvalidFile as error:
        raise InvalidFile(error.problems, error.left_out) from None


@contextmanager
def survey_extra() -> Iterator[None]:
    """Say which extra reads a workbook, where it is not installed.

    Raises:
        MissingExtra: It is not installed.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name != "openpyxl":
            raise
        raise MissingExtra(module=error.name, extra="survey") from None


class ApiError(Refused):
    """Base of the errors below: the request cannot be carried out, although every file is valid."""

    message_key: ClassVar[str]
    """Its message under `usage` in the catalogue."""

    def __init__(self, **details: object) -> None:
        super().__init__(self.message_key, **details)

    def __str__(self) -> str:
        return catalog("en").message(f"usage.{self.key}", **self.details)


class StandardInputAmongOthers(ApiError):
    """Standard input, which holds the answers of one respondent, was given together with other sources."""

    message_key = "standard-input-among-others"


class UnknownPhase(ApiError):
    """There is no phase with this id."""

    message_key = "no-such-phase"
    questionnaire: "Questionnaire | None" = None
    """The questionnaire that lacks it."""


class UnknownFinding(ApiError):
    """There is no question or combination with this id, so nothing can be decided about it."""

    message_key = "no-such-finding"


class ActionWithoutOwner(ApiError):
    """A new action has no owner."""

    message_key = "action-without-owner"


class AnswersOfAnotherVersion(ApiError):
    """The answers were given to another version of the questionnaire, so nothing can be decided about them."""

    message_key = "decide-other-version"


class NotFilledIn(ApiError):
    """A text is a placeholder, which an answers file may not have."""

    message_key = "decide-not-filled-in"


class FileNotKept(ApiError):
    """A file cannot be changed without losing something that is in it."""

    message_key = "decide-not-kept"


class UnknownRole(ApiError):
    """A weight was given for a role that no respondent has and that is not in the questionnaire either."""

    message_key = "no-such-role"


class UnexpectedRole(ApiError):
    """Somebody is expected in a role that is nearly one of the questionnaire, or one that somebody wrote."""

    message_key = "unexpected-role"


class ExpectedTwice(ApiError):
    """One role is expected twice, perhaps written in two ways."""

    message_key = "role-expected-twice"


class UnknownPractice(ApiError):
    """The gate demands something of a practice that the questionnaire does not have."""

    message_key = "no-such-practice"


class OtherProject(ApiError):
    """The two assessments to compare are about different projects."""

    message_key = "other-project"


class OtherQuestionnaire(ApiError):
    """The two assessments to compare are of different questionnaires."""

    message_key = "other-questionnaire"


class UnknownFormat(ApiError):
    """There is no such format for this kind of report."""

    message_key = "no-such-format"


class UnknownLanguage(ApiError):
    """Neither the questionnaire nor implcheck itself has texts in this language."""

    message_key = "no-such-language"


class MissingExtra(ApiError):
    """The format needs an optional dependency that is not installed."""

    message_key = "extra-missing"
