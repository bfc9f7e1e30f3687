// grammY's Api, driven by lines of JSON: a call comes in, what it made of the answer goes out.

import { createInterface } from "node:readline";
import { Api, Bot, GrammyError, HttpError, InputFile } from "grammy";

function withFiles(value) {
  if (Array.isArray(value)) return value.map(withFiles);
  if (value === null || typeof value !== "object") return value;
  if ("upload" in value) return new InputFile(Buffer.from(value.content, "base64"), value.upload);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withFiles(one)]));
}

// grammY's own loop: repeats what is written until a button is pressed.
async function echoed(address, token) {
  const bot = new Bot(token, { client: { apiRoot: address } });
  bot.on("message:text", (turn) => turn.reply(turn.msg.text));
  let ended;
  bot.on("callback_query", async (turn) => {
    await turn.answerCallbackQuery("Bye");
    ended = bot.stop();
  });
  await bot.start({ timeout: 5 });
  await ended;
  return true;
}

async function called({ address, token, method, parameters }) {
  if (method === "echo") return echoed(address, token);
  const api = new Api(token, { apiRoot: address });
  if (method === "download") {
    const { file_path: path } = await api.getFile(parameters.file_id);
    const answer = await fetch(`${address}/file/bot${token}/${path}`);
    if (!answer.ok) throw new Error(`a file answers ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer()).toString("base64");
  }
  const given = Object.keys(parameters).length ? [withFiles(parameters)] : [];
  return api.raw[method](...given);
}

async function answered(asked) {
  try {
    return { ok: true, result: await called(asked) };
  } catch (error) {
    if (error instanceof HttpError) return { raised: error.name };
    if (!(error instanceof GrammyError)) return { ok: false, error_code: 0, description: String(error.stack) };
    const { error_code, description, parameters } = error;
    return { ok: false, error_code, description, parameters, raised: error.name };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await answered(JSON.parse(line)))}\n`);
}
