"use strict";
// The page: the questionnaire's data made into fields, and the fields into answers. What they mean is in logic.js.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const root = document.getElementById("page");
  const { about: preset } = data.preset;
  const STORE = ["implcheck", data.questionnaire.id, preset.project, preset.role, data.phases.join("+")].join(":");
  const LONGEST = 4000; // characters of a text
  const LARGEST = 1024 * 1024; // bytes of a file that implcheck reads: LARGEST in loading/source.py
  const questions = new Map(data.questions.map((question) => [question.id, question]));
  const { trimmed } = implcheck;

  const blank = () => ({ about: { ...preset }, answers: {}, typed: {} });
  const state = { language: data.preset.language, ...blank() };
  let kept = true; // whether the browser keeps a draft
  let last; // the draft that was read or kept last: null without one
  let lost = []; // answers of a draft for another version that do not fit this one

  const say = (key, particulars = {}) =>
    data.words[state.language][key].replace(/\{(\w+)\}/g, (_, name) => String(particulars[name]));
  const told = (text) => text[state.language] ?? Object.values(text)[0];

  // Elements. Text only ever comes in as text.
  function make(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else if (typeof value === "boolean") made.toggleAttribute(key, value);
      else if (value !== undefined) made.setAttribute(key, value);
    }
    made.append(...children.filter((child) => child !== undefined));
    return made;
  }

  // The draft. Nothing is kept of a form in which nothing was filled in.
  function draft() {
    const { about, answers, typed } = state;
    if (JSON.stringify({ about, answers, typed }) === JSON.stringify(blank())) return null;
    return JSON.stringify({ version: data.questionnaire.version, about, answers, typed });
  }

  // Only a change is kept: a form that is merely opened leaves alone the draft of another tab, which may not be read yet.
  function keep() {
    const now = draft();
    if (now === last) return;
    try {
      if (now === null) localStorage.removeItem(STORE);
      else localStorage.setItem(STORE, now);
      kept = true;
    } catch {
      kept = false;
    }
    last = now;
  }

  // Every page that is opened from a disk may write into the same store, so a draft is taken for what fits here.
  function resume() {
    let found = null;
    try {
      found = localStorage.getItem(STORE);
    } catch {
      kept = false;
    }
    let stored = null;
    try {
      stored = JSON.parse(found);
    } catch {
      // What is there is no draft: it is replaced by the next one.
    }
    const part = (name) => (stored !== null && typeof stored[name] === "object" && stored[name]) || {};
    for (const [key, value] of Object.entries(part("about"))) {
      if (typeof value === typeof preset[key] && (key !== "phase" || data.phases.includes(value))) state.about[key] = value;
    }
    const { kept: fitting, lost: outside } = implcheck.mapped(data, part("answers"));
    state.answers = fitting;
    for (const [id, typed] of Object.entries(part("typed"))) {
      const type = questions.get(id)?.type;
      if (type === "number" ? typeof typed === "string" : type === "multi" && Array.isArray(typed)) state.typed[id] = typed;
    }
    lost = outside;
    last = draft();
  }

  function clear() {
    if (!confirm(say("clear-sure"))) return;
    Object.assign(state, blank());
    lost = [];
    last = undefined; // whatever is there is removed
    draw();
    document.getElementById("project").focus();
    announce(say("cleared"));
  }

  // What is asked, and how much of it is answered.
  const isBegun = (id) => ["answer", "unknown", "not_yet", "not_applicable"].some((key) => key in (state.answers[id] ?? {})) || id in state.typed;
  const situation = () => [data, state.answers, state.about.phase, state.about.role, state.about.others_shown];
  const asked = () => (state.about.phase ? implcheck.asked(...situation()) : []);
  const isAnswered = (id) => implcheck.isAnswered(state.answers[id]);

  function refresh() {
    keep();
    const now = asked();
    const count = now.filter(isAnswered).length;
    for (const question of data.questions) document.getElementById(`q-${question.id}`).hidden = !now.includes(question.id);
    for (const practice of data.practices) {
      const own = now.filter((id) => questions.get(id).practice === practice.id);
      document.getElementById(`p-${practice.id}`).hidden = own.length === 0;
      const row = document.getElementById(`n-${practice.id}`);
      row.hidden = own.length === 0;
      row.querySelector(".count").textContent = `${own.filter(isAnswered).length}/${own.length}`;
    }
    const bar = document.getElementById("bar");
    bar.max = Math.max(now.length, 1);
    bar.value = count;
    document.getElementById("progress").textContent = say("progress", { answered: count, asked: now.length });
    document.getElementById("phase-first").hidden = now.length > 0;
    tellOfOthers();
    document.querySelector("nav").hidden = now.length === 0;
    document.getElementById("kept").textContent = say(kept ? "draft-kept" : "draft-not-kept");
    const open = document.getElementById("open");
    open.replaceChildren(...now.filter((id) => !isAnswered(id)).map((id) =>
      make("li", {}, make("a", { href: `#q-${id}`, onclick: (event) => goTo(event, id) }, told(questions.get(id).title)))));
    document.getElementById("open-part").hidden = open.children.length === 0;
  }

  // What is asked of other roles: how many questions, and the button that shows or hides them.
  function tellOfOthers() {
    const count = state.about.phase ? implcheck.forOthers(...situation()).length : 0;
    const shown = state.about.others_shown;
    document.getElementById("others-part").hidden = count === 0;
    document.getElementById("others-count").textContent = say(shown ? "others-shown" : "others-hidden", { count });
    document.getElementById("others").textContent = say(shown ? "hide-others" : "show-others");
  }

  function refilter() {
    refresh();
    announce(document.getElementById("progress").textContent);
  }

  function toggleOthers() {
    state.about.others_shown = !state.about.others_shown;
    refilter();
  }

  function goTo(event, id) {
    event.preventDefault();
    const target = document.getElementById(`q-${id}`);
    target.scrollIntoView();
    target.querySelector("input, textarea").focus({ preventScroll: true });
  }

  // A new element each time, so that the same message is read out again.
  function announce(message) {
    document.getElementById("status").replaceChildren(make("span", {}, message));
  }

  // What is missing at a field: beside it, tied to it, and the field in focus. Filling it in takes the message away.
  function tellAt(field, place, message) {
    if (field.type !== "radio") field.setAttribute("aria-invalid", "true");
    place.replaceChildren(make("span", {}, message));
    field.focus();
  }

  function mended(field, place) {
    field.removeAttribute("aria-invalid");
    place.replaceChildren();
  }

  function put(id, answer) {
    if (Object.keys(answer).length) state.answers[id] = answer;
    else delete state.answers[id];
  }

  // An answer is given or taken away; its note and evidence stay with it.
  function give(id, answer) {
    const before = asked();
    const { note, evidence } = state.answers[id] ?? {};
    const next = { ...answer };
    if (note) next.note = note;
    if (evidence) next.evidence = evidence;
    put(id, next);
    refresh();
    const after = asked();
    const field = document.getElementById(`q-${id}`);
    field.querySelector(".reason").hidden = !("not_applicable" in next);
    field.querySelector(".clear").hidden = !isBegun(id);
    const changed = [
      ...(after.every((one) => before.includes(one)) ? [] : [say("more-questions")]),
      ...(before.every((one) => after.includes(one)) ? [] : [say("fewer-questions")]),
    ];
    if (changed.length) announce(changed.join(" "));
  }

  function beside(id, key, value) {
    const next = { ...state.answers[id] };
    if (trimmed(value)) next[key] = trimmed(value);
    else delete next[key];
    put(id, next);
    keep();
  }

  // Fields.
  const faultPlace = (id) => make("span", { id: `e-${id}`, class: "fault", role: "alert" });

  const textField = (id, label, value, oninput, rows) => {
    const place = faultPlace(id);
    const shared = { id, "aria-describedby": place.id, oninput: (event) => {
      mended(field, place);
      oninput(event);
    } };
    const field = rows
      ? make("textarea", { ...shared, rows, maxlength: LONGEST })
      : make("input", { ...shared, type: "text", maxlength: 200, autocomplete: "off" });
    field.value = value ?? "";
    return make("p", { class: "field" }, make("label", { for: id }, label), field, place);
  };

  function option(name, type, value, label, checked, onchange) {
    const input = make("input", { type, name, value, onchange });
    input.checked = checked;
    return make("label", { class: "option" }, input, make("span", {}, label));
  }

  // The options of a question with one answer: value and label. Levels have their number, as others refer to it.
  const lists = { levels: (one) => one.levels.map((level) => [level.score, `${level.score} – ${told(level.text)}`]),
    yes_no: () => ["yes", "no"].map((value) => [value, say(value)]),
    choice: (one) => one.options.map((each) => [each.value, told(each.text)]) };

  function answerFields(question) {
    const { id } = question;
    const answer = state.answers[id] ?? {};
    if (question.type === "multi") return ticks(question, answer);
    if (question.type === "number") return number(question, answer);
    return lists[question.type](question).map(([value, label]) =>
      option(id, "radio", String(value), label, answer.answer === value, () => give(id, { answer: value })));
  }

  function ticks(question, answer) {
    const { id } = question;
    const given = state.typed[id] ?? answer.answer ?? [];
    const take = () => {
      const boxes = [...document.querySelectorAll(`#q-${CSS.escape(id)} .answer input[type=checkbox]`)];
      takeValue(question, boxes.filter((box) => box.checked).map((box) => box.value), boxes.some((box) => box.checked));
    };
    return question.options.map((each) => option(`${id}-tick`, "checkbox", each.value, told(each.text), given.includes(each.value), take));
  }

  function number(question, answer) {
    const { id } = question;
    const oninput = (event) => takeValue(question, implcheck.readNumber(event.target.value), trimmed(event.target.value) !== "", event.target.value);
    const input = make("input", { id: `v-${id}`, type: "text", inputmode: "decimal", maxlength: 20, autocomplete: "off", "aria-describedby": `e-${id}`, oninput });
    input.value = state.typed[id] ?? answer.answer ?? "";
    const particulars = { min: question.min, max: question.max, unit: told(question.unit) };
    return [make("p", { class: "field" }, make("label", { for: `v-${id}` }, say("number", particulars)), input)];
  }

  // A number or ticks: an answer if nothing is wrong with it; what is wrong is said, and what was typed stays.
  function takeValue(question, value, isThere, typed = value) {
    const wrong = isThere ? implcheck.fault(question, value) : "";
    showFault(question, wrong);
    if (isThere) uncheck(question.id);
    if (wrong) state.typed[question.id] = typed;
    else delete state.typed[question.id];
    const now = state.answers[question.id] ?? {};
    const other = ["unknown", "not_yet", "not_applicable"].some((key) => key in now);
    give(question.id, isThere && !wrong ? { answer: value } : !isThere && other ? now : {});
  }

  function uncheck(id, chosen) {
    for (const box of document.querySelectorAll(`#q-${CSS.escape(id)} .instead input`)) if (box !== chosen) box.checked = false;
  }

  function showFault(question, wrong) {
    const { id, min, max } = question;
    document.getElementById(`e-${id}`).textContent = wrong ? say(wrong, { min, max }) : "";
    if (wrong) document.getElementById(`v-${id}`)?.setAttribute("aria-invalid", "true");
    else document.getElementById(`v-${id}`)?.removeAttribute("aria-invalid");
  }

  function instead(question) {
    const { id } = question;
    const answer = state.answers[id] ?? {};
    const single = question.type !== "multi" && question.type !== "number";
    const type = single ? "radio" : "checkbox";
    // A reason that was written before comes back with the choice.
    const reason = () => trimmed(document.getElementById(`r-${id}`).value);
    const choose = (given) => (event) => {
      if (!single) {
        uncheck(id, event.target);
        if (event.target.checked) empty(question);
      }
      give(id, event.target.checked ? given() : {});
    };
    const box = (key, label, given) => option(single ? id : `${id}-instead`, type, key, label, key in answer, choose(given));
    return make("div", { class: "instead" },
      question.not_yet && box("not_yet", told(question.not_yet), () => ({ not_yet: true })),
      box("unknown", say("unknown"), () => ({ unknown: true })),
      box("not_applicable", say("not-applicable"), () => ({ not_applicable: reason() })));
  }

  // Take away what was ticked or typed.
  function empty(question) {
    delete state.typed[question.id];
    showFault(question, "");
    for (const field of document.querySelectorAll(`#q-${CSS.escape(question.id)} .answer input`)) {
      if (field.type === "text") field.value = "";
      else field.checked = false;
    }
  }

  function fieldset(question) {
    const { id } = question;
    const answer = state.answers[id] ?? {};
    const fields = make("div", { class: "answer" }, ...answerFields(question));
    const clearing = () => {
      empty(question);
      uncheck(id);
      give(id, {});
      // A question for other roles goes out of sight with its answer.
      const field = document.getElementById(`q-${id}`);
      (field.hidden ? document.getElementById("others") : field.querySelector("input")).focus();
    };
    const reasonPart = textField(`r-${id}`, say("reason"), answer.not_applicable,
      (event) => give(id, { not_applicable: trimmed(event.target.value) }), 2);
    reasonPart.classList.add("reason");
    reasonPart.hidden = !("not_applicable" in answer);
    return make("fieldset", { id: `q-${id}`, "aria-describedby": `h-${id}` },
      make("legend", {}, told(question.text)),
      make("p", { id: `h-${id}`, class: "help" }, told(question.help)),
      fields,
      faultPlace(id),
      instead(question),
      reasonPart,
      make("details", { open: Boolean(answer.note || answer.evidence) },
        make("summary", {}, say("more")),
        make("p", { class: "help" }, say("evidence-wanted", { evidence: told(question.evidence) })),
        textField(`t-${id}`, say("note"), answer.note, (event) => beside(id, "note", event.target.value), 3),
        textField(`x-${id}`, say("evidence"), answer.evidence, (event) => beside(id, "evidence", event.target.value))),
      make("button", { type: "button", class: "clear plain", hidden: !isBegun(id), onclick: clearing }, say("clear-answer")));
  }

  function about() {
    const change = (key, fill) => (event) => {
      state.about[key] = event.target.value;
      mended(document.getElementById(key), document.getElementById(`e-${key}`));
      fill();
    };
    const phases = data.phases.map((phase) =>
      option("phase", "radio", phase, say(`phase-${phase}`), state.about.phase === phase, change("phase", refresh)));
    const listed = data.roles.includes(preset.role) || !preset.role ? data.roles : [...data.roles, preset.role];
    const name = (one) => (data.roles.includes(one) ? say(`role-${one}`) : one);
    const role = make("select", { id: "role", "aria-describedby": "e-role role-only", onchange: change("role", refilter) },
      make("option", { value: "" }, say("choose")), ...listed.map((one) => make("option", { value: one }, name(one))));
    role.value = listed.includes(state.about.role) ? state.about.role : "";
    state.about.role = role.value;
    return make("section", { "aria-labelledby": "about" },
      make("h2", { id: "about" }, say("about")),
      textField("project", say("project"), state.about.project, change("project", keep)),
      make("fieldset", { id: "phase", class: "bare", tabindex: "-1", "aria-describedby": "e-phase" },
        make("legend", {}, say("phase")), ...phases, faultPlace("phase")),
      make("p", { class: "field" }, make("label", { for: "role" }, say("role")), role, faultPlace("role")),
      make("p", { id: "role-only", class: "help" }, say("role-only")),
      make("div", { id: "others-part", class: "notice" }, make("p", { id: "others-count" }),
        make("button", { type: "button", id: "others", onclick: toggleOthers })));
  }

  const consent = (key) => {
    const input = make("input", { type: "checkbox", id: key, onchange: (event) => {
      state.about[key] = event.target.checked;
      keep();
    } });
    input.checked = Boolean(state.about[key]);
    return make("label", { class: "option" }, input, make("span", {}, say(key)));
  };

  // What has to be filled in or mended before there can be a file is told where it is; true if there is nothing.
  function isReady() {
    const missing = ["project", "phase", "role"].find((key) => !trimmed(state.about[key]) || implcheck.isTemplate(trimmed(state.about[key])));
    if (missing) {
      const field = document.getElementById(missing);
      tellAt(missing === "phase" ? field.querySelector("input") : field, document.getElementById(`e-${missing}`), say(`missing-${missing}`));
      return false;
    }
    const wrong = asked().find((id) => isBegun(id) && !isAnswered(id));
    if (wrong === undefined) return true;
    const particulars = { title: told(questions.get(wrong).title) };
    if ("not_applicable" in (state.answers[wrong] ?? {})) {
      tellAt(document.getElementById(`r-${wrong}`), document.getElementById(`e-r-${wrong}`), say("missing-reason", particulars));
    } else {
      announce(say("missing-mended", particulars));
      document.querySelector(`#q-${CSS.escape(wrong)} input`).focus();
    }
    return false;
  }

  function download() {
    if (!isReady()) return;
    const day = new Date();
    const date = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
    const file = implcheck.answersFile(data, { ...state.about, project: trimmed(state.about.project), date }, state.answers);
    const blob = new Blob([file], { type: "application/yaml" });
    if (blob.size > LARGEST) {
      announce(say("too-large"));
      return;
    }
    const name = `readiness-${state.about.role.replace(/[^a-z0-9-]+/gi, "-").toLowerCase()}.yaml`;
    const address = URL.createObjectURL(blob);
    make("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
    announce(say("downloaded", { name }));
  }

  function languages() {
    return make("div", { role: "group", "aria-label": say("language"), class: "languages" },
      ...data.languages.map((language) => make("button", { type: "button", lang: language, id: `l-${language}`,
        "aria-pressed": String(language === state.language), onclick: () => {
          state.language = language;
          draw();
          document.getElementById(`l-${language}`).focus();
        } }, data.words[language].name)));
  }

  function draw() {
    document.documentElement.lang = state.language;
    document.title = `${told(data.questionnaire.title)} · implcheck`;
    const note = lost.length ? make("div", { class: "notice", id: "lost" }, make("p", {}, say("lost")),
      make("ul", {}, ...lost.map((id) => make("li", {}, questions.has(id) ? told(questions.get(id).title) : id)))) : undefined;
    root.replaceChildren(
      make("a", { class: "skip", href: "#questions" }, say("skip")),
      make("header", {}, languages(), make("h1", {}, told(data.questionnaire.title)), make("p", {}, say("intro")), make("p", {}, say("privacy"))),
      make("nav", { "aria-label": say("practices") },
        make("p", { class: "progress" }, make("progress", { id: "bar", max: 1, value: 0, "aria-labelledby": "progress" }), make("span", { id: "progress" })),
        make("ol", {}, ...data.practices.map((practice) => make("li", { id: `n-${practice.id}` },
          make("a", { href: `#p-${practice.id}` }, told(practice.short)), " ", make("span", { class: "count" }))))),
      make("main", { id: "questions", tabindex: "-1" }, note, about(),
        make("p", { id: "phase-first", class: "notice" }, say("phase-first")),
        ...data.practices.map((practice) => make("section", { id: `p-${practice.id}`, "aria-labelledby": `t-${practice.id}-title` },
          make("h2", { id: `t-${practice.id}-title` }, told(practice.title)),
          ...data.questions.filter((question) => question.practice === practice.id).map(fieldset))),
        make("section", { "aria-labelledby": "end" },
          make("h2", { id: "end" }, say("end")),
          make("div", { id: "open-part" }, make("p", {}, say("open")), make("ul", { id: "open" })),
          make("fieldset", { class: "bare" }, make("legend", {}, say("consent")), consent("may_stand_apart"), consent("may_be_quoted")),
          make("p", {}, make("button", { type: "button", class: "main", id: "download", onclick: download }, say("download"))),
          make("p", { id: "status", role: "status" }))),
      make("footer", {}, make("p", { id: "kept" }), make("p", {}, make("button", { type: "button", class: "plain", id: "clear", onclick: clear }, say("clear"))),
        make("p", {}, say("version", { version: data.questionnaire.version }))));
    for (const [id, typed] of Object.entries(state.typed)) {
      const question = questions.get(id);
      showFault(question, implcheck.fault(question, question.type === "number" ? implcheck.readNumber(typed) : typed));
    }
    refresh();
  }

  // A busy Chromium that is asked for the store before it has registered the page loses all that the page then writes. It
  // says nothing of it, so the page waits.
  addEventListener("load", () => setTimeout(() => {
    resume();
    draw();
  }, 50));
})();
