"""Answers that were given to another version of a questionnaire: what fits this one is kept, the rest is told."""

from types import MappingProxyType

from implcheck.model.answers import Answer, Answers, Unanswered
from implcheck.model.problem import Problem, problem
from implcheck.model.questionnaire import Questionnaire
from implcheck.validation.answers import faults


def is_of_another_version(version: object, questionnaire: Questionnaire) -> bool:
    """Whether answers say that they were given to another version; those that say nothing were not."""
    return isinstance(version, str) and version.strip() != questionnaire.version


def mapped(given: Answers, questionnaire: Questionnaire) -> tuple[Answers, tuple[Problem, ...]]:
    """The answers that fit `questionnaire`, and per answer or accepted risk that does not what to tell, with its path.

    Nothing is guessed: an answer fits as it is or is left out, a list of ticks as a whole. The note and the evidence
    of an answer that is left out stay with its question, if that is still there.
    """
    answers: dict[str, Answer] = dict(given.answers)
    risks = dict(enumerate(given.accepted_risks))
    old, new = given.questionnaire_version, questionnaire.version
    told = []
    for fault in tuple(faults(given.answers, risks, questionnaire)):
        match fault.path:
            case ("accepted_risks", int(index), *_):
                id_ = risks.pop(index).finding
                told.append(problem("other-version-finding", fault.path, id=id_, given=old, version=new))
            case (_, str(id_), *_):
                left = answers.pop(id_)
                is_there = id_ in questionnaire.by_id
                if is_there:
                    answers[id_] = Unanswered(note=left.note, evidence=left.evidence)
                code = "other-version-answer" if is_there else "other-version-question"
                told.append(problem(code, ("answers", id_), on_key=True, id=id_, given=old, version=new))
    fitting = {"answers": MappingProxyType(answers), "accepted_risks": tuple(risks.values())}
    return given.model_copy(update=fitting), tuple(told)
