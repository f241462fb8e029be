"""Which phase is assessed."""

import pytest

from implcheck.cli.phase import ChosenPhase
from implcheck.model.enums import Phase
from implcheck.model.problem import InvalidFile, Location


def test_the_phase_of_the_command_line_contradicts_nothing() -> None:
    ChosenPhase(Phase.EXECUTION).check(Phase.KICKOFF)


def test_settings_may_name_no_phase_or_that_of_the_answers() -> None:
    ChosenPhase().check(Phase.KICKOFF)
    ChosenPhase(default=Phase.KICKOFF).check(Phase.KICKOFF)


def test_settings_that_contradict_the_answers_are_refused() -> None:
    location = Location("implcheck.toml", 2, 1, 'phase = "aftercare"')
    with pytest.raises(InvalidFile) as refused:
        ChosenPhase(default=Phase.AFTERCARE, location=location).check(Phase.KICKOFF)
    (problem,) = refused.value.problems
    assert (problem.code, problem.location) == ("setting-other-phase", location)
