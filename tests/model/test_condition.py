"""Conditions as data: what is one, and the statements in it."""

import pytest
from pydantic import TypeAdapter, ValidationError

from implcheck.model.condition import AboutPractice, AboutQuestion, AllOf, AnyOf, Condition, Not, statements

ADAPTER: TypeAdapter[Condition] = TypeAdapter(Condition)


def test_every_kind_of_condition_is_recognised_by_its_key() -> None:
    written = {
        "all": [
            {"any": [{"question": "a.b", "is": "x"}, {"question": "a.c", "includes": "y"}]},
            {"not": {"question": "a.d", "unknown": True}},
            {"practice": "a", "score_below": 50},
        ]
    }
    assert ADAPTER.validate_python(written) == AllOf(
        all=(
            AnyOf(any=(AboutQuestion(question="a.b", is_="x"), AboutQuestion(question="a.c", includes="y"))),
            Not(not_=AboutQuestion(question="a.d", unknown=True)),
            AboutPractice(practice="a", score_below=50),
        )
    )


def test_every_statement_is_returned_with_its_path() -> None:
    first, second, third = (AboutQuestion(question=f"a.{name}", at_most=1) for name in "bcd")
    about = AboutPractice(practice="a", score_below=50)
    condition = AllOf(all=(first, Not(not_=AnyOf(any=(second, Not(not_=third)))), about))
    assert list(statements(condition)) == [
        (("all", 0), first),
        (("all", 1, "not", "any", 0), second),
        (("all", 1, "not", "any", 1, "not"), third),
        (("all", 2), about),
    ]


def test_a_statement_alone_is_a_condition() -> None:
    alone = AboutQuestion(question="a.b", at_least=0)
    assert list(statements(alone, ("when",))) == [(("when",), alone)]


@pytest.mark.parametrize(
    "test",
    [
        *({"at_most": 0}, {"at_least": 4}, {"below": -0.5}, {"above": 0}, {"is": "x"}, {"includes": "x"}),
        {"unknown": True},
    ],
    ids=str,
)
def test_each_test_makes_a_statement(test: dict[str, object]) -> None:
    assert isinstance(ADAPTER.validate_python({"question": "a.b", **test}), AboutQuestion)


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ({"question": "a.b"}, "one_test"),
        ({"question": "a.b", "at_most": 1, "at_least": 1}, "one_test"),
        ({"question": "a.b", "at_most": None}, "one_test"),
        ({"question": "a.b", "is": "x", "unknown": True}, "one_test"),
        ({"question": "a.b", "below": 1, "above": 5}, "one_test"),
        ({"question": "a.b", "below": "5"}, "float_type"),
        ({"question": "a.b", "above": True}, "float_type"),
        ({"question": "a.b", "above": float("inf")}, "finite_number"),
        ({"question": "a.b", "below": float("nan")}, "finite_number"),
        ({"question": "a.b", "at_most": 5}, "less_than_equal"),
        ({"question": "a.b", "at_least": -1}, "greater_than_equal"),
        ({"question": "a.b", "at_most": 1.0}, "int_type"),
        ({"question": "a.b", "at_most": "1"}, "int_type"),
        ({"question": "a.b", "at_most": True}, "int_type"),
        ({"question": "a.b", "unknown": False}, "literal_error"),
        ({"question": 5, "at_most": 1}, "string_type"),
        ({"practice": "a"}, "missing"),
        ({"practice": "a", "score_below": 0}, "greater_than"),
        ({"practice": "a", "score_below": 100.5}, "less_than_equal"),
        ({"practice": "a", "score_below": "50"}, "float_type"),
        ({"all": []}, "too_short"),
        ({"any": []}, "too_short"),
        ({"all": [{"question": "a.b", "at_most": 1}], "any": []}, "extra_forbidden"),
        ({"not": {}}, "condition_kind"),
        ({"nor": []}, "condition_kind"),
        ({}, "condition_kind"),
        ("a.b", "condition_kind"),
        (None, "condition_kind"),
        ([], "condition_kind"),
    ],
)
def test_an_invalid_condition_is_refused(written: object, kind: str) -> None:
    with pytest.raises(ValidationError) as caught:
        ADAPTER.validate_python(written)
    assert [error["type"] for error in caught.value.errors()] == [kind]
