/**
 * A small index of base and delta, written by hand and served in place of the network.
 *
 * The base's articles 0 to 3 and the delta's 0 and 1 stand in global order as b0 d0 b1 b2 d1 b3; b2 is
 * dead.
 */

import { crc32 } from "../../theme/static/js/search/codec.js";
import { IndexFiles } from "../../theme/static/js/search/files.js";
import { checkManifest } from "../../theme/static/js/search/manifest.js";
import { container, letters, ordered, text, varint, zigzag } from "./encoders.js";

/**
 * @import { Manifest } from "../../theme/static/js/search/manifest.js"
 * @typedef {{
 *   form: string, term?: string, spelling?: number, df: number, rank?: number, flags?: number,
 *   shard?: number, slot?: number, dead?: number
 * }} Entry
 */

/** URL of the search folder. */
export const ROOT = "https://archive.example/search/";

const [SAME, PAIR_FIRST, PAIR_SECOND, NEAR, UNHELD, FUNCTION] = [1, 4, 8, 16, 32, 128];
const SPELLED = 64;

/**
 * A dictionary shard, or, with lists, a words shard of a delta.
 *
 * @param {Entry[]} entries sorted by form
 * @param {number[][]} [lists]
 */
export function shard(entries, lists) {
  let [form, told, before] = ["", "", 0];
  const bytes = entries.flatMap((entry) => {
    let shared = 0;
    while (shared < form.length && form[shared] === entry.form[shared]) shared += 1;
    form = entry.form;
    const { term = form, df, flags = 0, rank = 0, shard = 0, slot = 0, dead = 0 } = entry;
    const head = [...varint(shared), ...text(form.slice(shared))];
    const own = [term, df, flags & ~UNHELD, shard, slot, dead].join();
    const { spelling = 0 } = entry;
    const [marked, spelled] = spelling ? [SPELLED, varint(spelling)] : [0, []];
    if (own === told) {
      return [...head, SAME | marked | (flags & UNHELD), ...spelled, ...varint(rank)];
    }
    const other = term === form ? [] : [0, form.length, ...text(term)];
    head.push(...varint(flags | marked | (other.length ? 2 : 0)), ...other, ...spelled);
    const pointer = lists ? varint(dead) : [...zigzag(shard - before), ...varint(slot)];
    [told, before] = [own, shard];
    return [...head, ...varint(df), ...varint(rank), ...pointer];
  });
  return lists ? [...varint(bytes.length), ...bytes, ...container(lists)] : bytes;
}

/** @param {[prefix: string, completions: [string, number, number][]][]} entries */
const completions = (entries) =>
  entries.flatMap(([prefix, found]) => [
    ...[0, ...text(prefix), ...varint(found.length)],
    ...found.flatMap(([word, documents, kind]) => [...text(word), ...varint(documents), kind]),
  ]);

/** @param {[string, number][]} runs */
const days = (runs) => runs.flatMap(([date, articles]) => [0, ...text(date), articles]);

/** @param {unknown} value */
const json = (value) => letters(JSON.stringify(value));

/** @type {Manifest["analysis"]} */
export const ANALYSIS = {
  letters: [
    [0x621, 0x64a],
    [0x41, 0x7a],
  ],
  ignored: [[0x64b, 0x652]],
  digits: [[0x30, 0x39]],
  presentation: [[0xfe70, 0xfefc]],
  accented: [[0xc0, 0xd6]],
  foreign: [[0x41, 0x7a]],
  separators: ".",
  hyphens: "-",
  spaces: " \n",
  folds: { أ: "ا", إ: "ا", ة: "ه" },
  affixes: {
    steps: [
      [["", "ال", "و"], false],
      [["", "ال", "و"], true],
    ],
    article: "ال",
    suffixes: ["ون", "ات"],
    taMarbuta: ["ت", "ه"],
    minStem: 3,
  },
  similar: ["سص", "قك"],
  spellings: ["اأإ", "هة"],
};

/** The manifest as it is written. @type {Manifest} */
const WRITTEN = {
  format: 2,
  epoch: "0123456789ab",
  documents: 5,
  docids: 6,
  dated: 5,
  months: [],
  dead: [3],
  settings: { completion_terms: 3 },
  scoring: { levels: [], idf: [44, 4, 4], idfSteps: 8, ratioOne: 16 },
  analysis: ANALYSIS,
  operators: {
    fields: { عنوان: "t", مكان: "l" },
    orForms: ["او"],
    orSigns: ["|"],
    notSigns: "-",
    quotes: [["«", "»"]],
    dateSeparators: "-/",
  },
  fields: ["id", "title", "lead"],
  segments: [
    {
      name: "base-1",
      docids: 4,
      dictionary: ["", "0قصر"],
      completions: [""],
      pairs: 1,
      near: 2,
      bundle: 2,
      facets: {},
    },
    { name: "delta-2", docids: 2, words: ["", "0م"], pairs: 0, bundle: 2, facets: {}, at: [1, 3] },
  ],
};

