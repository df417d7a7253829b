/** The engine off the main thread: opens the index once and answers what the page asks. */

import { Engine } from "./engine.js";
import { IndexFiles } from "./files.js";
import { Marker } from "./highlight.js";
import { IndexError, isStale, later } from "./errors.js";

/**
 * @import { Options, Results } from "./answer.js"
 * @import { TermEntry } from "./dictionary.js"
 * @import { StoredFields } from "./files.js"
 * @import { Piece } from "./highlight.js"
 * @import { Group } from "./resolve.js"
 *
 * @typedef {{
 *   docid: number, near: boolean, fields: StoredFields, title: Piece[], lead: Piece[]
 * }} Found
 *
 * A word of the query: `terms` as readers write them; `written`, the query with the word in quotes; `meant`, the
 * query with the nearest word in its place, where the word is unknown and was not corrected.
 * @typedef {{
 *   form: string, how: Group["how"], terms: string[], written: string,
 *   meant: { word: string, query: string } | null
 * }} QueryWord
 *
 * @typedef {Omit<Results, "hits" | "groups" | "added"> & {
 *   found: Found[], words: QueryWord[], added: string[]
 * }} Answer
 *
 * @typedef {{
 *   text: string, limit: number, exact: boolean, any: boolean, order: Options["order"],
 *   until: Options["until"]
 * }} Search
 * @typedef {{ kind: "open", root: string } | { kind: "search", search: Search }
 *   | { kind: "suggest", text: string } | { kind: "passage", text: string, length: number }
 *   | { kind: "abort", task: number }} Task
 * @typedef {Task & { id: number }} Request
 *
 * A reply with `more` is followed by another one.
 * @typedef {{
 *   id: number, value?: unknown, more?: boolean, error?: { code: string, message: string }
 * }} Reply
 */

/** @type {Promise<Engine> | undefined} */
let opening;
let root = "";
/** Marks the words of the newest answer. @type {Marker | undefined} */
let marker;
/** Tasks under way. @type {Map<number, AbortController>} */
const running = new Map();

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
  const opened = await engine();
  try {
    return await task(opened);
  } catch (error) {
    // A host may answer with a page of its own where there is no file.
    if (!isStale(error)) throw error;
    if ((await opening) === opened) opening = undefined;
    return task(await engine());
  }
}

/**
 * @param {Engine} engine
 * @param {Search} search
 * @param {AbortSignal} signal
 * @param {(answer: Answer) => void} show takes an answer that may still change
 * @returns {Promise<Answer>}
 */
async function answer(engine, search, signal, show) {
  const { text, any, ...options } = search;
  let done = false;
  const onShown = async (/** @type {Results} */ results) => {
    try {
      const early = await describe(engine, search, results, signal);
      if (!done) show(early);
    } catch {
      // The proven answer meets the same fault and tells of it.
    }
  };
  const results = await engine.search(text, { ...options, any, plain: any, signal, onShown });
  const described = await describe(engine, search, results, signal);
  done = true;
  return described;
}

/**
 * Results with what the page shows of them.
 *
 * @param {Engine} engine
 * @param {Search} search
 * @param {Results} results
 * @param {AbortSignal} signal
 * @returns {Promise<Answer>}
 */
async function describe(engine, search, results, signal) {
  const { hits, groups, added, ...rest } = results;
  const files = engine.files.within(signal);
  const terms = added.map(({ term }) => term);
  const marks = new Marker(groups, terms, engine.analyser);
  const [found, words, also] = await Promise.all([
    Promise.all(
      hits.map(async ({ docid, near }) => {
        const fields = await files.stored(docid);
        const title = marks.pieces(String(fields["title"]));
        return { docid, near, fields, title, lead: marks.pieces(String(fields["lead"])) };
      }),
    ),
    Promise.all(groups.map((group) => wordOf(group, search, files, engine))),
    added.length ? shown(added, engine) : [],
  ]);
  marker = marks;
  return { ...rest, found, words, added: also };
}

/**
 * @param {TermEntry[]} entries
 * @param {Engine} engine
 */
async function shown(entries, { analyser }) {
  const { writtenForms } = await later(() => import("./readings.js"));
  return writtenForms(entries, analyser);
}

/**
 * @param {Group} group
 * @param {Search} search
 * @param {IndexFiles} files
 * @param {Engine} engine
 * @returns {Promise<QueryWord>}
 */
async function wordOf(group, search, files, { analyser }) {
  const { form, how, terms } = group;
  if (how === "known") {
    return { form, how, terms: terms.map((entry) => entry.form), written: form, meant: null };
  }
  const { readingOf } = await later(() => import("./readings.js"));
  return readingOf(group, search.text, files, analyser);
}

/**
 * @param {Engine} engine
 * @param {string} text
 * @param {AbortSignal} signal
 */
async function suggestions({ files, analyser }, text, signal) {
  const { suggest } = await later(() => import("./suggest.js"));
  return suggest(text, files.within(signal), analyser);
}

/**
 * @param {Marker} marker
 * @param {string} text
 * @param {number} length
 */
async function passage(marker, text, length) {
  const { passageOf } = await later(() => import("./passage.js"));
  return marker.pieces(passageOf(marker, text, length));
}

/**
 * @param {Task} task
 * @param {AbortSignal} signal
 * @param {(answer: Answer) => void} show
 * @returns {Promise<unknown>}
 */
async function perform(task, signal, show) {
  switch (task.kind) {
    case "open":
      root = task.root;
      return (await engine()).files.manifest.documents;
    case "search":
      return withFreshIndex((opened) => answer(opened, task.search, signal, show));
    case "suggest":
      return withFreshIndex((opened) => suggestions(opened, task.text, signal));
    case "passage":
      return marker ? passage(marker, task.text, task.length) : [];
    case "abort":
      return running.get(task.task)?.abort();
  }
}

self.addEventListener("message", async (event) => {
  const { id, ...task } = /** @type {Request} */ (event.data);
  const abort = new AbortController();
  const reply = (/** @type {Omit<Reply, "id">} */ content) => self.postMessage({ id, ...content });
  running.set(id, abort);
  try {
    reply({ value: await perform(task, abort.signal, (value) => reply({ value, more: true })) });
  } catch (error) {
    const code = error instanceof IndexError ? error.code : "failed";
    reply({ error: { code, message: String(error) } });
  } finally {
    running.delete(id);
  }
});
