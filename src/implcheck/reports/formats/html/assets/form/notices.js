"use strict";
// Notices above a step: drafts that were found, answers that a draft lost, and what else a person has to know. Each stays
// until it is answered. `form` is the state and its actions, in form.js.
Object.assign(implcheck, (() => {
  const { make, button, ask } = implcheck;
  const LONGEST = 60; // characters of a project that are shown

  function notices(form, drafts) {
    const { say, textOf, data, questions } = form;
    const current = new Map(); // by kind, the words and further elements of a notice, in the present language
    let found = []; // drafts of this form that nobody has asked for yet
    let drawn = "";
    return { add, drop, clear, offer, isOffering, show };

    function add(kind, words) {
      current.set(kind, words);
      drawn = "";
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

    function isOffering() {
      return found.length > 0;
    }

    // Drawn again only when something about them changes. A button that has the focus keeps it.
    function show() {
      const place = document.getElementById("notices");
      if (!place) return;
      const offered = form.state.step === "intro" ? found : [];
      const now = JSON.stringify([form.state.language, [...current.keys()], offered.map(({ name, text }) => [name, text])]);
      if (now === drawn && place.children.length) return;
      drawn = now;
      const focused = place.contains(document.activeElement) ? document.activeElement.id : "";
      place.replaceChildren(...(offered.length ? [drafted()] : []), ...[...current].map(([kind, words]) => notice(kind, ...words())));
      if (focused) (document.getElementById(focused) ?? document.getElementById("heading")).focus({ preventScroll: true });
    }

    function answered(change) {
      change();
      document.getElementById("heading").focus({ preventScroll: true });
    }

    function notice(kind, ...words) {
      return make("div", { class: "notice", id: `notice-${kind}` }, ...words,
        make("div", { class: "buttons" }, button(say("understood"), () => answered(() => drop(kind)), { id: `ok-${kind}` })));
    }

    function drafted() {
      return make("section", { class: "notice", id: "found", "aria-labelledby": "found-title" }, make("p", { id: "found-title" }, say("found")),
        make("ul", {}, ...found.map(draftLine)),
        make("div", { class: "buttons" }, button(say("start-afresh"), () => answered(() => offer([])), { id: "start-afresh" })));
    }

    // A draft of an earlier round says so: its answers may no longer be true.
    function draftLine(offered, index) {
      const { changed, round } = offered.draft;
      const locale = implcheck.localeOf(form.state.language);
      const time = new Date(changed).toLocaleString(locale, { dateStyle: "long", timeStyle: "short" });
      const isEarlier = typeof round === "string" && round !== "" && round !== data.round;
      const day = new Date(round).toLocaleDateString(locale, { dateStyle: "long", timeZone: "UTC" });
      const described = { "aria-describedby": `draft-${index}` };
      return make("li", {},
        make("span", { id: `draft-${index}` }, say(isEarlier ? "found-draft-earlier" : "found-draft", { project: projectOf(offered), time, round: day })),
        make("span", { class: "buttons" },
          button(say("go-on"), () => form.resume(offered.name), { ...described, id: `go-on-${index}`, class: "go-on" }),
          button(say("remove-draft"), () => remove(offered), { ...described, id: `remove-${index}`, class: "plain" })));
    }

    // The name of its project, kept apart from the words around it whatever its direction, and short.
    function projectOf({ draft }) {
      const project = typeof draft.about?.project === "string" ? draft.about.project : "";
      if (!implcheck.isVisible(project)) return say("no-project");
      const signs = [...project];
      return `\u2068${signs.slice(0, LONGEST).join("")}${signs.length > LONGEST ? "…" : ""}\u2069`;
    }

    async function remove(offered) {
      if ((await ask(say("remove-sure"), [["keep", say("keep")], ["remove", say("remove-draft")]])) !== "remove") return;
      const isGone = drafts.remove(offered.name);
      answered(() => offer(drafts.list()));
      if (!isGone) form.announce(say("not-cleared"));
    }
  }

  // What a notice says of answers that did not fit, by the present titles of their questions.
  function lostAnswers(form, lost) {
    const title = (id) => {
      const present = form.questions.get(implcheck.presentId(form.data, id));
      return present === undefined ? id : form.textOf(present.title);
    };
    return [make("p", {}, form.say("lost")), make("ul", { id: "lost" }, ...lost.map((id) => make("li", {}, title(id))))];
  }

  return { notices, lostAnswers };
})());
