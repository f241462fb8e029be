"use strict";
// The answers of a draft, which may be of another version of the questionnaire, or of anything. The same rules as for
// answers files (validation/migration.py): an answer keeps its meaning or is left out, and nothing is guessed.
Object.assign(implcheck, (() => {
  // The changes after a version of the questionnaire; one that is not listed is older than all of them.
  function changesSince(data, version) {
    if (typeof version !== "string" || version === data.questionnaire.version) return [];
    return data.changes.slice(data.changes.findIndex((change) => change.version === version) + 1);
  }

  // What fits this version, and the ids of what does not. The note and the evidence of an answer that is left out stay
  // with its question, or go to the one that replaced it, if that has no answer.
  function mapped(data, answers, version) {
    const known = new Map(data.questions.map((question) => [question.id, question]));
    const moving = new Map(Object.entries(answers).map(([id, answer]) =>
      [id, { as: id, answer: answer !== null && typeof answer === "object" ? answer : { answer } }]));
    const lost = [];
    const leaveOut = (id, then) => {
      const { as, answer } = moving.get(id);
      moving.delete(id);
      lost.push(as);
      if (then !== undefined && !moving.has(then)) moving.set(then, { as, answer: besides(answer) });
    };
    for (const change of changesSince(data, version)) carryOver(change, moving, leaveOut);
    const kept = {};
    for (const [id, { as, answer }] of moving) {
      const question = known.get(id);
      const whole = question === undefined ? {} : fitting(question, answer);
      if (Object.keys(whole).length) kept[id] = whole;
      if (question === undefined || ["answer", "not_yet"].some((key) => key in answer && !(key in whole))) lost.push(as);
    }
    return { kept, lost: [...new Set(lost)] };
  }

  function carryOver(change, moving, leaveOut) {
    // Renames happen at once: a new id may be the old one of another question.
    const renamed = Object.keys(change.renamed).filter((old) => moving.has(old)).map((old) => [old, moving.get(old)]);
    for (const [old] of renamed) moving.delete(old);
    const gone = [...Object.keys(change.replaced), ...change.removed];
    for (const old of [...moving.keys()].filter((id) => gone.includes(id) || id in change.renamed)) leaveOut(old, change.replaced[old]);
    for (const [old, entry] of renamed) {
      const isTaken = moving.has(change.renamed[old]);
      moving.set(isTaken ? old : change.renamed[old], entry);
      if (isTaken) leaveOut(old, change.renamed[old]);
    }
    for (const [id, { answer }] of [...moving]) {
      if ("answer" in answer && id in change.reworded && !stillMeansTheSame(answer.answer, change.reworded[id])) leaveOut(id, id);
    }
  }

  // Of ticked options each one has to be kept.
  const stillMeansTheSame = (value, kept) => (Array.isArray(value) ? value.every((one) => kept.includes(one)) : kept.includes(value));

  const besides = ({ note, evidence }) => ({ ...(note === undefined ? {} : { note }), ...(evidence === undefined ? {} : { evidence }) });

  // The present id of what a draft calls `id`, to show its title.
  function presentId(data, id) {
    return data.changes.reduce((now, change) => change.renamed[now] ?? change.replaced[now] ?? now, id);
  }

  function fitting(question, given) {
    const kept = {};
    if (given.unknown === true) kept.unknown = true;
    else if (given.not_yet === true) {
      if (question.not_yet !== undefined) kept.not_yet = true;
    }
    else if (typeof given.not_applicable === "string") kept.not_applicable = given.not_applicable;
    else if ("answer" in given && implcheck.fault(question, given.answer) === "") kept.answer = given.answer;
    for (const key of ["note", "evidence"]) if (typeof given[key] === "string" && given[key]) kept[key] = given[key];
    return kept;
  }

  return { mapped, presentId };
})());
