"""The phase to assess: of the command line, else of the answers; settings apply only where neither names one.

A phase is checked once the questionnaire is loaded, which defines the phases.
"""

from collections.abc import Collection
from typing import Any, NamedTuple

from implcheck.cli.settings import is_from_settings, settings_of
from implcheck.model.did_you_mean import nearest
from implcheck.model.phases import no_such_phase
from implcheck.model.problem import InvalidFile, Location, problem
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.refused import Refused


class ChosenPhase(NamedTuple):
    """The phase according to the command line and the settings."""

    demanded: str | None = None
    """Of the command line or the environment: overrides the answers."""
    default: str | None = None
    """Of the settings: for answers that name none."""
    location: Location = Location("")
    """Position of the phase in the settings."""

    def known_to(self, questionnaire: Questionnaire) -> str | None:
        """Return the phase that is named, if any, which the questionnaire has.

        Raises:
            Refused: the questionnaire does not have the phase of the command line.
            InvalidFile: it does not have the phase of the settings.
        """
        known = questionnaire.phases_by_id
        if self.demanded is not None and self.demanded not in known:
            suggestion = nearest(self.demanded, known)
            raise Refused("no-such-phase", phase=self.demanded, known=", ".join(known), suggestion=suggestion)
        if self.default is not None and self.default not in known:
            raise self.unknown(known)
        return self.demanded or self.default

    def unknown(self, known: Collection[str]) -> InvalidFile:
        """Return the error that the phase of the settings is none of `known`, the phases of the questionnaire."""
        return InvalidFile((no_such_phase(self.default or "", known).at(self.location),))

    def check(self, answers: str, questionnaire: Questionnaire) -> None:
        """Check that the questionnaire has the phase, and that the settings do not contradict the answers.

        Raises:
            Refused: the questionnaire does not have the phase of the command line.
            InvalidFile: it does not have the phase of the settings, or these name another phase than the answers, and
                the command line names none.
        """
        self.known_to(questionnaire)
        if self.demanded is None and self.default is not None and self.default != answers:
            other = problem("setting-other-phase", given=self.default, answers=answers)
            raise InvalidFile((other.at(self.location),))

    def to_ask(
        self,
        questionnaire: Questionnaire,
        held: str | None = None,
        held_at: Location | None = None,
        *,
        quick: bool = False,
    ) -> str | None:
        """Return the phase to ask questions about; None if it is for whoever answers to choose one.

        It is the one that is named, else the one that a file holds at `held_at`, else the only one that asks anything.

        Raises:
            Refused: the questionnaire does not have the phase of the command line, or asks nothing in it; or there is
                no quick check to ask.
            InvalidFile: it does not have the phase of the settings, or asks nothing in that or in the one of the file;
                or the settings name another phase than the file.
        """
        if held is not None:
            self.check(held, questionnaire)
        asking = [phase.id for phase in questionnaire.phases_asked(quick=quick)]
        if not asking:
            raise Refused("nothing-quick")
        phase = self.known_to(questionnaire) or held
        if phase is None:
            return asking[0] if not asking[1:] else None
        if phase in asking:
            return phase
        code = "nothing-asked-quick" if questionnaire.asked_in(phase) else "nothing-asked"
        known = ", ".join(asking)
        location = None if self.demanded is not None else held_at or self.location
        if location is None:
            raise Refused(code, phase=phase, known=known)
        raise InvalidFile((problem(code, id=phase, known=known).at(location),))


def phase_of(context: Any, phase: str | None) -> ChosenPhase:
    """Return the phase that a run was given; `phase` is the value of the command's option."""
    file = settings_of(context).setting("phase")
    if file is None or not (phase is None or is_from_settings(context, "phase")):
        return ChosenPhase(phase)
    return ChosenPhase(default=str(file.values["phase"]), location=file.location("phase"))
