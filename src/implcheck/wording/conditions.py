"""A condition in words."""

from implcheck.model.condition import AboutPractice, AboutQuestion, AllOf, AnyOf, Condition, Not
from implcheck.model.question import ChoiceQuestion, MultiQuestion, Question
from implcheck.model.questionnaire import Questionnaire
from implcheck.wording.messages import Words


def in_words(condition: Condition, questionnaire: Questionnaire, words: Words) -> str:
    """The condition as one line: "all of (a; b)"."""
    match condition:
        case AllOf():
            return _group("all", condition.all, questionnaire, words)
        case AnyOf():
            return _group("any", condition.any, questionnaire, words)
        case Not():
            return f"{words.say('explain.not')} ({in_words(condition.not_, questionnaire, words)})"
        case AboutPractice():
            title = words.text(questionnaire.practices_by_id[condition.practice].title)
            return words.say("explain.score-below", practice=title, score=f"{condition.score_below:g}")
        case AboutQuestion():
            return _statement(condition, questionnaire.by_id[condition.question], words)


def _group(key: str, parts: tuple[Condition, ...], questionnaire: Questionnaire, words: Words) -> str:
    told = [in_words(part, questionnaire, words) for part in parts]
    return told[0] if len(told) == 1 else f"{words.say(f'explain.{key}')} ({'; '.join(told)})"


def _statement(statement: AboutQuestion, question: Question, words: Words) -> str:
    title = words.text(question.title)
    if statement.at_most is not None:
        return words.say("explain.at-most", question=title, score=statement.at_most)
    if statement.at_least is not None:
        return words.say("explain.at-least", question=title, score=statement.at_least)
    if statement.is_ is not None:
        return words.say("explain.is", question=title, option=_option(question, statement.is_, words))
    if statement.includes is not None:
        return words.say("explain.includes", question=title, option=_option(question, statement.includes, words))
    return words.say("explain.is-unknown", question=title)


def _option(question: Question, value: str, words: Words) -> str:
    if isinstance(question, (ChoiceQuestion, MultiQuestion)):
        return words.text(next(option.text for option in question.options if option.value == value))
    return words.say(value)
