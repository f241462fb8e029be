"""Every text of a questionnaire has a sentence in each of its languages."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from tests.loading.checks import VALID
from tests.support.build import knock_out, levels, rule
from tests.validation.checks import found, problems

from implcheck.model.questionnaire import Questionnaire
from implcheck.validation.parts import Parts
from implcheck.validation.questionnaire import questionnaire_problems

TWO: dict[str, Any] = yaml.safe_load((VALID / "two-languages.yaml").read_text(encoding="utf-8"))
Path = tuple[str | int, ...]


def _texts(value: Any, path: Path = ()) -> Iterator[Path]:
    if isinstance(value, dict):
        if set(value) == {"de", "pt-BR"}:
            yield path
            return
        for key, below in value.items():
            yield from _texts(below, (*path, key))
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from _texts(below, (*path, index))


def _replaced(value: Any, path: Path, by: Any) -> Any:
    if not path:
        return by
    step, *rest = path
    if isinstance(value, dict):
        return {key: _replaced(below, tuple(rest), by) if key == step else below for key, below in value.items()}
    return [_replaced(below, tuple(rest), by) if index == step else below for index, below in enumerate(value)]


PATHS = list(_texts(TWO))


def _problems(by: Any, path: Path) -> list[tuple[str, Path, str, bool]]:
    questionnaire = Questionnaire.model_validate(_replaced(TWO, path, by))
    problems = questionnaire_problems(Parts.of(questionnaire))
    return [(found.code, found.path, found.details["language"], found.on_key) for found in problems]


def test_the_questionnaire_has_texts_in_every_part() -> None:
    # Head, levels, practice, question and the advice of either answer.
    assert len(PATHS) == 2 + 1 + 4 + 6 + 2 * 3


@pytest.mark.parametrize("path", PATHS, ids=lambda path: ".".join(map(str, path)))
def test_a_missing_language_is_reported_for_every_text(path: Path) -> None:
    assert _problems({"de": "Nur dies"}, path) == [("language-missing", path, "pt-BR", False)]
    assert _problems("Only this", path) == [("language-missing", path, language, False) for language in ("de", "pt-BR")]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: ".".join(map(str, path)))
def test_an_undeclared_language_is_reported_for_every_text(path: Path) -> None:
    problems = _problems({"de": "Dies", "pt-BR": "Isto", "en": "This"}, path)
    assert problems == [("language-not-declared", (*path, "en"), "en", True)]


def test_a_text_that_may_be_left_out_is_looked_at_where_it_stands() -> None:
    dutch = {"en": "In English", "nl": "In het Nederlands"}
    part = levels("one.a", problem=dutch, not_yet=dutch, knock_out={**knock_out(), "headline": dutch})
    part["levels"][0] |= {"problem": dutch, "risk": dutch}
    of_a_rule = rule("r", {"question": "one.a", "at_most": 0}, headline=dutch)
    assert [path for _, path, _ in found(part, rules=(of_a_rule,))] == [
        ("questions", 0, "problem", "nl"),
        ("questions", 0, "not_yet", "nl"),
        ("questions", 0, "knock_out", "headline", "nl"),
        ("questions", 0, "levels", 0, "problem", "nl"),
        ("questions", 0, "levels", 0, "risk", "nl"),
        ("rules", 0, "headline", "nl"),
    ]


def test_a_text_without_a_language_is_enough_for_a_single_language() -> None:
    (only,) = problems(levels("one.a", text={"nl": "Hoe is het?"}))[:1]
    assert (only.code, only.path) == ("language-missing", ("questions", 0, "text"))
    assert found(levels("one.a", text={"en": "How is it?", "nl": "Hoe is het?"})) == [
        ("language-not-declared", ("questions", 0, "text", "nl"), {"language": "nl"})
    ]
