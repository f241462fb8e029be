"""Put a condition into words."""

from implcheck.model.condition import AboutPractice, AboutQuestion, AllOf, AnyOf, Condition, Not
from implcheck.model.question import ChoiceQuestion, MultiQuestion, Question
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
    if len(sentences) == 1:
        return sentences[0]
    return f"{messages.message(f'explain.{key}')} ({'; '.join(sentences)})"


def _statement(statement: AboutQuestion, question: Question, messages: Messages) -> str:
    title = messages.text(question.title)
    if statement.at_most is not None:
        return messages.message("explain.at-most", question=title, score=statement.at_most)
    if statement.at_least is not None:
        return messages.message("explain.at-least", question=title, score=statement.at_least)
    if statement.is_ is not None:
        return messages.message("explain.is", question=title, option=_option(question, statement.is_, messages))
    if statement.includes is not None:
        return messages.message(
            "explain.includes", question=title, option=_option(question, statement.includes, messages)
        )
    return messages.message("explain.is-unknown", question=title)


def _option(question: Question, value: str, messages: Messages) -> str:
    if isinstance(question, (ChoiceQuestion, MultiQuestion)):
        return messages.text(next(option.text for option in question.options if option.value == value))
    return messages.message(value)
