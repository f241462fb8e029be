"use strict";
// What the page does not need to be read: sorting and filtering the actions, and opening what is closed.
(() => {
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const table = document.getElementById("action-list");
  if (table) { sortable(table); filterable(table); }
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
          const found = "key" in left.dataset
            ? left.dataset.key - right.dataset.key
            : order.compare(left.textContent, right.textContent);
          return down ? -found : found;
        };
        body.append(...[...body.rows].sort(compare));
      });
    });
    heads[0].setAttribute("aria-sort", "ascending");
  }

  /** A choice for every column that has one, and a field for any text. */
  function filterable(table) {
    const fields = document.querySelector(".filters");
    const choices = [...fields.querySelectorAll("select")];
    const text = document.getElementById("filter-text");
    const told = document.getElementById("filter-told");
    const rows = [...table.tBodies[0].rows];
    const values = (row, name) => [...row.querySelectorAll(`.in-${name} .value`)].map((one) => one.textContent);
    for (const choice of choices) {
      const name = choice.dataset.filter;
      const rank = (row) => Number(row.querySelector(`.in-${name}`).dataset.key ?? 0);
      const known = new Map(rows.flatMap((row) => values(row, name).map((one) => [one, rank(row)])));
      const sorted = [...known].sort(([one, high], [other, low]) => low - high || order.compare(one, other));
      choice.append(...sorted.map(([one]) => new Option(one, one)));
    }
    const show = () => {
      const sought = text.value.trim().toLocaleLowerCase();
      const wanted = choices.filter((one) => one.selectedIndex > 0);
      for (const row of rows) {
        row.hidden = wanted.some((one) => !values(row, one.dataset.filter).includes(one.value))
          || !row.textContent.toLocaleLowerCase().includes(sought);
      }
      const shown = rows.filter((row) => !row.hidden).length;
      const all = shown === rows.length && !wanted.length && !sought;
      told.classList.toggle("some", !all);
      told.textContent = all ? "" : told.dataset.told.replace("{count}", rows.length).replace("{shown}", shown);
    };
    fields.addEventListener("input", show);
    document.getElementById("filter-reset").addEventListener("click", () => {
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
      const part = document.getElementById(location.hash.slice(1))?.querySelector("details");
      if (part && part.closest(".cards")) part.open = true;
    };
    addEventListener("hashchange", arrive);
    arrive();
  }
})();
