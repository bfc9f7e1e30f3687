// The sandbox over HTTP: requests, one stream of events for all phones, and the clock that both share.

export class Refused extends Error {}

export const get = (path) => ask("GET", path);
export const post = (path, body = {}) => ask("POST", path, body);
export const patch = (path, body) => ask("PATCH", path, body);
export const remove = (path) => ask("DELETE", path);
export const fileAddress = (id) => `phone/files/${encodeURIComponent(id)}`;

async function ask(method, path, body) {
  const answer = await fetch(path, { method, ...packed(body) }).catch(() => {
    throw new Refused();
  });
  const text = await answer.text();
  if (!answer.ok) throw new Refused(reason(text) || `${answer.status} ${answer.statusText}`);
  return text ? JSON.parse(text) : null;
}

function packed(body) {
  if (body === undefined || body instanceof FormData) return { body };
  return { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
}

function reason(text) {
  try {
    return JSON.parse(text).error;
  } catch (error) {
    if (error instanceof SyntaxError) return "";
    throw error;
  }
}

// Calls `onEvent` for each event and `onState(true)` whenever the stream (again) stands.
export function listen(onEvent, onState) {
  const stream = new EventSource("phone/events");
  stream.onopen = () => onState(true);
  stream.onmessage = (message) => onEvent(JSON.parse(message.data));
  stream.onerror = () => {
    onState(false);
    if (stream.readyState === EventSource.CLOSED) setTimeout(() => listen(onEvent, onState), 2000);
  };
}

export const clock = {
  ahead: 0,
  set(now) {
    this.ahead = now - Date.now() / 1000;
  },
  now() {
    return Date.now() / 1000 + this.ahead;
  },
};
