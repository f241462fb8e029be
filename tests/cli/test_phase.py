"""Which phase is assessed."""

import pytest
from tests.support.build import built_in, levels, questionnaire

from implcheck.cli.phase import ChosenPhase
from implcheck.model.problem import InvalidFile, Location
from implcheck.model.refused import Refused

IN_SETTINGS = Location("implcheck.toml", 2, 1, 'phase = "aftercare"')
IN_FILE = Location("readiness.yaml", 4, 8, "phase: aftercare")
IN_TWO = questionnaire(levels("one.a", phases=["kickoff"], quick="Q"), levels("one.b", phases=["kickoff", "execution"]))
"""Asks nothing in aftercare, and in a quick check only at kickoff."""


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


def test_the_phase_to_ask_about_is_the_one_named_else_the_files_else_the_only_one() -> None:
    assert ChosenPhase("execution").to_ask(IN_TWO, "kickoff", IN_FILE) == "execution"
    assert ChosenPhase(default="execution").to_ask(IN_TWO) == "execution"
    assert ChosenPhase().to_ask(IN_TWO, "kickoff", IN_FILE) == "kickoff"
    assert ChosenPhase().to_ask(IN_TWO) is None
    assert ChosenPhase().to_ask(IN_TWO, quick=True) == "kickoff"


@pytest.mark.parametrize(
    ("phase", "quick", "key"),
    [
        ("aftercare", False, "nothing-asked"),
        ("aftercare", True, "nothing-asked"),
        ("execution", True, "nothing-asked-quick"),
    ],
)
def test_a_phase_in_which_nothing_is_asked_is_refused_where_it_is_named(phase: str, quick: bool, key: str) -> None:
    known = "kickoff" if quick else "kickoff, execution"
    with pytest.raises(Refused) as refused:
        ChosenPhase(phase).to_ask(IN_TWO, "kickoff", IN_FILE, quick=quick)
    assert (refused.value.key, refused.value.details) == (key, {"phase": phase, "known": known})
    for chosen, held, location in (
        (ChosenPhase(default=phase, location=IN_SETTINGS), None, IN_SETTINGS),
        (ChosenPhase(), phase, IN_FILE),
    ):
        with pytest.raises(InvalidFile) as invalid:
            chosen.to_ask(IN_TWO, held, IN_FILE if held else None, quick=quick)
        (problem,) = invalid.value.problems
        assert (problem.code, problem.location, problem.details["known"]) == (key, location, known)
