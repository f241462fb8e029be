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
  function isBegun(form) {
    const { about } = form.state;
    const isMissing = (key) => !trimmed(about[key]) || implcheck.isTemplate(trimmed(about[key]));
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
    const wrong = form.asked().find((id) => (form.isBegun(id) && !form.isAnswered(id)) || longTexts(id).length);
    if (wrong === undefined) return true;
    const { practice, title } = form.questions.get(wrong);
    const isWithoutReason = "not_applicable" in (answers[wrong] ?? {}) && !answers[wrong].not_applicable;
    const [text] = isWithoutReason ? ["not_applicable"] : longTexts(wrong);
    form.goTo(practice, (FIELDS[text] ?? "q-") + wrong);
    if (isWithoutReason) showFault(document.getElementById(`r-${wrong}`), form.say("missing-reason"));
    form.announce(form.say("missing-mended", { title: form.told(title) }));
    return false;
  }

  async function mayBeEmpty(form) {
    const { say } = form;
    if (form.asked().some(form.isAnswered)) return true;
    return (await implcheck.ask(say("empty-sure"), [["go-on", say("empty-go-on")], ["save", say("empty-save")]])) === "save";
  }

  // Make the file and hand it to the browser. Gives its name and its text; nothing if there can be none.
  async function save(form) {
    if (!isBegun(form) || !isMended(form) || !(await mayBeEmpty(form))) return undefined;
    const { state, data } = form;
    const about = { ...state.about, project: trimmed(state.about.project), round: data.round, date: today() };
    const file = { name: implcheck.fileName(about, state.ending), text: implcheck.answersFile(data, about, state.answers) };
    const blob = new Blob([file.text], { type: "application/yaml" });
    if (blob.size > data.limits.file) {
      form.announce(form.say("too-large"));
      return undefined;
    }
    const address = URL.createObjectURL(blob);
    make("a", { href: address, download: file.name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
    return file;
  }

  function today() {
    const day = new Date();
    return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  }

  // Whether the page is shown in a way that may keep it from saving: within another page that does not allow it.
  function mayBeBlocked() {
    if (!("download" in HTMLAnchorElement.prototype)) return true;
    if (window.top === window) return false;
    try {
      const { sandbox } = window.frameElement;
      return sandbox.length > 0 && !sandbox.contains("allow-downloads");
    } catch {
      return true; // a page of somebody else's, which does not show how it shows this one
    }
  }

  return { tooLong, isBegun, save, mayBeBlocked };
})());
