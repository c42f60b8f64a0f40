// The keyboard. What each key does is told by the page itself, under `?`.
import { add } from "./adding.js";
import { current, step } from "./cards.js";
import { act } from "./deciding.js";
import { find } from "./page.js";

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  a: () => act("accept", current(), true),
  c: () => act("correct", current()),
  r: () => act("reject", current(), true),
  u: () => act("unsure", current(), true),
  m: () => act("comment", current()),
  z: () => act("undo", current()),
  n: add,
  o: () => find(".from a", current() || document)?.click(),
  "?": () => document.getElementById("keys").showModal(),
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, select, textarea, dialog[open]");
  if (typing || event.ctrlKey || event.altKey || event.metaKey || !KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
});
