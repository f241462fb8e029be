"use strict";
// What the page does not need to be read: sorting and filtering lists, opening and closing everything, and printing it.
(() => {
  for (const list of document.querySelectorAll(".list")) {
    const entries = [...list.querySelector(".entries").children];
    const tags = new Map(entries.map((entry) => [entry, JSON.parse(entry.dataset.tags)]));
    sortable(list, entries, tags);
    filterable(list, entries, tags);
    list.querySelector(".tools").hidden = false;
  }
  foldable();
  printable();

  /** Sort by the facet of a button: first in the useful direction, when pressed again in the other. */
  function sortable(list, entries, tags) {
    const buttons = [...list.querySelectorAll(".sorting button")];
    const said = new Map(buttons.map((button) => [button, button.textContent]));
    const show = (pressed, sign) => {
      for (const button of buttons) {
        const isPressed = button === pressed;
        const isFirst = sign === Number(button.dataset.sign);
        button.setAttribute("aria-pressed", isPressed);
        button.dataset.arrow = isPressed ? (sign > 0 ? "↑" : "↓") : "";
        const direction = isFirst ? button.dataset.first : button.dataset.then;
        button.setAttribute("aria-label", isPressed ? `${said.get(button)}, ${direction}` : said.get(button));
      }
      list.dataset.sign = sign;
    };
    for (const button of buttons) {
      button.addEventListener("click", () => {
        const wasPressed = button.getAttribute("aria-pressed") === "true";
        const sign = wasPressed ? -Number(list.dataset.sign) : Number(button.dataset.sign);
        const facet = Number(button.dataset.facet);
        const sorted = [...entries].sort((left, right) => sign * (tags.get(left)[facet][0] - tags.get(right)[facet][0]));
        list.querySelector(".entries").append(...sorted);
        show(button, sign);
      });
    }
    show(buttons[0], Number(buttons[0].dataset.sign));
  }

  /** Hide the entries that do not have the chosen values and the text. */
  function filterable(list, entries, tags) {
    const fields = list.querySelector(".filters");
    const choices = [...fields.querySelectorAll("select")];
    const text = fields.querySelector("input");
    const status = list.querySelector("[role=status]");
    const show = () => {
      const sought = text.value.trim().toLocaleLowerCase();
      const chosen = choices.filter((choice) => choice.selectedIndex > 0);
      for (const entry of entries) {
        const has = (choice) => tags.get(entry)[choice.dataset.facet][1].includes(choice.selectedIndex - 1);
        entry.hidden = !chosen.every(has) || !entry.textContent.toLocaleLowerCase().includes(sought);
      }
      const shown = entries.filter((entry) => !entry.hidden).length;
      const isAll = !chosen.length && !sought;
      status.textContent = isAll ? "" : status.dataset.sentence.replace("{count}", entries.length).replace("{shown}", shown);
    };
    fields.addEventListener("input", show);
    fields.querySelector("button").addEventListener("click", () => {
      choices.forEach((choice) => { choice.selectedIndex = 0; });
      text.value = "";
      show();
    });
  }

  /** Everything opens and closes at once, and what a link leads to opens. */
  function foldable() {
    const parts = [...document.querySelectorAll("details")];
    for (const [id, isOpen] of [["open-all", true], ["close-all", false]]) {
      const button = document.getElementById(id);
      if (!button || !parts.length) continue;
      button.addEventListener("click", () => parts.forEach((part) => { part.open = isOpen; }));
      button.hidden = false;
    }
    const arrive = () => {
      const target = document.getElementById(location.hash.slice(1));
      const first = target?.closest("summary")?.parentElement ?? target?.querySelector("details");
      for (let part = first; part; part = part.parentElement.closest("details")) part.open = true;
    };
    addEventListener("hashchange", arrive);
    arrive();
  }

  /** On paper everything is open; the appendix is there only when the button asks for it. */
  function printable() {
    let closed = [];
    addEventListener("beforeprint", () => {
      closed = [...document.querySelectorAll("details:not([open])")];
      closed.forEach((part) => { part.open = true; });
    });
    addEventListener("afterprint", () => {
      closed.forEach((part) => { part.open = false; });
      document.body.classList.remove("with-appendix");
    });
    const button = document.getElementById("print-all");
    if (!button) return;
    button.addEventListener("click", () => {
      document.body.classList.add("with-appendix");
      print();
    });
    button.hidden = false;
  }
})();
