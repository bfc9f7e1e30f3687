// Elements from data. Text only ever becomes a text node, so nothing that was sent can become markup.

export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) set(element, key, value);
  element.append(...children.flat().filter((child) => child || child === 0));
  return element;
}

function set(element, key, value) {
  if (typeof value === "function") element.addEventListener(key.slice(2), value);
  else if (value === true) element.setAttribute(key, "");
  else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
}

const SHAPES = {
  back: "M15 5l-7 7 7 7",
  more: "M12 5.5v.01M12 12v.01M12 18.5v.01",
  send: "M4 12l16-7-5 15-3.5-6.5zM11.5 13.5L20 5",
  attach: "M19 11.5l-7.5 7.5a4.5 4.5 0 0 1-6.4-6.4l8-8a3 3 0 0 1 4.3 4.3l-7.7 7.7a1.5 1.5 0 0 1-2.1-2.1l7-7",
  voice: "M12 4a2.5 2.5 0 0 1 2.5 2.5v5a2.5 2.5 0 0 1-5 0v-5A2.5 2.5 0 0 1 12 4zM6 11.5a6 6 0 0 0 12 0M12 17.5V20.5",
  stop: "M7.5 7.5h9v9h-9z",
  menu: "M5 7h14M5 12h14M5 17h9",
  keyboard: "M4 7h16v10H4zM8 10.5v.01M12 10.5v.01M16 10.5v.01M8.5 14h7",
  close: "M6.5 6.5l11 11M17.5 6.5l-11 11",
  down: "M6 9.5l6 6 6-6",
  file: "M7 4h7l4 4v12H7zM14 4v4h4",
  place: "M12 20.5s-6-6-6-10.5a6 6 0 0 1 12 0c0 4.5-6 10.5-6 10.5zM12 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 3v1.5M12 19.5V21M3 12h1.5M19.5 12H21M5.6 5.6l1.1 1.1M17.3 17.3l1.1 1.1M18.4 5.6l-1.1 1.1M6.7 17.3l-1.1 1.1",
  moon: "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z",
  add: "M12 5.5v13M5.5 12h13",
  group: "M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3.5 19c0-3 2.5-5 5.5-5s5.5 2 5.5 5M16 11a2.5 2.5 0 1 0-1-4.8M17 14.2c2 .5 3.5 2.2 3.5 4.8",
  out: "M9 6H6v12h12v-3M13 5.5h5.5V11M18.5 5.5l-8 8",
  copy: "M9 9h10v10H9zM15 9V5H5v10h4",
};

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", SHAPES[name]);
  svg.append(path);
  return svg;
}

export function iconButton(name, label, onclick, attributes = {}) {
  return el("button", { type: "button", class: "icon-button", "aria-label": label, title: label, onclick, ...attributes }, icon(name));
}

// A circle with the first letter: the colour says at a glance who is who, the name beside it says it in words.
export function avatar(name, id) {
  const letter = [...(name || "?")][0].toUpperCase();
  return el("span", { class: `avatar hue${hue(id)}`, "aria-hidden": "true" }, letter);
}

export const hue = (id) => Math.abs(id) % 6;

// Moves the focus among the elements that match: one key is one step, Home and End are the ends.
export function arrows(container, selector) {
  container.addEventListener("keydown", (event) => {
    const all = [...container.querySelectorAll(selector)];
    const at = all.indexOf(document.activeElement);
    const to = at < 0 ? -1 : target(event.key, at, all.length, getComputedStyle(container).direction);
    if (to < 0) return;
    event.preventDefault();
    all[to].focus();
  });
}

function target(key, at, count, direction) {
  const [forward, backward] = direction === "rtl" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
  const ends = { Home: 0, End: count - 1 };
  if (key in ends) return ends[key];
  if (key === "ArrowDown" || key === forward) return Math.min(at + 1, count - 1);
  if (key === "ArrowUp" || key === backward) return Math.max(at - 1, 0);
  return -1;
}
