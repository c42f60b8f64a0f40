// The dialog in which something is said about a fact without deciding on it.
import { find } from "./page.js";
import { base, send } from "./sending.js";

const dialog = document.getElementById("commenting");
let commented = null;

export function comment(card) {
  commented = card;
  find(".quoted", dialog).textContent = find(".as-written", card).textContent;
  find("form", dialog).reset();
  dialog.showModal();
  find("textarea", dialog).focus();
}

find("form", dialog).addEventListener("submit", () => {
  const said = find("textarea", dialog).value.trim();
  if (said) send("/review/decide", { ...base(commented), decision: "comment", comment: said }, commented);
});
