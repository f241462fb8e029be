"""Put a condition into words."""

from implcheck.model.condition import AboutPractice, AboutQuestion, AllOf, AnyOf, Condition, Not
from implcheck.model.question import Question
from implcheck.model.questionnaire import Questionnaire
from implcheck.wording.messages import Messages


def in_words(condition: Condition, questionnaire: Questionnaire, messages: Messages) -> str:
    """Return a condition on one line, such as "all of (a; b)"."""
    match condition:
        case AllOf():
            return _group("all", condition.all, questionnaire, messages)
        case AnyOf():
            return _group("any", condition.any, questionnaire, messages)
        case Not():
            return f"{messages.message('explain.not')} ({in_words(condition.not_, questionnaire, messages)})"
        case AboutPractice():
            title = messages.text(questionnaire.practices_by_id[condition.practice].title)
            return messages.message("explain.score-below", practice=title, score=f"{condition.score_below:g}")
        case AboutQuestion():
            return _statement(condition, questionnaire.by_id[condition.question], messages)


def _group(key: str, parts: tuple[Condition, ...], questionnaire: Questionnaire, messages: Messages) -> str:
    sentences = [in_words(part, questionnaire, messages) for part in parts]
    return sentences[0] if len(sentences) == 1 else f"{messages.message(f'explain.{key}')} ({'; '.join(sentences)})"


def _statement(statement: AboutQuestion, question: Question, messages: Messages) -> str:
    title = messages.text(question.title)
    for key, score in (("at-most", statement.at_most), ("at-least", statement.at_least)):
        if score is not None:
            return messages.message(f"explain.{key}", question=title, score=score)
    for key, value in (("is", statement.is_), ("includes", statement.includes)):
        if value is not None:
            texts = {choice.value: messages.text(choice.text) for choice in question.choices}
            return messages.message(
                f"explain.{key}", question=title, option=texts.get(value) or messages.message(value)
            )
    return messages.message("explain.is-unknown", question=title)
