"""The tool's own words: the same in every language, all used, and none missing."""

import ast
import re
from collections.abc import Iterator
from string import Formatter
from typing import Any

import pytest
import yaml
from tests.support.cli import ROOT

from implcheck.api.errors import ApiError
from implcheck.wording.catalog import LANGUAGES, Catalog, catalog

SOURCE = ROOT / "src" / "implcheck"
LOCALE = SOURCE / "locale"
PLURAL = {"one", "other"}

BY_NAME = frozenset({"reason", "usage", "template", "explain", "interview", "html", "system"})
"""The sections whose keys the code also makes as "section.{name}": the name itself is written out somewhere."""

BY_NAME_NEARBY = frozenset({"report", "respondents"})
"""Those whose names are written out in the module that makes the key: elsewhere they are common words."""


def read(name: str) -> dict[str, Any]:
    """A catalogue as plain data."""
    words: dict[str, Any] = yaml.safe_load((LOCALE / f"{name}.yaml").read_text(encoding="utf-8"))
    return words


def sentences(words: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every sentence with its dotted key, plural forms apart."""
    if isinstance(words, dict):
        for key, value in words.items():
            yield from sentences(value, f"{path}.{key}".lstrip("."))
    elif isinstance(words, list):
        for index, value in enumerate(words):
            yield f"{path}.{index}", value
    else:
        yield path, words


def keys(words: Any, path: str = "") -> Iterator[str]:
    """Every key as the code names it: plural forms together."""
    if isinstance(words, dict) and not words.keys() <= PLURAL:
        for key, value in words.items():
            yield from keys(value, f"{path}.{key}".lstrip("."))
    else:
        yield path


def placeholders(sentence: str) -> set[str]:
    """The names of the details in a sentence."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def strings_by_module() -> Iterator[set[str]]:
    """The string literals of each module, with `{}` where an f-string fills something in."""
    for path in SOURCE.rglob("*.py"):
        found = set()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                found.add("".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values))
        yield found


def strings() -> set[str]:
    """Every string literal in the code."""
    return set().union(*strings_by_module())


def called(names: frozenset[str]) -> Iterator[str]:
    """Yield the first argument of every call of a function in `names` if it is a literal: "key", or "key.{}" of an f-string."""
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            first = node.args[0]
            if name not in names:
                continue
            for argument in (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,):
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value
                elif isinstance(argument, ast.JoinedStr):
                    yield "".join(
                        str(part.value) if isinstance(part, ast.Constant) else "{}" for part in argument.values
                    )


def matches(pattern: str, key: str) -> bool:
    """Return whether an f-string with this pattern can make the key."""
    return re.fullmatch(re.escape(pattern).replace(r"\{\}", ".+"), key) is not None


@pytest.mark.parametrize("name", ["{}", "problems.{}"])
def test_the_languages_have_the_same_keys_in_the_same_order(name: str) -> None:
    english, dutch = (read(name.format(language)) for language in ("en", "nl"))
    assert [key for key, _ in sentences(english)] == [key for key, _ in sentences(dutch)]


@pytest.mark.parametrize("name", ["{}", "problems.{}"])
def test_the_languages_have_the_same_placeholders(name: str) -> None:
    english, dutch = (dict(sentences(read(name.format(language)))) for language in ("en", "nl"))
    pairs = {key: (placeholders(english[key]), placeholders(dutch[key])) for key in english}
    assert {key: pair for key, pair in pairs.items() if pair[0] != pair[1]} == {}


@pytest.mark.parametrize("name", ["en", "nl", "problems.en", "problems.nl"])
def test_every_sentence_is_filled_in_by_name_only(name: str) -> None:
    # `{0}`, `{a.b}` and `{a!r}` would reach into a value, or show it as code.
    for key, sentence in sentences(read(name)):
        for _, field, form, conversion in Formatter().parse(sentence):
            assert field is None or re.fullmatch("[a-z_]+", field), key
            assert not form, key
            assert not conversion, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plural_has_both_forms_and_its_count(language: str) -> None:
    def plurals(words: Any, path: str = "") -> Iterator[tuple[str, dict[str, str]]]:
        if isinstance(words, dict):
            if "one" in words or words.keys() == {"other"}:
                yield path, words
            for key, value in words.items():
                yield from plurals(value, f"{path}.{key}")

    found = dict(plurals(read(language)))
    assert len(found) > 5
    assert {path: set(forms) for path, forms in found.items() if forms.keys() != PLURAL} == {}


@pytest.mark.parametrize("name", ["{}", "problems.{}"])
def test_sentences_end_alike_in_both_languages(name: str) -> None:
    english, dutch = (dict(sentences(read(name.format(language)))) for language in ("en", "nl"))

    def end(sentence: str) -> str:
        return sentence[-1] if sentence[-1] in ".:?!;," else ""

    ends = {key: (english[key], dutch[key]) for key in english if end(english[key]) != end(dutch[key])}
    assert {key: pair for key, pair in ends.items() if key != "decimal"} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_problem_has_a_message_and_a_hint_in_whole_sentences(language: str) -> None:
    for code, parts in read(f"problems.{language}").items():
        assert set(parts) == {"message", "hint"}, code
        assert parts["message"][-1] == ".", code
        assert parts["hint"][-1] == ".", code


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_that_explains_a_level_ends_in_a_full_stop(language: str) -> None:
    words = read(language)
    for section in ("reason", "usage"):
        for key, sentence in sentences(words[section]):
            assert sentence.endswith((".", "?", "{file}", "{command}", "{detail}", "{reason}")), key


