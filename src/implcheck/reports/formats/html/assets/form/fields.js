"use strict";
// The fields of a question: its answers, what can be said instead, and the note and evidence beside it. `form` is the
// state and its actions, in form.js.
Object.assign(implcheck, (() => {
  const { make, button, option, faultPlace, showFault, textField, trimmed } = implcheck;
  const INSTEAD = ["not_yet", "unknown", "not_applicable"];

  function question(form, one) {
    const { id } = one;
    const { say, told, state } = form;
    const answer = state.answers[id] ?? {};
    const isSingle = one.type !== "multi" && one.type !== "number";
    const field = make("fieldset", { id: `q-${id}`, "aria-describedby": `h-${id}` },
      make("legend", {}, told(one.text)),
      make("p", { id: `h-${id}`, class: "help" }, told(one.help)),
      make("div", { class: "answer" }, ...answerFields()),
      faultPlace(`v-${id}`),
      make("div", { id: `w-${id}`, class: "which" }),
      instead(),
      reason(),
      besides(),
      button(say("clear-answer"), clear, { class: "clear plain", hidden: !form.isBegun(id) }));
    judge();
    return field;

    function answerFields() {
      if (one.type === "multi") return ticks();
      if (one.type === "number") return number();
      return choices().map(([value, label]) => option(id, "radio", String(value), label, answer.answer === value, () => give({ answer: value })));
    }

    // The options of a question with one answer: value and label. Levels have their number, as others refer to it.
    function choices() {
      if (one.type === "levels") return one.levels.map((level) => [level.score, `${level.score} – ${told(level.text)}`]);
      if (one.type === "yes_no") return ["yes", "no"].map((value) => [value, say(value)]);
      return one.options.map((each) => [each.value, told(each.text)]);
    }

    function ticks() {
      const given = state.typed[id] ?? answer.answer ?? [];
      const take = () => {
        const boxes = [...field.querySelectorAll(".answer input")].filter((box) => box.checked);
        takeValue(boxes.map((box) => box.value), boxes.length > 0);
      };
      return one.options.map((each) => option(`${id}-tick`, "checkbox", each.value, told(each.text), given.includes(each.value), take));
    }

    function number() {
      const oninput = (event) => takeValue(implcheck.readNumber(event.target.value), trimmed(event.target.value) !== "", event.target.value);
      const input = make("input", { id: `v-${id}`, type: "text", inputmode: "decimal", autocomplete: "off", "aria-describedby": `e-v-${id}`, oninput });
      const given = "answer" in answer ? implcheck.shownNumber(answer.answer, state.language) : "";
      input.value = state.typed[id] ?? given;
      const label = say("number", { min: one.min, max: one.max, unit: told(one.unit) });
      return [make("div", { class: "field" }, make("label", { for: `v-${id}` }, label), input)];
    }

    // A number or ticks: an answer if nothing is wrong with it; what is wrong is said, and what was typed stays.
    function takeValue(value, isThere, typed = value) {
      if (isThere) uncheck();
      const isRight = isThere && implcheck.fault(one, value) === "";
      if (isThere && !isRight) state.typed[id] = typed;
      else delete state.typed[id];
      const now = state.answers[id] ?? {};
      const other = INSTEAD.some((key) => key in now);
      give(isRight ? { answer: value } : !isThere && other ? now : {});
    }

    // Say what is wrong with what was typed or ticked; a number that may be two is asked about.
    function judge() {
      const typed = state.typed[id];
      const possible = typeof typed === "string" ? implcheck.possibleNumbers(typed) : [];
      const code = typed === undefined ? "" : implcheck.fault(one, one.type === "number" ? implcheck.readNumber(typed) : typed);
      const message = possible.length === 2 ? say("which-number", { typed: trimmed(typed) }) : code && say(code, { min: one.min, max: one.max });
      const place = field.querySelector(`[id="e-v-${id}"]`);
      const box = field.querySelector(`[id="v-${id}"]`);
      if (message) box?.setAttribute("aria-invalid", "true");
      else box?.removeAttribute("aria-invalid");
      if (place.textContent !== message) place.textContent = message;
      field.querySelector(".which").replaceChildren(...(possible.length === 2 ? possible : []).map((meant) => {
        const shown = implcheck.shownNumber(meant, state.language);
        return button(shown, () => {
          box.value = shown;
          box.focus();
          takeValue(meant, true, shown);
        });
      }));
    }

    function instead() {
      const type = isSingle ? "radio" : "checkbox";
      const choose = (given) => (event) => {
        if (!isSingle) {
          uncheck(event.target);
          if (event.target.checked) empty();
        }
        give(event.target.checked ? given() : {});
      };
      const box = (key, label, given) => option(isSingle ? id : `${id}-instead`, type, key, label, key in answer, choose(given));
      // A reason that was written before comes back with the choice.
      const written = () => trimmed(field.querySelector(".reason textarea").value);
      return make("div", { class: "instead" },
        one.not_yet && box("not_yet", told(one.not_yet), () => ({ not_yet: true })),
        box("unknown", say("unknown"), () => ({ unknown: true })),
        box("not_applicable", say("not-applicable"), () => ({ not_applicable: written() })));
    }

    function uncheck(chosen) {
      for (const box of field.querySelectorAll(".instead input")) if (box !== chosen) box.checked = false;
    }

    // Take away what was ticked or typed.
    function empty() {
      delete state.typed[id];
      for (const input of field.querySelectorAll(".answer input")) {
        if (input.type === "text") input.value = "";
        else input.checked = false;
      }
    }

    function reason() {
      const part = textField(`r-${id}`, { label: say("reason"), value: answer.not_applicable, rows: 2, wrong: (text) => implcheck.tooLong(form, text),
        help: say("who-reads"), oninput: (value) => give({ not_applicable: trimmed(value) }) });
      part.classList.add("reason");
      part.hidden = !("not_applicable" in answer);
      return part;
    }

    function besides() {
      const beside = (key) => (value) => form.putBeside(id, key, trimmed(value));
      return make("details", { open: Boolean(answer.note || answer.evidence) },
        make("summary", {}, say("more")),
        make("p", { class: "help" }, say("who-reads")),
        textField(`t-${id}`, { label: say("note"), value: answer.note, rows: 3, wrong: (text) => implcheck.tooLong(form, text), oninput: beside("note") }),
        textField(`x-${id}`, { label: say("evidence"), value: answer.evidence, wrong: (text) => implcheck.tooLong(form, text),
          help: say("evidence-wanted", { evidence: told(one.evidence) }), oninput: beside("evidence") }));
    }

    // An answer is given or taken away.
    function give(given) {
      form.give(id, given);
      judge();
      field.querySelector(".reason").hidden = !("not_applicable" in given);
      field.querySelector(".clear").hidden = !form.isBegun(id);
    }

    function clear() {
      empty();
      uncheck();
      give({});
      // A question for other roles goes out of sight with its answer.
      (field.hidden ? document.getElementById("heading") : field.querySelector("input")).focus();
    }
  }

  return { question };
})());
