"use strict";
// Notices above a step: drafts that were found, answers that a draft lost, and what else a person has to know. Each stays
// until it is answered. `form` is the state and its actions, in form.js.
Object.assign(implcheck, (() => {
  const { make, button, ask } = implcheck;

  function notices(form, drafts) {
    const { say, told, data, questions } = form;
    const current = new Map(); // by kind, the words and further elements of a notice, in the present language
    let found = []; // drafts of this form that nobody has asked for yet
    let drawn = "";
    return { add, drop, clear, offer, show };

    function add(kind, words) {
      current.set(kind, words);
      show();
    }

    function drop(kind) {
      current.delete(kind);
      show();
    }

    function clear() {
      current.clear();
      offer([]);
    }

    function offer(some) {
      found = some;
      show();
    }

    // Drawn again only when something about them changes, so that no button among them loses the focus.
    function show() {
      const place = document.getElementById("notices");
      if (!place) return;
      const offered = form.state.step === "intro" ? found : [];
      const now = JSON.stringify([form.state.language, [...current.keys()], offered.map((one) => one.name)]);
      if (now === drawn && place.children.length) return;
      drawn = now;
      place.replaceChildren(...(offered.length ? [drafted()] : []), ...[...current].map(([kind, words]) => notice(kind, ...words())));
    }

    function answered(change) {
      change();
      document.getElementById("heading").focus({ preventScroll: true });
    }

    function notice(kind, ...words) {
      return make("div", { class: "notice", id: `notice-${kind}` }, ...words,
        make("div", { class: "buttons" }, button(say("understood"), () => answered(() => drop(kind)))));
    }

    function drafted() {
      return make("section", { class: "notice", id: "found", "aria-labelledby": "found-title" }, make("p", { id: "found-title" }, say("found")),
        make("ul", {}, ...found.map(draftLine)),
        make("div", { class: "buttons" }, button(say("start-afresh"), () => answered(() => offer([])), { id: "start-afresh" })));
    }

    function draftLine(one) {
      const { changed, about } = one.draft;
      const time = new Date(changed).toLocaleString(form.state.language, { dateStyle: "long", timeStyle: "short" });
      const project = (typeof about?.project === "string" && about.project) || say("no-project");
      return make("li", {}, say("found-draft", { project, time }), make("span", { class: "buttons" },
        button(say("go-on"), () => form.resume(one), { class: "go-on" }), button(say("remove-draft"), () => remove(one), { class: "plain" })));
    }

    async function remove(one) {
      if ((await ask(say("remove-sure"), [["remove", say("remove-draft")], ["keep", say("keep")]])) !== "remove") return;
      drafts.remove(one.name);
      answered(() => offer(found.filter((other) => other !== one)));
    }
  }

  // What a notice says of answers that did not fit, by the present titles of their questions.
  function lostAnswers(form, lost) {
    const title = (id) => {
      const present = form.questions.get(implcheck.presentId(form.data, id));
      return present === undefined ? id : form.told(present.title);
    };
    return [make("p", {}, form.say("lost")), make("ul", { id: "lost" }, ...lost.map((id) => make("li", {}, title(id))))];
  }

  return { notices, lostAnswers };
})());
