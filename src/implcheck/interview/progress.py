"""How far an interview is."""

from collections.abc import Mapping

from implcheck.interview.state import Interview, asked_questions


def progress(state: Interview) -> Mapping[str, int]:
    """The number of the current practice and question, how many there are, and how many are answered and left.

    Of a re-assessment a question counts as answered once its answer of last time is confirmed or changed.
    """
    questions = asked_questions(state)
    practices = list(dict.fromkeys(question.practice for question in questions))
    ids = [question.id for question in questions]
    answered = sum(not state.is_open(id_) for id_ in ids)
    index = ids.index(state.cursor.id) if state.cursor.id in ids else 0
    return {
        "practice": practices.index(questions[index].practice) + 1 if questions else 0,
        "practices": len(practices),
        "question": index + 1,
        "questions": len(questions),
        "answered": answered,
        "left": len(ids) - answered,
    }
