"""Questions of earlier versions of a questionnaire in files of many respondents: the same in tables and JSON Lines."""

from implcheck.model.problem import Path, Problem, problem
from implcheck.model.questionnaire import Questionnaire


def present_id(id_: str, questionnaire: Questionnaire, path: Path = ()) -> tuple[str | None, Problem | None]:
    """Return the id that a question has now, and a warning if it had another one.

    The id is None if the question is no longer asked, or has to be asked anew; one that no version has stays as it is.
    """
    known, version = questionnaire.by_id, questionnaire.version
    present = id_
    for _ in questionnaire.changes:  # a question may have been renamed in several of them
        present = present if present in known else questionnaire.renamed.get(present, present)
    if present in known:
        warning = problem("other-version-renamed", path, on_key=True, id=id_, new=present, version=version)
        return present, warning if present != id_ else None
    if (new := questionnaire.replaced.get(present)) is not None:
        return None, problem("other-version-replaced", path, on_key=True, id=id_, new=new, version=version)
    if any(present in change.removed for change in questionnaire.changes):
        return None, problem("other-version-question", path, on_key=True, id=id_, version=version)
    return id_, None
