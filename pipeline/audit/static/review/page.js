// What the page tells its script, and how things on it are found.
export const find = (selector, inside = document) => inside.querySelector(selector);
export const findAll = (selector, inside = document) => [...inside.querySelectorAll(selector)];
export const desk = JSON.parse(document.getElementById("desk").dataset.desk);
export const words = desk.words;
export const text = document.getElementById("text"); // the article's; the inbox has none
