"""The values in settings files: which options they may set, and what is wrong with a value."""

import contextlib
import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import typer

from implcheck.api.demands import Demand
from implcheck.cli.gate_options import STRICTEST, split_demand
from implcheck.cli.settings_files import SettingsFile
from implcheck.loading.project import leads_outside, path_inside, wrong_name
from implcheck.model.did_you_mean import Nearest
from implcheck.model.limits import MOST_OPTIONS
from implcheck.model.problem import Problem, problem

NEVER = frozenset(
    {
        *("help", "today", "round", "expect", "answers", "output", "template", "save", "from", "only-open", "force"),
        *("config", "settings-from", "isolated"),
    }
)
"""Options that a file cannot set: a date, who is expected, and what is asked again are right for one run only; answers, settings and
templates are named on the command line; and a file never decides where anything is written."""

EVERYWHERE = frozenset({"lang", "questionnaire", "phase", "questionnaire-digest"})
"""Options that settings set for every command, not only for assess."""

FOR_ANSWERS = frozenset({"project", "mapping", "role-weight", "gap"})
"""Options that settings set for every command that takes the answers of several respondents."""


WRONG_VALUES = {
    "fail-on": "setting-wrong-level",
    "fail-under": "setting-wrong-score",
    "gap": "setting-wrong-steps",
    "role-weight": "setting-wrong-weight",
    "questionnaire-digest": "setting-wrong-digest",
}
"""The problem of a wrong value, which says what the option takes."""

WRONG_NUMBERS = ("setting-wrong-number", "setting-wrong-number-between")
"""The problem of every other option: it takes a whole number without and with a highest value."""

NAMING_FILES = ("questionnaire", "mapping")
"""Options whose values in settings can name a file."""


def settable(command: str, params: Mapping[str, Any], known: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the options of a command that settings set: `params` are its own by name, `known` those of assess."""
    if command == "assess":
        return known
    shared = EVERYWHERE | FOR_ANSWERS if "mapping" in params else EVERYWHERE
    return {key: params.get(key.replace("-", "_")) for key in shared}


def faults_in(file: SettingsFile, key: str, known: Mapping[str, Any], context: Any) -> list[Problem]:
    """Return what is wrong with a setting: with its key or its shape, or else with each of its values."""
    value = file.values[key]
    if key in NEVER - {"help"}:
        return [problem("setting-not-for-files", key=key)]
    if key not in known:
        return [problem("setting-unknown", key=key, known=", ".join(sorted(known)), suggestion=Nearest(key, known))]
    option = known[key]
    if (fault := _misshapen(key, value, option)) is not None:
        return [fault]
    if isinstance(value, list) and len(value) > MOST_OPTIONS:
        return [problem("list-too-long", key=key, have=len(value), most=MOST_OPTIONS)]
    items = value if isinstance(value, list) else [value]
    found = (
        _fault_in_item(file, key, str(item)) or _refused(option, key, resolved(file, key, item), context)
        for item in items
    )
    return [fault for fault in found if fault is not None]


def _fault_in_item(file: SettingsFile, key: str, item: str) -> Problem | None:
    """Return the problem of one value: a format or a questionnaire that there is not, or a file that is out of bounds."""
    from implcheck.api.questionnaires import built_in_names, is_yaml, no_such_questionnaire

    if key == "format":
        return _fault_in_format(item)
    if _names_file(key, item):
        if (wrong := wrong_name(item)) is not None:
            return wrong
        if path_inside(item, file.file.parent) is None:
            return problem("setting-outside", key=key, file=item)
        return None if is_yaml(item) else problem("setting-not-yaml", key=key, file=item)
    is_unknown = key == "questionnaire" and item not in built_in_names()
    return no_such_questionnaire(item) if is_unknown else None


def _fault_in_format(item: str) -> Problem | None:
    from implcheck.api.rendering import ASSESSMENT_FORMATS

    name, _, target = item.partition(":")
    if target not in {"", "-"}:
        return problem("setting-writes", key="format", file=target)
    if name in ASSESSMENT_FORMATS:
        return None
    known = ", ".join(ASSESSMENT_FORMATS)
    return problem("setting-format", id=name, known=known, suggestion=Nearest(name, ASSESSMENT_FORMATS))


def _misshapen(key: str, value: object, option: Any) -> Problem | None:
    """Return the problem of a value's type: a flag is true or false, and only some options take a list."""
    is_flag = getattr(option, "is_flag", False)
    many = value if isinstance(value, list) and option.multiple else [value]
    if all(isinstance(item, bool) == is_flag and not isinstance(item, (dict, list)) for item in many):
        return None
    if is_flag:
        return problem("setting-not-a-flag", key=key)
    return problem("setting-not-a-list", key=key) if option.multiple else problem("setting-not-a-value", key=key)


def missing_file(file: SettingsFile, key: str) -> list[Problem]:
    """Return the problem of a setting whose file does not exist; none if it does.

    Of a link out of the project nothing is revealed: it is refused when it is read.
    """
    name = str(file.values[key])
    path = str(resolved(file, key, name))
    if not _names_file(key, name) or leads_outside(path) or os.path.isfile(path):  # noqa: PTH113 - never raises
        return []
    return [problem("setting-no-file", key=key, file=name)]


def _names_file(key: str, value: str) -> bool:
    from implcheck.api.questionnaires import looks_like_path

    return key == "mapping" or (key == "questionnaire" and looks_like_path(value))


def resolved(file: SettingsFile, key: str, value: object) -> Any:
    """Return a value as on the command line; a path is resolved from the settings' folder."""
    if isinstance(value, bool):
        return value
    text = str(value)
    return str(file.file.parent / text) if _names_file(key, text) else text


def _refused(option: Any, key: str, value: Any, context: Any) -> Problem | None:
    """Return the problem of a value that its option's parser refuses, or None."""
    try:
        option.process_value(context, [value] if option.multiple else value)
    except typer.BadParameter:
        least, most = getattr(option, "min", None), getattr(option, "max", None)
        code = WRONG_VALUES.get(key, WRONG_NUMBERS[most is not None])
        return problem(code, key=key, value=value, least=least, most=most)
    return None


def values_of(file: SettingsFile, key: str) -> list[Any]:
    """Return the values of a setting as on the command line; of most there is one."""
    value = file.values[key]
    return [resolved(file, key, item) for item in (value if isinstance(value, list) else [value])]


def demands_in(option: Any, key: str, values: Sequence[Any], file: SettingsFile, context: Any) -> list[Demand]:
    """Return the demands in the values of a setting, with its position as their origin."""
    given = option.process_value(context, list(values) if option.multiple else values[0])
    location = file.location(key)
    return [Demand(key, item, f"{file.name}:{location.line}", location) for item in split_demand(given)]


def demands_among(
    settings: Sequence[tuple[SettingsFile, str]], known: Mapping[str, Any], context: Any
) -> Iterator[Demand]:
    """Yield the demands in settings of the right shape; a value that the option refuses demands nothing."""
    for file, key in settings:
        for value in values_of(file, key) if key in STRICTEST else ():
            with contextlib.suppress(typer.BadParameter):
                yield from demands_in(known[key], key, [value], file, context)
