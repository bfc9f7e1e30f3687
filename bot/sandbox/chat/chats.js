// The list of a phone's chats, the one with the newest message first.

import { avatar, el, iconButton } from "./dom.js";
import { newGroup } from "./groups.js";
import { summary } from "./text.js";

export class Chats {
  constructor(phone) {
    this.phone = phone;
    this.list = el("ul", { class: "chat-list", "aria-label": phone.say("chats") });
    const group = iconButton("group", phone.say("new_group"), () => newGroup(phone), { "aria-haspopup": "dialog" });
    const head = el("header", { class: "head" }, el("div", { class: "title" }, el("h2", {}, phone.say("chats"))), group);
    this.element = el("div", { class: "chats" }, head, this.list);
  }

  draw() {
    const focused = document.activeElement?.dataset.chat;
    const newestFirst = [...this.phone.chats.values()].sort((a, b) => (b.last?.date ?? 0) - (a.last?.date ?? 0));
    this.list.replaceChildren(...newestFirst.map((chat) => el("li", {}, this.#row(chat))));
    if (focused) this.list.querySelector(`[data-chat="${focused}"]`)?.focus();
  }

  focus() {
    this.list.querySelector("button")?.focus();
  }

  #row(chat) {
    const { say, times } = this.phone;
    const last = chat.last ? summary(chat.last, say) : say("no_messages");
    const when = chat.last && el("time", {}, times.brief(chat.last.date));
    const unread = chat.unread > 0 && badge(chat.unread, say);
    const texts = el("span", { class: "choice-text" }, el("span", { class: "name", dir: "auto" }, chat.title), el("small", { dir: "auto" }, last));
    const open = () => this.phone.open(chat.chat_id);
    return el("button", { type: "button", class: "chat-row", "data-chat": chat.chat_id, onclick: open }, avatar(chat.title, chat.chat_id), texts, el("span", { class: "aside" }, when, unread));
  }
}

export function badge(count, say) {
  const words = say("unread", { count });
  return el("span", { class: "badge" }, el("span", { "aria-hidden": "true" }, count), el("span", { class: "unseen" }, words));
}
