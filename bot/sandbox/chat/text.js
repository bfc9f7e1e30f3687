// A text with its entities, as elements. Offsets are UTF-16 units, which is how JavaScript counts too.

import { el } from "./dom.js";
import { outside } from "./links.js";

// `act` has command(text), mention(username) and follow(address).
export function formatted(text, entities = [], act = null, say = null) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return pieces(text, 0, text.length, sorted, { act, say, marks: marks(text) });
}

const ISOLATED = /[\u2066-\u2068][^\u2069]*\u2069?/g;
const LETTER = /\p{L}/u;
const LEFTWARD = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thaana}\p{Script=Syriac}]/u;
const MARKS = { ltr: "\u200e", rtl: "\u200f" };

// Chromium orders a line by its first letter outside of isolates, but aligns all lines after the first by any letter:
// where the two differ, a mark before the line settles both.
function marks(text) {
  const found = new Map();
  let at = 0;
  for (const line of text.split("\n")) {
    const own = lead(line.replaceAll(ISOLATED, ""));
    if (own && own !== lead(line)) found.set(at, MARKS[own]);
    at += line.length + 1;
  }
  return found;
}

function lead(line) {
  const letter = line.match(LETTER)?.[0];
  return letter && (LEFTWARD.test(letter) ? "rtl" : "ltr");
}

function plain(text, from, to, found) {
  let made = "";
  let at = from;
  for (const [offset, mark] of found) {
    if (offset < from || offset >= to) continue;
    made += text.slice(at, offset) + mark;
    at = offset;
  }
  return made + text.slice(at, to);
}

function pieces(text, from, to, entities, around) {
  const made = [];
  let at = from;
  while (entities.length) {
    const [entity, ...rest] = entities;
    const end = Math.min(entity.offset + entity.length, to);
    const inner = rest.filter((other) => other.offset < end);
    made.push(plain(text, at, entity.offset, around.marks));
    made.push(wrapped(entity, text.slice(entity.offset, end), pieces(text, entity.offset, end, inner, around), around));
    at = end;
    entities = rest.filter((other) => other.offset >= end);
  }
  made.push(plain(text, at, to, around.marks));
  return withoutBreaks(made).filter(Boolean);
}

const BLOCKS = "pre, blockquote, div";

// A quote or a block of code stands on lines of its own: the line break beside it would make an empty one.
function withoutBreaks(made) {
  const isBlock = (piece) => piece instanceof Element && piece.matches(BLOCKS);
  return made.map((piece, index) => {
    if (typeof piece !== "string") return piece;
    const after = isBlock(made[index - 1]) ? piece.replace(/^\n/, "") : piece;
    return isBlock(made[index + 1]) ? after.replace(/\n$/, "") : after;
  });
}

const PLAIN = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code" };

function wrapped(entity, text, inner, around) {
  if (entity.type in PLAIN) return el(PLAIN[entity.type], {}, ...inner);
  return MADE[entity.type]?.(entity, text, inner, around) ?? el("span", {}, ...inner);
}

const MADE = {
  pre: (entity, _text, inner) => el("pre", { dir: "ltr", tabindex: "0", "aria-label": entity.language ?? "code", role: "group" }, el("code", {}, ...inner)),
  blockquote: (_entity, _text, inner) => el("blockquote", { dir: "auto" }, ...inner),
  expandable_blockquote: expandable,
  spoiler,
  text_link: (entity, _text, inner, around) => link(entity.url, inner, around),
  url: (_entity, text, inner, around) => link(text, inner, around),
  email: (_entity, text, inner, around) => link(`mailto:${text}`, inner, around),
  phone_number: (_entity, text, inner, around) => link(`tel:${text}`, inner, around),
  mention: (_entity, text, inner, around) => tapped("mention", inner, around, () => around.act.mention(text.slice(1))),
  bot_command: (_entity, text, inner, around) => tapped("command", inner, around, () => around.act.command(text)),
};

function link(address, inner, { act }) {
  const href = outside(address);
  if (!href || !act) return el("span", {}, ...inner);
  const onclick = (event) => act.follow(href) && event.preventDefault();
  return el("a", { href, target: "_blank", rel: "noopener noreferrer", onclick }, ...inner);
}

function tapped(kind, inner, { act }, onclick) {
  return act ? el("button", { type: "button", class: `in-text ${kind}`, dir: "ltr", onclick }, ...inner) : el("span", {}, ...inner);
}

// While hidden the words are kept from screen readers too; the label says what a tap does.
function spoiler(_entity, _text, inner, { say }) {
  const words = el("span", { "aria-hidden": "true" }, ...inner);
  const cover = el("button", { type: "button", class: "spoiler", "aria-label": say?.("spoiler"), "aria-expanded": "false" }, words);
  cover.addEventListener("click", () => cover.replaceWith(el("span", { class: "spoiler-shown", tabindex: "-1" }, ...words.childNodes)));
  return say ? cover : el("span", {}, "▒▒▒▒");
}

function expandable(_entity, _text, inner, { say }) {
  const quote = el("blockquote", { dir: "auto", class: "folded" }, ...inner);
  if (!say) return quote;
  const more = el("button", { type: "button", class: "in-text more", "aria-expanded": "false" }, say("more"));
  more.addEventListener("click", () => {
    more.setAttribute("aria-expanded", String(!quote.classList.toggle("folded")));
  });
  return el("div", {}, quote, more);
}

// One line for lists, quotes and notices: what a message is about, without elements.
export function summary(message, say) {
  const words = message.text ?? message.caption;
  if (words) return words.replaceAll(/\s+/g, " ").slice(0, 160);
  const kind = ["photo", "voice", "location", "contact", "document", "audio", "video"].find((name) => name in message);
  if (kind === "document") return message.document.file_name ?? say("file");
  return kind ? say(NAMES[kind]) : service(message, say) ?? "";
}

const NAMES = { photo: "picture", voice: "voice", location: "location", contact: "contact", audio: "file", video: "file" };

export function service(message, say) {
  const names = (people) => people.map((person) => person.first_name).join(", ");
  if (message.new_chat_members) return say("joined", { name: names(message.new_chat_members) });
  if (message.left_chat_member) return say("left", { name: names([message.left_chat_member]) });
  if (message.forum_topic_created) return say("topic", { name: message.forum_topic_created.name });
  if (message.forum_topic_edited) return say("topic", { name: message.forum_topic_edited.name ?? "" });
  if (message.forum_topic_closed) return say("topic_closed");
  if (message.forum_topic_reopened) return say("topic", { name: "✓" });
  if (message.group_chat_created || message.supergroup_chat_created) return say("new_group");
  if (message.migrate_from_chat_id || message.migrate_to_chat_id) return say("group");
  return null;
}
