"use strict";
// The form: its state, what is done with it, and the way through its steps.
(() => {
  const { make, button, steps } = implcheck;
  const data = JSON.parse(document.getElementById("data").textContent);
  const preset = data.preset.about;
  const questions = new Map(data.questions.map((question) => [question.id, question]));
  const root = document.getElementById("page");

  const blank = () => ({ about: { ...preset }, answers: {}, typed: {}, ending: implcheck.random(4) });
  const state = { language: languageKept(), step: "intro", ...blank() };
  const form = { data, state, questions, say, textOf, start, content, asked, hiddenFromRole, answersOfOtherPhases, isAnswered, isFilledIn, progress, change, give,
    putBeside, toggleOthers, next, back, save, goTo, reachable, focusOn, announce, neighbour, nameOf, stepOf, isBlocked: implcheck.mayBeBlocked(),
    hasDraft: () => drafts.isThere() };
  const drafts = implcheck.drafts(data);
  const notices = implcheck.notices(form, drafts);
  const { keep, listen, warn, ...actions } = implcheck.keeping(form, drafts, notices);
  Object.assign(form, actions);

  // Begin with an empty form. `file` is what was saved, as long as that is what is filled in; `reasons` and `opened` are
  // what was typed and opened, so that it comes back when a step is drawn anew.
  function start() {
    Object.assign(state, blank());
    Object.assign(form, { file: undefined, reasons: new Map(), opened: new Set() });
  }

  function say(key, particulars = {}) {
    const known = { min_group: data.limits.group, ...particulars };
    return data.words[state.language][key].replace(/\{(\w+)\}/g, (_, name) => String(known[name]));
  }

  function textOf(text) {
    return text[state.language] ?? Object.values(text)[0];
  }

  // The browser's history remembers the language, so that a reload keeps it.
  function languageKept() {
    const kept = history.state?.language;
    return data.languages.includes(kept) ? kept : data.preset.language;
  }

  // What is asked, and how much of it is answered.
  function asked() {
    if (!state.about.phase) return [];
    const now = [...implcheck.asked(...situation()), ...implcheck.forOthers(...situation()).filter(isNoted)];
    return data.questions.map(({ id }) => id).filter((id) => now.includes(id));
  }

  // Whether a question has anything that a person typed, which may not be an answer yet: it stays in sight.
  function isNoted(id) {
    return id in state.answers || id in state.typed;
  }

  // What is not shown because other roles are asked it, and what was answered for another phase.
  function hiddenFromRole() {
    return state.about.phase ? implcheck.forOthers(...situation()).filter((id) => !isNoted(id)) : [];
  }

  function answersOfOtherPhases() {
    const { phase } = state.about;
    return phase ? Object.keys(state.answers).filter((id) => isAnswered(id) && !questions.get(id).phases.includes(phase)) : [];
  }

  function situation() {
    return [data, state.answers, state.about.phase, state.about.role, state.about.others_shown];
  }

  function isAnswered(id) {
    return implcheck.isAnswered(state.answers[id]);
  }

  // Whether an answer was chosen or typed, which may not be right yet.
  function isFilledIn(id) {
    return implcheck.ANSWER_KEYS.some((key) => key in (state.answers[id] ?? {})) || id in state.typed;
  }

  function progress() {
    const now = asked();
    return say("progress", { answered: now.filter(isAnswered).length, asked: now.length });
  }

  // The draft. Nothing is kept of a form in which nothing was filled in.
  function content() {
    const { about, answers, typed, ending, step, language } = state;
    const isEmpty = [answers, typed].every((part) => Object.keys(part).length === 0) && JSON.stringify(about) === JSON.stringify(preset);
    return isEmpty ? null : { version: data.questionnaire.version, round: data.round, language, step, about, answers, typed, ending };
  }

  // The way through the steps: one for each practice of which something is asked. The one that is open stays.
  function practicesAsked() {
    const now = new Set(asked().map((id) => questions.get(id).practice));
    return data.practices.filter(({ id }) => now.has(id) || stepOf(id) === state.step);
  }

  function stepIds() {
    return ["intro", ...practicesAsked().map(({ id }) => stepOf(id)), "check"];
  }

  // The step of a practice: apart from the other steps, whatever its id.
  function stepOf(practice) {
    return `practice-${practice}`;
  }

  const practiceOf = (step) => data.practices.find(({ id }) => stepOf(id) === step);

  // The step that can be shown where one was asked for, as by the browser's "back". Nothing is asked before the start is
  // filled in, and a draft that is offered is answered first.
  function reachable(step) {
    if (step === "saved" && form.file) return step;
    const isStarted = state.about.phase !== "" && state.about.role !== "";
    if (!isStarted || (notices.isOffering() && content() === null)) return "intro";
    return stepIds().includes(step) ? step : step === "saved" ? "check" : "intro";
  }

  function neighbour(by) {
    return stepIds()[stepIds().indexOf(state.step) + by];
  }

  function nameOf(step) {
    const practice = practiceOf(step);
    return practice ? textOf(practice.short) : say({ intro: "step-intro", check: "step-check" }[step]);
  }

  function next() {
    if (state.step !== "intro" || implcheck.isStarted(form)) goTo(neighbour(1));
  }

  function back() {
    goTo(state.step === "saved" ? "check" : neighbour(-1));
  }

  async function save() {
    const file = await implcheck.save(form);
    if (file === undefined) return;
    form.file = file;
    goTo("saved");
  }

  // Show a step, with the focus on its heading or on what is named. The browser's "back" comes to the step before.
  function goTo(step, focus = "heading") {
    history.pushState({ language: state.language, step }, "");
    show(step, focus);
  }

  function show(step, focus) {
    state.step = step;
    document.getElementById("status").replaceChildren();
    draw();
    window.scrollTo({ top: 0, behavior: "instant" });
    focusOn(focus);
  }

  // The focus on an element, or on the field of a fieldset that is chosen, or the first; the whole of it in sight.
  function focusOn(id) {
    const at = document.getElementById(id);
    const details = at.closest("details");
    if (details) details.open = true;
    const field = at.matches("fieldset") ? at.querySelector("input:checked") ?? at.querySelector("input") : at;
    if (id !== "heading") at.scrollIntoView({ block: at.matches("fieldset") ? "start" : "center" });
    field.focus({ preventScroll: true });
  }

  // What is shown of the state in every step, without drawing the step anew.
  function refresh() {
    keep();
    const now = asked();
    for (const field of document.querySelectorAll("fieldset[id^='q-']")) field.hidden = !now.includes(field.id.slice(2)) && !field.contains(document.activeElement);
    const bar = document.getElementById("bar");
    bar.max = Math.max(now.length, 1);
    bar.value = now.filter(isAnswered).length;
    document.getElementById("progress").textContent = progress();
    document.getElementById("steps").replaceChildren(...stepIds().map((step) => stepButton(step, now)));
    const forward = document.getElementById("next");
    if (practiceOf(state.step)) forward.textContent = say("next", { title: nameOf(neighbour(1)) });
    steps.refresh(form);
  }

  // The button of a step, with how much is answered of what is asked `now`.
  function stepButton(step, now) {
    const own = now.filter((id) => stepOf(questions.get(id).practice) === step);
    const current = step === state.step ? "step" : undefined;
    return make("li", {}, button(nameOf(step), () => step !== state.step && goTo(step), { id: `s-${step}`, class: "plain", "aria-current": current }),
      own.length > 0 && make("span", { class: "count" }, ` ${own.filter(isAnswered).length}/${own.length}`));
  }

  function toggleOthers() {
    state.about.others_shown = !state.about.others_shown;
    redraw("others");
    announce(progress());
  }

  function redraw(focus) {
    draw();
    const at = document.getElementById(focus);
    (at === null || at.closest("[hidden]") ? document.getElementById("heading") : at).focus({ preventScroll: true });
  }

  // Something about the project or the person changed.
  function change(key, value) {
    state.about[key] = value;
    form.file = undefined; // what was saved is no longer what is filled in
    refresh();
  }

  function put(id, answer) {
    form.file = undefined; // what was saved is no longer what is filled in
    if (Object.keys(answer).length) state.answers[id] = answer;
    else delete state.answers[id];
  }

  // An answer is given or taken away; its note and evidence stay with it.
  function give(id, answer) {
    const before = asked();
    const { note, evidence } = state.answers[id] ?? {};
    put(id, { ...answer, ...(note ? { note } : {}), ...(evidence ? { evidence } : {}) });
    refresh();
    const after = asked();
    const changed = [
      ...(after.every((other) => before.includes(other)) ? [] : [say("more-questions")]),
      ...(before.every((other) => after.includes(other)) ? [] : [say("fewer-questions")]),
    ];
    if (changed.length) announce(changed.join(" "));
  }

  function putBeside(id, key, value) {
    const answer = { ...state.answers[id] };
    if (value) answer[key] = value;
    else delete answer[key];
    put(id, answer);
    keep();
  }

  // A new element each time, so that the same message is read out again.
  function announce(message) {
    document.getElementById("status").replaceChildren(make("span", {}, message));
  }

  function languages() {
    const choose = (language) => () => {
      state.language = language;
      history.replaceState({ language, step: state.step }, "");
      redraw(`l-${language}`);
    };
    return make("div", { role: "group", "aria-label": say("language"), class: "languages" }, ...data.languages.map((lang) =>
      button(data.words[lang].name, choose(lang), { lang, id: `l-${lang}`, "aria-pressed": String(lang === state.language) })));
  }

  function place() {
    const practices = practicesAsked();
    const number = practices.findIndex(({ id }) => stepOf(id) === state.step) + 1;
    return number ? say("place", { number, count: practices.length }) : say(`step-${state.step}`);
  }

  function draw() {
    const title = textOf(data.questionnaire.title);
    const isBetween = state.step !== "intro" && state.step !== "saved";
    document.documentElement.lang = state.language;
    document.title = [place(), title, "implcheck"].join(" · ");
    root.classList.toggle("between", isBetween);
    root.replaceChildren(
      button(say("skip"), () => document.getElementById("heading").focus(), { class: "skip" }),
      make("header", {}, make("h1", {}, title), !isBetween && languages()),
      make("nav", { "aria-label": say("steps"), hidden: state.step === "saved" || (state.step === "intro" && !data.questions.some(({ id }) => isNoted(id))) },
        make("div", { class: "place" }, make("strong", { id: "place" }, place()), make("span", { id: "progress" }),
          button(say("to-check"), () => goTo("check"), { id: "to-check", class: "main", hidden: state.step === "check" }),
          make("progress", { id: "bar", max: 1, value: 0, "aria-labelledby": "progress" })),
        make("ol", { id: "steps" })),
      make("main", {}, make("div", { id: "notices" }), ...(practiceOf(state.step) ? steps.practice(form, practiceOf(state.step)) : steps[state.step](form))),
      make("footer", {}, isBetween && languages(), button(say("clear"), form.clear, { id: "clear", class: "plain", hidden: state.step === "saved" && form.hasDraft() }),
        !isBetween && make("p", {}, say("version", { version: data.questionnaire.version }))));
    notices.show();
    refresh();
  }

  // On paper all questions come together, and not those of one step. A phase that is not chosen yet has none. They are in a
  // form element of their own, so that a choice there takes none away here; texts are whole.
  function layOut() {
    const paper = document.getElementById("paper");
    const { project, phase, role } = state.about;
    const named = [project, phase && say(`phase-${phase}`), data.words[state.language][`role-${role}`] ?? role].filter(Boolean).join(" · ");
    paper.replaceChildren(make("h1", {}, textOf(data.questionnaire.title)), make("p", {}, named),
      ...practicesAsked().flatMap((practice) => steps.questions(form, practice)));
    paper.hidden = practicesAsked().length === 0;
    refresh();
    for (const field of paper.querySelectorAll("textarea, input[type=text]")) {
      if (field.value) field.replaceWith(make("span", { class: "written" }, field.value));
    }
  }

  function begin() {
    start();
    notices.offer(drafts.list());
    history.replaceState({ language: state.language, step: "intro" }, "");
    draw();
    document.getElementById("without").remove();
    addEventListener("popstate", (event) => {
      document.querySelector("dialog")?.close();
      const step = reachable(event.state?.step);
      history.replaceState({ language: state.language, step }, "");
      show(step, "heading");
    });
    addEventListener("storage", listen);
    addEventListener("beforeprint", layOut);
    addEventListener("afterprint", () => document.getElementById("paper").replaceChildren());
    for (const fault of ["error", "unhandledrejection"]) addEventListener(fault, () => warn("failed", "failed"));
  }

  // A busy Chromium that is asked for the store before it has registered the page loses, without a word, all that the page
  // then writes. A moment makes that rare.
  addEventListener("load", () => setTimeout(begin, 50));
})();
