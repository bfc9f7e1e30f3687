// Which addresses may be followed, and which of them open inside the phone.

const OUTSIDE = ["http:", "https:", "mailto:", "tel:"];

// {bot, payload} for an address that leads to a bot's chat, null for every other.
export function deepLink(address) {
  const url = parsed(address);
  if (!url || !["t.me", "telegram.me"].includes(url.hostname)) return null;
  const bot = url.pathname.slice(1).replace(/\/$/, "");
  return /^\w{3,32}$/.test(bot) ? { bot, payload: url.searchParams.get("start") ?? "" } : null;
}

// The address as a browser may open it, or null: what is neither web, mail nor phone is shown as text.
export function outside(address) {
  const url = parsed(address);
  return url && OUTSIDE.includes(url.protocol) ? url.href : null;
}

// `#<account>/<bot username>?start=payload`
export function fromHash(hash) {
  const found = /^#(\d*)\/@?(\w{3,32})(?:\?start=([A-Za-z0-9_-]{0,64}))?$/.exec(decodeURIComponent(hash));
  return found && { account: Number(found[1]), bot: found[2], payload: found[3] ?? "" };
}

function parsed(address) {
  const text = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`;
  return URL.canParse(text) ? new URL(text) : null;
}
