// One bubble: a message, or the pictures of an album, with its buttons below.

import { avatar, el, hue, iconButton } from "./dom.js";
import { inlineKeyboard } from "./keyboards.js";
import { album, media } from "./media.js";
import { formatted, service, summary } from "./text.js";

// `view` has say, times, isGroup and act (press, command, mention, follow, choose, jump).
export function bubble(messages, view) {
  const [message] = messages;
  const notice = service(message, view.say);
  if (notice) return el("div", { class: "notice", dir: "auto" }, notice);
  const captioned = messages.find((each) => each.caption ?? each.text) ?? message;
  const body = el("div", { class: "bubble" }, ...inside(messages, captioned, view), footing(captioned, view));
  const rows = message.reply_markup?.inline_keyboard;
  const act = { ...view.act, press: (button, key) => view.act.press(button, key, message) };
  const held = el("div", { class: "held" }, body, rows && inlineKeyboard(rows, act));
  return framed(message, held, view);
}

function inside(messages, captioned, view) {
  const [message] = messages;
  const shown = messages.length > 1 ? album(messages, view.say) : media(message, view.say);
  const words = text(captioned, view);
  const parts = [sender(message, view), origin(message, view), quote(message, view)];
  return [...parts, ...(message.show_caption_above_media ? [words, shown] : [shown, words])];
}

function text(message, { act, say }) {
  const words = message.text ?? message.caption;
  if (!words) return null;
  return el("div", { class: "text", dir: "auto" }, ...formatted(words, message.entities ?? message.caption_entities, act, say));
}

// Who speaks is seen by the side of the bubble; a screen reader is told in words.
function sender(message, { say, isGroup }) {
  const name = message.out ? say("you") : message.from.first_name;
  const isSeen = isGroup && !message.out;
  return el("div", { class: isSeen ? `sender hue${hue(message.from.id)}` : "unseen", dir: "auto" }, `${name}:`.slice(0, isSeen ? -1 : undefined));
}

function origin({ via_bot: bot }, { say }) {
  return bot && el("div", { class: "origin", dir: "auto" }, say("via", { name: bot.username }));
}

function quote({ reply_to_message: answered }, { say, act, topic }) {
  if (!answered || answered.message_id === topic) return null;
  const words = el("span", { dir: "auto" }, summary(answered, say));
  const name = el("strong", { dir: "auto" }, answered.from.first_name);
  return el("button", { type: "button", class: "quote", onclick: () => act.jump(answered.message_id) }, name, words);
}

function footing(message, { say, times }) {
  const written = new Date(message.date * 1000).toISOString();
  const edited = message.edit_date && message.out ? `${say("edited")} ` : "";
  return el("div", { class: "footing" }, edited, el("time", { datetime: written }, times.time(message.date)));
}

function framed(message, held, view) {
  const more = iconButton("more", view.say("more"), () => view.act.choose(message), { tabindex: "-1", "aria-haspopup": "menu" });
  const face = view.isGroup && !message.out && avatar(message.from.first_name, message.from.id);
  const side = message.out ? "out" : "in";
  return el("div", { class: `message ${side}`, "data-id": message.message_id, tabindex: "-1" }, face, held, more);
}
