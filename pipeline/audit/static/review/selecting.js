// The selected words, counted as the tables count: in Unicode code points of the article.
import { text } from "./page.js";

const points = (string) => [...string].length;

export function selected() {
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
