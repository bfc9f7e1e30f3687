// The foot of a chat: where a person writes, attaches, answers, edits, or starts.

import { post } from "./api.js";
import { attachments, choosePlace, Recording, sendFiles, shareContact } from "./attachments.js";
import { el, icon, iconButton } from "./dom.js";
import { replyKeyboard, standing } from "./keyboards.js";
import { Suggestions } from "./suggestions.js";
import { summary } from "./text.js";

export class Composer {
  constructor(conversation) {
    Object.assign(this, { conversation, phone: conversation.phone, say: conversation.say, context: null, isOpen: false });
    this.commands = [];
    this.input = this.#input();
    this.suggestions = new Suggestions(this);
    this.contextBar = el("div", { class: "context", hidden: true });
    this.keys = el("div", { class: "keys-place" });
    this.begin = el("button", { type: "button", class: "primary start", onclick: () => this.#begin() });
    this.row = this.#row();
    this.element = el("footer", { class: "composer" }, this.suggestions.element, this.contextBar, this.row, this.begin, this.keys);
  }

  async loadCommands() {
    const { chat, phone } = this.conversation;
    this.commands = (await phone.trying(phone.get(`commands?chat=${chat.chat_id}`))) ?? [];
    this.update();
  }

  // Brings everything in line with the chat: the Start button or the row, the menu, the keyboard.
  update() {
    const { chat, isBegun, payload } = this.conversation;
    const isWaiting = chat.blocked || !isBegun || payload !== null;
    const hadFocus = this.element.contains(document.activeElement);
    this.begin.textContent = this.say(chat.blocked ? "unblock" : "start");
    this.begin.hidden = !isWaiting;
    this.row.hidden = isWaiting;
    this.#menuButton();
    this.#keyboard(isWaiting);
    if (hadFocus && !this.element.contains(document.activeElement)) this.focus();
    else if (hadFocus && document.activeElement.closest("[hidden]")) this.focus();
  }

  focus() {
    (this.begin.hidden ? this.input : this.begin).focus();
  }

  fill(text) {
    this.input.value = text;
    this.input.focus();
    this.#typed();
  }

  answerTo(message, isFocused = true) {
    this.#setContext({ reply: message }, this.say("reply"), summary(message, this.say));
    if (isFocused) this.input.focus();
  }

  change(message) {
    this.#setContext({ edit: message }, this.say("edit"), summary(message, this.say));
    this.fill(message.text ?? message.caption);
  }

  // What was typed stays when it could not be sent.
  async send(text) {
    const { path, topic } = this.conversation;
    const { reply, edit } = this.#takeContext();
    const place = { reply_to: reply?.message_id, thread: topic ?? undefined };
    const sent = edit ? post(`${path}/edit`, { message_id: edit.message_id, text }) : post(`${path}/send`, { text, ...place });
    return this.phone.trying(sent);
  }

  async submit() {
    const text = this.input.value;
    if (!text.trim()) return;
    this.#clear();
    if (!(await this.send(text)) && !this.input.value) this.fill(text);
  }

  async #begin() {
    const { chat, path, payload } = this.conversation;
    this.conversation.payload = null;
    if (chat.blocked) await this.phone.trying(post(`${path}/unblock`));
    if (!chat.blocked || payload !== null) await this.phone.trying(post(`${path}/start`, { payload: payload ?? "" }));
    this.update();
    if (document.activeElement === document.body) this.input.focus(); // whoever has gone on already stays there
  }

  #input() {
    const label = this.say("message");
    const input = el("textarea", { rows: 1, dir: "auto", "aria-label": label, placeholder: label, enterkeyhint: "send", maxlength: 20000 });
    input.addEventListener("input", () => this.#typed());
    input.addEventListener("keydown", (event) => this.#key(event));
    input.addEventListener("paste", (event) => this.#dropped(event, event.clipboardData.files));
    return input;
  }

  #row() {
    const { say } = this;
    this.menu = el("button", { type: "button", class: "menu-button", "aria-haspopup": "menu", onclick: () => this.#menu() }, icon("menu"), el("span", {}, say("menu")));
    this.toggle = iconButton("keyboard", say("keyboard"), () => this.#toggle(), { "aria-expanded": "false" });
    this.sendButton = iconButton("send", say("send"), () => this.submit(), { class: "icon-button send" });
    const attach = iconButton("attach", say("attach"), () => attachments(this), { "aria-haspopup": "menu" });
    this.recording = new Recording(this);
    const row = el("div", { class: "row" }, this.menu, attach, this.input, this.toggle, this.recording.button, this.sendButton);
    row.addEventListener("dragover", (event) => event.preventDefault());
    row.addEventListener("drop", (event) => this.#dropped(event, event.dataTransfer.files));
    return row;
  }

  #typed() {
    const { input } = this;
    input.style.height = "auto";
    input.style.height = `${input.scrollHeight}px`;
    this.row.classList.toggle("has-text", Boolean(input.value.trim()));
    this.suggestions.look(input.value);
  }

  #clear() {
    this.input.value = "";
    this.#typed();
  }

  #key(event) {
    if (event.isComposing || this.suggestions.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "Escape" && this.context) {
      this.#takeContext();
      this.#clear();
    } else if (event.key === "ArrowUp" && !this.input.value) this.#previous(event);
  }

  #previous(event) {
    const own = this.conversation.shown.findLast((message) => message.out && message.text);
    if (!own) return;
    event.preventDefault();
    this.change(own);
  }

  #dropped(event, files) {
    if (!files.length) return;
    event.preventDefault();
    sendFiles(this, [...files], "photo");
  }

  #setContext(context, label, words) {
    this.context = context;
    const texts = el("span", { class: "choice-text" }, el("strong", {}, label), el("span", { dir: "auto" }, words));
    const cancel = iconButton("close", this.say("cancel"), () => {
      this.#takeContext();
      if (context.edit) this.#clear();
      this.input.focus();
    });
    this.contextBar.replaceChildren(texts, cancel);
    this.contextBar.hidden = false;
  }

