// Review by mouse and keyboard. A decision that was not written stays in this browser and is sent again until it is.
"use strict";
(() => {
  const desk = JSON.parse(document.getElementById("desk").dataset.desk);
  const words = desk.words;
  const find = (selector, inside = document) => inside.querySelector(selector);
  const findAll = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const token = () => find("meta[name=csrf]").content;
  const text = document.getElementById("text");
  const isArticle = Boolean(text);
  const KEPT = "mine-unsaved-" + desk.mark;
  const PATIENCE = 30000, PAUSE = 4000;

  const noNames = document.getElementById("no-names");

  // ---- The current card, and what lights up with it

  const cards = () => findAll(".fact-card").filter((card) => card.offsetParent); // those that are shown
  const current = () => find(".fact-card.current");
  const cardOf = (id) => document.getElementById("c-" + id);
  const marksOf = (id) => (text ? findAll("mark", text).filter((mark) => mark.dataset.fact === id) : []);

  function light(id, on) {
    marksOf(id).forEach((mark) => mark.classList.toggle("lit", on));
    cardOf(id)?.classList.toggle("lit", on);
  }

  function choose(card, focus = true) {
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

  function step(by) {
    const all = cards();
    if (!all.length) return;
    const at = all.indexOf(current());
    choose(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)]);
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

  // ---- Sending decisions

  const unsaved = () => JSON.parse(localStorage.getItem(KEPT) || "[]");
  const keep = (list) => {
    if (list.length) localStorage.setItem(KEPT, JSON.stringify(list));
    else localStorage.removeItem(KEPT);
    const bar = document.getElementById("unsaved");
    bar.hidden = !list.length;
    find("span", bar).textContent = list.length ? words.unsaved.replace("{number}", list.length) : "";
  };

  function tell(card, said, wrong = false) {
    const line = card && find(".told", card);
    if (!line) return;
    line.textContent = said;
    line.classList.toggle("wrong", wrong);
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

  async function send(path, fields, card) {
    if (desk.nameless) {
      tell(card, words.nameless, true);
      find("#naming input[name=name]").focus();
      return { outcome: "refused", message: words.nameless };
    }
    const told = { ...fields, inside: isArticle ? "article" : "inbox" };
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

  function replace({ fact_id: id, card: html }) {
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

  // ---- What a reviewer does

  const base = (card) => ({ fact_id: card.dataset.fact, seen: card.dataset.seen, after: card.dataset.after });

  async function act(what, card, onward) {
    if (!card || card.hasAttribute("aria-busy")) return;
    if (what === "correct") return edit(card);
    if (what === "comment") return comment(card);
    if (what === "undo") {
      const undoing = find("input[name=undoing]", card)?.value ?? "";
      const answer = await send("/review/undo", { ...base(card), undoing }, card);
      if (answer.outcome === "written" && isArticle && !answer.card) location.reload();
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

  // ---- The dialog in which a fact is corrected or added

  const editor = document.getElementById("editor");
  const form = find("form", editor);
  const field = (name) => find(`[data-field="${name}"]`, editor);
  let editing = null;

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

  const typed = () => Object.fromEntries(
    [...new FormData(form)].filter(([name]) => name !== "comment").map(([name, value]) => ["to." + name, value]));

  function open(title, quoted, values) {
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

  form.elements.type.addEventListener("change", () => {
    const now = Object.fromEntries([...new FormData(form)]);
    show(form.elements.type.value, { ...editing.values, ...now });
  });

  function edit(card) {
    const values = JSON.parse(card.dataset.fields), chosen = selected();
    editing = { card, values };
    if (chosen) Object.assign(values, { start: chosen.start, end: chosen.end });
    open(words.correct, chosen ? chosen.text : find(".as-written", card).textContent, values);
  }

  function guess(chosen) {
    if (/%|persen/i.test(chosen)) return "percentage";
    if (/Rp|\$|rupiah|dolar/i.test(chosen)) return "money";
    if (/\b(19|20)\d\d\b|\d\/\d/.test(chosen)) return "date";
    if (/\d/.test(chosen)) return "count";
    return chosen.length > 60 ? "quote" : "entity";
  }

  function add() {
    const chosen = selected();
    if (!chosen) return tell(current(), words.select_first, true);
    if (desk.nameless) return find("#naming input[name=name]").focus();
    const kind = guess(chosen.text);
    const name = ["entity", "law", "official"].includes(kind) ? chosen.text.trim() : "";
    editing = { card: null, values: { type: kind, start: chosen.start, end: chosen.end, name }, text: chosen.text };
    if (kind === "money") editing.values.unit = "IDR";
    open(words.add, chosen.text, editing.values);
  }

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

  const moved = () => ["start", "end"].some((name) => form.elements[name].value !== String(editing.values[name]));

  // ---- Comments

  const commenting = document.getElementById("commenting");

  function comment(card) {
    editing = { card };
    find(".quoted", commenting).textContent = find(".as-written", card).textContent;
    find("form", commenting).reset();
    commenting.showModal();
    find("textarea", commenting).focus();
  }

  find("form", commenting).addEventListener("submit", () => {
    const said = find("textarea", commenting).value.trim();
    if (said) send("/review/decide", { ...base(editing.card), decision: "comment", comment: said }, editing.card);
  });

  // ---- Selected text, in Unicode code points of the article

  const points = (string) => [...string].length;

  function selected() {
    const selection = getSelection();
    if (!text || !selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
    const before = document.createRange();
    before.selectNodeContents(text);
    before.setEnd(range.startContainer, range.startOffset);
    const chosen = range.toString(), trimmed = chosen.trim();
    if (!trimmed) return null;
    const start = points(before.toString()) + points(chosen.slice(0, chosen.indexOf(trimmed)));
    return { text: trimmed, start, end: start + points(trimmed) };
  }

  const adding = document.getElementById("adding");
  if (adding) {
    document.addEventListener("selectionchange", () => {
      const chosen = selected();
      adding.hidden = !chosen;
      if (!chosen) return;
      const box = getSelection().getRangeAt(0).getBoundingClientRect();
      adding.style.top = `${Math.max(box.bottom + 6, 6)}px`;
      adding.style.left = `${Math.min(Math.max(box.left, 6), innerWidth - 160)}px`;
    });
    adding.addEventListener("mousedown", (event) => event.preventDefault()); // which would end the selection
    adding.addEventListener("click", add);
  }

  // ---- The keyboard

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

  // ---- Where the address points to; on a phone the filters make room

  const fold = find(".filters-fold");
  if (fold && matchMedia("(max-width: 60rem)").matches) fold.open = false;

  const pointed = location.hash.startsWith("#c-") && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (pointed) choose(pointed);
  window.addEventListener("hashchange", () => choose(document.getElementById(decodeURIComponent(location.hash.slice(1)))));
  findAll("time[datetime]").forEach((time) => {
    const when = new Date(time.dateTime);
    if (!isNaN(when)) time.textContent = when.toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
  });
})();
