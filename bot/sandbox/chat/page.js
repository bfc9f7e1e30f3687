// The bar above the phones: the clock, faults, links, a new phone, and, where there is room for one, whose phone is seen.

import { clock, get, post, Refused, remove } from "./api.js";
import { el, icon, iconButton } from "./dom.js";
import { field } from "./sheet.js";
import { Times } from "./times.js";
import { direction, known, LANGUAGES, words } from "./words.js";

const HOUR = 3600;
const FAULTS = {
  fault_slow: { kind: "slow", seconds: 1.5 },
  fault_lose: { kind: "lose", probability: 0.05 },
  fault_error: { kind: "error", probability: 0.5, status: 502 },
  fault_cut: { kind: "reset_after", probability: 0.33 },
  fault_flood: { kind: "flood", probability: 0.5, seconds: 3 },
};

export class Bar {
  constructor(page) {
    const code = known(navigator.language);
    Object.assign(this, { page, say: words(code), code });
    this.times = new Times(navigator.language, this.say);
    Object.assign(document.documentElement, { lang: code, dir: direction(code) });
    this.element = document.querySelector("#bar");
    this.element.replaceChildren(this.#brand(), this.#people(), this.#toggle(), this.#tools());
    setInterval(() => this.tick(), 1000);
    this.tick();
  }

  tick() {
    const shown = this.times.moment(clock.now());
    if (this.time.textContent !== shown) this.time.textContent = shown;
  }

  state(isConnected) {
    this.connection.textContent = isConnected ? "" : this.say("connecting");
  }

  // What does not work is said beside the name; the page goes on.
  async trying(promise) {
    try {
      return await promise;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.connection.textContent = error.message || this.say("connecting");
      return null;
    }
  }

  // Names with what waits unread on the phones that are out of sight.
  list(phones, current) {
    const names = phones.map(({ account, unread }) => {
      const waiting = unread && account.id !== current ? ` (${unread})` : "";
      return { value: account.id, name: account.first_name + waiting, selected: account.id === current };
    });
    if (JSON.stringify(names) === this.named) return;
    this.named = JSON.stringify(names);
    this.people.replaceChildren(...names.map(({ name, ...option }) => el("option", option, name)));
  }

  async readLinks() {
    const links = await get("sandbox/links");
    this.links.replaceChildren(...links.map(({ label, url }) => el("a", { href: url, target: "_blank", rel: "noopener" }, label, icon("out"))));
  }

  async readFaults() {
    const rules = await get("sandbox/faults");
    const chosen = Object.keys(FAULTS).find((name) => rules.some((rule) => rule.kind === FAULTS[name].kind));
    this.faults.value = chosen ?? "faults_off";
    this.faults.toggleAttribute("data-on", Boolean(chosen));
  }

  #brand() {
    this.connection = el("span", { class: "connection", role: "status" });
    return el("div", { class: "brand" }, el("img", { src: "chat/icon.svg", alt: "", width: 28, height: 28 }), el("h1", { class: "brand-name" }, this.say("sandbox")), this.connection);
  }

  #people() {
    this.people = el("select", { class: "people", "aria-label": this.say("phone_of", { name: "…" }) });
    this.people.addEventListener("change", () => this.page.show(Number(this.people.value)));
    return this.people;
  }

  #toggle() {
    const turn = () => toggle.setAttribute("aria-expanded", String(this.element.classList.toggle("is-open")));
    const toggle = iconButton("down", this.say("more"), turn, { class: "icon-button tools-toggle", "aria-expanded": "false", "aria-controls": "tools" });
    return toggle;
  }

  #tools() {
    this.links = el("nav", { class: "links", "aria-label": this.say("sandbox") });
    return el("div", { class: "tools", id: "tools" }, this.#clock(), this.#faults(), this.links, this.addButton("quiet"));
  }

  addButton(look) {
    return el("button", { type: "button", class: look, "aria-haspopup": "dialog", onclick: () => this.#newPhone() }, icon("add"), this.say("add_phone"));
  }

  #clock() {
    this.time = el("time", { class: "now" });
    const step = (label, seconds) => el("button", { type: "button", class: "quiet", onclick: () => this.#advance(seconds) }, this.say(label));
    return el("div", { class: "clock", role: "group", "aria-label": this.say("clock") }, this.time, step("plus_hour", HOUR), step("plus_day", 24 * HOUR));
  }

  async #advance(seconds) {
    const moved = await this.trying(post("sandbox/clock", { advance: seconds }));
    if (moved) clock.set(moved.now);
    this.tick();
  }

  #faults() {
    const names = ["faults_off", ...Object.keys(FAULTS)];
    this.faults = el("select", { class: "faults", "aria-label": this.say("faults") }, ...names.map((name) => el("option", { value: name }, this.say(name))));
    this.faults.addEventListener("change", () => this.trying(this.#setFault(this.faults.value)));
    return this.faults;
  }

  async #setFault(name) {
    await remove("sandbox/faults");
    if (FAULTS[name]) await post("sandbox/faults", FAULTS[name]);
    await this.readFaults();
  }

  #newPhone() {
    const { say } = this;
    const languages = Object.entries(LANGUAGES).map(([code, name]) => el("option", { value: code, selected: code === this.code }, name));
    const language = el("label", { class: "field" }, el("span", {}, say("language")), el("select", { name: "language_code" }, ...languages));
    const name = field(say("name"), { name: "first_name", required: true, maxlength: 64, autofocus: true });
    const buttons = el("div", { class: "buttons" }, el("button", { type: "button", class: "quiet", onclick: () => dialog.close() }, say("cancel")), el("button", { class: "primary" }, say("add")));
    const form = el("form", { method: "dialog", class: "sheet-body" }, el("h2", {}, say("add_phone")), name, language, buttons);
    const dialog = el("dialog", { class: "page-dialog", "aria-label": say("add_phone"), onclose: () => dialog.remove() }, form);
    form.addEventListener("submit", () => this.trying(this.page.add(Object.fromEntries(new FormData(form)))));
    document.body.append(dialog);
    dialog.showModal();
  }
}