  #takeContext() {
    const context = this.context ?? {};
    this.context = null;
    this.contextBar.hidden = true;
    this.contextBar.replaceChildren();
    return context;
  }

  takeText() {
    const text = this.input.value.trim();
    this.#clear();
    return text;
  }

  takeReply() {
    return this.#takeContext().reply?.message_id;
  }

  #menuButton() {
    const bot = this.phone.bots.get(this.conversation.chat.chat_id);
    const app = bot?.menu_button?.type === "web_app" && bot.menu_button;
    this.menu.hidden = !app && !this.commands.length;
    this.menu.lastChild.textContent = app ? app.text : this.say("menu");
    this.menu.setAttribute("aria-label", this.menu.lastChild.textContent);
    this.menu.setAttribute("aria-haspopup", app ? "false" : "menu");
    this.app = app;
  }

  #menu() {
    if (this.app) return this.phone.follow(this.app.web_app.url) || window.open(this.app.web_app.url, "_blank", "noopener");
    const choices = this.commands.map(({ command, description, bot }) => ({
      label: `/${command}`,
      detail: description,
      act: () => this.send(bot ? `/${command}@${bot}` : `/${command}`),
    }));
    return this.phone.sheet.choose(this.say("commands"), choices);
  }

  #keyboard(isWaiting) {
    const found = isWaiting ? null : standing(this.conversation.shown);
    const state = found && `${found.message.message_id} ${found.isOver}`;
    if (state !== this.state) this.#newKeyboard(found);
    this.state = state;
    this.toggle.hidden = !found?.markup.keyboard;
    this.keys.hidden = !found?.markup.keyboard || !this.isOpen;
    this.toggle.setAttribute("aria-expanded", String(!this.keys.hidden));
    this.input.placeholder = (!found?.isOver && found?.markup.input_field_placeholder) || this.say("message");
  }

  #newKeyboard(found) {
    this.isOpen = Boolean(found && !found.isOver);
    this.keys.replaceChildren();
    if (found?.markup.keyboard) this.keys.append(replyKeyboard(found.markup, (key) => this.#pick(key), this.say("keyboard")));
    if (found?.markup.force_reply && !found.isOver) this.answerTo(found.message, this.phone.element.contains(document.activeElement));
  }

  #toggle() {
    this.isOpen = !this.isOpen;
    this.update();
  }

  async #pick(key) {
    if (key.request_contact) await shareContact(this);
    else if (key.request_location) choosePlace(this);
    else await this.send(key.text);
  }
}
