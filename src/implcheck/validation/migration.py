"""Migrate answers that were given to another version of a questionnaire: keep what fits, report the rest."""

from types import MappingProxyType

from implcheck.model.answers import Answer, Answers, Unanswered
from implcheck.model.problem import Problem, problem
from implcheck.model.questionnaire import Questionnaire
from implcheck.validation.answers import answer_problems


def is_of_another_version(version: object, questionnaire: Questionnaire) -> bool:
    """Return whether `version`, as the answers name it, is another one; no version means the present one."""
    return isinstance(version, str) and version.strip() != questionnaire.version


def migrate(given: Answers, questionnaire: Questionnaire) -> tuple[Answers, tuple[Problem, ...]]:
    """Return the answers that fit `questionnaire`, and a problem for each answer or accepted risk that does not.

    Nothing is guessed: an answer fits as it is or is left out, a list of options as a whole. The note and the evidence
    of an answer that is left out stay with its question, if that still exists.
    """
    answers: dict[str, Answer] = dict(given.answers)
    risks = dict(enumerate(given.accepted_risks))
    old, new = given.questionnaire_version, questionnaire.version
    left_out = []
    for found in tuple(answer_problems(given.answers, risks, questionnaire)):
        match found.path:
            case ("accepted_risks", int(index), *_):
                finding = risks.pop(index).finding
                left_out.append(problem("other-version-finding", found.path, id=finding, given=old, version=new))
            case (_, str(id_), *_):
                answer = answers.pop(id_)
                exists = id_ in questionnaire.by_id
                if exists:
                    answers[id_] = Unanswered(note=answer.note, evidence=answer.evidence)
                code = "other-version-answer" if exists else "other-version-question"
                left_out.append(problem(code, ("answers", id_), on_key=True, id=id_, given=old, version=new))
    fitting = {"answers": MappingProxyType(answers), "accepted_risks": tuple(risks.values())}
    return given.model_copy(update=fitting), tuple(left_out)
