"""Whether answers agree with the questionnaire that they answer."""

from collections.abc import Iterator, Mapping

from implcheck.model.answers import AcceptedRisk, Answer, Given
from implcheck.model.did_you_mean import Nearest
from implcheck.model.problem import Problem, problem
from implcheck.model.questionnaire import Questionnaire


def faults(
    answers: Mapping[str, Answer], risks: Mapping[int, AcceptedRisk], questionnaire: Questionnaire
) -> Iterator[Problem]:
    """Every answer that its question does not allow, and every name that the questionnaire does not know.

    `risks` holds the accepted risks by their index in the file.
    """
    for name, answer in answers.items():
        question = questionnaire.by_id.get(name)
        if question is None:
            yield problem(
                "no-such-question",
                ("answers", name),
                on_key=True,
                id=name,
                suggestion=Nearest(name, questionnaire.by_id),
            )
        elif isinstance(answer, Given) and (fault := question.fault(answer.answer)) is not None:
            yield fault.below(("answers", name, "answer"))
    known = dict.fromkeys((*questionnaire.by_id, *questionnaire.rules_by_id))
    for index, risk in risks.items():
        if risk.finding not in known:
            path = ("accepted_risks", index, "finding")
            yield problem("no-such-finding", path, id=risk.finding, suggestion=Nearest(risk.finding, known))
