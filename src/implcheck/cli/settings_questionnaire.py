"""What the settings name and the questionnaire does not have: a phase, a language, a practice."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from implcheck.api.demands import WHOLE, Demand
from implcheck.cli.settings_files import SettingsFile
from implcheck.cli.settings_values import values_of
from implcheck.loading.source import STANDARD_INPUT
from implcheck.model.did_you_mean import Nearest
from implcheck.model.problem import InvalidFile, Location, Problem, problem
from implcheck.model.refused import Refused
from implcheck.wording.catalog import LANGUAGES

if TYPE_CHECKING:
    from implcheck.model.questionnaire import Questionnaire


def other_phase(questionnaire: "Questionnaire", phase: str, location: Location | None) -> Iterator[Problem]:
    """Yield the problem of a phase that the settings name at `location`; none if that is None."""
    from implcheck.model.phases import no_such_phase  # only wrong settings pay for its import

    if location is not None and phase not in questionnaire.phases_by_id:
        yield no_such_phase(phase, questionnaire.phases_by_id).at(location)


def other_language(questionnaire: "Questionnaire", lang: str | None, location: Location | None) -> Iterator[Problem]:
    """Yield the problem of a language that the settings name at `location`; none if that is None."""
    languages = dict.fromkeys((*questionnaire.languages, *LANGUAGES))
    if location is not None and lang not in languages:
        yield problem("setting-other-language", given=lang, known=", ".join(languages)).at(location)


def other_practices(questionnaire: "Questionnaire", demands: Iterable[Demand]) -> Iterator[Problem]:
    """Yield the problem of each demand in the settings that is on a practice that there is not."""
    practices = questionnaire.practices_by_id
    for demand in demands:
        if demand.location is not None and demand.practice not in {WHOLE, *practices}:
            known, near = ", ".join(practices), Nearest(demand.practice, practices)
            other = problem("setting-other-practice", id=demand.practice, known=known, suggestion=near)
            yield other.at(demand.location)


def not_in_questionnaire(
    in_force: Mapping[str, SettingsFile], demands: Iterable[Demand], context: Any, names: Sequence[Any]
) -> Iterator[Problem]:
    """Yield what the settings name and the questionnaire does not have, as far as that is known before anything is read.

    `in_force` has the settings that are valid in themselves and that the command line leaves in force, and `names` the
    answers files of the command.
    """
    values = {key: str(values_of(file, key)[0]) for key, file in in_force.items()}
    location = {key: file.location(key) for key, file in in_force.items() if key in {"phase", "lang"}}
    named = context.params.get("questionnaire") or values.get("questionnaire")
    questionnaire = _questionnaire(context, named, [str(name) for name in names], values.get("mapping"))
    if questionnaire is not None:
        yield from other_phase(questionnaire, values.get("phase", ""), location.get("phase"))
        yield from other_language(questionnaire, values.get("lang"), location.get("lang"))
        yield from other_practices(questionnaire, demands)


def _questionnaire(
    context: Any, named: str | None, names: Sequence[str], mapping: str | None
) -> "Questionnaire | None":
    """Return the questionnaire that a command will take; None if that is not known, or it cannot be read."""
    from implcheck.api.answers import questionnaire_of
    from implcheck.api.questionnaires import DEFAULT, load_questionnaire

    takes_one = named is not None or (not names and "questionnaire" in context.params)
    if not takes_one and (not names or STANDARD_INPUT in names):
        return None
    try:
        return load_questionnaire(named or DEFAULT) if takes_one else questionnaire_of(names, mapping)
    except (InvalidFile, Refused):  # reported when the settings are right
        return None
