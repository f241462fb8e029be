"""What a role was not asked counts nowhere against it, and what it answered all the same is not lost."""

import itertools
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.respondents.voices import Voice, tally
from tests.support.build import NA, knock_out, levels, questionnaire
from tests.support.examples import examples

from implcheck.model.answers import Answer, Given, NotApplicable, NotYet, Unknown
from implcheck.model.combined import Agreement, Combined, QuestionAgreement
from implcheck.respondents.combine import combine, combine_answers

WORDS = "Nothing of the kind has happened yet."
FOR_FEW = questionnaire(
    levels("one.few", asked_of=["sponsor", "line-manager"], knock_out=knock_out(0), not_yet=WORDS),
    levels("one.all", not_yet=WORDS),
)
"""`one.few` is asked of sponsors, line managers and whoever is asked everything."""


def few(role: str, answer: Any) -> Voice:
    return (role, {"one.few": answer})


def combined(voices: list[Voice], *, willing: bool = True, min_group: int = 5) -> Combined:
    return combine(tally(voices, FOR_FEW, willing=willing), "kickoff", FOR_FEW.by_id, min_group=min_group)


def agreement(voices: list[Voice], **control: Any) -> QuestionAgreement:
    found = combined(voices, **control).question("one.few")
    assert found is not None
    return found


def answer(voices: list[Voice]) -> Answer | None:
    return combine_answers(tally(voices, FOR_FEW), min_group=1).get("one.few")


def test_what_people_do_not_know_counts_only_if_they_were_asked() -> None:
    voices = [few("sponsor", 3), few("line-manager", "unknown"), few("user", "unknown"), few("key-user", "unknown")]
    assert agreement(voices).unknown == 1
    assert answer([few("user", "unknown"), few("key-user", "unknown")]) is None
    assert answer([few("user", "unknown"), few("sponsor", "unknown")]) == Unknown()


def test_only_people_who_were_asked_are_compared() -> None:
    voices = [*[few("sponsor", 4)] * 3, *[few("line-manager", 4)] * 3, *[few("user", 0)] * 3]
    found = agreement(voices)
    assert (found.scored, found.counted, found.agreement, found.lowest) == (6, 4, Agreement.AGREED, 4)
    assert [view.role for view in found.views] == ["sponsor", "line-manager"]
    assert found.knock_outs == 0
    assert combined(voices).gaps == ()
    (practice,) = combined(voices).practices
    assert practice.average_deviation == 0


@pytest.mark.parametrize("role", ["project-lead", "consultant", "works council"])
def test_whoever_is_asked_everything_is_compared(role: str) -> None:
    found = agreement([few("sponsor", 4), few(role, 0)])
    assert (found.scored, found.counted, found.agreement) == (2, 0, Agreement.DISPUTED)


def test_an_answer_of_somebody_who_was_not_asked_counts_if_nobody_who_was_gave_one() -> None:
    voices = [few("user", 1), few("key-user", 3)]
    assert answer(voices) == Given(answer=1)
    found = agreement(voices)
    assert (found.scored, found.views, found.counted, found.from_others) == (0, (), 1, True)
    assert answer([*voices, few("sponsor", "unknown")]) == Given(answer=1)
    for given_, expected in ((4, Given(answer=4)), ("not_yet", NotYet()), (NA, NotApplicable.model_validate(NA))):
        assert answer([*voices, few("sponsor", given_)]) == expected
        assert not agreement([*voices, few("sponsor", given_)]).from_others


def test_the_example_and_the_reason_are_those_of_people_who_count() -> None:
    reasons = {"sponsor": "Z, we buy nothing", "user": "A"}
    voices = [few(role, {"not_applicable": reason}) for role, reason in reasons.items()]
    assert answer(voices) == NotApplicable(not_applicable="Z, we buy nothing")


def test_notes_of_people_who_were_not_asked_are_kept() -> None:
    voices = [few("sponsor", 3), few("user", {"answer": 0, "note": "I never saw it"})]
    found = answer(voices)
    assert found is not None
    assert found.note == "I never saw it"
    assert [note.text for note in agreement(voices, min_group=1).notes] == ["I never saw it"]


@pytest.mark.parametrize(
    ("given_", "kind"),
    [
        (["not_yet", "not_yet"], NotYet),
        (["not_yet", NA], NotYet),
        ([NA, NA], NotApplicable),
        (["not_yet", "unknown"], Unknown),
        (["not_yet", 3], Given),
        (["not_yet", None], NotYet),
    ],
)
def test_not_yet_is_combined_with_every_other_answer(given_: list[Any], kind: type[Answer]) -> None:
    for order in itertools.permutations(given_):
        voices: list[Voice] = [("user", {"one.all": each}) for each in order]
        made = tally(voices, FOR_FEW)
        assert isinstance(combine_answers(made)["one.all"], kind)
        found = combine(made, "kickoff", FOR_FEW.by_id).question("one.all")
        assert found is not None
        assert found.not_yet == given_.count("not_yet")


def test_how_many_do_not_know_is_not_shown_of_few_who_were_asked() -> None:
    crowd: list[Voice] = [few("user", 3)] * 9
    few_asked = [*crowd, few("sponsor", "unknown"), few("line-manager", 3)]
    hidden = agreement(few_asked, willing=False)
    assert (hidden.unknown, hidden.not_applicable, hidden.not_yet) == (None, None, None)
    assert (hidden.scored, hidden.counted, hidden.mean) == (1, 3, None)
    assert agreement(few_asked).unknown == 1, "all of them may stand apart"
    many = [*few_asked, *[few("line-manager", "not_yet")] * 3]
    assert (agreement(many, willing=False).unknown, agreement(many, willing=False).not_yet) == (1, 3)


ROLES = ("sponsor", "line-manager", "key-user", "user", "project-lead")
ANSWERS = (0, 1, 2, 3, 4, "unknown", "not_yet", NA, None)


@examples(80)
@given(
    st.lists(st.tuples(st.sampled_from(ROLES), st.sampled_from(ANSWERS)), min_size=2, max_size=14), st.integers(1, 6)
)
def test_no_figure_is_about_fewer_who_were_asked_than_allowed(crowd: list[tuple[str, Any]], least: int) -> None:
    found = agreement([few(role, given_) for role, given_ in crowd], willing=False, min_group=least)
    asked = [(role, given_) for role, given_ in crowd if FOR_FEW.is_asked_of(FOR_FEW.by_id["one.few"], role)]
    scored = [role for role, given_ in asked if isinstance(given_, int)]
    assert found.scored == len(scored)
    if 0 < len(asked) < least:
        assert (found.unknown, found.not_applicable, found.not_yet) == (None, None, None)
    if 0 < len(scored) < least:
        assert (found.mean, found.lowest, found.knock_outs, found.views) == (None, None, None, ())
    for view in found.views:
        assert view.role in {role for role, _ in asked}
        assert view.size >= least
    rest = len(scored) - sum(view.size for view in found.views)
    assert not found.views or rest == 0 or rest >= least


@examples(60)
@given(st.lists(st.tuples(st.sampled_from(ROLES), st.sampled_from(ANSWERS)), min_size=1, max_size=10))
def test_people_who_were_not_asked_change_nothing_where_others_answered(crowd: list[tuple[str, Any]]) -> None:
    everybody = [few("sponsor", 2), *(few(role, given_) for role, given_ in crowd)]
    asked = [voice for voice in everybody if voice[0] not in {"key-user", "user"}]
    assert answer(everybody) == answer(asked)
    before: Mapping[str, Any] = agreement(asked, willing=True)._asdict()
    assert agreement(everybody, willing=True)._asdict() == before