def test_no_sentence_repeats_a_word_or_has_stray_blanks() -> None:
    for name in ("en", "nl", "problems.en", "problems.nl"):
        for key, sentence in sentences(read(name)):
            # Sentences of the interview hold their own layout, as it prints line by line.
            assert sentence == sentence.strip() or key.startswith("interview."), key
            assert not re.search(r"\b(\w+) \1\b", sentence), key
            assert "  " not in sentence.strip() or key in {"report.bar-legend", "interview.afterwards-check"}, key


def refusals() -> set[str]:
    """Return the keys of all refusals: those of `Refused` itself and those of the errors of the API."""
    return {*called(frozenset({"Refused"}))} | {error.message_key for error in ApiError.__subclasses__()}


def test_every_key_in_the_code_exists() -> None:
    known, problems = set(keys(read("en"))), set(read("problems.en"))
    asked = [key for key in called(frozenset({"message"})) if "." in key and not re.search(r"\s", key)]
    missing = [key for key in asked if key[:2] != "{}" and not any(matches(key, other) for other in known)]
    missing += [f"reason.{code}" for code in called(frozenset({"make_reason"})) if f"reason.{code}" not in known]
    missing += [f"usage.{code}" for code in refusals() if f"usage.{code}" not in known]
    codes = called(frozenset({"problem", "Problem"}))
    missing += [f"problems: {code}" for code in codes if not any(matches(code, key) for key in problems)]
    assert missing == []


def strings_of_the_form() -> Iterator[str]:
    """Every string literal in the form's scripts, with `{}` where a template fills something in."""
    for file in sorted((SOURCE / "reports/formats/html/assets/form").glob("*.js")):
        script = file.read_text(encoding="utf-8")
        yield from re.findall(r'"([\w-]+)"', script)
        yield from (
            re.sub(r"\$\{[^}]*\}", "{}", template) for template in re.findall(r"`([\w-]+\$\{[\w.]+\})`", script)
        )


def test_every_key_is_used() -> None:
    used = strings()
    nearby = {
        f"{section}.{name}"
        for found in strings_by_module()
        for section in BY_NAME_NEARBY
        if f"{section}.{{}}" in found
        for name in found
    }
    patterns = {pattern for pattern in used if re.fullmatch(r"[a-z_-]+\.[a-z{}_-]*\{\}[a-z{}_-]*", pattern)}
    patterns -= {f"{section}.{{}}" for section in BY_NAME | BY_NAME_NEARBY}
    on_page = set(strings_of_the_form())
    used |= nearby
    used |= {f"{code}-near" for code in refusals()}  # the form with a suggestion

    def is_used(key: str) -> bool:
        section, _, name = key.partition(".")
        if section == "form":
            return any(matches(pattern, name) for pattern in on_page) or name in used
        return (
            key in used or (section in BY_NAME and name in used) or any(matches(pattern, key) for pattern in patterns)
        )

    whole = {"months", "language"}
    assert [key for key in keys(read("en")) if not is_used(key) and key not in whole] == []


def test_every_problem_is_used() -> None:
    used = strings()
    patterns = {code for code in called(frozenset({"problem", "Problem"})) if "{}" in code}
    unused = [
        code
        for code in read("problems.en")
        if code not in used and not any(matches(pattern, code) for pattern in patterns)
    ]
    assert unused == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_has_its_language(language: str) -> None:
    assert catalog(language).language == language
    assert catalog(language).message("language") == {"en": "English", "nl": "Nederlands"}[language]
    assert len(read(language)["months"]) == 12


def test_an_unknown_language_falls_back_to_english() -> None:
    assert Catalog("fr").language == "en"
    assert Catalog("fr").message("level.high") == "high"


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (0, "0 problems found; nothing was assessed."),
        (1, "1 problem found; nothing was assessed."),
        (2, "2 problems found; nothing was assessed."),
    ],
)
def test_a_count_chooses_singular_or_plural(count: int, sentence: str) -> None:
    assert catalog("en").message("problem.count", count=count) == sentence


@pytest.mark.parametrize(
    ("language", "ending"), [("en", "; nothing was assessed."), ("nl", "; er is niets beoordeeld.")]
)
def test_problems_leave_room_for_a_report_that_was_written(language: str, ending: str) -> None:
    for count in (1, 2):
        assert catalog(language).message("problem.count", count=count).endswith(ending)


def test_a_missing_sentence_raises_a_key_error() -> None:
    with pytest.raises(KeyError):
        catalog("en").message("report.nothing-of-the-kind")


def test_values_are_not_filled_in_again() -> None:
    assert catalog("en").message("usage.wrote", file="{detail}{0}") == "Wrote {detail}{0}."
