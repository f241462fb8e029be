"""Questionnaires and answers that are valid, or nearly: a few values changed, left out, doubled or moved."""

import datetime
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.fuzz.seeds import DATA
from tests.fuzz.targets import check_problems
from tests.support.build import assessed
from tests.support.strategies import filled

from implcheck.loading.answers import answers_from
from implcheck.loading.questionnaire import questionnaire_from
from implcheck.loading.source import SourceText
from implcheck.loading.yaml_tree import parse
from implcheck.model.problem import InvalidFile
from implcheck.model.questionnaire import Questionnaire
from implcheck.reports.formats.json.render import render
from implcheck.reports.options import Options
from implcheck.scoring.assess import assess

Place = tuple[str | int, ...]

VALID = {
    name: yaml.safe_load((DATA / "valid" / f"{name}.yaml").read_text(encoding="utf-8")) for name in ("clinic", "ward")
}
ANSWERS = yaml.safe_load((DATA / "valid" / "every-form.yaml").read_text(encoding="utf-8"))
ODD: tuple[Any, ...] = (
    None,
    "",
    " ",
    "x",
    "why",
    "none",
    0,
    -1,
    4,
    5,
    0.5,
    100,
    1e300,
    True,
    [],
    {},
    [[]],
    {"a": {}},
    ["x"],
    "\u0131",
    "2026-02-30",
)


def places(value: Any, above: Place = ()) -> Iterator[Place]:
    """Yield the place of every value below the top."""
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, child in below:
        yield (*above, step)
        yield from places(child, (*above, step))


def at(value: Any, place: Place) -> Any:
    for step in place:
        value = value[step]
    return value


@st.composite
def nearly(draw: st.DrawFn, valid: Any) -> Any:
    """Draw a copy of a value with up to three changes."""
    changed = deepcopy(valid)
    for _ in range(draw(st.integers(0, 3))):
        everywhere = list(places(changed))
        if not everywhere:
            break
        place, other = draw(st.sampled_from(everywhere)), draw(st.sampled_from(everywhere))
        holder, step = at(changed, place[:-1]), place[-1]
        match draw(st.sampled_from(["odd", "out", "other", "twice", "key"])):
            case "odd":
                holder[step] = deepcopy(draw(st.sampled_from(ODD)))
            case "out":
                del holder[step]
            case "other":
                holder[step] = deepcopy(at(changed, other))
            case "twice" if isinstance(holder, list) and isinstance(step, int):
                holder.append(deepcopy(holder[step]))
            case _ if isinstance(holder, dict):
                holder[draw(st.sampled_from(["x", "when", "text", "score", "question"]))] = holder.pop(step)
    return changed


def loaded(value: Any) -> Questionnaire | None:
    """Return a questionnaire as it is read from a file; None if it is refused, with problems that can be shown."""
    source = SourceText("nearly.yaml", yaml.safe_dump(value, allow_unicode=True, sort_keys=False))
    try:
        return questionnaire_from(parse(source))
    except InvalidFile as error:
        check_problems(error.problems, source)
        return None


@given(value=st.sampled_from(sorted(VALID)).flatmap(lambda name: nearly(VALID[name])), data=st.data())
def test_a_questionnaire_that_is_nearly_valid_is_refused_or_can_be_answered(value: Any, data: st.DataObject) -> None:
    questionnaire = loaded(value)
    if questionnaire is None:
        return
    phase = data.draw(st.sampled_from(list(questionnaire.phases_by_id)))
    assessment = assessed(questionnaire, data.draw(filled(questionnaire)), phase=phase)
    for language in questionnaire.languages[:2]:
        assert render(assessment, Options(languages=(language, *questionnaire.languages)))


@given(nearly(ANSWERS), st.dates(datetime.date(2000, 1, 1), datetime.date(2100, 1, 1)))
def test_answers_that_are_nearly_valid_are_refused_or_assessed(value: Any, today: datetime.date) -> None:
    source = SourceText(str(DATA / "valid" / "nearly.yaml"), yaml.safe_dump(value, allow_unicode=True, sort_keys=False))
    try:
        read = answers_from(parse(source), source)
    except InvalidFile as error:
        check_problems(error.problems, source)
        return
    assess(read.questionnaire, read.answers, today=today, locations=read.locations)
