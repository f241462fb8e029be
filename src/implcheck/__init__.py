"""implcheck: a readiness check for implementations of new software. The public names are those of `implcheck.api`."""

TYPE_CHECKING = False  # type checkers take it for true; importing `typing` would cost more than all the rest

if TYPE_CHECKING:
    from implcheck.api import *  # noqa: F403 - the names of `implcheck.api.__all__`


def __getattr__(name: str) -> object:
    """Import the public names when they are first used, so that the program starts without them."""
    if name == "__all__" or not name.startswith("_"):
        from importlib import import_module

        api = import_module("implcheck.api")
        if name == "api":
            return api
        if name == "__all__" or name in api.__all__:
            return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    from importlib import import_module

    return dir(import_module("implcheck.api"))
