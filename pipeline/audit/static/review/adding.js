// A fact that the reader missed: words are selected, and a button beside them, or a key, opens the dialog.
import { current, tell } from "./cards.js";
import { open } from "./editing.js";
import { desk, find, words } from "./page.js";
import { selected } from "./selecting.js";

function guess(chosen) {
  if (/%|persen/i.test(chosen)) return "percentage";
  if (/Rp|\$|rupiah|dolar/i.test(chosen)) return "money";
  if (/\b(19|20)\d\d\b|\d\/\d/.test(chosen)) return "date";
  if (/\d/.test(chosen)) return "count";
  return chosen.length > 60 ? "quote" : "entity";
}

export function add() {
  const chosen = selected();
  if (!chosen) return tell(current(), words.select_first, true);
  if (desk.nameless) return find("#naming input[name=name]").focus();
  const kind = guess(chosen.text);
  const name = ["entity", "law", "official"].includes(kind) ? chosen.text.trim() : "";
  const values = { type: kind, start: chosen.start, end: chosen.end, name };
  if (kind === "money") values.unit = "IDR";
  open(words.add, chosen.text, { card: null, values, text: chosen.text });
}

const button = document.getElementById("adding");
if (button) {
  document.addEventListener("selectionchange", () => {
    const chosen = selected();
    button.hidden = !chosen;
    if (!chosen) return;
    const box = getSelection().getRangeAt(0).getBoundingClientRect();
    button.style.top = `${Math.max(box.bottom + 6, 6)}px`;
    button.style.left = `${Math.min(Math.max(box.left, 6), innerWidth - 160)}px`;
  });
  button.addEventListener("mousedown", (event) => event.preventDefault()); // which would end the selection
  button.addEventListener("click", add);
}
