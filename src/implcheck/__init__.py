"""implcheck: a readiness check for implementations of new software. The public names are those of `implcheck.api`."""

TYPE_CHECKING = False  # type checkers take it for true; importing `typing` would cost more than all the rest

if TYPE_CHECKING:
    from implcheck.api import *  # noqa: F403 - the names of `implcheck.api.__all__`


def __getattr__(name: str) -> object:
    """Import the public names when they are first used, so that the program starts without them."""
    if name.startswith("_"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    api = import_module("implcheck.api")
    return api if name == "api" else getattr(api, name)


def __dir__() -> list[str]:
    from importlib import import_module

    return sorted({*globals(), *import_module("implcheck.api").__all__})
