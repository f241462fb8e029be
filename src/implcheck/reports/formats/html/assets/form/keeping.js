"use strict";
// What is filled in is kept as a draft, gone on with, and cleared. `form` is the state and its actions, in form.js.
Object.assign(implcheck, (() => {
  const { make, ask, trimmed } = implcheck;

  function keeping(form, drafts, notices) {
    const { say, state, data, questions } = form;
    return { keep, resume, clear, listen, warn };

    // A notice that nobody asked for is read out too: it may be far above what is in sight.
    function warn(kind, key) {
      notices.add(kind, () => [make("p", {}, say(key))]);
      form.announce(say(key));
    }

    function keep() {
      const wasKept = drafts.isKept;
      const meanwhile = drafts.write(form.content());
      if (meanwhile) warn("tab", `other-tab-${meanwhile}`);
      if (wasKept && !drafts.isKept) warn("store", "draft-not-kept");
      if (!wasKept && drafts.isKept) notices.drop("store");
      const line = document.getElementById("kept");
      if (line) line.textContent = say(drafts.isKept ? "draft-kept" : "draft-not-kept");
    }

    // A draft is taken for what fits here: it may be of another version, or of anything. It may be gone by now.
    function resume(name) {
      const found = drafts.list().find((draft) => draft.name === name);
      if (found === undefined) {
        notices.offer(drafts.list());
        form.announce(say("draft-gone"));
        return;
      }
      const { text, draft } = found;
      const part = (key) => (draft[key] !== null && typeof draft[key] === "object" ? draft[key] : {});
      form.start();
      for (const [key, value] of Object.entries(part("about"))) {
        const preset = data.preset.about;
        if (Object.hasOwn(preset, key) && typeof value === typeof preset[key] && (key !== "phase" || data.phases.includes(value))) state.about[key] = value;
      }
      if (!data.roles.includes(state.about.role)) state.about.role = data.preset.about.role;
      const { kept, lost } = implcheck.mapped(data, part("answers"), draft.version);
      state.answers = kept;
      for (const [id, typed] of Object.entries(part("typed"))) {
        if (!isMistake(questions.get(id), typed)) continue;
        state.typed[id] = typed;
        for (const key of implcheck.ANSWER_KEYS) delete state.answers[id]?.[key];
      }
      if (/^"[a-z0-9]{4}"$/.test(JSON.stringify(draft.ending))) state.ending = draft.ending;
      if (data.languages.includes(draft.language)) state.language = draft.language;
      state.step = form.reachable(draft.step);
      drafts.resume(name, text, form.content());
      notices.clear();
      if (lost.length) notices.add("lost", () => implcheck.lostAnswers(form, lost));
      form.goTo(state.step);
      form.announce(form.progress());
    }

    // Whether a person can have typed or ticked this, and has to correct it.
    function isMistake(question, typed) {
      if (question?.type === "number") return typeof typed === "string" && trimmed(typed) !== "" && implcheck.fault(question, implcheck.readNumber(typed)) !== "";
      const isOffered = (tick) => question.options.some(({ value }) => value === tick);
      return question?.type === "multi" && Array.isArray(typed) && typed.every(isOffered) && implcheck.fault(question, typed) === "answer-exclusive";
    }

    // Drafts that this tab did not write are offered again, so that nobody takes them for cleared.
    async function clear() {
      if ((await ask(say("clear-sure"), [["keep", say("keep")], ["clear", say("clear")]])) !== "clear") return;
      const isGone = drafts.remove();
      const others = drafts.list();
      form.start();
      notices.clear();
      form.goTo("intro");
      notices.offer(others);
      form.announce(say(!isGone ? "not-cleared" : others.length ? "cleared-but-drafts" : "cleared"));
    }

    // Another tab changed the store: what it did to the draft of this one, and to the drafts that are offered.
    function listen(event) {
      if (event.key !== null && !drafts.isDraft(event.key)) return;
      if (notices.isOffering()) notices.offer(drafts.list());
      if (!drafts.concerns(event)) return;
      const isCleared = event.newValue === null;
      drafts.startAnew();
      warn("tab", isCleared ? "other-tab-cleared" : "other-tab-changed");
      if (!isCleared) keep();
    }
  }

  return { keeping };
})());
