"""The phase to assess: of the command line, else of the answers; settings apply only where neither names one."""

from typing import Any, NamedTuple

from implcheck.cli.settings import is_from_settings, settings_of
from implcheck.model.answers import Answers
from implcheck.model.enums import Phase
from implcheck.model.problem import InvalidFile, Location, problem


class ChosenPhase(NamedTuple):
    """The phase according to the command line and the settings."""

    demanded: Phase | None = None
    """Of the command line or the environment: overrides the answers."""
    usual: Phase | None = None
    """Of the settings: for answers that name none."""
    location: Location = Location("")
    """Position of the phase in the settings."""

    def for_answers(self, answers: Answers) -> Phase:
        """Return the phase to assess these answers in.

        Raises:
            InvalidFile: the settings name another phase than the answers, and the command line names none.
        """
        if self.demanded is not None:
            return self.demanded
        if self.usual is not None and self.usual is not answers.phase:
            found = problem("setting-other-phase", given=self.usual.value, answers=answers.phase.value)
            raise InvalidFile((found.at(self.location),))
        return answers.phase


def phase_of(context: Any, phase: Phase | None) -> ChosenPhase:
    """Return the phase that a run was given; `phase` is the value of the command's option, if it has one."""
    file = settings_of(context).setting("phase")
    if file is None or not (phase is None or is_from_settings(context, "phase")):
        return ChosenPhase(phase)
    return ChosenPhase(usual=Phase(str(file.values["phase"])), location=file.location("phase"))
