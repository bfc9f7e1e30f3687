// Buttons: those under a message, and those that take the place of a keyboard.

import { arrows, el, icon } from "./dom.js";
import { deepLink, outside } from "./links.js";

// `press(button, element)` is called for a tap, `follow(address)` says whether the phone itself opened it.
export function inlineKeyboard(rows, act) {
  const board = el("div", { class: "keys", role: "group" }, ...rows.map((row) => el("div", { class: "key-row" }, ...row.map((button) => inlineKey(button, act)))));
  arrows(board, ".key");
  return board;
}

function inlineKey(button, act) {
  const url = button.url ?? button.web_app?.url;
  const name = el("span", { dir: "auto" }, button.text);
  if (url && !deepLink(url)) return outward(outside(url), name);
  const key = el("button", { type: "button", class: "key" }, name, mark(button));
  key.addEventListener("click", () => (url ? act.follow(url) : act.press(button, key)));
  return key;
}

function outward(href, name) {
  return el("a", { class: "key", href, target: "_blank", rel: "noopener noreferrer" }, name, icon("out"));
}

function mark(button) {
  return button.copy_text ? icon("copy") : null;
}

// A key is busy until the bot answers its tap, however long the bot was away.
export function busy(key, isBusy) {
  key.toggleAttribute("data-busy", isBusy);
  key.setAttribute("aria-busy", String(isBusy));
}

export function replyKeyboard(markup, pick, label) {
  const rows = markup.keyboard.map((row) =>
    el("div", { class: "key-row" }, ...row.map((key) => el("button", { type: "button", class: "key", onclick: () => pick(key) }, el("span", { dir: "auto" }, key.text)))),
  );
  const board = el("div", { class: "reply-keys", role: "group", "aria-label": label }, ...rows);
  arrows(board, ".key");
  return board;
}

// The newest message with a say in it decides: a keyboard, a wish for a reply, or neither.
export function standing(messages) {
  const deciding = messages.findLast(({ out, reply_markup: markup }) => !out && markup && !markup.inline_keyboard);
  const markup = deciding?.reply_markup;
  if (!markup || markup.remove_keyboard) return null;
  const answered = messages.some((message) => message.out && message.message_id > deciding.message_id);
  const isOver = answered && (markup.force_reply || markup.one_time_keyboard);
  return { markup, message: deciding, isOver };
}
