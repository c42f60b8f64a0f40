// Review by mouse and keyboard: each file of review/ is one part of it; here is what a page does once, when it is opened.
import { choose } from "./review/cards.js";
import { find, findAll } from "./review/page.js";
import "./review/deciding.js";
import "./review/adding.js";
import "./review/keys.js";

const pointed = () => document.getElementById(decodeURIComponent(location.hash.slice(1)));

const fold = find(".filters-fold"); // on a phone the filters make room
if (fold && matchMedia("(max-width: 60rem)").matches) fold.open = false;

if (location.hash.startsWith("#c-")) choose(pointed());
window.addEventListener("hashchange", () => choose(pointed()));
findAll("time[datetime]").forEach((time) => {
  const when = new Date(time.dateTime);
  if (!isNaN(when)) time.textContent = when.toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
});
