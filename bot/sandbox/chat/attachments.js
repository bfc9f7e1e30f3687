// Sending what is no text: pictures, files, a place, a phone number, a voice.

import { post } from "./api.js";
import { el, icon, iconButton } from "./dom.js";
import { field } from "./sheet.js";
import { duration } from "./times.js";

const PICTURES = ["image/jpeg", "image/png", "image/webp", "image/gif"];

export function attachments(composer) {
  const { say, phone } = composer;
  const choices = [
    { label: say("picture"), icon: "add", act: () => pick(composer, "photo") },
    { label: say("file"), icon: "file", act: () => pick(composer, "document") },
    { label: say("location"), icon: "place", act: () => choosePlace(composer) },
    { label: say("contact"), icon: "group", act: () => shareContact(composer) },
  ];
  phone.sheet.choose(say("attach"), choices);
}

export function shareContact({ phone, conversation }) {
  return phone.trying(post(`${conversation.path}/contact`, { phone_number: `+${phone.account.id}` }));
}

// Several pictures at once are an album, as on any phone; what is no picture goes as a file.
export async function sendFiles(composer, files, wanted) {
  const isAlbum = wanted === "photo" && files.length > 1 && files.every((file) => PICTURES.includes(file.type));
  const album = isAlbum ? `album-${Date.now()}` : "";
  const caption = composer.takeText();
  for (const [index, file] of files.entries()) {
    const kind = wanted === "photo" && !PICTURES.includes(file.type) ? "document" : wanted;
    await sendFile(composer, file, { kind, album, caption: index ? "" : caption });
  }
}

async function sendFile(composer, file, values) {
  const { conversation, phone } = composer;
  const form = new FormData();
  const place = { reply_to: composer.takeReply(), thread: conversation.topic };
  for (const [name, value] of Object.entries({ ...values, ...place })) if (value) form.append(name, value);
  form.append("file", file);
  return phone.trying(post(`${conversation.path}/send`, form));
}

function pick(composer, kind) {
  const input = el("input", { type: "file", multiple: true, accept: kind === "photo" ? PICTURES.join(",") : false });
  input.addEventListener("change", () => sendFiles(composer, [...input.files], kind));
  input.click();
}

export function choosePlace(composer) {
  const { say, phone, conversation } = composer;
  const number = { type: "number", step: "any", required: true, dir: "ltr" };
  const latitude = field(say("latitude"), { ...number, name: "latitude", min: -90, max: 90 });
  const longitude = field(say("longitude"), { ...number, name: "longitude", min: -180, max: 180 });
  const here = el("button", { type: "button", class: "quiet" }, icon("place"), say("my_place"));
  here.addEventListener("click", () => locate(phone, [latitude, longitude]));
  const send = (form) => post(`${conversation.path}/location`, { latitude: Number(form.get("latitude")), longitude: Number(form.get("longitude")) });
  phone.sheet.form(say("location"), [latitude, longitude, here], say("send"), send);
}

function locate(phone, fields) {
  const fill = ({ coords }) => {
    fields[0].lastChild.value = coords.latitude;
    fields[1].lastChild.value = coords.longitude;
  };
  navigator.geolocation.getCurrentPosition(fill, () => phone.toast(phone.say("not_available")));
}

// One button: the first press records, the second sends; Escape forgets.
export class Recording {
  constructor(composer) {
    this.composer = composer;
    this.button = iconButton("voice", composer.say("record"), () => (this.recorder ? this.recorder.stop() : this.#start()), { class: "icon-button record" });
    this.button.addEventListener("keydown", (event) => event.key === "Escape" && this.#forget());
    this.length = el("span", { class: "length", "aria-hidden": "true" });
  }

  async #start() {
    const { phone, say } = this.composer;
    const stream = await navigator.mediaDevices?.getUserMedia({ audio: true }).catch(() => null);
    if (!stream) return phone.toast(say("not_available"));
    this.chunks = [];
    this.since = Date.now();
    this.recorder = new MediaRecorder(stream);
    this.recorder.addEventListener("dataavailable", (event) => this.chunks.push(event.data));
    this.recorder.addEventListener("stop", () => this.#finish(stream));
    this.recorder.start();
    this.ticking = setInterval(() => this.#tick(), 500);
    this.#show("stop", say("send_recording"));
    return undefined;
  }

  #tick() {
    this.length.textContent = duration((Date.now() - this.since) / 1000);
  }

  #forget() {
    this.isForgotten = true;
    this.recorder?.stop();
  }

  #finish(stream) {
    clearInterval(this.ticking);
    for (const track of stream.getTracks()) track.stop();
    const type = this.recorder.mimeType.split(";")[0];
    const seconds = Math.max(1, Math.round((Date.now() - this.since) / 1000));
    this.recorder = null;
    this.#show("voice", this.composer.say("record"));
    const file = new File(this.chunks, `voice.${type.split("/")[1]}`, { type });
    if (!this.isForgotten) sendFile(this.composer, file, { kind: "voice", duration: seconds });
    this.isForgotten = false;
  }

  #show(shape, label) {
    this.length.textContent = "";
    this.button.replaceChildren(icon(shape), this.length);
    this.button.setAttribute("aria-label", label);
    this.button.title = label;
    this.button.classList.toggle("is-recording", Boolean(this.recorder));
  }
}
