"""The phase to assess: of the command line, else of the answers; settings apply only where neither names one."""

from typing import Any, NamedTuple

from implcheck.cli.settings import is_from_settings, settings_of
from implcheck.model.enums import Phase
from implcheck.model.problem import InvalidFile, Location, problem


class ChosenPhase(NamedTuple):
    """The phase according to the command line and the settings."""

    demanded: Phase | None = None
    """Of the command line or the environment: overrides the answers."""
    default: Phase | None = None
    """Of the settings: for answers that name none."""
    location: Location = Location("")
    """Position of the phase in the settings."""

    def check(self, answers: Phase) -> None:
        """Check that the settings do not contradict the phase of the answers.

        Raises:
            InvalidFile: the settings name another phase than the answers, and the command line names none.
        """
        if self.demanded is None and self.default is not None and self.default is not answers:
            other = problem("setting-other-phase", given=self.default.value, answers=answers.value)
            raise InvalidFile((other.at(self.location),))


def phase_of(context: Any, phase: Phase | None) -> ChosenPhase:
    """Return the phase that a run was given; `phase` is the value of the command's option."""
    file = settings_of(context).setting("phase")
    if file is None or not (phase is None or is_from_settings(context, "phase")):
        return ChosenPhase(phase)
    return ChosenPhase(default=Phase(str(file.values["phase"])), location=file.location("phase"))
