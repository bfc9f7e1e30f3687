// One open chat: its head, its messages, and what stands at the foot.

import { get, post, remove } from "./api.js";
import { Composer } from "./composer.js";
import { avatar, el, iconButton } from "./dom.js";
import { busy } from "./keyboards.js";
import { Log } from "./log.js";
import { topicBar, showMembers } from "./groups.js";

const PAGE = 50;
const TYPING_LASTS = 5000;
const LONGEST_BUSY = 150_000;

export class Conversation {
  constructor(phone, chat) {
    Object.assign(this, { phone, chat, say: phone.say, topic: null, payload: null, answered: new Map(), pressed: new Map(), all: new Map() });
    this.path = `phone/${phone.account.id}/chats/${chat.chat_id}`;
    this.view = { say: phone.say, times: phone.times, isGroup: chat.type !== "private", topic: null, act: this.#acts() };
    this.log = new Log(this.view, { onolder: () => this.#older(), onscroll: (isAtEnd) => this.toEnd.toggleAttribute("hidden", isAtEnd) });
    this.toEnd = iconButton("down", this.say("to_end"), () => this.log.toEnd(), { class: "icon-button to-end", hidden: true });
    this.composer = new Composer(this);
    this.status = el("small", { class: "status", "aria-live": "polite" });
    this.topics = el("div", { class: "topics", role: "group", "aria-label": this.say("topics") });
    this.about = el("div", { class: "about" });
    const middle = el("div", { class: "middle" }, this.about, this.log.element, this.toEnd);
    this.head = this.#head();
    this.element = el("div", { class: "conversation" }, this.head, this.topics, middle, this.composer.element);
    this.update(chat);
  }

  async load() {
    await this.#read(PAGE);
    this.#show();
    this.log.toEnd();
    this.seen();
  }

  // Once more after the stream was away: what was read and where it stands on the screen stays.
  async reload() {
    await this.#read(Math.min(200, Math.max(PAGE, this.all.size)));
    this.#show();
    await this.composer.loadCommands();
  }

  update(chat) {
    const isRenamed = chat.title !== this.chat.title;
    this.chat = chat;
    if (isRenamed) this.head.replaceWith((this.head = this.#head()));
    this.#status();
    this.topics.replaceChildren(...topicBar(this));
    this.#about();
    this.composer.update();
  }

  receive(event) {
    if (event.type === "message" || event.type === "edited") this.#put(event.message, event.type);
    if (event.type === "deleted") this.#drop(event.message_ids);
    if (event.type === "typing") this.#typing();
  }

  answer(event) {
    const key = this.pressed.get(event.query_id);
    if (!key) this.answered.set(event.query_id, true);
    this.pressed.delete(event.query_id);
    if (key) busy(key, false);
  }

  seen() {
    if (document.hidden || !this.element.offsetParent) return;
    clearTimeout(this.reading);
    this.reading = setTimeout(() => this.phone.trying(post(`${this.path}/read`)), 200);
  }

  choose(topic) {
    this.topic = topic;
    this.view.topic = topic;
    this.update(this.chat);
    this.#show();
    this.log.toEnd();
  }

  get isBegun() {
    return !this.chat.bot || this.chat.begun || this.all.size > 0;
  }

  get shown() {
    return [...this.all.values()].filter((message) => !this.topic || message.message_thread_id === this.topic || message.message_id === this.topic);
  }

  redraw() {
    this.log.draw();
  }

  // What arrives while the answer is under way is newer than the answer.
  async #read(limit) {
    const arrived = new Map();
    this.arrived = arrived;
    const messages = await get(`${this.path}/messages?limit=${limit}`);
    this.arrived = null;
    this.hasOlder = messages.length === limit;
    this.all = new Map([...messages.map((message) => [message.message_id, message]), ...arrived]);
  }

  #show() {
    this.log.show(this.shown);
    this.#about();
    this.composer.update();
  }

  #put(message, type) {
    // What is edited far above has not been read yet and will come as it is by then.
    if (type === "edited" && !this.all.has(message.message_id)) return;
    this.all.set(message.message_id, message);
    this.arrived?.set(message.message_id, message);
    if (type === "message" && !message.out) this.#typed();
    if (this.shown.includes(message)) this.log.put(message);
    if (message.out && type === "message") this.log.toEnd();
    this.#about();
    this.composer.update();
    if (type === "message") this.seen();
  }

  #drop(ids) {
    for (const id of ids) this.all.delete(id);
    this.log.drop(ids);
    this.composer.update();
  }

  async #older() {
    if (!this.hasOlder || this.isLoading) return;
    this.isLoading = true;
    const first = Math.min(...this.all.keys());
    const messages = await this.phone.trying(get(`${this.path}/messages?before=${first}&limit=${PAGE}`));
    this.hasOlder = messages?.length === PAGE;
    for (const message of messages ?? []) this.all.set(message.message_id, message);
    this.log.prepend(messages?.filter((message) => this.shown.includes(message)) ?? []);
    this.isLoading = false;
  }

