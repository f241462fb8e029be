"use strict";
// The steps of the form: before the questions, one per practice, the check of the answers, and what comes after saving.
// Each gives the elements of its page. `form` is the state and its actions, in form.js.
Object.assign(implcheck, (() => {
  const { make, button, option, faultPlace, showFault, textField } = implcheck;

  const heading = (text) => make("h2", { id: "heading", tabindex: "-1" }, text);
  // What was answered for another phase, which is not in the file.
  const notAsked = () => make("p", { id: "not-asked", class: "notice", role: "status" });
  const paragraphs = (...texts) => texts.map((text) => make("p", {}, text));

  function intro(form) {
    const { say, state } = form;
    return [heading(say("about")), ...paragraphs(say("intro"), say("privacy")), make("p", { id: "kept" }),
      textField("project", { label: say("project"), value: state.about.project, wrong: (text) => implcheck.tooLong(form, text),
        oninput: (value) => form.change("project", value) }),
      phases(form), roles(form), make("p", { id: "how-long", role: "status" }), notAsked(), others(form),
      make("div", { class: "buttons" }, button(say("begin"), form.next, { id: "next", class: "main" }))];
  }

  function phases(form) {
    const { say, state, data } = form;
    const take = (phase) => () => {
      showFault(document.getElementById("phase"), "");
      form.change("phase", phase);
    };
    return make("fieldset", { id: "phase", class: "bare", tabindex: "-1", "aria-describedby": "e-phase" }, make("legend", {}, say("phase")),
      ...data.phases.map((phase) => option("phase", "radio", phase, say(`phase-${phase}`), state.about.phase === phase, take(phase))), faultPlace("phase"));
  }

  function roles(form) {
    const { say, state, data } = form;
    const own = data.preset.about.role;
    const listed = own && !data.roles.includes(own) ? [...data.roles, own] : data.roles;
    const select = make("select", { id: "role", "aria-describedby": "e-role role-only", onchange: () => {
      showFault(select, "");
      form.change("role", select.value);
    } }, make("option", { value: "" }, say("choose")),
    ...listed.map((role) => make("option", { value: role }, data.words[state.language][`role-${role}`] ?? role)));
    select.value = state.about.role;
    return make("div", { class: "field" }, make("label", { for: "role" }, say("role")), select, faultPlace("role"),
      make("p", { id: "role-only", class: "help" }, say("role-only")));
  }

  // What is asked of other roles: how many questions, and the button that shows or hides them.
  function others(form) {
    return make("div", { id: "others-part" }, make("span", { id: "others-count" }), button("", form.toggleOthers, { id: "others", class: "plain" }));
  }

  function practice(form, shown) {
    return [...questions(form, shown), buttons(form, form.say("next", { title: form.nameOf(form.neighbour(1)) }))];
  }

  function questions(form, shown) {
    const own = form.data.questions.filter((question) => question.practice === shown.id);
    return [heading(form.textOf(shown.title)), ...own.map((question) => implcheck.questionFields(form, question))];
  }

  const buttons = (form, forward) => make("div", { class: "buttons" }, button(form.say("back"), form.back, { id: "back" }),
    button(forward, form.next, { id: "next", class: "main" }));

  // What is shown of the answers in a step, without drawing it anew.
  function refresh(form) {
    const { say, state, data } = form;
    const { phase, role, others_shown: shown } = state.about;
    const now = form.asked();
    const open = now.filter((id) => !form.isAnswered(id)).length;
    const hidden = form.hiddenFromRole().length;
    const ofOtherPhases = form.answersOfOtherPhases().length;
    const minutes = () => {
      const byRole = data.minutes[state.language][phase];
      return !shown && Object.hasOwn(byRole, role) ? byRole[role] : byRole[""];
    };
    const texts = {
      "how-long": phase && role ? say("how-long", { count: now.length, minutes: minutes() }) : say("how-long-later"),
      "open-count": now.length && !open ? say("all-answered") : say("open", { count: open }),
      "not-asked": say("not-asked", { count: ofOtherPhases }),
      "others-count": say(shown ? "others-shown" : "others-hidden", { count: hidden }),
      others: say(shown ? "hide-others" : "show-others"),
    };
    for (const [id, text] of Object.entries(texts)) {
      const at = document.getElementById(id);
      if (at && at.textContent !== text) at.textContent = text;
    }
    const parts = { "others-part": hidden, "not-asked": ofOtherPhases };
    for (const [id, count] of Object.entries(parts)) {
      const part = document.getElementById(id);
      if (part) part.hidden = count === 0;
    }
  }

  // Every question with its answer, each a way back to it.
  function check(form) {
    const { say, textOf, data } = form;
    const now = form.asked();
    const listed = data.practices.map(({ id, short }) => [short, now.filter((own) => form.questions.get(own).practice === id)])
      .filter(([, ids]) => ids.length);
    const consent = (key) => option(key, "checkbox", "true", say(key), form.state.about[key], (event) => form.change(key, event.target.checked));
    return [heading(say("check")), make("p", { id: "open-count" }), notAsked(),
      ...listed.map(([short, ids]) => make("section", { class: "answers-of" }, make("h3", {}, textOf(short)), make("ul", { class: "answers" }, ...ids.map((id) => line(form, id))))),
      make("fieldset", { id: "consent", class: "bare" }, make("legend", {}, say("consent")), make("p", { class: "help" }, say("who-reads")),
        consent("may_stand_apart"), consent("may_be_quoted")),
      make("div", { class: "buttons" }, button(say("back"), form.back, { id: "back" }), button(say("download"), form.save, { id: "download", class: "main" }))];
  }

  function line(form, id) {
    const { say, textOf, state } = form;
    const question = form.questions.get(id);
    const { note, evidence } = state.answers[id] ?? {};
    const isOpen = !form.isAnswered(id);
    const text = form.isFilledIn(id) && isOpen ? say("to-mend") : isOpen ? say("not-answered") : answerText(form, question, state.answers[id]);
    return make("li", {}, button(textOf(question.title), () => form.goTo(form.stepOf(question.practice), `q-${id}`), { id: `c-${id}`, class: "plain" }),
      make(isOpen ? "strong" : "span", {}, text), (note || evidence) && make("span", { class: "help" }, [note, evidence].filter(Boolean).join(" · ")));
  }

  function answerText(form, question, answer) {
    const { say, textOf } = form;
    if (answer.unknown) return say("unknown");
    if (answer.not_yet) return textOf(question.not_yet);
    if (answer.not_applicable) return `${say("not-applicable")}: ${answer.not_applicable}`;
    const given = answer.answer;
    switch (question.type) {
      case "levels":
        return `${given} – ${textOf(question.levels.find((level) => level.score === given).text)}`;
      case "yes_no":
        return say(given);
      case "number":
        return `${implcheck.shownNumber(given, form.state.language)} (${textOf(question.unit)})`;
      default:
        return question.options.filter((each) => [given].flat().includes(each.value)).map((each) => textOf(each.text)).join("; ");
    }
  }

  // After saving. A page cannot see whether its file arrived, so it never says so: it says what to look for, and has the
  // same answers as text.
  function saved(form) {
    const { say } = form;
    const { name, text } = form.file;
    const area = make("textarea", { id: "text", rows: 4, readonly: true, spellcheck: "false" });
    area.value = text;
    const share = shareable(name, text);
    return [heading(say(form.isBlocked ? "saved-blocked" : "saved-look")),
      make("p", { id: "where" }, say(form.isBlocked ? "where-blocked" : "where", { name })),
      ...(form.isBlocked ? [] : paragraphs(say("what-next"))),
      make("div", { class: "field" }, make("label", { for: "text" }, say("as-text")), make("span", { id: "d-text", class: "help" }, say("as-text-help")), area),
      make("div", { class: "buttons" }, button(say("copy"), () => copy(form, area), { id: "copy", class: form.isBlocked ? "main" : undefined }),
        share && button(say("share"), () => navigator.share(share).catch(() => form.announce(say("not-shared"))), { id: "share" }),
        button(say("save-again"), form.save, { id: "download" })),
      ...(form.hasDraft() ? [make("p", { id: "draft-left" }, say("draft-left")),
        make("div", { class: "buttons" }, button(say("clear"), form.clear, { id: "clear-saved" }))] : []),
      make("div", { class: "buttons" }, button(say("back-to-answers"), form.back, { id: "back" }))];
  }

  async function copy(form, area) {
    area.select();
    let isCopied = false;
    try {
      await navigator.clipboard.writeText(area.value);
      isCopied = true;
    } catch {
      area.focus();
      area.select();
      isCopied = document.execCommand("copy"); // where a page in a frame may not use the clipboard itself
    }
    form.announce(form.say(isCopied ? "copied" : "not-copied"));
  }

  // What can be shared from here: the file, or else its text; nothing where the browser shares nothing.
  function shareable(name, text) {
    try {
      const file = { files: [new File([text], name, { type: "application/yaml" })] };
      return [file, { title: name, text }].find((shared) => navigator.share && navigator.canShare?.(shared));
    } catch {
      return undefined;
    }
  }

  return { steps: { intro, practice, questions, check, saved, refresh } };
})());
