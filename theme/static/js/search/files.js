/** Reads an index over HTTP, base and delta as one: words, lists, dates, stored documents. */

import { FileCache } from "./cache.js";
import { parseJson, unseal } from "./codec.js";
import { find, firstPosition, Shard, shardOf, wholeEntry } from "./dictionary.js";
import { IndexError, isStale, later } from "./errors.js";
import { checkManifest } from "./manifest.js";
import { shardList } from "./postings.js";

/**
 * @import { Completion } from "./completions.js"
 * @import { ShardEntry, TermEntry } from "./dictionary.js"
 * @import { Manifest } from "./manifest.js"
 * @typedef {Record<string, unknown>} StoredFields
 */

const STORE_FOLDER_SIZE = 1000;

/** Bytes of payloads that are kept. */
export const CACHED_BYTES = 24_000_000;

/** One opened search folder. Docids are global ones unless a segment is named. */
export class IndexFiles {
  /**
   * @param {string} root URL of the search folder, with a final slash
   * @param {Manifest} manifest
   */
  constructor(root, manifest) {
    this.root = root;
    this.manifest = manifest;
    this.base = manifest.segments[0];
    this.delta = manifest.segments[1];
    this.dead = manifest.dead;
    this.cache = new FileCache(CACHED_BYTES);
    this.globals = globalDocids(this.base.docids, this.delta?.at ?? []);
    /** @type {AbortSignal | undefined} */
    this.signal = undefined;
  }

  /**
   * Opens the index below a URL; without a network, the one that the browser keeps.
   *
   * @param {string} root
   * @returns {Promise<IndexFiles>}
   * @throws {IndexError}
   */
  static async open(root) {
    const url = `${root}manifest.json`;
    const content = await request(url, { cache: "no-cache" }).catch((error) => {
      if (error.code !== "offline") throw error;
      return request(url, { cache: "force-cache" });
    });
    let value;
    try {
      value = await new Response(content).json();
    } catch (error) {
      throw new IndexError("corrupt", `manifest.json: ${error}`);
    }
    const files = new IndexFiles(root, checkManifest(value));
    if (files.delta) entries().catch(() => {}); // beside the first shards, not before them
    return files;
  }

  /**
   * The same files for a task that may be called off: its reads then reject with the signal's reason.
   *
   * @param {AbortSignal} [signal]
   * @returns {IndexFiles}
   */
  within(signal) {
    return Object.assign(Object.create(IndexFiles.prototype), this, { signal });
  }

  /**
   * Dictionary entry of a form, if there is one.
   *
   * @param {string} form
   * @returns {Promise<TermEntry | undefined>}
   */
  async lookup(form) {
    const [base, delta] = await Promise.all([this.baseEntry(form), this.deltaEntry(form)]);
    return this.whole(base, delta);
  }

  /**
   * Entries whose form begins with a prefix, sorted by form.
   *
   * @param {string} prefix
   * @returns {Promise<TermEntry[]>}
   */
  async following(prefix) {
    return (await lookups()).following(this, prefix);
  }

  /**
   * Entries of the base's shard that would hold a form, with the base's frequencies.
   *
   * @param {string} form
   */
  shardEntries(form) {
    return this.shard(shardOf(this.base.dictionary, form));
  }

  /**
   * Completions of a prefix, or nothing where it is none that is stored.
   *
   * @param {string} prefix
   * @returns {Promise<Completion[] | undefined>}
   */
  async completions(prefix) {
    return this.base.completions.length ? (await lookups()).completions(this, prefix) : undefined;
  }

  /**
   * Near terms of an entry's term, nearest first.
   *
   * @param {TermEntry} entry
   * @returns {Promise<TermEntry[]>}
   */
  async near(entry) {
    return entry.near ? (await lookups()).near(this, entry) : [];
  }

  /**
   * A record of a container: of a delta's `postings`, the list in its words shard.
   *
   * @param {number} segment
   * @param {string} folder
   * @param {number} shard
   * @param {number} slot
   * @returns {Promise<Uint8Array>}
   */
  async record(segment, folder, shard, slot) {
    if (segment === 1 && folder === "postings") {
      const { payload, start } = await this.words(shard);
      return shardList(payload, slot, start);
    }
    return shardList(await this.read(segment, `${folder}/${shard}.bin`, whole), slot);
  }

  /**
   * Payload of a bucket of pairs.
   *
   * @param {number} segment
   * @param {number} number
   */
  bucket(segment, number) {
    return this.read(segment, `pairs/${number}.bin`, whole);
  }

  /**
   * Turns docids of a segment into global ones, in place.
   *
   * @param {number} segment
   * @param {Uint32Array} docids
   */
  toGlobal(segment, docids) {
    const table = this.globals[segment];
    if (!table) return;
    for (let place = 0; place < docids.length; place += 1) {
      docids[place] = table[docids[place] ?? 0] ?? 0;
    }
  }

  /**
   * @param {number} docid
   * @returns {{ segment: number, docid: number }} the article's number in its segment
   */
  toLocal(docid) {
    const table = this.globals[1] ?? new Uint32Array();
    const fresh = firstPosition(table, (global) => global >= docid);
    if (table[fresh] === docid) return { segment: 1, docid: fresh };
    return { segment: 0, docid: docid - fresh };
  }

