// The current card, what lights up with it, and what is shown on a card.
import { find, findAll, text } from "./page.js";

const noNames = document.getElementById("no-names");

const cards = () => findAll(".fact-card").filter((card) => card.offsetParent); // those that are shown
const marksOf = (id) => (text ? findAll("mark", text).filter((mark) => mark.dataset.fact === id) : []);
export const current = () => find(".fact-card.current");
export const cardOf = (id) => document.getElementById("c-" + id);

function light(id, on) {
  marksOf(id).forEach((mark) => mark.classList.toggle("lit", on));
  cardOf(id)?.classList.toggle("lit", on);
}

export function choose(card, focus = true) {
  if (!card) return;
  if (!card.offsetParent && noNames) noNames.checked = false; // what is chosen has to be seen
  const before = current();
  if (before && before !== card) {
    before.classList.remove("current");
    light(before.dataset.fact, false);
  }
  card.classList.add("current");
  light(card.dataset.fact, true);
  if (focus) card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest" });
  marksOf(card.dataset.fact)[0]?.scrollIntoView({ block: "nearest" });
}

export function step(by) {
  const all = cards();
  if (!all.length) return;
  const at = all.indexOf(current());
  choose(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)]);
}

export function tell(card, said, wrong = false) {
  const line = card && find(".told", card);
  if (!line) return;
  line.textContent = said;
  line.classList.toggle("wrong", wrong);
}

// Put the card that the server answered in the place of the one that is shown.
export function replace({ fact_id: id, card: html }) {
  const fresh = find(".fact-card", new DOMParser().parseFromString(html, "text/html"));
  const old = cardOf(id);
  if (!old) return null;
  const had = old.contains(document.activeElement);
  if (old.classList.contains("current")) fresh.classList.add("current", "lit");
  old.replaceWith(document.adoptNode(fresh));
  if (had) fresh.focus({ preventScroll: true });
  count();
  return fresh;
}

function count() {
  const line = document.getElementById("decided"), all = findAll(".fact-card");
  if (!line) return;
  const decided = all.filter((card) => find(".verdict", card)).length;
  line.textContent = line.dataset.said.replace("{number}", all.length).replace("{decided}", decided);
}

for (const [event, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
  document.addEventListener(event, ({ target }) => {
    const found = target.closest?.("mark[data-fact], .fact-card");
    if (!found) return;
    const card = found.matches(".fact-card") ? found : cardOf(found.dataset.fact);
    if (on || card !== current()) light(found.dataset.fact, on);
    if (event === "focusin" && found === card && card !== current()) choose(card, false);
    if (event === "focusin" && found !== card && card) card.scrollIntoView({ block: "nearest" });
  });
}
