"""Which phase is assessed."""

import pytest
from tests.support.build import built_in

from implcheck.cli.phase import ChosenPhase
from implcheck.model.problem import InvalidFile, Location
from implcheck.model.refused import Refused

IN_SETTINGS = Location("implcheck.toml", 2, 1, 'phase = "aftercare"')


def test_the_phase_of_the_command_line_contradicts_nothing() -> None:
    ChosenPhase("execution").check("kickoff", built_in())


def test_settings_may_name_no_phase_or_that_of_the_answers() -> None:
    ChosenPhase().check("kickoff", built_in())
    ChosenPhase(default="kickoff").check("kickoff", built_in())


def test_settings_that_contradict_the_answers_are_refused() -> None:
    with pytest.raises(InvalidFile) as refused:
        ChosenPhase(default="aftercare", location=IN_SETTINGS).check("kickoff", built_in())
    (problem,) = refused.value.problems
    assert (problem.code, problem.location) == ("setting-other-phase", IN_SETTINGS)


def test_a_phase_of_the_command_line_that_the_questionnaire_does_not_have_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        ChosenPhase("kick-off").known_to(built_in())
    assert refused.value.details == {
        "phase": "kick-off",
        "known": "kickoff, execution, aftercare",
        "suggestion": "kickoff",
    }


def test_a_phase_of_the_settings_that_the_questionnaire_does_not_have_is_refused_at_its_line() -> None:
    with pytest.raises(InvalidFile) as refused:
        ChosenPhase(default="nazorg", location=IN_SETTINGS).known_to(built_in())
    (problem,) = refused.value.problems
    assert (problem.code, problem.location, problem.details["known"]) == (
        "no-such-phase",
        IN_SETTINGS,
        "kickoff, execution, aftercare",
    )
