"""implcheck: a readiness check for implementations of new software. The public functions are those of `implcheck.api`."""

TYPE_CHECKING = False  # type checkers take it for true; importing `typing` would cost more than all the rest

if TYPE_CHECKING:
    from implcheck.api import (
        ApiError,
        Assessment,
        Comparison,
        Gate,
        InvalidFile,
        Level,
        LoadedAnswers,
        Location,
        MissingExtra,
        OtherProject,
        OtherQuestionnaire,
        Problem,
        Questionnaire,
        Rejected,
        StandardInputAmongOthers,
        UnknownFormat,
        UnknownLanguage,
        UnknownPhase,
        UnknownPractice,
        UnknownRole,
        assess,
        combine,
        compare,
        formats_of,
        load_answers,
        load_questionnaire,
        render,
    )

__all__ = [
    "ApiError",
    "Assessment",
    "Comparison",
    "Gate",
    "InvalidFile",
    "Level",
    "LoadedAnswers",
    "Location",
    "MissingExtra",
    "OtherProject",
    "OtherQuestionnaire",
    "Problem",
    "Questionnaire",
    "Rejected",
    "StandardInputAmongOthers",
    "UnknownFormat",
    "UnknownLanguage",
    "UnknownPhase",
    "UnknownPractice",
    "UnknownRole",
    "assess",
    "combine",
    "compare",
    "formats_of",
    "load_answers",
    "load_questionnaire",
    "render",
]


def __getattr__(name: str) -> object:
    """Import the public names when they are first used, so that the program starts without them."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from implcheck import api

    value: object = getattr(api, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
