"""Check that answers and accepted risks agree with the questionnaire that they refer to."""

from collections.abc import Iterator, Mapping

from implcheck.model.answers import AcceptedRisk, Answer, Given
from implcheck.model.did_you_mean import Nearest
from implcheck.model.problem import Problem, problem
from implcheck.model.questionnaire import Questionnaire
from implcheck.validation.suggestions import suggest_answer


def answer_problems(
    answers: Mapping[str, Answer], risks: Mapping[int, AcceptedRisk], questionnaire: Questionnaire
) -> Iterator[Problem]:
    """Yield every answer that its question does not allow, and every id that the questionnaire does not have.

    `risks` holds the accepted risks by their index in the file.
    """
    for id_, answer in answers.items():
        question = questionnaire.by_id.get(id_)
        if question is None:
            meant = Nearest(id_, questionnaire.by_id)
            yield problem("no-such-question", ("answers", id_), on_key=True, id=id_, suggestion=meant)
        elif isinstance(answer, Given) and (found := question.fault(answer.answer)) is not None:
            yield suggest_answer(found).below(("answers", id_, "answer"))
    known = dict.fromkeys((*questionnaire.by_id, *questionnaire.rules_by_id))
    for index, risk in risks.items():
        if risk.finding not in known:
            path = ("accepted_risks", index, "finding")
            yield problem("no-such-finding", path, id=risk.finding, suggestion=Nearest(risk.finding, known))
