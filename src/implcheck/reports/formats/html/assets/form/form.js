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
  const form = { data, state, questions, say, told, asked, situation, isAnswered, isBegun, change, give, putBeside, toggleOthers, next, back, save, clear, resume, goTo,
    focusOn, announce, neighbour, nameOf, file: undefined, isBlocked: implcheck.mayBeBlocked(), hasDraft: () => drafts.isKept && content() !== null };
  const drafts = implcheck.drafts(data);
  const notices = implcheck.notices(form, drafts);

  function say(key, particulars = {}) {
    const known = { min_group: data.limits.group, ...particulars };
    return data.words[state.language][key].replace(/\{(\w+)\}/g, (_, name) => String(known[name]));
  }

  function told(text) {
    return text[state.language] ?? Object.values(text)[0];
  }

  // The browser's history remembers the language, so that a reload keeps it.
  function languageKept() {
    const kept = history.state?.language;
    return data.languages.includes(kept) ? kept : data.preset.language;
  }

  // What is asked, and how much of it is answered.
  function asked() {
    return state.about.phase ? implcheck.asked(...situation()) : [];
  }

  function situation() {
    return [data, state.answers, state.about.phase, state.about.role, state.about.others_shown];
  }

  function isAnswered(id) {
    return implcheck.isAnswered(state.answers[id]);
  }

  // Whether anything was chosen or typed, which may not be an answer yet.
  function isBegun(id) {
    return ["answer", "unknown", "not_yet", "not_applicable"].some((key) => key in (state.answers[id] ?? {})) || id in state.typed;
  }

  function progress() {
    const now = asked();
    return say("progress", { answered: now.filter(isAnswered).length, asked: now.length });
  }

  // The draft. Nothing is kept of a form in which nothing was filled in.
  function content() {
    const { about, answers, typed, ending, step, language } = state;
    const isEmpty = [answers, typed].every((part) => Object.keys(part).length === 0) && JSON.stringify(about) === JSON.stringify(preset);
    return isEmpty ? null : { version: data.questionnaire.version, language, step, about, answers, typed, ending };
  }

  function keep() {
    if (drafts.write(content())) tellOfOtherTab();
    const line = document.getElementById("kept");
    if (line) line.textContent = say(drafts.isKept ? "draft-kept" : "draft-not-kept");
  }

  const tellOfOtherTab = () => notices.add("tab", () => [make("p", {}, say("other-tab"))]);

  // A draft is taken for what fits here: it may be of another version, or of anything.
  function resume({ name, text, draft }) {
    const part = (key) => (draft[key] !== null && typeof draft[key] === "object" ? draft[key] : {});
    Object.assign(state, blank());
    for (const [key, value] of Object.entries(part("about"))) {
      if (typeof value === typeof preset[key] && (key !== "phase" || data.phases.includes(value))) state.about[key] = value;
    }
    if (!data.roles.includes(state.about.role)) state.about.role = preset.role;
    const { kept, lost } = implcheck.mapped(data, part("answers"), draft.version);
    state.answers = kept;
    for (const [id, typed] of Object.entries(part("typed"))) if (isMistake(questions.get(id), typed)) state.typed[id] = typed;
    if (/^"[a-z0-9]{4}"$/.test(JSON.stringify(draft.ending))) state.ending = draft.ending;
    if (data.languages.includes(draft.language)) state.language = draft.language;
    state.step = stepIds().includes(draft.step) ? draft.step : "intro";
    drafts.resume(name, text, content());
    notices.clear();
    if (lost.length) notices.add("lost", () => implcheck.lostAnswers(form, lost));
    goTo(state.step);
    announce(progress());
  }

  // Whether a person can have typed or ticked this, and has to correct it.
  function isMistake(question, typed) {
    if (question?.type === "number") return typeof typed === "string" && implcheck.fault(question, implcheck.readNumber(typed)) !== "";
    const isOffered = (one) => question.options.some((option) => option.value === one);
    return question?.type === "multi" && Array.isArray(typed) && typed.every(isOffered) && implcheck.fault(question, typed) === "answer-exclusive";
  }

  async function clear() {
    if ((await implcheck.ask(say("clear-sure"), [["clear", say("clear")], ["keep", say("keep")]])) !== "clear") return;
    drafts.remove();
    Object.assign(state, blank());
    notices.clear();
    goTo("intro");
    announce(say("cleared"));
  }

  // The way through the steps: one for each practice of which something is asked.
  function practicesAsked() {
    const now = new Set(asked().map((id) => questions.get(id).practice));
    return data.practices.filter((one) => now.has(one.id));
  }

  function stepIds() {
    return ["intro", ...practicesAsked().map((one) => one.id), "check"];
  }

  const practiceAt = () => data.practices.find((one) => one.id === state.step);

  function neighbour(by) {
    return stepIds()[stepIds().indexOf(state.step) + by];
  }

  function nameOf(step) {
    const practice = data.practices.find((one) => one.id === step);
    return practice ? told(practice.short) : say({ intro: "step-intro", check: "step-check" }[step]);
  }

  function next() {
    if (state.step !== "intro" || implcheck.isBegun(form)) goTo(neighbour(1));
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
    for (const field of document.querySelectorAll("fieldset[id^='q-']")) field.hidden = !now.includes(field.id.slice(2));
    const bar = document.getElementById("bar");
    bar.max = Math.max(now.length, 1);
    bar.value = now.filter(isAnswered).length;
    document.getElementById("progress").textContent = progress();
    document.getElementById("steps").replaceChildren(...stepIds().map(stepButton));
    const forward = document.getElementById("next");
    if (practiceAt()) forward.textContent = say("next", { title: nameOf(neighbour(1)) });
    steps.refresh(form);
  }

  function stepButton(step) {
    const own = asked().filter((id) => questions.get(id).practice === step);
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

  // Something about the project or the person changed. What a phase or role hides is said, as it is not in the file.
  function change(key, value) {
    const before = asked();
    state.about[key] = value;
    refresh();
    if (key !== "phase" && key !== "role") return;
    const now = asked();
    const count = before.filter((id) => isAnswered(id) && !now.includes(id)).length;
    if (count) notices.add("phase", () => [make("p", {}, say("phase-hides", { count, phase: say(`phase-${value}`) }))]);
    else notices.drop("phase");
    announce(document.getElementById("how-long").textContent);
  }

  function put(id, answer) {
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
      ...(after.every((one) => before.includes(one)) ? [] : [say("more-questions")]),
      ...(before.every((one) => after.includes(one)) ? [] : [say("fewer-questions")]),
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
    const choose = (one) => () => {
      state.language = one;
      history.replaceState({ language: one, step: state.step }, "");
      redraw(`l-${one}`);
    };
    return make("div", { role: "group", "aria-label": say("language"), class: "languages" }, ...data.languages.map((one) =>
      button(data.words[one].name, choose(one), { lang: one, id: `l-${one}`, "aria-pressed": String(one === state.language) })));
  }

  function place() {
    const practices = practicesAsked();
    const number = practices.findIndex((one) => one.id === state.step) + 1;
    return number ? say("place", { number, count: practices.length }) : say(`step-${state.step}`);
  }

  function draw() {
    const title = told(data.questionnaire.title);
    const isBetween = state.step !== "intro" && state.step !== "saved";
    document.documentElement.lang = state.language;
    document.title = [place(), title, "implcheck"].join(" · ");
    root.classList.toggle("between", isBetween);
    root.replaceChildren(
      button(say("skip"), () => document.getElementById("heading").focus(), { class: "skip" }),
      make("header", {}, make("h1", {}, title), !isBetween && languages()),
      make("nav", { "aria-label": say("steps"), hidden: !isBetween },
        make("div", { class: "place" }, make("strong", { id: "place" }, place()), make("span", { id: "progress" }),
          button(say("to-check"), () => goTo("check"), { id: "to-check", class: "main", hidden: state.step === "check" }),
          make("progress", { id: "bar", max: 1, value: 0, "aria-labelledby": "progress" })),
        make("ol", { id: "steps" })),
      make("main", {}, make("div", { id: "notices" }), ...(practiceAt() ? steps.practice(form, practiceAt()) : steps[state.step](form))),
      make("p", { id: "status", role: "status" }),
      make("footer", {}, isBetween && languages(), button(say("clear"), clear, { id: "clear", class: "plain" }),
        !isBetween && make("p", {}, say("version", { version: data.questionnaire.version }))));
    notices.show();
    refresh();
  }

  // On paper all questions come together, and not those of one step. A phase that is not chosen yet has none. They are in a
  // form element of their own, so that a choice there takes none away here.
  function layOut() {
    const paper = document.getElementById("paper");
    paper.replaceChildren(make("h1", {}, told(data.questionnaire.title)), ...practicesAsked().flatMap((one) => steps.questions(form, one)));
    paper.hidden = practicesAsked().length === 0;
    refresh();
  }

  function begin() {
    notices.offer(drafts.list());
    history.replaceState({ language: state.language, step: "intro" }, "");
    draw();
    document.getElementById("without").remove();
    addEventListener("popstate", (event) => {
      const step = event.state?.step;
      show([...stepIds(), ...(form.file ? ["saved"] : [])].includes(step) ? step : "intro", "heading");
    });
    addEventListener("storage", (event) => {
      if (!drafts.concerns(event)) return;
      drafts.startAnew();
      tellOfOtherTab();
    });
    addEventListener("beforeprint", layOut);
    addEventListener("afterprint", () => document.getElementById("paper").replaceChildren());
    addEventListener("error", () => notices.add("failed", () => [make("p", {}, say("failed"))]));
  }

  // A busy Chromium that is asked for the store before it has registered the page loses all that the page then writes. It
  // says nothing of it, so the page waits.
  addEventListener("load", () => setTimeout(begin, 50));
})();
