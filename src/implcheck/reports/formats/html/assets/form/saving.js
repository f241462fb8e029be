"use strict";
// Saving: what has to be filled in or mended before there can be a file, the file, and whether a page may save at all.
Object.assign(implcheck, (() => {
  const { make, trimmed, showFault } = implcheck;
  const ABOUT = ["project", "phase", "role"];
  const FIELDS = { not_applicable: "r-", note: "t-", evidence: "x-" };

  // By how much a text is too long; nothing is cut off, and no file is made of it.
  function tooLong(form, text) {
    const longest = form.data.limits.text;
    const over = [...trimmed(text)].length - longest;
    return over > 0 ? form.say("text-too-long", { longest, over }) : "";
  }

  // True if project, phase and role are filled in; else what is missing is said at its field, which gets the focus.
  function isStarted(form) {
    const { about } = form.state;
    const isMissing = (key) => !implcheck.isVisible(about[key]) || implcheck.isTemplate(trimmed(about[key]));
    const wrong = ABOUT.find((key) => isMissing(key) || (key === "project" && tooLong(form, about.project)));
    if (wrong === undefined) return true;
    if (form.state.step !== "intro") form.goTo("intro");
    showFault(document.getElementById(wrong), isMissing(wrong) ? form.say(`missing-${wrong}`) : tooLong(form, about.project));
    form.focusOn(wrong);
    return false;
  }

  // True if every answer that was begun is one, and no text is too long; else the first that is not gets the focus.
  function isMended(form) {
    const { answers } = form.state;
    const longTexts = (id) => Object.keys(FIELDS).filter((key) => tooLong(form, answers[id]?.[key] ?? ""));
    const wrong = form.asked().find((id) => (form.isFilledIn(id) && !form.isAnswered(id)) || longTexts(id).length);
    if (wrong === undefined) return true;
    const { practice, title } = form.questions.get(wrong);
    const isWithoutReason = "not_applicable" in (answers[wrong] ?? {}) && !answers[wrong].not_applicable;
    const [text] = isWithoutReason ? ["not_applicable"] : longTexts(wrong);
    form.goTo(form.stepOf(practice), (FIELDS[text] ?? "q-") + wrong);
    if (isWithoutReason) showFault(document.getElementById(`r-${wrong}`), form.say("missing-reason"));
    form.announce(form.say("missing-mended", { title: form.textOf(title) }));
    return false;
  }

  async function mayBeEmpty(form) {
    const { say } = form;
    if (form.asked().some(form.isAnswered)) return true;
    return (await implcheck.ask(say("empty-sure"), [["go-on", say("empty-go-on")], ["save", say("empty-save")]])) === "save";
  }

  // Make the file and hand it to the browser. Gives its name and its text; nothing if there can be none. A browser that
  // refuses the file leaves the text.
  async function save(form) {
    if (!isStarted(form) || !isMended(form) || !(await mayBeEmpty(form))) return undefined;
    const { state, data } = form;
    const about = { ...state.about, project: trimmed(state.about.project), round: data.round, date: today() };
    const file = { name: implcheck.fileName(about, state.ending), text: implcheck.answersFile(data, about, state.answers, form.asked()) };
    const blob = new Blob([file.text], { type: "application/yaml" });
    if (blob.size > data.limits.file) {
      form.announce(form.say("too-large"));
      return undefined;
    }
    try {
      make("a", { href: URL.createObjectURL(blob), download: file.name }).click();
    } catch {
      form.isBlocked = true;
    }
    return file;
  }

  function today() {
    const day = new Date();
    if (day.getFullYear() > 9999) return ""; // the clock is wrong, and a file may do without a date
    return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  }

  // Whether the page is shown in a way that may keep it from saving: in a sandbox, or within another page that does not
  // show that it allows it. A page from a disk has no origin of its own either, but may use the store.
  function mayBeBlocked() {
    if (!("download" in HTMLAnchorElement.prototype)) return true;
    if (self.origin === "null" && location.protocol !== "file:") return true;
    try {
      localStorage.length;
      for (let shown = window; shown !== shown.top; shown = shown.parent) {
        const { sandbox } = shown.frameElement;
        if (sandbox.length > 0 && !sandbox.contains("allow-downloads")) return true;
      }
      return false;
    } catch {
      return true; // no store, or a page of somebody else's
    }
  }

  return { tooLong, isStarted, save, mayBeBlocked };
})());
