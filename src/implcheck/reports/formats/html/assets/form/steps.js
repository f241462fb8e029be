"use strict";
// The steps of the form: before the questions, one per practice, the check of the answers, and what comes after saving.
// Each gives the elements of its page. `form` is the state and its actions, in form.js.
Object.assign(implcheck, (() => {
  const { make, button, option, faultPlace, showFault, textField } = implcheck;

  const heading = (text) => make("h2", { id: "heading", tabindex: "-1" }, text);
  const paragraphs = (...texts) => texts.map((text) => make("p", {}, text));

  function intro(form) {
    const { say, state } = form;
    return [heading(say("about")), ...paragraphs(say("intro"), say("privacy")), make("p", { id: "kept" }),
      textField("project", { label: say("project"), value: state.about.project, wrong: (text) => implcheck.tooLong(form, text),
        oninput: (value) => form.change("project", value) }),
      phases(form), roles(form), make("p", { id: "how-long" }), others(form),
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
    ...listed.map((one) => make("option", { value: one }, data.roles.includes(one) ? say(`role-${one}`) : one)));
    select.value = state.about.role;
    return make("div", { class: "field" }, make("label", { for: "role" }, say("role")), select, faultPlace("role"),
      make("p", { id: "role-only", class: "help" }, say("role-only")));
  }

  // What is asked of other roles: how many questions, and the button that shows or hides them.
  function others(form) {
    return make("div", { id: "others-part" }, make("span", { id: "others-count" }), button("", form.toggleOthers, { id: "others", class: "plain" }));
  }

  function practice(form, one) {
    return [...questions(form, one), buttons(form, form.say("next", { title: form.nameOf(form.neighbour(1)) }))];
  }

  function questions(form, one) {
    const own = form.data.questions.filter((question) => question.practice === one.id);
    return [heading(form.told(one.title)), ...own.map((question) => implcheck.question(form, question))];
  }

  const buttons = (form, forward) => make("div", { class: "buttons" }, button(form.say("back"), form.back, { id: "back" }),
    button(forward, form.next, { id: "next", class: "main" }));

  // What is shown of the answers in a step, without drawing it anew.
  function refresh(form) {
    const { say, state, data } = form;
    const { phase, role, others_shown: shown } = state.about;
    const now = form.asked();
    const open = now.filter((id) => !form.isAnswered(id)).length;
    const hidden = phase ? implcheck.forOthers(...form.situation()).length : 0;
    const minutes = () => {
      const byRole = data.minutes[state.language][phase];
      return (!shown && byRole[role]) || byRole[""];
    };
    const texts = {
      "how-long": phase && role ? say("how-long", { count: now.length, minutes: minutes() }) : say("how-long-later"),
      "open-count": open ? say("open", { count: open }) : say("all-answered"),
      "others-count": say(shown ? "others-shown" : "others-hidden", { count: hidden }),
      others: say(shown ? "hide-others" : "show-others"),
    };
    for (const [id, text] of Object.entries(texts)) {
      const at = document.getElementById(id);
      if (at) at.textContent = text;
    }
    const part = document.getElementById("others-part");
    if (part) part.hidden = hidden === 0;
  }

  // Every question with its answer, each a way back to it.
  function check(form) {
    const { say, told, data } = form;
    const now = form.asked();
    const listed = data.practices.map((one) => [one, now.filter((id) => form.questions.get(id).practice === one.id)]).filter(([, ids]) => ids.length);
    const consent = (key) => option(key, "checkbox", "true", say(key), form.state.about[key], (event) => form.change(key, event.target.checked));
    return [heading(say("check")), make("p", { id: "open-count" }),
      ...listed.map(([one, ids]) => make("section", { class: "answers-of" }, make("h3", {}, told(one.short)), make("ul", { class: "answers" }, ...ids.map((id) => line(form, id))))),
      make("fieldset", { id: "consent", class: "bare" }, make("legend", {}, say("consent")), make("p", { class: "help" }, say("who-reads")),
        consent("may_stand_apart"), consent("may_be_quoted")),
      make("div", { class: "buttons" }, button(say("back"), form.back, { id: "back" }), button(say("download"), form.save, { id: "download", class: "main" }))];
  }

  function line(form, id) {
    const { say, told, state } = form;
    const one = form.questions.get(id);
    const { note, evidence } = state.answers[id] ?? {};
    const isOpen = !form.isAnswered(id);
    const text = form.isBegun(id) && isOpen ? say("to-mend") : isOpen ? say("not-answered") : answerText(form, one, state.answers[id]);
    return make("li", {}, button(told(one.title), () => form.goTo(one.practice, `q-${id}`), { id: `c-${id}`, class: "plain" }),
      make(isOpen ? "strong" : "span", {}, text), (note || evidence) && make("span", { class: "help" }, [note, evidence].filter(Boolean).join(" · ")));
  }

  function answerText(form, one, answer) {
    const { say, told } = form;
    if (answer.unknown) return say("unknown");
    if (answer.not_yet) return told(one.not_yet);
    if (answer.not_applicable) return `${say("not-applicable")}: ${answer.not_applicable}`;
    const given = answer.answer;
    switch (one.type) {
      case "levels":
        return `${given} – ${told(one.levels.find((level) => level.score === given).text)}`;
      case "yes_no":
        return say(given);
      case "number":
        return `${implcheck.shownNumber(given, form.state.language)} (${told(one.unit)})`;
      default:
        return one.options.filter((each) => [given].flat().includes(each.value)).map((each) => told(each.text)).join("; ");
    }
  }

  // After saving. A page cannot see whether its file arrived, so it never says so: it says what to look for, and has the
  // same answers as text.
  function saved(form) {
    const { say, state } = form;
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
    const file = { files: [new File([text], name, { type: "application/yaml" })] };
    return [file, { title: name, text }].find((one) => navigator.share && navigator.canShare?.(one));
  }

  return { steps: { intro, practice, questions, check, saved, refresh } };
})());
