"""The phases of a questionnaire: its own, or the usual ones."""

from tests.support.build import PHASES, built_in, levels, questionnaire

from implcheck.model.phases import phase_with_title, usual_phases


def test_a_questionnaire_without_phases_has_the_usual_phases() -> None:
    assert tuple(phase.id for phase in usual_phases()) == PHASES
    assert questionnaire(levels("one.a")).phases == usual_phases()
    assert built_in().phases == usual_phases()
    assert "phases" in built_in().model_fields_set


def test_phases_are_in_the_order_of_the_questionnaire() -> None:
    own = [{"id": "b", "title": "Second"}, {"id": "a", "title": "First"}]
    small = questionnaire(levels("one.a", phases=["a"]), phases=own)
    assert list(small.phases_by_id) == ["b", "a"]
    assert [phase.id for phase in small.phases_among({"a", "b", "c"})] == ["b", "a"]
    assert [question.id for question in small.asked_in("a")] == ["one.a"]
    assert small.asked_in("b") == ()


def test_a_phase_is_found_by_its_title_in_any_language() -> None:
    titles = ("Uitvoering", "NAZORG", "Execution", "Kick-off", "execution phase", "")
    found = [phase_with_title(title, usual_phases()) for title in titles]
    assert [phase and phase.id for phase in found] == ["execution", "aftercare", "execution", "kickoff", None, None]
