"use strict";
// The answers file that the form writes, and its name.
Object.assign(implcheck, (() => {
  // The answers file. Text is written as JSON writes it, which is YAML too, so that nothing in it can act.
  function answersFile(data, about, answers) {
    const lines = [
      `implcheck: ${data.implcheck}`,
      `questionnaire: ${text(data.questionnaire.id)}`,
      `questionnaire_version: ${text(data.questionnaire.version)}`,
      `project: ${text(about.project)}`,
      `phase: ${about.phase}`,
      `date: ${about.date}`,
      ...(about.round ? [`round: ${about.round}`] : []),
      "respondent:",
      `  role: ${text(about.role)}`,
    ];
    if (about.may_stand_apart) lines.push("  may_stand_apart: true");
    if (about.may_be_quoted) lines.push("  may_be_quoted: true");
    const wanted = implcheck.asked(data, answers, about.phase, about.role, about.others_shown).filter((id) => implcheck.isAnswered(answers[id]) || answers[id]?.note || answers[id]?.evidence);
    lines.push(wanted.length ? "answers:" : "answers: {}");
    for (const id of wanted) lines.push(...answerLines(id, answers[id]));
    return lines.join("\n") + "\n";
  }

  function answerLines(id, answer) {
    const word = ["unknown", "not_yet"].find((key) => key in answer);
    const value = word ? [word, true] : answer.not_applicable
      ? ["not_applicable", answer.not_applicable] : ["answer", answer.answer ?? null];
    const lines = [`  ${text(id)}:`, `    ${value[0]}: ${written(value[1])}`];
    if (answer.note) lines.push(`    note: ${text(answer.note)}`);
    if (answer.evidence) lines.push(`    evidence: [${text(answer.evidence)}]`);
    return lines;
  }

  const written = (value) => (Array.isArray(value) ? `[${value.map(text).join(", ")}]`
    : typeof value === "string" ? text(value) : String(value));

  // A lone half of a character cannot be written as UTF-8, and line ends of other systems are none in YAML.
  const text = (value) => JSON.stringify(value.replace(/[\ud800-\udfff]/gu, "\ufffd"))
    .replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (sign) => "\\u" + sign.charCodeAt(0).toString(16).padStart(4, "0"));

  // The name of the file: the project, the role, the day, and an ending that keeps two people of one role apart. Letters
  // of any script stay, without their accents; everything else is a hyphen. At most some 230 bytes, as disks allow 255.
  function fileName(about, ending) {
    const parts = ["readiness", slug(about.project, 30), slug(about.role, 20), about.date, ending];
    return `${parts.filter((part) => part).join("-")}.yaml`;
  }

  function slug(name, longest) {
    const plain = name.normalize("NFKD").replace(/\p{M}+/gu, "").normalize("NFC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
    return [...plain.replace(/^-/, "")].slice(0, longest).join("").replace(/-$/, "");
  }

  return { answersFile, fileName };
})());
