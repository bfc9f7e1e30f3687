// Pictures, albums, voice, files, places and contacts inside a bubble.

import { fileAddress } from "./api.js";
import { el, icon } from "./dom.js";
import { duration } from "./times.js";

// The elements for what a message carries besides its text.
export function media(message, say) {
  const kind = Object.keys(SHOWN).find((name) => name in message);
  return kind ? SHOWN[kind](message[kind], message, say) : null;
}

export function album(messages, say) {
  return el("div", { class: "album", "data-count": messages.length }, ...messages.map((message) => media(message, say)));
}

const SHOWN = { photo, voice, audio, video, document: file, location, contact };

function photo(sizes, message, say) {
  const largest = sizes.reduce((best, size) => (size.width > best.width ? size : best));
  const { width, height, file_id: id } = largest;
  const alt = message.caption ?? say("picture");
  const image = el("img", { src: fileAddress(id), width, height, alt, decoding: "async" });
  return el("button", { type: "button", class: "photo", "aria-label": alt, "aria-haspopup": "dialog", onclick: () => enlarge(image) }, image);
}

function enlarge(image) {
  const large = image.cloneNode();
  const viewer = el("dialog", { class: "viewer", "aria-label": image.alt, onclick: () => viewer.close(), onclose: () => viewer.remove() });
  viewer.append(el("button", { type: "button", class: "viewer-picture", autofocus: true, "aria-label": image.alt }, large));
  document.body.append(viewer);
  viewer.showModal();
}

function voice(sound, _message, say) {
  const player = el("audio", { controls: true, preload: "metadata", src: fileAddress(sound.file_id), "aria-label": say("voice") });
  return el("div", { class: "voice" }, icon("voice"), player, el("span", { class: "length" }, duration(sound.duration)));
}

function audio(sound, message, say) {
  return el("div", {}, voice(sound, message, say), el("div", { class: "file-name", dir: "auto" }, sound.title ?? sound.file_name ?? ""));
}

function video(film) {
  const { file_id: id, width, height } = film;
  return el("video", { controls: true, preload: "metadata", src: fileAddress(id), width, height });
}

function file(document_, _message, say) {
  const name = document_.file_name ?? say("file");
  const texts = el("span", { class: "choice-text" }, el("span", { class: "file-name", dir: "auto" }, name), el("small", {}, size(document_.file_size)));
  return el("a", { class: "file", href: fileAddress(document_.file_id), download: name }, icon("file"), texts);
}

function size(bytes) {
  if (!bytes) return "";
  const [count, unit] = bytes < 1e6 ? [bytes / 1e3, "kilobyte"] : [bytes / 1e6, "megabyte"];
  const format = { style: "unit", unit, maximumFractionDigits: count < 10 ? 1 : 0 };
  return new Intl.NumberFormat(document.documentElement.lang, format).format(count);
}

function location({ latitude, longitude }, _message, say) {
  const place = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  const href = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=14/${latitude}/${longitude}`;
  const map = el("a", { href, target: "_blank", rel: "noopener noreferrer" }, say("map"));
  return el("div", { class: "place" }, icon("place"), el("span", { class: "choice-text" }, el("span", { dir: "ltr" }, place), map));
}

function contact({ first_name: name, phone_number: number }) {
  return el("div", { class: "place" }, icon("group"), el("span", { class: "choice-text" }, el("span", { dir: "auto" }, name), el("small", { dir: "ltr" }, number)));
}
