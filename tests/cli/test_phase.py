"""Which phase is assessed."""

import pytest
from tests.support.build import answers, built_in

from implcheck.cli.errors import Refused
from implcheck.cli.phase import ChosenPhase
from implcheck.model.problem import InvalidFile, Location

AT_KICKOFF = answers({}, phase="kickoff")
IN_SETTINGS = Location("implcheck.toml", 2, 1, 'phase = "aftercare"')


def test_the_phase_of_the_command_line_goes_before_that_of_the_answers() -> None:
    assert ChosenPhase("execution").for_answers(AT_KICKOFF, built_in()) == "execution"


def test_without_one_it_is_that_of_the_answers() -> None:
    assert ChosenPhase().for_answers(AT_KICKOFF, built_in()) == "kickoff"
    assert ChosenPhase(usual="kickoff").for_answers(AT_KICKOFF, built_in()) == "kickoff"


def test_settings_that_contradict_the_answers_are_refused() -> None:
    with pytest.raises(InvalidFile) as refused:
        ChosenPhase(usual="aftercare", location=IN_SETTINGS).for_answers(AT_KICKOFF, built_in())
    (found,) = refused.value.problems
    assert (found.code, found.location) == ("setting-other-phase", IN_SETTINGS)


def test_a_phase_of_the_command_line_that_the_questionnaire_does_not_have_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        ChosenPhase("kick-off").known_to(built_in())
    assert refused.value.key == "no-such-phase-near"
    assert refused.value.details == {
        "phase": "kick-off",
        "known": "kickoff, execution, aftercare",
        "suggestion": "kickoff",
    }


def test_a_phase_of_the_settings_that_the_questionnaire_does_not_have_is_refused_at_its_line() -> None:
    with pytest.raises(InvalidFile) as refused:
        ChosenPhase(usual="nazorg", location=IN_SETTINGS).known_to(built_in())
    (found,) = refused.value.problems
    assert (found.code, found.location, found.details["known"]) == (
        "no-such-phase",
        IN_SETTINGS,
        "kickoff, execution, aftercare",
    )
