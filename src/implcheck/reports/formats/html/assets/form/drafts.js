"use strict";
// Drafts in the browser's store. Every page that is opened from a disk may write into the same store, so a draft has a
// key of its own, is found by the form that it was made with, and is shown to nobody who did not ask for it.
Object.assign(implcheck, (() => {
  const PREFIX = "implcheck:draft:";
  const SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"; // none that looks like another

  const random = (length) => [...crypto.getRandomValues(new Uint8Array(length))].map((byte) => SIGNS[byte % SIGNS.length]).join("");

  // The drafts of a form: of its questionnaire, and of what it was made for. `isKept` is whether the browser keeps them.
  function drafts(data) {
    const { project, role } = data.preset.about;
    const form = JSON.stringify([data.questionnaire.id, data.questionnaire.own_id, project, role, data.phases]);
    let key = PREFIX + random(16);
    let written = null; // the text that this tab wrote or read last
    let held = "null"; // its content
    const self = { isKept: true, isThere, isDraft, list, write, resume, remove, startAnew, concerns };

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

    function isDraft(name) {
      return name.startsWith(PREFIX);
    }

    // Whether the store holds the draft of this tab.
    function isThere() {
      return (stored((store) => store.getItem(key)) ?? null) !== null;
    }

    // The drafts of this form but for that of this tab, the latest first: each its key, its text, and what it holds.
    function list() {
      const all = stored((store) => Object.keys(store).filter(isDraft).map((name) => [name, store.getItem(name)])) ?? [];
      return all.map(([name, text]) => ({ name, text, draft: parsed(text) })).filter(({ name, draft }) => name !== key && draft?.form === form && isTime(draft.changed))
        .sort((first, second) => Date.parse(second.draft.changed) - Date.parse(first.draft.changed));
    }

    // Write a draft, or remove it if there is nothing to keep. If another tab changed it, both are kept: what is written
    // here becomes a draft of its own. Return what the other tab did: "changed", "cleared", or nothing. What could not be
    // written is tried again next time.
    function write(content) {
      const now = JSON.stringify(content);
      if (now === held) return "";
      const there = written === null ? null : stored((store) => store.getItem(key));
      const isTaken = there !== written && self.isKept;
      if (isTaken) startAnew();
      const text = content === null ? null : JSON.stringify({ form, changed: new Date().toISOString(), ...content });
      stored((store) => (text === null ? store.removeItem(key) : store.setItem(key, text)));
      if (self.isKept) {
        written = text;
        held = now;
      }
      return isTaken ? (there === null ? "cleared" : "changed") : "";
    }

    // Go on with a draft; nothing is written until its content changes.
    function resume(name, text, content) {
      key = name;
      written = text;
      held = JSON.stringify(content);
    }

    // Remove a draft. Return whether it is gone.
    function remove(name = key) {
      const wasWritten = name !== key || written !== null;
      stored((store) => store.removeItem(name));
      if (name === key) startAnew();
      return self.isKept || !wasWritten;
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

  const isTime = (text) => typeof text === "string" && !Number.isNaN(Date.parse(text));

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
