"use strict";
// Elements of the page. Text only ever comes in as text.
Object.assign(implcheck, (() => {
  function make(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else if (typeof value === "boolean") made.toggleAttribute(key, value);
      else if (value !== undefined) made.setAttribute(key, value);
    }
    made.append(...children.filter((child) => child !== undefined && child !== false));
    return made;
  }

  const button = (label, onclick, attributes = {}) => make("button", { type: "button", onclick, ...attributes }, label);

  function option(name, type, value, label, checked, onchange) {
    const input = make("input", { type, name, value, onchange });
    input.checked = checked;
    return make("label", { class: "option" }, input, make("span", {}, label));
  }

  // What is wrong with a field: beside it and tied to it. Filling the field in takes the message away.
  const faultPlace = (id) => make("span", { id: `e-${id}`, class: "fault", role: "alert" });

  function showFault(field, message) {
    const place = document.getElementById(`e-${field.id}`);
    if (message && !field.matches("fieldset")) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
    if (place.textContent !== message) place.textContent = message;
  }

  // A field for a text. `wrong` gives what is wrong with what was typed; nothing that was pasted is cut off.
  function textField(id, { label, value, rows, wrong, oninput, help }) {
    const describedBy = [`e-${id}`, ...(help ? [`d-${id}`] : [])].join(" ");
    const shared = { id, "aria-describedby": describedBy, oninput: (event) => {
      showFault(field, wrong(field.value));
      oninput(event.target.value);
    } };
    const field = rows ? make("textarea", { ...shared, rows }) : make("input", { ...shared, type: "text", autocomplete: "off" });
    field.value = value ?? "";
    const place = faultPlace(id);
    const message = wrong(field.value);
    if (message) field.setAttribute("aria-invalid", "true");
    place.textContent = message;
    return make("div", { class: "field" }, make("label", { for: id }, label), help && make("span", { id: `d-${id}`, class: "help" }, help), field, place);
  }

  // A question in the page itself, as pages in a frame may open no window. Gives the chosen answer's key; Esc gives none.
  function ask(message, answers) {
    return new Promise((resolve) => {
      const close = (key) => () => {
        dialog.close();
        dialog.remove();
        back?.focus();
        resolve(key);
      };
      const back = document.activeElement;
      const dialog = make("dialog", { "aria-labelledby": "asked", oncancel: close("") }, make("p", { id: "asked" }, message),
        make("div", { class: "buttons" }, ...answers.map(([key, label]) => button(label, close(key), { id: `a-${key}` }))));
      document.body.append(dialog);
      dialog.showModal();
    });
  }

  return { make, button, option, faultPlace, showFault, textField, ask };
})());
