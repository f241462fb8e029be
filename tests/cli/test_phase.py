"""Which phase is assessed."""

import pytest
from tests.support.build import answers

from implcheck.cli.phase import ChosenPhase
from implcheck.model.enums import Phase
from implcheck.model.problem import InvalidFile, Location

AT_KICKOFF = answers({}, phase="kickoff")


def test_the_phase_of_the_command_line_goes_before_that_of_the_answers() -> None:
    assert ChosenPhase(Phase.EXECUTION).for_answers(AT_KICKOFF) is Phase.EXECUTION


def test_without_one_it_is_that_of_the_answers() -> None:
    assert ChosenPhase().for_answers(AT_KICKOFF) is Phase.KICKOFF
    assert ChosenPhase(usual=Phase.KICKOFF).for_answers(AT_KICKOFF) is Phase.KICKOFF


def test_settings_that_contradict_the_answers_are_refused() -> None:
    location = Location("implcheck.toml", 2, 1, 'phase = "aftercare"')
    with pytest.raises(InvalidFile) as refused:
        ChosenPhase(usual=Phase.AFTERCARE, location=location).for_answers(AT_KICKOFF)
    (found,) = refused.value.problems
    assert (found.code, found.location) == ("setting-other-phase", location)