  #head() {
    const { chat, say } = this;
    const title = el("div", { class: "title" }, el("h2", { dir: "auto" }, chat.title), this.status);
    const more = iconButton("more", say("more"), () => this.#menu(), { "aria-haspopup": "menu" });
    return el("header", { class: "head" }, iconButton("back", say("back"), () => this.phone.showChats()), avatar(chat.title, chat.chat_id), title, more);
  }

  #menu() {
    const { chat, say, phone } = this;
    const other = (act) => () => phone.trying(post(`${this.path}/${act}`));
    const block = chat.bot && (chat.blocked ? { label: say("unblock"), act: other("unblock") } : { label: say("block"), act: other("block") });
    const clear = { label: say("clear"), act: () => phone.trying(post(`${this.path}/clear`).then(() => this.reload())) };
    const members = !chat.bot && { label: say("members"), act: () => showMembers(this) };
    const leave = !chat.bot && { label: say("leave"), act: () => this.#leave() };
    phone.sheet.choose(chat.title, [members, clear, block, leave]);
  }

  async #leave() {
    await this.phone.trying(remove(`${this.path}/members/${this.phone.account.id}`));
    this.phone.showChats();
  }

  #about() {
    const bot = this.phone.bots.get(this.chat.chat_id);
    const isShown = bot && !this.isBegun;
    this.about.toggleAttribute("hidden", !isShown);
    this.element?.classList.toggle("is-new", Boolean(isShown));
    if (!isShown) return;
    this.about.replaceChildren(avatar(bot.name, bot.id), el("h3", { dir: "auto" }, bot.name), el("p", { dir: "auto" }, bot.description));
  }

  #status() {
    const { chat, say } = this;
    const inside = chat.members?.filter((member) => !["left", "kicked"].includes(member.status)) ?? [];
    const words = chat.bot ? say("bot") : `${say("members")}: ${inside.length}`;
    if (!this.isTyping) this.status.textContent = words;
  }

  #typing() {
    this.isTyping = true;
    this.status.textContent = this.say("typing");
    this.status.classList.add("is-typing");
    clearTimeout(this.typingEnds);
    this.typingEnds = setTimeout(() => this.#typed(), TYPING_LASTS);
  }

  #typed() {
    this.isTyping = false;
    this.status.classList.remove("is-typing");
    this.#status();
  }

  #acts() {
    return {
      press: (button, key, message) => this.#press(button, key, message),
      command: (text) => this.composer.send(text),
      mention: (username) => this.phone.openBot(username),
      follow: (address) => this.phone.follow(address),
      jump: (id) => this.log.jump(id),
      choose: (message) => this.#chooseFor(message),
    };
  }

  async #press(button, key, message) {
    if (button.copy_text) return this.phone.copy(button.copy_text.text);
    if ("switch_inline_query_current_chat" in button || "switch_inline_query" in button) return this.#ask(button, message);
    if (!("callback_data" in button) || key.hasAttribute("data-busy")) return undefined;
    busy(key, true);
    const sent = await this.phone.trying(post(`${this.path}/press`, { message_id: message.message_id, data: button.callback_data }));
    if (!sent || this.answered.delete(sent.query_id)) return busy(key, false);
    this.pressed.set(sent.query_id, key);
    setTimeout(() => this.answer({ query_id: sent.query_id }), LONGEST_BUSY);
    return undefined;
  }

  #ask(button, message) {
    const bot = message.via_bot ?? message.from;
    const words = button.switch_inline_query_current_chat ?? button.switch_inline_query;
    this.composer.fill(`@${bot.username} ${words}`);
  }

  #chooseFor(message) {
    const { say, phone, composer } = this;
    const text = message.text ?? message.caption;
    phone.sheet.choose(say("message"), [
      { label: say("reply"), act: () => composer.answerTo(message) },
      message.out && text && { label: say("edit"), act: () => composer.change(message) },
      text && { label: say("copy"), act: () => phone.copy(text) },
      { label: say("delete"), act: () => phone.trying(post(`${this.path}/delete`, { message_ids: [message.message_id] })) },
    ]);
  }
}
