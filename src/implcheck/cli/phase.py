"""Which phase is assessed: that of the command line, else the answers' own; settings only fill in what is left open.

A phase is checked once the questionnaire is loaded, which says what phases there are.
"""

from typing import Any, NamedTuple

from implcheck.cli.errors import Refused
from implcheck.cli.settings import is_from_settings, settings_of
from implcheck.model.answers import Answers
from implcheck.model.did_you_mean import nearest
from implcheck.model.phases import no_such_phase
from implcheck.model.problem import InvalidFile, Location, problem
from implcheck.model.questionnaire import Questionnaire


class ChosenPhase(NamedTuple):
    """What the command line and the settings say of the phase."""

    demanded: str | None = None
    """Of the command line or the environment: it goes before what the answers say."""
    usual: str | None = None
    """Of the settings: for answers that name none."""
    location: Location = Location("")
    """Where the settings name it."""

    def known_to(self, questionnaire: Questionnaire) -> str | None:
        """Return the phase that is named, if any, which is one of the questionnaire's.

        Raises:
            Refused: the questionnaire does not have the phase of the command line.
            InvalidFile: it does not have the phase of the settings.
        """
        known = questionnaire.phases_by_id
        if self.demanded is not None and self.demanded not in known:
            suggestion = nearest(self.demanded, known)
            raise Refused("no-such-phase", phase=self.demanded, known=", ".join(known), suggestion=suggestion)
        if self.usual is not None and self.usual not in known:
            raise InvalidFile((no_such_phase(self.usual, known).at(self.location),))
        return self.demanded or self.usual

    def for_answers(self, answers: Answers, questionnaire: Questionnaire) -> str:
        """Return the phase to assess these answers in.

        Raises:
            Refused: the questionnaire does not have the phase of the command line.
            InvalidFile: it does not have the phase of the settings, or these name another phase than the answers, and
                nobody says which of the two holds.
        """
        self.known_to(questionnaire)
        if self.demanded is not None:
            return self.demanded
        if self.usual is not None and self.usual != answers.phase:
            found = problem("setting-other-phase", given=self.usual, answers=answers.phase)
            raise InvalidFile((found.at(self.location),))
        return answers.phase


def phase_of(context: Any, phase: str | None) -> ChosenPhase:
    """Return what is said of the phase in a run of a command; `phase` is the value of its option, if it has one."""
    file = settings_of(context).setting("phase")
    if file is None or not (phase is None or is_from_settings(context, "phase")):
        return ChosenPhase(phase)
    return ChosenPhase(usual=str(file.values["phase"]), location=file.location("phase"))
