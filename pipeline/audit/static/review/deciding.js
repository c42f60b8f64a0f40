// What a reviewer does on a card: by its buttons here, by a key in keys.js.
import { choose, current, step } from "./cards.js";
import { comment } from "./commenting.js";
import { edit } from "./editing.js";
import { find, text } from "./page.js";
import { base, send } from "./sending.js";

export async function act(what, card, onward) {
  if (!card || card.hasAttribute("aria-busy")) return;
  if (what === "correct") return edit(card);
  if (what === "comment") return comment(card);
  if (what === "undo") {
    const undoing = find("input[name=undoing]", card)?.value ?? "";
    const answer = await send("/review/undo", { ...base(card), undoing }, card);
    if (answer.outcome === "written" && text && !answer.card) location.reload();
    return;
  }
  const answer = await send("/review/decide", { ...base(card), decision: what }, card);
  if (onward && answer.outcome === "written" && current()?.dataset.fact === card.dataset.fact) step(1);
}

document.addEventListener("submit", (event) => {
  const card = event.target.closest(".fact-card");
  if (!card) return;
  event.preventDefault();
  const button = event.submitter;
  choose(card, false);
  act(button?.dataset.do || button?.value || "accept", card, false);
});

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-do]");
  if (button?.type === "button") {
    if (button.dataset.do === "help") return document.getElementById("keys").showModal();
    const card = button.closest(".fact-card");
    choose(card, false);
    act(button.dataset.do, card, false);
  }
  if (target.closest?.("[data-close]")) target.closest("dialog").close();
});
