/** Reads an index over HTTP: manifest, dictionary entries, posting lists, stored documents. */

import { unseal } from "./codec.js";
import { decodeShard, lowerBound, shardOf } from "./dictionary.js";
import { checkManifest, IndexError } from "./manifest.js";
import { decodeList, shardList } from "./postings.js";

/**
 * @import { TermEntry } from "./dictionary.js"
 * @import { Manifest, Segment } from "./manifest.js"
 * @import { PostingList } from "./postings.js"
 * @typedef {Record<string, unknown>} StoredFields
 */

const STORE_FOLDER_SIZE = 1000;

/** Files that are kept decoded; the ones used longest ago go first. */
export const CACHED_FILES = 400;

/** One opened search folder. Files are fetched once, kept within a bound, and read whole. */
export class IndexFiles {
  /**
   * @param {string} root URL of the search folder, with a final slash
   * @param {Manifest} manifest
   */
  constructor(root, manifest) {
    this.root = root;
    this.manifest = manifest;
    this.segment = /** @type {Segment} */ (manifest.segments[0]);
    /** @type {Map<string, Promise<unknown>>} */
    this.cache = new Map();
  }

  /**
   * Opens the index below a URL.
   *
   * @param {string} root
   * @returns {Promise<IndexFiles>}
   * @throws {IndexError}
   */
  static async open(root) {
    const response = await request(`${root}manifest.json`, { cache: "no-cache" });
    let value;
    try {
      value = await response.json();
    } catch (error) {
      throw new IndexError("corrupt", `manifest.json: ${String(error)}`);
    }
    return new IndexFiles(root, checkManifest(value));
  }

  /**
   * Dictionary entry of a form, if there is one.
   *
   * @param {string} form
   * @returns {Promise<TermEntry | undefined>}
   */
  async lookup(form) {
    const entries = await this.shard(shardOf(this.segment.dictionary, form));
    const entry = entries[lowerBound(entries, form)];
    return entry?.form === form ? entry : undefined;
  }

  /**
   * Entries whose form begins with a prefix, from the shard where they begin and the next one.
   *
   * @param {string} prefix
   * @returns {Promise<TermEntry[]>}
   */
  async following(prefix) {
    const first = shardOf(this.segment.dictionary, prefix);
    const found = [];
    for (const number of [first, first + 1]) {
      if (number >= this.segment.dictionary.length) break;
      const entries = await this.shard(number);
      for (const entry of entries.slice(lowerBound(entries, prefix))) {
        if (!entry.form.startsWith(prefix)) return found;
        found.push(entry);
      }
    }
    return found;
  }

  /**
   * @param {number} number
   * @returns {Promise<TermEntry[]>}
   */
  async shard(number) {
    if (number >= this.segment.dictionary.length) return [];
    return this.read(`dictionary/${number}.bin`, decodeShard);
  }

  /**
   * Posting list of an entry's term.
   *
   * @param {TermEntry} entry
   * @returns {Promise<PostingList>}
   */
  async postings(entry) {
    const payload = await this.read(`postings/${entry.shard}.bin`, (bytes) => bytes);
    return decodeList(shardList(payload, entry.slot), this.manifest.scoring.shortList);
  }

  /**
   * Stored fields of an article.
   *
   * @param {number} docid
   * @returns {Promise<StoredFields>}
   */
  async stored(docid) {
    const size = this.manifest.settings.bundle_documents;
    const bundle = Math.floor(docid / size);
    const path = `store/${Math.floor(bundle / STORE_FOLDER_SIZE)}/${bundle}.bin`;
    const rows = await this.read(path, (bytes) => JSON.parse(new TextDecoder().decode(bytes)));
    return Object.fromEntries(
      this.manifest.fields.map((field, column) => [field, rows[docid % size][column]]),
    );
  }

  /**
   * Decoded content of a file of the segment; one request serves all who ask for it, and a failed one is
   * forgotten so that it can be tried again.
   *
   * @template Decoded
   * @param {string} path
   * @param {(payload: Uint8Array) => Decoded} decode
   * @returns {Promise<Decoded>}
   */
  read(path, decode) {
    let pending = /** @type {Promise<Decoded> | undefined} */ (this.cache.get(path));
    this.cache.delete(path);
    pending ??= this.fetch(path).then(decode);
    this.cache.set(path, pending);
    pending.catch(() => this.cache.delete(path));
    for (const oldest of this.cache.keys()) {
      if (this.cache.size <= CACHED_FILES) break;
      this.cache.delete(oldest);
    }
    return pending;
  }

  /** @param {string} path */
  async fetch(path) {
    const response = await request(`${this.root}${this.segment.name}/${path}`, {});
    return unseal(await response.arrayBuffer());
  }
}

/**
 * @param {string} url
 * @param {RequestInit} options
 * @returns {Promise<Response>}
 * @throws {IndexError} where there is no answer, or not the file
 */
async function request(url, options) {
  let response;
  try {
    response = await fetch(url, options);
  } catch (error) {
    throw new IndexError("offline", `${url}: ${String(error)}`);
  }
  if (!response.ok) throw new IndexError("missing", `${url}: status ${response.status}`);
  return response;
}
