"use strict";
// What the page does not need to be read: sorting and filtering tables, and opening what is closed.
(() => {
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  for (const part of document.querySelectorAll(".sortable")) {
    const table = part.querySelector("table");
    sortable(table);
    if (part.querySelector(".filters")) filterable(part, [...table.tBodies[0].rows]);
  }
  openable();

  /** A button in every head of a column: the first press sorts up, the next down. */
  function sortable(table) {
    const body = table.tBodies[0];
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      // On paper a head comes back on every page, but a button in it would not: there is the name without one.
      const button = document.createElement("button");
      const printed = document.createElement("span");
      button.type = "button";
      button.textContent = printed.textContent = head.textContent;
      printed.className = "printed";
      head.replaceChildren(printed, button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach((one) => one.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const compare = (one, other) => {
          const [left, right] = [one.cells[column], other.cells[column]];
          const found = "sort" in left.dataset
            ? left.dataset.sort - right.dataset.sort
            : order.compare(left.textContent, right.textContent);
          return down ? -found : found;
        };
        body.append(...[...body.rows].sort(compare));
      });
    });
    heads[0].setAttribute("aria-sort", "ascending");
  }

  /** A choice for every column that has one, and a field for any text. */
  function filterable(part, rows) {
    const fields = part.querySelector(".filters");
    const choices = [...fields.querySelectorAll("select")];
    const text = fields.querySelector("input");
    const status = part.querySelector("[role=status]");
    const column = (name) => part.querySelector(`[data-column="${name}"]`).cellIndex;
    const values = (row, name) => JSON.parse(row.cells[column(name)].dataset.values);
    for (const choice of choices) {
      const name = choice.dataset.filter;
      const rank = (row) => Number(row.cells[column(name)].dataset.sort ?? 0);
      const known = new Map(rows.flatMap((row) => values(row, name).map((value) => [value, rank(row)])));
      const sorted = [...known].sort(([one, high], [other, low]) => low - high || order.compare(one, other));
      choice.append(...sorted.map(([value]) => new Option(value, value)));
    }
    const show = () => {
      const sought = text.value.trim().toLocaleLowerCase();
      const chosen = choices.filter((choice) => choice.selectedIndex > 0);
      for (const row of rows) {
        row.hidden = chosen.some((choice) => !values(row, choice.dataset.filter).includes(choice.value))
          || !row.textContent.toLocaleLowerCase().includes(sought);
      }
      const shown = rows.filter((row) => !row.hidden).length;
      const all = shown === rows.length && !chosen.length && !sought;
      status.textContent = all ? "" : status.dataset.sentence.replace("{count}", rows.length).replace("{shown}", shown);
    };
    fields.addEventListener("input", show);
    fields.querySelector("button").addEventListener("click", () => {
      choices.forEach((one) => { one.selectedIndex = 0; });
      text.value = "";
      show();
    });
    fields.hidden = false;
  }

  /** What is closed: opened all at once, for paper, and where a link leads to. */
  function openable() {
    const parts = [...document.querySelectorAll("details")];
    let closed = [];
    const button = document.getElementById("open-all");
    if (button && parts.length) {
      button.addEventListener("click", () => parts.forEach((one) => { one.open = true; }));
      button.hidden = false;
    }
    addEventListener("beforeprint", () => {
      closed = parts.filter((one) => !one.open);
      closed.forEach((one) => { one.open = true; });
    });
    addEventListener("afterprint", () => closed.forEach((one) => { one.open = false; }));
    const arrive = () => {
      const card = document.getElementById(location.hash.slice(1))?.closest(".card");
      for (let part = card?.querySelector("details"); part; part = part.parentElement.closest("details")) part.open = true;
    };
    addEventListener("hashchange", arrive);
    arrive();
  }
})();
