"""Models and everything inside them cannot be changed, and unknown keys are refused."""

from collections.abc import Iterator, MutableMapping
from types import MappingProxyType
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError
from tests.support.build import NA, accept, answers, built_in

from implcheck.model.answers import Answers
from implcheck.model.base import Frozen
from implcheck.model.decisions import AcceptedRisk
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.text import Text

HERE: tuple[Frozen, ...] = (built_in(), answers({"a.b": 3, "a.c": ["x"], "a.d": NA}, accepted=[accept("a.b")]))


def _below(value: Any) -> Iterator[Any]:
    yield value
    if isinstance(value, BaseModel):
        for _, part in value:
            yield from _below(part)
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from _below(part)
    elif isinstance(value, (dict, MappingProxyType)):
        for part in value.values():
            yield from _below(part)


@pytest.mark.parametrize("whole", HERE, ids=lambda whole: type(whole).__name__)
def test_nothing_inside_can_be_changed(whole: Frozen) -> None:
    parts = list(_below(whole))
    assert len(parts) > 10
    assert [part for part in parts if isinstance(part, (list, dict, set, bytearray))] == []
    for part in parts:
        if isinstance(part, BaseModel):
            assert part.model_config.get("frozen"), type(part)
            with pytest.raises(ValidationError):
                setattr(part, next(iter(type(part).model_fields)), None)
        else:
            assert isinstance(part, (str, int, float, bool, tuple, Text, MappingProxyType, type(None))) or hash(part)


def test_answers_cannot_be_changed_by_what_they_were_made_from() -> None:
    given: dict[str, Any] = {"a.b": ["x"]}
    made = answers(given)
    given["a.b"].append("y")
    given["a.c"] = 3
    assert {name: getattr(answer, "answer", None) for name, answer in made.answers.items()} == {"a.b": ("x",)}
    assert not isinstance(made.answers, MutableMapping)


@pytest.mark.parametrize("model", [Answers, AcceptedRisk, Questionnaire])
def test_an_unknown_key_is_refused(model: type[Frozen]) -> None:
    with pytest.raises(ValidationError) as caught:
        model.model_validate({"colour": "red"})
    assert ("extra_forbidden", ("colour",)) in [(error["type"], error["loc"]) for error in caught.value.errors()]


def _subclasses(model: type[Frozen]) -> Iterator[type[Frozen]]:
    for subclass in model.__subclasses__():
        yield subclass
        yield from _subclasses(subclass)


MODELS = sorted(set(_subclasses(Frozen)), key=repr)


@pytest.mark.parametrize("kind", MODELS, ids=repr)
def test_every_model_is_frozen_and_forbids_keys(kind: type[Frozen]) -> None:
    assert kind.model_config.get("frozen") is True
    assert kind.model_config.get("extra") == "forbid"
