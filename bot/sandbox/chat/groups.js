// Groups: founding one, its topics, and who is in it.

import { post, remove } from "./api.js";
import { avatar, el, icon } from "./dom.js";
import { checkbox, field } from "./sheet.js";

const LEADS = { can_manage_chat: true, can_delete_messages: true, can_manage_topics: true, can_invite_users: true };

export function newGroup(phone) {
  const { say } = phone;
  const others = candidates(phone, []);
  const people = el("fieldset", {}, el("legend", {}, say("members")), ...others.map(({ id, name }) => checkbox(name, { name: "member", value: id, checked: true })));
  const title = field(say("group_name"), { name: "title", required: true, maxlength: 128 });
  const found = async (form) => {
    const { chat_id: id } = await post(`phone/${phone.account.id}/groups`, { title: form.get("title"), is_forum: form.has("forum"), supergroup: true });
    for (const member of form.getAll("member")) await post(`phone/${phone.account.id}/chats/${id}/members`, { id: Number(member) });
    await phone.refresh();
    phone.open(id);
  };
  phone.sheet.form(say("new_group"), [title, checkbox(say("with_topics"), { name: "forum" }), people], say("add"), found);
}

// A row of topics above the messages of a forum; "All" shows every message and writes to the general topic.
export function topicBar(conversation) {
  const { chat, say, topic } = conversation;
  if (!chat.is_forum) return [];
  const all = chip(say("all"), topic === null, () => conversation.choose(null));
  const named = chat.topics.map(({ id, name }) => chip(name, topic === id, () => conversation.choose(id)));
  const fresh = el("button", { type: "button", class: "chip", "aria-label": say("new_topic"), title: say("new_topic"), onclick: () => newTopic(conversation) }, icon("add"));
  return [all, ...named, fresh];
}

function chip(name, isChosen, onclick) {
  return el("button", { type: "button", class: "chip", dir: "auto", "aria-pressed": String(isChosen), onclick }, name);
}

function newTopic(conversation) {
  const { say, phone, path } = conversation;
  const name = field(say("topic_name"), { name: "name", required: true, maxlength: 128 });
  const add = async (form) => {
    const topic = await post(`${path}/topics`, { name: form.get("name") });
    await phone.refresh();
    conversation.choose(topic.id);
  };
  phone.sheet.form(say("new_topic"), [name], say("add"), add);
}

export function showMembers(conversation) {
  const { say, phone, path, chat } = conversation;
  const inside = chat.members.filter(({ status }) => !["left", "kicked"].includes(status));
  const change = (act) => async () => {
    await phone.trying(act());
    await phone.refresh();
    showMembers(phone.conversation);
  };
  const rows = inside.map((member) => row(member, say, member.id !== phone.account.id && [
    action(say("remove"), change(() => remove(`${path}/members/${member.id}`))),
    member.status === "member" && action(say("administrator"), change(() => post(`${path}/rights`, { id: member.id, rights: LEADS }))),
  ]));
  const others = candidates(phone, inside).map((one) => row(one, say, [action(say("add"), change(() => post(`${path}/members`, { id: one.id })))]));
  phone.sheet.open(say("members"), el("ul", { class: "members" }, ...rows, ...others));
}

function row(member, say, actions) {
  const status = member.status && member.status !== "member" ? say("administrator") : "";
  const texts = el("span", { class: "choice-text" }, el("span", { dir: "auto" }, member.name), status && el("small", {}, status));
  return el("li", {}, avatar(member.name, member.id), texts, ...(actions || []));
}

function action(label, onclick) {
  return el("button", { type: "button", class: "quiet", onclick }, label);
}

function candidates(phone, inside) {
  const taken = new Set([phone.account.id, ...inside.map(({ id }) => id)]);
  const bots = [...phone.bots.values()].map(({ id, name }) => ({ id, name }));
  const people = phone.page.accounts.map(({ id, first_name: name }) => ({ id, name }));
  return [...people, ...bots].filter(({ id }) => !taken.has(id));
}
