"use strict";
// Drafts in the browser's store. Every page that is opened from a disk may write into the same store, so a draft has a
// key of its own, is found by the form that it was made with, and is shown to nobody who did not ask for it.
Object.assign(implcheck, (() => {
  const PREFIX = "implcheck:draft:";

  const random = (length) => [...crypto.getRandomValues(new Uint8Array(length))].map((byte) => "abcdefghjkmnpqrstuvwxyz23456789"[byte % 31]).join("");

  // The drafts of a form: of its questionnaire, and of what it was made for. `isKept` is whether the browser keeps them.
  function drafts(data) {
    const { project, role } = data.preset.about;
    const form = JSON.stringify([data.questionnaire.id, project, role, data.phases]);
    let key = PREFIX + random(16);
    let written = null; // the text that this tab wrote or read last
    let held = "null"; // its content
    const self = { isKept: true, list, write, resume, remove, startAnew, concerns };

    function stored(action) {
      try {
        const result = action(localStorage);
        self.isKept = true;
        return result;
      } catch {
        self.isKept = false; // blocked, or full
        return undefined;
      }
    }

    // The drafts of this form, the latest first: each its key and what it holds.
    function list() {
      const all = stored((store) => Object.keys(store).filter((name) => name.startsWith(PREFIX)).map((name) => [name, store.getItem(name)])) ?? [];
      return all.map(([name, text]) => ({ name, text, draft: parsed(text) })).filter((one) => one.draft?.form === form && Date.parse(one.draft.changed))
        .sort((one, other) => String(other.draft.changed).localeCompare(String(one.draft.changed)));
    }

    // Write a draft, or remove it if there is nothing to keep. If another tab changed it, both are kept: what is written
    // here becomes a draft of its own. Return whether that happened.
    function write(content) {
      const now = JSON.stringify(content);
      if (now === held) return false;
      const isTaken = written !== null && stored((store) => store.getItem(key)) !== written && self.isKept;
      if (isTaken) startAnew();
      held = now;
      written = content === null ? null : JSON.stringify({ form, changed: new Date().toISOString(), ...content });
      stored((store) => (written === null ? store.removeItem(key) : store.setItem(key, written)));
      return isTaken;
    }

    // Go on with a draft; nothing is written until its content changes.
    function resume(name, text, content) {
      key = name;
      written = text;
      held = JSON.stringify(content);
    }

    function remove(name = key) {
      stored((store) => store.removeItem(name));
      if (name === key) startAnew();
    }

    // Leave the draft where it is, and write under another key from now on.
    function startAnew() {
      key = PREFIX + random(16);
      written = null;
      held = "null";
    }

    // Whether a change in the store by another tab concerns the draft of this one.
    function concerns(event) {
      return written !== null && (event.key === null || event.key === key) && event.newValue !== written;
    }

    return self;
  }

  // A draft as it was written; null for anything else.
  function parsed(text) {
    try {
      const found = JSON.parse(text);
      return found !== null && typeof found === "object" ? found : null;
    } catch {
      return null;
    }
  }

  return { drafts, random };
})());
