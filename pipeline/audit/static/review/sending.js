// Sending decisions. One that was not written stays in this browser and is sent again until it is.
import { cardOf, replace, tell } from "./cards.js";
import { desk, find, text, words } from "./page.js";

const KEPT = "mine-unsaved-" + desk.mark;
const PATIENCE = 30000, PAUSE = 4000;

const token = () => find("meta[name=csrf]").content;
const unsaved = () => JSON.parse(localStorage.getItem(KEPT) || "[]");

// What every decision on a card says of it: the fact, as the reviewer saw it, and the last review that was shown.
export const base = (card) => ({ fact_id: card.dataset.fact, seen: card.dataset.seen, after: card.dataset.after });

function keep(list) {
  if (list.length) localStorage.setItem(KEPT, JSON.stringify(list));
  else localStorage.removeItem(KEPT);
  const bar = document.getElementById("unsaved");
  bar.hidden = !list.length;
  find("span", bar).textContent = list.length ? words.unsaved.replace("{number}", list.length) : "";
}

// What the server answers: `written`, `refused` (it will never be), or `unsaved` (it may be, later).
async function post(path, fields) {
  let answer, told;
  try {
    answer = await fetch(path, {
      method: "POST",
      headers: { accept: "application/json", "x-csrftoken": token() },
      body: new URLSearchParams(fields),
      signal: AbortSignal.timeout(PATIENCE),
      redirect: "error",
    });
    told = await answer.json();
  } catch {
    return { outcome: "unsaved", message: words.offline };
  }
  if (answer.ok) return { ...told, outcome: "written" };
  if (answer.status >= 500) return { ...told, outcome: "unsaved", message: told.message || words.offline };
  return { ...told, outcome: "refused" };
}

export async function send(path, fields, card) {
  if (desk.nameless) {
    tell(card, words.nameless, true);
    find("#naming input[name=name]").focus();
    return { outcome: "refused", message: words.nameless };
  }
  const told = { ...fields, inside: text ? "article" : "inbox" };
  tell(card, words.saving);
  card?.setAttribute("aria-busy", "true");
  const answer = await post(path, told);
  card?.removeAttribute("aria-busy");
  if (answer.outcome === "unsaved") {
    keep([...unsaved(), { path, fields: told }]);
    later();
  }
  if (answer.card) card = replace(answer);
  else if (answer.outcome === "written") card?.remove();
  tell(card, answer.outcome === "written" ? words.saved : answer.message, answer.outcome !== "written");
  return answer;
}

let waiting = 0;
function later() {
  clearTimeout(waiting);
  waiting = setTimeout(sendUnsaved, PAUSE);
}

async function sendUnsaved() {
  clearTimeout(waiting);
  for (const each of unsaved()) {
    const answer = await post(each.path, each.fields);
    if (answer.outcome === "unsaved") {
      later();
      break;
    }
    keep(unsaved().slice(1));
    const card = answer.card ? replace(answer) : cardOf(each.fields.fact_id);
    tell(card, answer.outcome === "written" ? words.saved : answer.message, answer.outcome !== "written");
  }
}

window.addEventListener("online", sendUnsaved);
window.addEventListener("beforeunload", (event) => {
  if (find(".fact-card[aria-busy]") || unsaved().length) event.preventDefault();
});
find("#unsaved button").addEventListener("click", sendUnsaved);
keep(unsaved());
if (unsaved().length) sendUnsaved();
