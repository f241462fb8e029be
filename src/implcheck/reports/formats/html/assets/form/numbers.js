"use strict";
// Numbers as people type them: 40, 40%, 40,5, 1 000 and 1.234,5. The same rules as in Python (interview/typed_number.py).
Object.assign(implcheck, (() => {
  const DECIMAL = /^[-+]?[0-9]{1,12}([.,][0-9]{1,12})?$/;
  // Thousands: groups of three, with one sign between them, and perhaps decimals after another sign.
  const GROUPED = /^[-+]?[1-9][0-9]{0,2}([.,'\u2019 \u00a0\u202f])[0-9]{3}(\1[0-9]{3}){0,2}((?!\1)[.,][0-9]{1,12})?$/;

  // What a typed text may mean: no number, one, or two, as 1.000 may be a thousand or one.
  function possibleNumbers(typed) {
    const written = implcheck.trimmed(implcheck.trimmed(typed).replace(/%$/, ""));
    const found = [];
    const grouping = GROUPED.exec(written);
    if (grouping) found.push(Number(written.replaceAll(grouping[1], "").replace(",", ".")));
    if (DECIMAL.test(written)) found.push(Number(written.replace(",", ".")));
    return found;
  }

  // The number that a text means; a text that means none, or two, is given back as it is.
  function readNumber(typed) {
    const found = possibleNumbers(typed);
    return found.length === 1 ? found[0] : typed;
  }

  // A number as it is typed in a language, with the language's own decimal sign, so that it means that number only.
  function shownNumber(number, language) {
    const shown = String(number).replace(".", (0.5).toLocaleString(language).includes(",") ? "," : ".");
    return possibleNumbers(shown).length === 2 ? `${shown}0` : shown;
  }

  return { possibleNumbers, readNumber, shownNumber };
})());
