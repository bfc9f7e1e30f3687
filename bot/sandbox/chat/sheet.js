// A sheet that slides over one phone: menus, forms and alerts. The other phones stay usable beside it.

import { arrows, el, icon, iconButton } from "./dom.js";

export class Sheet {
  constructor(say) {
    this.say = say;
    this.element = el("div", { class: "sheet-place" });
    this.element.addEventListener("keydown", (event) => this.#key(event));
    this.element.addEventListener("click", (event) => event.target === this.element && this.close());
  }

  // `beneath` cannot be reached while the sheet is open; the focus goes back to where it came from.
  open(title, content, { role = "dialog", beneath = this.element.previousElementSibling } = {}) {
    this.close();
    const heading = el("h2", {}, title);
    const head = el("header", { class: "sheet-head" }, heading, iconButton("close", this.say("close"), () => this.close()));
    const panel = el("div", { class: "sheet", role, "aria-modal": "true", "aria-label": title }, head, content);
    this.opener = document.activeElement;
    this.beneath = beneath;
    beneath.inert = true;
    this.element.replaceChildren(panel);
    (panel.querySelector(".first, input, .choice") ?? panel.querySelector("button")).focus();
  }

  close() {
    if (!this.element.firstChild) return;
    this.beneath.inert = false;
    this.element.replaceChildren();
    const back = this.opener?.isConnected ? this.opener : this.beneath.querySelector("textarea, button");
    back?.focus();
  }

  // Each choice is {label, detail?, icon?, act}.
  choose(title, choices) {
    const list = el("div", { class: "choices", role: "menu", "aria-label": title });
    list.append(...choices.filter(Boolean).map((choice) => this.#choice(choice)));
    arrows(list, ".choice");
    this.open(title, list);
  }

  alert(text, title) {
    const button = el("button", { type: "button", class: "primary first", onclick: () => this.close() }, this.say("ok"));
    const body = el("div", { class: "sheet-body" }, el("p", { class: "alert-text", dir: "auto" }, text), button);
    this.open(title, body, { role: "alertdialog" });
  }

  // `fields` are elements; `act` gets the form's data and may throw what is then shown in the form.
  form(title, fields, submit, act) {
    const wrong = el("p", { class: "wrong", role: "alert" });
    const send = el("button", { type: "submit", class: "primary" }, submit);
    const form = el("form", { class: "sheet-body" }, ...fields, wrong, send);
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      try {
        await act(new FormData(form));
        this.close();
      } catch (error) {
        wrong.textContent = error.message;
      }
    });
    this.open(title, form);
  }

  #choice({ label, detail, icon: shape, act }) {
    const texts = el("span", { class: "choice-text" }, el("span", { dir: "auto" }, label), detail && el("small", { dir: "auto" }, detail));
    const pick = () => {
      this.close();
      act();
    };
    return el("button", { type: "button", class: "choice", role: "menuitem", onclick: pick }, shape && icon(shape), texts);
  }

  #key(event) {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.close();
  }
}

export function field(label, attributes) {
  return el("label", { class: "field" }, el("span", {}, label), el("input", { dir: "auto", ...attributes }));
}

export function checkbox(label, attributes) {
  return el("label", { class: "check" }, el("input", { type: "checkbox", ...attributes }), el("span", { dir: "auto" }, label));
}