  /**
   * Intervals `[first, end)` of the dated articles whose whole period lies within the days.
   *
   * @param {string | null} after first day, or null
   * @param {string | null} before last day, or null
   * @returns {Promise<[number, number][]>}
   */
  async intervals(after, before) {
    return (await lookups()).intervals(this, after, before);
  }

  /**
   * Stored fields of an article.
   *
   * @param {number} docid
   * @returns {Promise<StoredFields>}
   */
  async stored(docid) {
    const { segment, docid: local } = this.toLocal(docid);
    const size = this.manifest.segments[segment]?.bundle ?? 1;
    const bundle = Math.floor(local / size);
    const path = `store/${Math.floor(bundle / STORE_FOLDER_SIZE)}/${bundle}.bin`;
    const row = (await this.read(segment, path, parseJson))[local % size];
    const stored = Object.fromEntries(
      this.manifest.fields.map((field, column) => [field, row[column]]),
    );
    if (Array.isArray(stored.id)) stored.id = stored.id.join(hyphenated(stored.title));
    return stored;
  }

  /**
   * Entry of the whole index for a form's entries in base and delta. Of a form that only one of them has,
   * the other may have the term.
   *
   * @param {ShardEntry | undefined} base
   * @param {ShardEntry | undefined} delta
   */
  async whole(base, delta) {
    if (base && !delta) {
      const changed = base.term !== base.form && (await this.deltaEntry(base.term));
      return wholeEntry(base, changed || undefined, base);
    }
    const known = base ?? (delta && (await this.baseEntry(delta.term)));
    return wholeEntry(known, delta);
  }

  /** @param {string} form */
  async baseEntry(form) {
    const shard = await this.dictionary(shardOf(this.base.dictionary, form));
    return shard?.find(form);
  }

  /** @param {string} form */
  async deltaEntry(form) {
    if (!this.delta?.words.length) return undefined;
    return find((await this.words(shardOf(this.delta.words, form))).entries, form);
  }

  /**
   * @param {number} number
   * @returns {Promise<ShardEntry[]>}
   */
  async shard(number) {
    const [shard, { entriesOf }] = await Promise.all([this.dictionary(number), entries()]);
    return shard ? entriesOf(shard) : [];
  }

  /** @param {number} number */
  async dictionary(number) {
    if (number >= this.base.dictionary.length) return undefined;
    return this.read(0, `dictionary/${number}.bin`, (payload) => new Shard(payload));
  }

  /** @param {number} number */
  async words(number) {
    const { decodeWords } = await entries();
    return this.read(1, `words/${number}.bin`, (payload) => decodeWords(payload, number));
  }

  /**
   * Decoded content of a file of a segment; a path has one decoder.
   *
   * @template Decoded
   * @param {number} segment
   * @param {string} path
   * @param {(payload: Uint8Array) => Decoded} decode
   * @returns {Promise<Decoded>}
   */
  read(segment, path, decode) {
    const whole = `${this.manifest.segments[segment]?.name}/${path}`;
    return this.cache.get(whole, (signal) => this.load(whole, decode, signal), this.signal);
  }

  /**
   * @template Decoded
   * @param {string} path
   * @param {(payload: Uint8Array) => Decoded} decode
   * @param {AbortSignal} signal
   */
  async load(path, decode, signal) {
    const open = async (/** @type {RequestCache} */ cache) => {
      const payload = await unseal(await request(this.root + path, { cache, signal }));
      return { content: decode(payload), bytes: payload.length };
    };
    try {
      // A segment's files never change: what the browser keeps is good, also without a network.
      return await open("force-cache");
    } catch (error) {
      if (!isStale(error)) throw error;
      return open("reload"); // it may keep a damaged answer, too
    }
  }
}

/**
 * A title with a hyphen for each run of spaces and signs, none at its ends.
 *
 * @param {string} title
 */
const hyphenated = (title) =>
  title
    .replace(/[\0-/:-@[-`{-\xbf\u060c\u061b\u061f\u066a-\u066d\u06d4\u2000-\u206f]+/g, "-")
    .replace(/^-|-$/g, "");

/** @param {Uint8Array} payload */
const whole = (payload) => payload;

/**
 * Tables of the global docids of base and delta; none where there is no delta, and all stay as they are.
 *
 * @param {number} count docids of the base
 * @param {number[]} at
 * @returns {Uint32Array[]}
 */
function globalDocids(count, at) {
  if (!at.length) return [];
  const base = new Uint32Array(count);
  for (let docid = 0, before = 0; docid < count; docid += 1) {
    while ((at[before] ?? Infinity) <= docid) before += 1;
    base[docid] = docid + before;
  }
  return [base, Uint32Array.from(at, (before, docid) => before + docid)];
}

/** What few queries ask of an index. */
const lookups = () => later(() => import("./lookups.js"));

/** Shards read whole. */
const entries = () => later(() => import("./entries.js"));

/**
 * @param {string} url
 * @param {RequestInit} options
 * @returns {Promise<ArrayBuffer>}
 * @throws {IndexError} where there is no whole answer, or not the file
 */
async function request(url, options) {
  try {
    const response = await fetch(url, options);
    if (response.ok) return await response.arrayBuffer();
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new IndexError("offline", `${url}: ${error}`);
  }
  throw new IndexError("missing", url);
}
