"""JSON Schemas, generated from the models: for editors that check files, and for programs that read JSON documents."""

from typing import Any

from pydantic import TypeAdapter

from implcheck.model.answer_value import NOT_YET, UNKNOWN, shown
from implcheck.model.answers import Answers
from implcheck.model.question import LevelsQuestion, MultiQuestion, NumberQuestion, Question
from implcheck.model.questionnaire import Questionnaire
from implcheck.reports.formats.json.comparison import ComparisonV2
from implcheck.reports.formats.json.render import ProblemsV2, ReportV2
from implcheck.reports.formats.json.round_status import RoundV2
from implcheck.reports.formats.json_text import json_document
from implcheck.wording.messages import Messages

DIALECT = "https://json-schema.org/draft/2020-12/schema"

DRAFT = "version 2 (a draft)"

Schema = dict[str, Any]


def for_questionnaires() -> str:
    """Return the schema of a questionnaire file."""
    return _text(Questionnaire.model_json_schema(by_alias=True), "implcheck questionnaire")


def for_assessments() -> str:
    """Return the schema of the JSON report: of an assessment, or of the problems in its place."""
    adapter: TypeAdapter[Any] = TypeAdapter(ReportV2)
    return _text(adapter.json_schema(mode="serialization"), f"implcheck assessment, {DRAFT}")


def for_comparisons() -> str:
    """Return the schema of a comparison as JSON."""
    return _text(ComparisonV2.model_json_schema(mode="serialization"), f"implcheck comparison, {DRAFT}")


def for_rounds() -> str:
    """Return the schema of the status of a round as JSON."""
    return _text(RoundV2.model_json_schema(mode="serialization"), f"implcheck round, {DRAFT}")


def for_problems() -> str:
    """Return the schema of the document in place of an assessment if a file cannot be used."""
    return _text(ProblemsV2.model_json_schema(mode="serialization"), f"implcheck problems, {DRAFT}")


def for_answers(questionnaire: Questionnaire, messages: Messages) -> str:
    """Return the schema of answers files to a questionnaire, with its ids as keys and its options as values."""
    schema = Answers.model_json_schema(by_alias=True)
    definitions = schema["$defs"]
    for name in ("Given", "Unknown", "NotApplicable", "NotYet", "Unanswered"):
        definitions.pop(name, None)
    definitions |= {**_LONG_FORMS, **_NOT_YET}
    schema["properties"]["answers"] = {
        "description": schema["properties"]["answers"]["description"],
        "type": "object",
        "additionalProperties": False,
        "properties": {question.id: _answer(question, messages) for question in questionnaire.questions},
    }
    schema["properties"]["phase"]["enum"] = list(questionnaire.phases_by_id)
    language = schema["properties"]["language"]["anyOf"][0]
    schema["properties"]["language"]["anyOf"][0] = {"enum": list(questionnaire.languages), **language}
    role = definitions["Respondent"]["properties"]["role"]
    role["anyOf"] = [{"enum": [role_.id for role_ in questionnaire.offered_roles]}, {"type": role.pop("type")}]
    findings = [*questionnaire.by_id, *questionnaire.rules_by_id]
    for decision in ("AcceptedRisk", "AgreedAction"):
        definitions[decision]["properties"]["finding"]["enum"] = findings
    return _text(schema, f"implcheck answers to {questionnaire.id} {questionnaire.version}")


_SAID: Schema = {"type": "string", "minLength": 1}
_ASIDE: Schema = {
    "note": {**_SAID, "description": "What a reader should know about this answer."},
    "evidence": {
        "description": "Where the answer can be checked.",
        "anyOf": [_SAID, {"type": "array", "items": _SAID}],
    },
}


def _long_form(key: str, value: Schema, description: str) -> Schema:
    """Return the schema of an answer with `key` that a note and evidence may accompany."""
    properties = {key: {**value, "description": description}, **_ASIDE}
    return {"type": "object", "additionalProperties": False, "required": [key], "properties": properties}


_LONG_FORMS = {
    "Unknown": _long_form("unknown", {"const": True}, "We don't know."),
    "NotApplicable": _long_form("not_applicable", _SAID, "Why the question does not apply."),
}


_NOT_YET = {"NotYet": _long_form("not_yet", {"const": True}, "Nothing of the kind has happened yet.")}
"""Only for questions that have that answer."""


def _answer(question: Question, messages: Messages) -> Schema:
    """Return the schema of an answer to a question, in its short and its long forms."""
    words = [UNKNOWN] if question.not_yet is None else [UNKNOWN, NOT_YET]
    given = [_value(question), *({"const": word} for word in words), {"type": "null"}]
    names = [*_LONG_FORMS, *(_NOT_YET if question.not_yet is not None else ())]
    references = [{"$ref": f"#/$defs/{name}"} for name in names]
    lines = [messages.text(question.text)]
    lines += [f"{choice.value}: {messages.text(choice.text)}" for choice in question.choices]
    lines += [f"{NOT_YET}: {messages.text(question.not_yet)}"] if question.not_yet is not None else []
    if isinstance(question, NumberQuestion):
        lines.append(f"{shown(question.min)} - {shown(question.max)} {messages.text(question.unit)}")
    return {
        "title": messages.text(question.title),
        "description": "\n".join(lines),
        "anyOf": [*given, _long_form("answer", {"anyOf": given}, "The answer itself."), *references],
    }


def _value(question: Question) -> Schema:
    if isinstance(question, NumberQuestion):
        return {"type": "integer" if question.whole else "number", "minimum": question.min, "maximum": question.max}
    if not question.choices:
        return {"enum": ["yes", "no"]}
    values: Schema = {"enum": [choice.value for choice in question.choices]}
    if isinstance(question, MultiQuestion):
        return {"type": "array", "items": values, "minItems": 1, "uniqueItems": True}
    return {"type": "integer", **values} if isinstance(question, LevelsQuestion) else values


def _text(schema: Schema, title: str) -> str:
    return json_document({"$schema": DIALECT, **schema, "title": title})
