// One phone: a person with a name, a language and a theme, and what they have open.

import { get, patch, Refused } from "./api.js";
import { Chats } from "./chats.js";
import { Conversation } from "./conversation.js";
import { avatar, el, iconButton } from "./dom.js";
import { deepLink } from "./links.js";
import { Sheet } from "./sheet.js";
import { Times } from "./times.js";
import { direction, known, LANGUAGES, words } from "./words.js";

const BY_ID = (items, key) => new Map(items.map((item) => [item[key], item]));

export class Phone {
  constructor(account, page) {
    Object.assign(this, { account, page, bots: new Map(), chats: new Map(), conversation: null });
    this.element = el("section", { class: "phone", "data-account": account.id });
    this.#build();
  }

  get(path) {
    return get(`phone/${this.account.id}/${path}`);
  }

  // Reads who and what there is. The first time the only chat there is stands open already.
  async start() {
    await this.refresh();
    if (this.chats.size === 1) await this.open([...this.chats.keys()][0], { isFocused: false });
  }

  async refresh() {
    const [bots, chats] = await Promise.all([this.get("bots"), this.get("chats")]);
    this.bots = BY_ID(bots, "id");
    this.chats = BY_ID(chats, "chat_id");
    this.list.draw();
    const open = this.conversation && this.chats.get(this.conversation.chat.chat_id);
    if (open) this.conversation.update(open);
    else if (this.conversation) this.showChats();
    this.page.counted();
  }

  // A deep link's payload stands ready behind the Start button: it begins nothing by itself.
  async open(chatId, { payload = null, isFocused = true } = {}) {
    const chat = this.chats.get(chatId);
    if (!chat) return;
    this.conversation = new Conversation(this, chat);
    this.screen.replaceChildren(this.conversation.element);
    await this.trying(Promise.all([this.conversation.load(), this.conversation.composer.loadCommands()]));
    this.conversation.payload = payload;
    this.conversation.composer.update();
    if (isFocused) this.conversation.composer.focus();
  }

  showChats() {
    this.conversation = null;
    this.screen.replaceChildren(this.list.element);
    this.list.draw();
    this.list.focus();
  }

  botNamed(username) {
    return [...this.bots.values()].find((bot) => bot.username.toLowerCase() === username.toLowerCase());
  }

  async openBot(username, payload = null) {
    const bot = this.botNamed(username);
    if (bot) await this.open(bot.id, { payload });
    return Boolean(bot);
  }

  // True when the address leads to a bot that this phone has, and was opened here.
  follow(address) {
    const link = deepLink(address);
    if (!link || !this.botNamed(link.bot)) return false;
    this.openBot(link.bot, link.payload || null);
    return true;
  }

  async receive(event) {
    if (event.type === "message" || event.type === "edited") this.#noted(event);
    if (this.conversation?.chat.chat_id === (event.chat_id ?? null)) this.conversation.receive(event);
    if (event.type === "answer") this.#answered(event);
    if (event.type === "deleted" || event.type === "profile") await this.#changed();
    if (event.type === "chat") await this.#moved(event);
    if (event.type === "commands") await this.#changed().then(() => this.conversation?.composer.loadCommands());
    if (event.type === "clock") this.conversation?.redraw();
  }

  async resume() {
    await this.refresh();
    await this.conversation?.reload();
  }

  get unread() {
    return [...this.chats.values()].reduce((sum, chat) => sum + chat.unread, 0);
  }

  // The result, or null after the person was told what went wrong.
  async trying(promise) {
    try {
      return (await promise) ?? {};
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.toast(error.message || this.say("connecting"));
      return null;
    }
  }

  async copy(text) {
    const copied = await navigator.clipboard?.writeText(text).then(() => true, () => false);
    this.toast(this.say(copied ? "copied" : "not_available"));
  }

  toast(text) {
    const shown = el("div", { class: "toast", dir: "auto" }, text);
    this.toasts.replaceChildren(shown);
    setTimeout(() => shown.remove(), 3000 + 60 * text.length);
  }

  // Takes a changed name, language or theme; only another language needs other words everywhere.
  async become(account) {
    const isSame = account.language_code === this.account.language_code && account.first_name === this.account.first_name;
    this.account = account;
    if (isSame) return this.#theme();
    const open = this.conversation?.chat.chat_id;
    this.conversation = null;
    this.#build();
    await this.refresh();
    if (open) await this.open(open, { isFocused: false });
    return undefined;
  }

  #build() {
    const { account, element } = this;
    this.say = words(account.language_code);
    this.times = new Times(known(account.language_code), this.say);
    this.sheet = new Sheet(this.say);
    this.list = new Chats(this);
    this.screen = el("div", { class: "screen" }, this.list.element);
    this.toasts = el("div", { class: "toasts", role: "status" });
    element.lang = known(account.language_code);
    element.dir = direction(account.language_code);
    element.setAttribute("aria-label", this.say("phone_of", { name: account.first_name }));
    const held = el("div", { class: "held-phone" }, this.#owner(), this.screen);
    element.replaceChildren(held, this.sheet.element, this.toasts);
    this.#theme();
  }

  #owner() {
    const { account, say } = this;
    const options = Object.entries(LANGUAGES).map(([code, name]) => el("option", { value: code, lang: code, selected: code === known(account.language_code) }, name));
    const language = el("select", { "aria-label": say("language"), onchange: (event) => this.#change({ language_code: event.target.value }, "select") }, ...options);
    const turn = () => this.#change({ theme: this.account.theme === "dark" ? "light" : "dark" });
    this.themeButton = iconButton("moon", "", turn);
    return el("header", { class: "owner" }, avatar(account.first_name, account.id), el("h2", { dir: "auto" }, account.first_name), language, this.themeButton);
  }

  async #change(values, focused) {
    const account = await this.trying(patch(`phone/accounts/${this.account.id}`, values));
    if (account) await this.become(account);
    if (focused) this.element.querySelector(focused).focus();
  }

  #theme() {
    const isDark = this.account.theme === "dark";
    this.element.dataset.theme = isDark ? "dark" : "light";
    const fresh = iconButton(isDark ? "sun" : "moon", this.say(isDark ? "light" : "dark"));
    this.themeButton.replaceChildren(...fresh.childNodes);
    this.themeButton.setAttribute("aria-label", fresh.title);
    this.themeButton.title = fresh.title;
  }

  #noted({ type, chat_id: id, message }) {
    const chat = this.chats.get(id);
    if (!chat) return this.#changed();
    const isOpen = this.conversation?.chat.chat_id === id && this.element.offsetParent && !document.hidden;
    if (type === "message") chat.unread = message.out || isOpen ? 0 : chat.unread + 1;
    if (type === "message" || chat.last?.message_id === message.message_id) chat.last = message;
    chat.begun = true;
    this.list.draw();
    this.page.counted();
    return undefined;
  }

  #answered(event) {
    this.conversation?.answer(event);
    if (event.url) this.follow(event.url);
    if (event.text && event.show_alert) this.sheet.alert(event.text, this.conversation?.chat.title ?? this.say("bot"));
    else if (event.text) this.toast(event.text);
  }

  // A group that became a supergroup goes on under another number.
  async #moved(event) {
    const wasOpen = event.migrated_to && this.conversation?.chat.chat_id === event.chat_id;
    await this.#changed();
    if (wasOpen) await this.open(event.migrated_to, { isFocused: false });
  }

  // Several changes at once are read together.
  #changed() {
    this.changing ??= new Promise((resolve) => setTimeout(resolve, 50)).then(() => {
      this.changing = null;
      return this.trying(this.refresh());
    });
    return this.changing;
  }
}
