"""The samples of rules: run as an answers file would be, in every phase of the rule."""

from typing import Any

from tests.support.build import built_in, levels, questionnaire, rule

from implcheck.model.questionnaire import Questionnaire
from implcheck.scoring.samples import sample_problems


def with_samples(triggers: dict[str, Any], stays_quiet: dict[str, Any], **more: Any) -> Questionnaire:
    """A questionnaire with a rule on a low answer, and these samples of it."""
    samples = {"triggers": [triggers], "stays_quiet": [stays_quiet]}
    when = {"any": [{"question": "one.a", "at_most": 1}, {"question": "one.late", "at_most": 1}]}
    questions = (levels("one.a"), levels("one.late", phases=["aftercare"]))
    return questionnaire(*questions, rules=[rule("r", more.pop("when", when), samples=samples, **more)])


def found(small: Questionnaire) -> list[tuple[str, tuple[str | int, ...], str]]:
    return [(problem.code, problem.path, problem.details["phases"]) for problem in sample_problems(small)]


def test_samples_that_do_what_they_must_are_no_problem() -> None:
    assert found(with_samples({"one.a": 1}, {"one.a": 2})) == []
    assert list(sample_problems(built_in())) == []


def test_a_sample_that_does_not_trigger_is_found_at_its_place() -> None:
    assert found(with_samples({"one.a": 2}, {"one.a": 3})) == [
        ("sample-does-not-trigger", ("rules", 0, "samples", "triggers", 0), "kickoff, execution, aftercare")
    ]


def test_a_near_miss_that_triggers_is_found_at_its_place() -> None:
    assert found(with_samples({"one.a": 0}, {"one.a": 1}, phases=["kickoff"])) == [
        ("sample-triggers", ("rules", 0, "samples", "stays_quiet", 0), "kickoff")
    ]


def test_a_sample_need_not_trigger_where_an_answer_of_it_is_not_asked() -> None:
    assert found(with_samples({"one.late": 1}, {"one.late": 2})) == []


def test_a_sample_of_which_no_phase_asks_all_answers_must_trigger_in_one() -> None:
    late = {"one.late": 1, "one.a": 4}
    assert found(with_samples(late, {"one.a": 4}, phases=["kickoff"])) == [
        ("sample-does-not-trigger", ("rules", 0, "samples", "triggers", 0), "kickoff")
    ]


def test_a_sample_must_trigger_in_every_phase_that_asks_all_its_answers() -> None:
    # Before aftercare nothing asks for one.late, so that a rule about it cannot hold.
    when = {"all": [{"question": "one.a", "at_most": 1}, {"question": "one.late", "unknown": True}]}
    assert found(with_samples({"one.a": 1}, {"one.a": 2}, when=when)) == [
        ("sample-does-not-trigger", ("rules", 0, "samples", "triggers", 0), "kickoff, execution")
    ]


def test_all_other_answers_are_missing() -> None:
    unknown = {"all": [{"question": "one.a", "at_most": 1}, {"question": "one.late", "unknown": True}]}
    small = with_samples({"one.a": 1}, {"one.a": 1, "one.late": 4}, when=unknown, phases=["aftercare"])
    assert found(small) == []
