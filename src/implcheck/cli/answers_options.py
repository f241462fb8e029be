"""The options by which a command loads and combines answers."""

import datetime
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from implcheck.api.defaults import GAP, MIN_GROUP
from implcheck.api.demands import Demand
from implcheck.cli.gate_options import effective_min_group, pinned_digests
from implcheck.cli.phase import ChosenPhase, phase_of
from implcheck.cli.respondent_options import RoleWeight
from implcheck.cli.settings import demands_on, is_from_settings, location_of_setting
from implcheck.model.problem import Location


class AnswersOptions(NamedTuple):
    """The options by which answers are loaded and combined."""

    phase: ChosenPhase
    digests: Sequence[str]
    min_group: int
    questionnaire: str | None
    project: str | None
    mapping: Path | None
    role_weights: Sequence[RoleWeight]
    gap: Fraction
    lang: str | None = None
    """The language of messages and reports, as `--lang` or the settings have it."""
    lang_location: Location | None = None
    """Where the settings have it; None if they do not."""
    demands: Sequence[Demand] = ()
    """What is demanded of the run."""
    typed_project: str | None = None
    """The project that the command line or the environment names."""
    round: datetime.date | None = None
    """The round whose files are read; None for files that are all of one."""

    def of_one_respondent(self) -> "AnswersOptions":
        """Return the options for one respondent's answers file: the settings may also be about other files."""
        return self._replace(project=self.typed_project, mapping=None)


def answers_options(
    context: Any,
    *,
    phase: str | None,
    questionnaire: str | None,
    project: str | None,
    mapping: Path | None,
    questionnaire_digest: str | None = None,
    role_weight: Sequence[RoleWeight] | None = None,
    gap: Fraction = GAP,
    round: datetime.date | None = None,
    min_group: int | None = None,
    demands: Sequence[Demand] | None = None,
) -> AnswersOptions:
    """Return the options of a command that takes answers, with the demands of the environment and the settings.

    A command with a gate gives all its `demands`, the digest and the smallest group among them.
    """
    if demands is None:
        options: dict[str, Any] = {"questionnaire-digest": questionnaire_digest}
        if "min_group" in context.params:
            options["min-group"] = min_group
        demands = demands_on(context, options)
    return AnswersOptions(
        phase_of(context, phase),
        pinned_digests(demands),
        effective_min_group(demands, MIN_GROUP),
        questionnaire,
        project,
        mapping,
        role_weight or (),
        gap,
        context.params.get("lang"),
        location_of_setting(context, "lang"),
        demands,
        None if is_from_settings(context, "project") else project,
        round,
    )
