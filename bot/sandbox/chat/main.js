// The page: reads who there is, draws a phone for each, and hands every event to the phone it is for.

import { clock, get, listen, post } from "./api.js";
import { fromHash } from "./links.js";
import { Bar } from "./page.js";
import { Phone } from "./phone.js";

class Page {
  constructor() {
    this.phones = new Map();
    this.place = document.querySelector("#phones");
    this.bar = new Bar(this);
  }

  get accounts() {
    return [...this.phones.values()].map((phone) => phone.account);
  }

  // Listens before it reads, so that nothing falls between the two.
  async start() {
    await new Promise((resolve) => {
      listen((event) => this.#receive(event), (isConnected) => this.#connected(isConnected, resolve));
    });
    clock.set((await get("sandbox/clock")).now);
    await Promise.all([this.read(), this.bar.readLinks(), this.bar.readFaults()]);
    document.addEventListener("visibilitychange", () => this.#seen());
    addEventListener("hashchange", () => this.bar.trying(this.#followHash()));
    await this.#followHash();
  }

  // Brings the phones in line with the accounts there are.
  async read() {
    const accounts = (await get("phone/accounts")).filter((account) => !account.is_deleted);
    const present = new Set(accounts.map(({ id }) => id));
    for (const id of this.phones.keys()) if (!present.has(id)) this.#drop(id);
    await Promise.all(accounts.map((account) => this.#meet(account)));
    if (!this.phones.has(this.current)) this.show(accounts[0]?.id);
    if (!accounts.length) this.place.replaceChildren(this.bar.addButton("quiet invitation"));
    this.counted();
  }

  async add(person) {
    const account = await post("phone/accounts", person);
    await this.read();
    this.show(account.id);
    this.phones.get(account.id)?.element.scrollIntoView({ inline: "end" });
  }

  // Where there is room for one phone, this is the one.
  show(id) {
    this.current = id;
    for (const phone of this.phones.values()) phone.element.toggleAttribute("data-current", phone.account.id === id);
    this.counted();
    this.#seen();
  }

  counted() {
    this.bar.list([...this.phones.values()], this.current);
  }

  async #meet(account) {
    const known = this.phones.get(account.id);
    if (known) return JSON.stringify(known.account) === JSON.stringify(account) || known.become(account);
    const phone = new Phone(account, this);
    this.phones.set(account.id, phone);
    this.place.querySelector(".invitation")?.remove();
    this.place.append(phone.element);
    return phone.start();
  }

  #drop(id) {
    this.phones.get(id).element.remove();
    this.phones.delete(id);
  }

  #receive(event) {
    if (event.type === "accounts") this.bar.trying(this.read());
    if (event.type === "clock") clock.set(event.now);
    this.bar.tick();
    const concerned = "account" in event ? [this.phones.get(event.account)] : this.phones.values();
    for (const phone of concerned) phone?.receive(event);
  }

  // After a gap nobody knows what was missed, so everything open is read once more.
  #connected(isConnected, first) {
    this.bar.state(isConnected);
    if (isConnected && this.wasAway && this.current) this.bar.trying(this.#resume());
    if (isConnected) first();
    this.wasAway = !isConnected;
  }

  async #resume() {
    clock.set((await get("sandbox/clock")).now);
    await this.read();
    await Promise.all([...this.phones.values()].map((phone) => phone.resume()));
  }

  #seen() {
    for (const phone of this.phones.values()) phone.conversation?.seen();
  }

  async #followHash() {
    const link = fromHash(location.hash);
    const id = link && (link.account || this.accounts[0]?.id);
    const phone = this.phones.get(id);
    if (!phone) return;
    this.show(id);
    await phone.openBot(link.bot, link.payload || null);
  }
}

const page = new Page();
page.bar.trying(page.start());
