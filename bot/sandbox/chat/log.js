// The messages of one chat on the screen: added, edited and removed in place, without moving what is being read.

import { el } from "./dom.js";
import { bubble } from "./message.js";
import { dayOf } from "./times.js";

const NEAR = 60;

export class Log {
  constructor(view, { onolder, onscroll }) {
    this.view = view;
    this.messages = new Map();
    this.drawn = new Map();
    this.days = new Map();
    this.element = el("div", { class: "log", role: "log", "aria-live": "polite", "aria-label": view.say("messages") });
    Object.assign(this, { sticks: true, top: 0 });
    this.element.addEventListener("scroll", () => {
      this.#scrolled();
      if (this.element.scrollTop < NEAR) onolder();
      onscroll(this.sticks);
    });
    new ResizeObserver(() => this.sticks && this.toEnd()).observe(this.element);
    this.element.addEventListener("keydown", (event) => this.#key(event));
    this.element.addEventListener("contextmenu", (event) => this.#menu(event));
    this.element.addEventListener("focusin", (event) => this.#mark(event.target.closest(".message")));
  }

  get sorted() {
    return [...this.messages.values()].sort((a, b) => a.message_id - b.message_id);
  }

  // Takes a whole stretch anew; what did not change keeps its elements, and with them focus and players.
  show(messages) {
    const fresh = messages.map((message) => [message.message_id, this.#unlessSame(message)]);
    this.messages = new Map(fresh);
    this.draw();
  }

  put(message) {
    this.messages.set(message.message_id, this.#unlessSame(message));
    this.draw();
  }

  drop(ids) {
    for (const id of ids) this.messages.delete(id);
    this.draw();
  }

  prepend(messages) {
    const height = this.element.scrollHeight;
    const top = this.element.scrollTop;
    for (const message of messages) this.messages.set(message.message_id, message);
    this.draw();
    this.element.scrollTop = top + this.element.scrollHeight - height;
  }

  draw() {
    const { sticks } = this;
    const focus = this.#focus();
    const wanted = this.#wanted();
    place(this.element, wanted);
    this.#restore(focus);
    this.#mark(document.activeElement?.closest(".message") ?? [...this.element.querySelectorAll(".message")].at(-1));
    if (sticks) this.toEnd();
  }

  isAtEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.element;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }

  toEnd() {
    this.sticks = true;
    this.element.scrollTop = this.element.scrollHeight;
  }

  jump(id) {
    const found = this.element.querySelector(`[data-id="${id}"]`);
    found?.scrollIntoView({ block: "center" });
    found?.focus({ preventScroll: true });
  }

  // Only who scrolls back leaves the end: a keyboard that opens below does not.
  #scrolled() {
    const { scrollTop } = this.element;
    this.sticks = this.isAtEnd() || (this.sticks && scrollTop >= this.top);
    this.top = scrollTop;
  }

  #unlessSame(message) {
    const old = this.messages.get(message.message_id);
    return old && JSON.stringify(old) === JSON.stringify(message) ? old : message;
  }

  #wanted() {
    const wanted = [];
    const drawn = new Map();
    let before = null;
    for (const group of grouped(this.sorted)) {
      const isNewDay = !before || dayOf(before.date) !== dayOf(group[0].date);
      if (isNewDay) wanted.push(this.#day(group[0].date));
      const entry = this.#drawn(group);
      drawn.set(group[0].message_id, entry);
      const isBelowOwn = wanted.at(-1)?.matches(".message") && before.from.id === group[0].from.id;
      entry.element.classList.toggle("follows", Boolean(isBelowOwn));
      wanted.push(entry.element);
      before = group.at(-1);
    }
    this.drawn = drawn;
    return wanted;
  }

  #drawn(group) {
    const old = this.drawn.get(group[0].message_id);
    const isSame = old?.group.length === group.length && old.group.every((message, index) => message === group[index]);
    return isSame ? old : { group, element: bubble(group, this.view) };
  }

  #day(seconds) {
    const key = dayOf(seconds);
    if (!this.days.has(key)) this.days.set(key, el("div", { class: "day" }));
    const separator = this.days.get(key);
    const words = this.view.times.day(seconds);
    if (separator.textContent !== words) separator.textContent = words;
    return separator;
  }

  // One message is reached by Tab, the others from it by the arrows.
  #mark(message) {
    if (!this.element.contains(message)) return;
    for (const other of this.element.querySelectorAll('.message[tabindex="0"]')) other.tabIndex = -1;
    message.tabIndex = 0;
  }

  // Where the focus stands: in which message, and at which of its buttons.
  #focus() {
    const message = document.activeElement?.closest(".message");
    if (!message || !this.element.contains(message)) return null;
    const keys = [...message.querySelectorAll(".key")];
    return { id: message.dataset.id, key: keys.indexOf(document.activeElement), element: document.activeElement };
  }

  #restore(focus) {
    if (!focus || focus.element.isConnected) return;
    const message = this.element.querySelector(`[data-id="${focus.id}"]`) ?? [...this.element.querySelectorAll(".message")].at(-1);
    if (!message) return;
    this.#mark(message);
    const keys = message.querySelectorAll(".key");
    (keys[Math.min(focus.key, keys.length - 1)] ?? message).focus({ preventScroll: true });
  }

  #key(event) {
    const message = event.target.closest(".message");
    if (event.target !== message) return;
    if (event.key === "Enter" || event.key === " ") this.#open(event, message);
    const all = [...this.element.querySelectorAll(".message")];
    const steps = { ArrowUp: -1, ArrowDown: 1 };
    const to = event.key in steps ? all[all.indexOf(message) + steps[event.key]] : { Home: all[0], End: all.at(-1) }[event.key];
    if (!to) return;
    event.preventDefault();
    to.focus();
  }

  #menu(event) {
    const message = event.target.closest(".message");
    if (message && !event.target.closest("a, img") && !String(getSelection())) this.#open(event, message);
  }

  #open(event, message) {
    event.preventDefault();
    this.view.act.choose(this.messages.get(Number(message.dataset.id)));
  }
}

function grouped(messages) {
  const groups = [];
  for (const message of messages) {
    const last = groups.at(-1);
    if (message.media_group_id && last?.[0].media_group_id === message.media_group_id) last.push(message);
    else groups.push([message]);
  }
  return groups;
}

// Brings the children into the wanted order and touches only those that differ.
function place(parent, wanted) {
  const kept = new Set(wanted);
  for (const child of [...parent.children]) if (!kept.has(child)) child.remove();
  let next = parent.firstChild;
  for (const node of wanted) {
    if (node === next) next = next.nextSibling;
    else parent.insertBefore(node, next);
  }
}
