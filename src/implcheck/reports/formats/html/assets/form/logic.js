"use strict";
// What the questionnaire's data means: which questions are asked, and what is wrong with an answer. The same rules as in
// Python (model/question.py, scoring/conditions.py); tests/data/form/vectors.json is run through both. No page here:
// every function is given all that it needs. The other scripts add to this object.
const implcheck = (() => {
  const TRUE = "true", FALSE = "false", ABSENT = "absent", UNKNOWN = "unknown";

  const BLANK = /[\s\x85]/;

  // A text without the blanks around it: those that Python's reader of answers takes away too. No regular expression for
  // the end: it would try anew at each of many blanks within.
  function trimmed(text) {
    let start = 0, end = text.length;
    while (start < end && BLANK.test(text[start])) start += 1;
    while (end > start && BLANK.test(text[end - 1])) end -= 1;
    return text.slice(start, end);
  }

  // Whether a text has anything to see: not only blanks and signs of no width.
  const isVisible = (text) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text);

  // Whether a text is what is left of a template that nobody filled in, such as <name>; no file may hold that.
  const isTemplate = (text) => /^(<[A-Za-z][\p{L}\p{N}_ -]*>|\{\{.*\}\})$/u.test(text);

  // The code of what is wrong with a value as an answer to a question; empty if nothing is.
  function fault(question, value) {
    switch (question.type) {
      case "levels":
        if (!Number.isInteger(value)) return "answer-not-a-level";
        return question.levels.some((level) => level.score === value) ? "" : "answer-no-such-level";
      case "yes_no":
        return value === "yes" || value === "no" ? "" : "answer-not-yes-or-no";
      case "choice":
        return question.options.some((option) => option.value === value) ? "" : "answer-no-such-option";
      case "multi":
        return faultOfTicks(question, value);
      default:
        return faultOfNumber(question, value);
    }
  }

  function faultOfTicks(question, value) {
    if (!Array.isArray(value)) return "answer-not-a-list";
    if (value.length === 0) return "answer-empty-list";
    const known = new Map(question.options.map((option) => [option.value, option]));
    for (const [at, tick] of value.entries()) {
      if (!known.has(tick)) return "answer-no-such-option";
      if (value.indexOf(tick) < at) return "answer-ticked-twice";
    }
    return value.length > 1 && value.some((tick) => known.get(tick).exclusive) ? "answer-exclusive" : "";
  }

  function faultOfNumber(question, value) {
    if (typeof value !== "number") return "answer-not-a-number";
    if (value < question.min || value > question.max) return "answer-out-of-range";
    return question.whole && !Number.isInteger(value) ? "answer-not-whole" : "";
  }

  // The score of a valid answer, 0 to 4. `steps` are [from, score], in ascending order of `from`.
  function score(question, value) {
    const stepped = (number) => (question.steps.findLast(([from]) => from <= number) ?? question.steps[0])[1];
    switch (question.type) {
      case "levels":
        return value;
      case "yes_no":
        return question.scores[value];
      case "choice":
        return question.options.find((option) => option.value === value).score;
      case "multi":
        return stepped(question.options.filter((option) => !option.exclusive && value.includes(option.value)).length);
      default:
        return stepped(value);
    }
  }

  // How each question stands, in the questionnaire's order: {state, value, score}. An answer is {answer: value},
  // {unknown: true}, {not_yet: true}, {not_applicable: reason} or nothing. Only what is asked before a question decides
  // about it. What a role is not asked counts only with an answer that says something; without a role all is asked.
  function read(data, answers, phase, role = "") {
    const readings = new Map();
    for (const question of data.questions) {
      const answer = answers[question.id];
      const inScope = isFor(question, role) || (isAnswered(answer) && !("unknown" in answer));
      readings.set(question.id, inScope ? reading(question, answer, phase, readings) : { state: "not_asked" });
    }
    return readings;
  }

  // Whether somebody in a role is asked a question: the id of a role, a role of people's own, or none.
  const isFor = (question, role) => !(question.not_asked_of ?? []).includes(role);

  function reading(question, answer, phase, earlier) {
    if (!question.phases.includes(phase)) return { state: "not_asked" };
    const given = answer !== undefined && "answer" in answer;
    if (question.when !== undefined) {
      const holds = judge(question.when, earlier, false);
      if (holds === UNKNOWN && given) return { state: "unanswered" };
      if (holds === FALSE || holds === ABSENT) return { state: "not_asked" };
    }
    if (given) return { state: "answered", value: answer.answer, score: score(question, answer.answer) };
    if (answer === undefined) return { state: "unanswered" };
    return { state: ["unknown", "not_yet", "not_applicable"].find((key) => key in answer) ?? "unanswered" };
  }

  // The role that decides what is asked: none if the role is asked nothing in the phase.
  const deciding = (data, phase, role) => (data.questions.some((question) => question.phases.includes(phase) && isFor(question, role)) ? role : "");

  // The ids of the questions that are asked: those of the phase that the role is asked and whose condition holds. One
  // for other roles is asked too once it has an answer, or if `othersShown`. A role that is asked nothing is asked all.
  function asked(data, answers, phase, role = "", othersShown = false) {
    const known = deciding(data, phase, role);
    const chosen = othersShown ? "" : known;
    return openToAll(data, answers, phase, chosen)
      .filter((question) => isFor(question, chosen) || isAnswered(answers[question.id])).map((question) => question.id);
  }

  // The ids of the questions that only other roles are asked and that have no answer, shown or not.
  function forOthers(data, answers, phase, role = "", othersShown = false) {
    const known = deciding(data, phase, role);
    return openToAll(data, answers, phase, othersShown ? "" : known)
      .filter((question) => !isFor(question, known) && !isAnswered(answers[question.id])).map((question) => question.id);
  }

  // The questions of the phase whose condition holds, whatever the role.
  function openToAll(data, answers, phase, role) {
    const readings = read(data, answers, phase, role);
    return data.questions.filter((question) =>
      question.phases.includes(phase) && (question.when === undefined || judge(question.when, readings, false) === TRUE));
  }

  function judge(condition, readings, negated) {
    if ("all" in condition) {
      const parts = condition.all.map((part) => judge(part, readings, negated));
      const open = negated ? [UNKNOWN, ABSENT] : [ABSENT, UNKNOWN];
      return first(parts, [FALSE, ...open, TRUE]);
    }
    if ("any" in condition) {
      const parts = condition.any.map((part) => judge(part, readings, negated));
      return parts.every((part) => part === ABSENT) ? ABSENT : first(parts, [TRUE, UNKNOWN, FALSE]);
    }
    if ("not" in condition) {
      const part = judge(condition.not, readings, true);
      return { [TRUE]: FALSE, [FALSE]: TRUE }[part] ?? part;
    }
    return aboutQuestion(condition, readings.get(condition.question));
  }

  const first = (parts, order) => order.find((truth) => parts.includes(truth));

  // A `when` never asks whether an answer is unknown, nor about a practice; only rules do.
  function aboutQuestion(statement, found) {
    if (found === undefined || ["not_asked", "not_applicable", "not_yet"].includes(found.state)) return ABSENT;
    if (found.state !== "answered") return UNKNOWN;
    let holds;
    if (statement.at_most !== undefined) holds = found.score <= statement.at_most;
    else if (statement.at_least !== undefined) holds = found.score >= statement.at_least;
    else if (statement.below !== undefined) holds = found.value < statement.below;
    else if (statement.above !== undefined) holds = found.value > statement.above;
    else if (statement.is !== undefined) holds = found.value === statement.is;
    else holds = Array.isArray(found.value) && found.value.includes(statement.includes);
    return holds ? TRUE : FALSE;
  }

  // The keys of an answer, of which it has one; a note and evidence are beside it.
  const ANSWER_KEYS = ["answer", "unknown", "not_yet", "not_applicable"];

  // Whether an answer is given: a value, "we don't know", "not yet", or a reason why the question does not apply.
  const isAnswered = (answer = {}) => ["answer", "unknown", "not_yet"].some((key) => key in answer) || Boolean(answer.not_applicable);

  return { ANSWER_KEYS, trimmed, isVisible, isTemplate, fault, score, read, asked, forOthers, isAnswered };
})();
