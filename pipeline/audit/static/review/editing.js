// The dialog in which a fact is corrected, or one that the reader missed is filled in (see adding.js).
import { desk, find, findAll, text, words } from "./page.js";
import { selected } from "./selecting.js";
import { base, send } from "./sending.js";

const editor = document.getElementById("editor");
const form = find("form", editor);
const field = (name) => find(`[data-field="${name}"]`, editor);
let editing = null; // { card, values, text }: no card for a fact to be added, whose text is what was selected

function show(kind, values) {
  for (const column of desk.columns) {
    const place = field(column), input = find("input", place), select = find("select", place);
    const choices = desk.choices[kind]?.[column];
    place.hidden = !desk.fields[kind].includes(column);
    input.hidden = input.disabled = place.hidden || Boolean(choices);
    select.hidden = select.disabled = place.hidden || !choices;
    if (choices) {
      select.replaceChildren(...choices.map((value) => new Option(desk.labels[column]?.[value] || value || words.none, value)));
      select.value = choices.includes(values[column]) ? values[column] : choices[0];
    }
    input.value = values[column] ?? "";
  }
}

export function open(title, quoted, opened) {
  editing = opened;
  const { values } = editing;
  find("h2", editor).textContent = title;
  find(".quoted", editor).textContent = quoted;
  find(".wrong", editor).textContent = "";
  form.reset();
  form.elements.type.value = values.type;
  show(values.type, values);
  form.elements.start.value = values.start;
  form.elements.end.value = values.end;
  editor.showModal();
  (findAll("input:not([hidden]), select:not([hidden])", find(".fields", editor))[1] || form.elements.type).focus();
}

export function edit(card) {
  const values = JSON.parse(card.dataset.fields), chosen = selected();
  if (chosen) Object.assign(values, { start: chosen.start, end: chosen.end });
  open(words.correct, chosen ? chosen.text : find(".as-written", card).textContent, { card, values });
}

const typed = () => Object.fromEntries(
  [...new FormData(form)].filter(([name]) => name !== "comment").map(([name, value]) => ["to." + name, value]));

const moved = () => ["start", "end"].some((name) => form.elements[name].value !== String(editing.values[name]));

form.elements.type.addEventListener("change", () => {
  const now = Object.fromEntries([...new FormData(form)]);
  show(form.elements.type.value, { ...editing.values, ...now });
});

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const { card } = editing, comment = form.elements.comment.value;
  const answer = card
    ? await send("/review/correct", { ...base(card), ...typed(), comment }, card)
    : await send("/review/add", { article_id: text.dataset.article, text: moved() ? "" : editing.text, ...typed(), comment }, null);
  if (answer.outcome === "refused") {
    find(".wrong", editor).textContent = answer.message;
    const wrong = answer.column && field(answer.column);
    if (wrong && !wrong.hidden) find("input:not([hidden]), select:not([hidden])", wrong)?.focus();
    return;
  }
  editor.close();
  if (!card && answer.outcome === "written") {
    location.hash = "c-" + answer.fact_id;
    location.reload();
  }
});