/** Payloads by path below the search folder. @type {Record<string, number[]>} */
export const PAYLOADS = {
  "base-1/dictionary/0.bin": shard([
    { form: "t:لجنه", df: 1, shard: 5, slot: 0 },
    { form: "اللجنه", term: "لجنه", spelling: 1, df: 2, rank: 1, shard: 3, slot: 1 },
    { form: "اليوم", df: 4, flags: FUNCTION, shard: 3, slot: 2 },
    { form: "صحيفه", spelling: 1, df: 3, flags: PAIR_SECOND, shard: 2, slot: 0 },
    { form: "عمان", df: 1, shard: 2, slot: 1 },
    { form: "عمل", df: 2, flags: PAIR_FIRST + NEAR, shard: 2, slot: 2 },
    { form: "عملات", term: "عمله", df: 2, shard: 2, slot: 3 },
    { form: "عمله", df: 2, flags: UNHELD, rank: 1, shard: 2, slot: 3 },
  ]),
  "base-1/dictionary/1.bin": shard([
    { form: "قصر", df: 1, shard: 4, slot: 0 },
    { form: "لجنه", spelling: 1, df: 2, shard: 3, slot: 1 },
    { form: "مكتب", df: 1, shard: 4, slot: 1 },
  ]),
  "base-1/completions/0.bin": completions([
    ["ع", [["عمل", 2, 0]]],
    [
      "عم",
      [
        ["عمل", 2, 0],
        ["عملة", 2, 0],
        ["عمان", 1, 0],
        ["عُمان", 9, 2],
      ],
    ],
    [
      "عما",
      [
        ["عمان", 1, 0],
        ["عُمان", 9, 2],
      ],
    ],
  ]),
  "base-1/near/1.bin": [0, 2, 1, ...text("مكتب"), 0, 1, 4, 1],
  "base-1/postings/3.bin": container([[], ordered([{ docid: 1, level: 5 }])]),
  "base-1/days/0.bin": days([
    ["2021-09-29", 1],
    ["2021-09-02", 1],
    ["2021-08", 1],
  ]),
  "base-1/store/0/0.bin": json([
    ["b0.html", "b0", ""],
    [["b/", "-1.html"], "«قمة» ب: ٢٠٢١، ی…", ""],
  ]),
  "base-1/store/0/1.bin": json([null, ["b3.html", "b3", ""]]),
  "delta-2/words/0.bin": shard(
    [
      { form: "لجان", term: "لجنه", df: 1, rank: 2, dead: 1 },
      { form: "لجنه", spelling: 1, df: 1, dead: 1 },
    ],
    [ordered([{ docid: 1, level: 7 }])],
  ),
  "delta-2/words/1.bin": shard(
    [
      { form: "مكتب", df: 0, dead: 1 },
      { form: "منصه", df: 2, dead: 0 },
    ],
    [
      [],
      ordered([
        { docid: 0, level: 1 },
        { docid: 1, level: 2 },
      ]),
    ],
  ),
  "delta-2/days/0.bin": days([
    ["2021-09-29", 1],
    ["2021", 1],
  ]),
  "delta-2/store/0/0.bin": json([
    ["d0.html", "d0", ""],
    ["d1.html", "d1", ""],
  ]),
};

/** The manifest as a reader has it. */
export const MANIFEST = checkManifest(structuredClone(WRITTEN));

/** A payload as a sealed file. @param {number[]} payload */
export async function sealed(payload) {
  const bytes = Uint8Array.from(payload);
  const deflated = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const content = new Uint8Array(await new Response(deflated).arrayBuffer());
  const file = new Uint8Array(content.length + 4);
  new DataView(file.buffer).setUint32(0, crc32(bytes), true);
  file.set(content, 4);
  return file;
}

/**
 * Runs a task while a function answers its requests.
 *
 * @template Value
 * @param {(path: string, options: RequestInit) => Response | Promise<Response>} answer path below ROOT
 * @param {() => Promise<Value>} task
 * @returns {Promise<{ value: Value, asked: string[] }>} with the paths that were asked for, in order
 */
export async function answering(answer, task) {
  const { fetch } = globalThis;
  /** @type {string[]} */
  const asked = [];
  globalThis.fetch = async (address, options = {}) => {
    const path = String(address).slice(ROOT.length);
    asked.push(path);
    return answer(path, options);
  };
  try {
    return { value: await task(), asked };
  } finally {
    globalThis.fetch = fetch;
  }
}

/** The small index as a host serves it. @param {string} path */
export async function host(path) {
  if (path === "manifest.json") return Response.json(WRITTEN);
  const payload = PAYLOADS[path];
  return payload ? new Response(await sealed(payload)) : new Response("", { status: 404 });
}

/** The small index, opened. */
export const openSmall = () => new IndexFiles(ROOT, structuredClone(MANIFEST));

/** What a task gives on the small index. @template Value @param {() => Promise<Value>} task */
export const onSmall = async (task) => (await answering(host, task)).value;
