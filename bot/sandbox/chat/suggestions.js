// What can be chosen while typing: commands after "/", and a bot's inline results after "@bot ".

import { post } from "./api.js";
import { el } from "./dom.js";
import { deepLink } from "./links.js";

const PAUSE = 300;
let lists = 0;

export class Suggestions {
  constructor(composer) {
    Object.assign(this, { composer, say: composer.say, choices: [], at: -1, asked: 0 });
    this.id = `suggestions-${++lists}`;
    this.list = el("div", { class: "suggestions", role: "listbox", id: this.id, "aria-label": this.say("results"), hidden: true });
    this.count = el("div", { class: "unseen", role: "status" });
    this.element = el("div", { class: "suggestions-place" }, this.list, this.count);
    const { input } = composer;
    for (const [name, value] of [["autocomplete", "list"], ["controls", this.id]]) input.setAttribute(`aria-${name}`, value);
  }

  look(text) {
    clearTimeout(this.waiting);
    this.asked += 1;
    if (/^\/\w*$/.test(text)) return this.#show(this.#commands(text.slice(1).toLowerCase()), 0);
    const found = /^@(\w{3,32})\s([^]*)$/.exec(text);
    const bot = found && this.composer.phone.botNamed(found[1]);
    if (!bot) return this.#show([], -1);
    this.waiting = setTimeout(() => this.#ask(bot, found[2]), PAUSE);
    return undefined;
  }

  // True when the key was for the list.
  key(event) {
    if (this.list.hidden) return false;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) this.#mark((this.at + steps[event.key] + this.choices.length) % this.choices.length);
    else if (event.key === "Escape") this.#show([], -1);
    else if ((event.key === "Enter" && !event.shiftKey && this.at >= 0) || (event.key === "Tab" && this.at >= 0 && !event.shiftKey)) this.choices[this.at].act();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  #commands(typed) {
    const found = this.composer.commands.filter(({ command }) => command.startsWith(typed));
    found.sort((a, b) => Number(b.command === typed) - Number(a.command === typed));
    return found.map(({ command, description, bot }) => {
      const text = bot ? `/${command}@${bot}` : `/${command}`;
      return { label: `/${command}`, detail: description, act: () => this.#take(() => this.composer.send(text)) };
    });
  }

  async #ask(bot, query) {
    const { composer } = this;
    const asked = this.asked;
    const { chat } = composer.conversation;
    const answer = await composer.phone.trying(post(`phone/${composer.phone.account.id}/inline`, { bot: bot.id, query, chat: chat.chat_id }));
    if (asked !== this.asked || !answer) return;
    const results = answer.results.map((result) => this.#result(answer, result));
    this.#show(answer.button ? [this.#button(bot, answer.button), ...results] : results, -1);
  }

  #result(answer, result) {
    const { conversation, phone } = this.composer;
    const { chat, topic } = conversation;
    const chosen = { query_id: answer.query_id, result_id: result.id, chat: chat.chat_id, thread: topic ?? undefined };
    const send = () => phone.trying(post(`phone/${phone.account.id}/inline/choose`, { ...chosen, reply_to: this.composer.takeReply() }));
    return { label: result.title ?? result.caption ?? result.id, detail: result.description, act: () => this.#take(send) };
  }

  #button(bot, button) {
    const address = button.web_app?.url ?? `https://t.me/${bot.username}?start=${button.start_parameter}`;
    const act = () => (deepLink(address) ? this.composer.phone.follow(address) : window.open(address, "_blank", "noopener"));
    return { label: button.text, act: () => this.#take(act) };
  }

  #take(act) {
    this.composer.input.value = "";
    this.composer.input.dispatchEvent(new Event("input"));
    act();
  }

  #show(choices, at) {
    this.choices = choices;
    this.list.hidden = !choices.length;
    this.list.replaceChildren(...choices.map((choice, index) => this.#option(choice, index)));
    this.count.textContent = choices.length ? `${this.say("results")}: ${choices.length}` : "";
    this.#mark(choices.length ? at : -1);
  }

  // The focus stays in the text; the marked option is only pointed at.
  #option({ label, detail, act }, index) {
    const option = el("div", { class: "choice", role: "option", id: `${this.id}-${index}`, "aria-selected": "false" });
    option.append(el("span", { class: "choice-text" }, el("span", { dir: "auto" }, label), detail && el("small", { dir: "auto" }, detail)));
    option.addEventListener("pointerdown", (event) => event.preventDefault());
    option.addEventListener("click", act);
    return option;
  }

  #mark(index) {
    this.at = index;
    for (const [place, option] of [...this.list.children].entries()) option.setAttribute("aria-selected", String(place === index));
    const option = this.list.children[index];
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.composer.input.setAttribute("aria-activedescendant", option.id);
    else this.composer.input.removeAttribute("aria-activedescendant");
  }
}
