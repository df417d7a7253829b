/** The engine off the main thread: opens the index once and answers one message with one message. */

import { Engine } from "./engine.js";
import { IndexFiles } from "./files.js";
import { bestPassage, markPieces } from "./highlight.js";
import { IndexError } from "./manifest.js";

/**
 * @import { StoredFields } from "./files.js"
 * @import { Piece } from "./highlight.js"
 * @import { Mode } from "./engine.js"
 * @import { Group } from "./resolve.js"
 *
 * @typedef {{ docid: number, fields: StoredFields, title: Piece[], lead: Piece[] }} Found
 * @typedef {{
 *   found: Found[], total: number, mode: Mode,
 *   words: { form: string, how: Group["how"], terms: string[] }[]
 * }} Answer
 * @typedef {{ kind: "open", root: string }
 *   | { kind: "search", text: string, limit: number }
 *   | { kind: "passage", text: string, query: string, length: number }} Task
 * @typedef {Task & { id: number }} Request
 * @typedef {{ id: number, value?: unknown, error?: { code: string, message: string } }} Reply
 */

/** @type {Promise<Engine> | undefined} */
let opening;
let root = "";

/** Opens the index, or takes the open one. */
async function engine() {
  opening ??= IndexFiles.open(root).then((files) => new Engine(files));
  try {
    return await opening;
  } catch (error) {
    opening = undefined;
    throw error;
  }
}

/**
 * Runs a task; where a file is gone the site may have been published anew, so the manifest is read again
 * once.
 *
 * @template Value
 * @param {(engine: Engine) => Promise<Value>} task
 * @returns {Promise<Value>}
 */
async function withFreshIndex(task) {
  try {
    return await task(await engine());
  } catch (error) {
    if (!(error instanceof IndexError) || error.code !== "missing") throw error;
    opening = undefined;
    return task(await engine());
  }
}

/**
 * @param {Engine} engine
 * @param {string} text
 * @param {number} limit
 * @returns {Promise<Answer>}
 */
async function answer(engine, text, limit) {
  const { hits, total, mode, groups } = await engine.search(text, limit);
  const found = await Promise.all(
    hits.map(async ({ docid }) => {
      const fields = await engine.files.stored(docid);
      const title = markPieces(String(fields["title"]), groups, engine.analyser);
      const lead = markPieces(String(fields["lead"]), groups, engine.analyser);
      return { docid, fields, title, lead };
    }),
  );
  const words = groups.map(({ form, how, terms }) => ({
    form,
    how,
    terms: terms.map((entry) => entry.form),
  }));
  return { found, total, mode, words };
}

/**
 * @param {Engine} engine
 * @param {{ text: string, query: string, length: number }} task
 * @returns {Promise<Piece[]>}
 */
async function passage(engine, { text, query, length }) {
  const { groups } = await engine.search(query, 1);
  const part = bestPassage(text, groups, engine.analyser, length);
  return part ? markPieces(part, groups, engine.analyser) : [];
}

/**
 * @param {Task} task
 * @returns {Promise<unknown>}
 */
function perform(task) {
  switch (task.kind) {
    case "open":
      root = task.root;
      return engine().then((opened) => opened.files.manifest.documents);
    case "search":
      return withFreshIndex((opened) => answer(opened, task.text, task.limit));
    case "passage":
      return withFreshIndex((opened) => passage(opened, task));
  }
}

self.addEventListener("message", async (event) => {
  const { id, ...task } = /** @type {Request} */ (event.data);
  /** @type {Reply} */
  let reply;
  try {
    reply = { id, value: await perform(task) };
  } catch (error) {
    const code = error instanceof IndexError ? error.code : "failed";
    reply = { id, error: { code, message: String(error) } };
  }
  self.postMessage(reply);
});
