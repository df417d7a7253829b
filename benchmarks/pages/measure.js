/** Runs queries in a page and says what they cost; called by benchmarks/query_budgets.py and others. */

import { Analyser } from "/js/analysis.js";
import { Engine } from "/js/engine.js";
import { IndexFiles } from "/js/files.js";

const ROOT = "/search/";
/** With no new request for so long, in ms, everything that a round of answers leads to was asked for. */
const QUIET = 25;

const network = globalThis.fetch.bind(globalThis);
/** Answers by URL, for searches without a network. @type {Map<string, ArrayBuffer>} */
const kept = new Map();

/** Holds answers back until nothing more is asked for, then gives them all: a wave is a round trip. */
class Waves {
  constructor() {
    this.count = 0;
    this.open = 0;
    /** @type {(() => void)[]} */
    this.held = [];
    this.timer = 0;
  }

  /**
   * @param {string} url
   * @param {RequestInit} [options]
   */
  async fetch(url, options) {
    this.open += 1;
    clearTimeout(this.timer);
    try {
      const answer = await network(url, options);
      const body = await answer.arrayBuffer();
      if (answer.ok) kept.set(String(url), body);
      await new Promise((/** @type {(value?: unknown) => void} */ resolve) => {
        this.held.push(resolve);
        this.wait();
      });
      return new Response(body, { status: answer.status });
    } finally {
      this.open -= 1;
    }
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.held.length < this.open) return this.wait();
      this.count += 1;
      for (const give of this.held.splice(0)) give();
    }, QUIET);
  }
}

/** @param {string} url */
async function fromMemory(url) {
  const body = kept.get(String(url));
  if (!body) return network(url);
  return new Response(body);
}

const manifest = (await IndexFiles.open(ROOT)).manifest;
const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Bytes on the wire and requests since the entries were cleared, by kind of file. */
function transferred() {
  /** @type {Record<string, number>} */
  const bytes = {};
  const entries = performance
    .getEntriesByType("resource")
    .filter(({ name }) => name.includes(ROOT));
  for (const { name, transferSize } of entries) {
    const kind = new URL(name).pathname.slice(ROOT.length).split("/")[1] ?? "manifest";
    bytes[kind] = (bytes[kind] ?? 0) + transferSize;
  }
  return { bytes, requests: entries.length };
}

/**
 * @param {string} query
 * @param {object} options
 */
async function answer(query, options) {
  const files = new IndexFiles(ROOT, manifest);
  const engine = new Engine(files);
  const begin = performance.now();
  const { hits, ...rest } = await engine.search(query, { limit: 10, ...options });
  const rows = await Promise.all(hits.map(({ docid }) => files.stored(docid)));
  const ms = performance.now() - begin;
  const { total, mode, counted, proven } = rest;
  return { engine, ids: rows.map(({ id }) => id), ms, total, mode, counted, proven };
}

/**
 * One search with nothing at hand but the manifest: as far as the first ten are shown, until they are
 * proven, and until all articles are counted, where lists are short enough for that; with the round trips.
 *
 * @param {string} query
 */
export async function cold(query) {
  performance.setResourceTimingBufferSize(10_000);
  kept.clear();
  const shown = await coldUntil(query, "shown");
  const proven = shown.proven ? shown : await coldUntil(query, "proven");
  const counted = proven.counted ? proven : await coldUntil(query, "counted");
  return { shown, proven, counted };
}

/**
 * @param {string} query
 * @param {"shown" | "proven" | "counted"} until
 */
async function coldUntil(query, until) {
  const waves = new Waves();
  globalThis.fetch = (url, options) => waves.fetch(String(url), options);
  performance.clearResourceTimings();
  const { engine, ...found } = await answer(query, { until });
  await pause(5);
  return { ...found, ...transferred(), waves: waves.count };
}

/**
 * The same search once more, its files in memory but not unpacked: what remains is computing.
 *
 * @param {string} query
 */
export async function warm(query) {
  globalThis.fetch = (url) => fromMemory(String(url));
  const { engine, ms } = await answer(query, {});
  const begin = performance.now();
  await engine.search(query, { limit: 10 });
  return { ms, again: performance.now() - begin };
}

/** @param {import("../../theme/static/js/search/answer.js").Results} results */
function plain({ hits, total, near, mode }) {
  return { hits: hits.map((hit) => [hit.docid, hit.score, hit.near]), total, near, mode };
}

/** @param {unknown} error */
const failed = (error) => ({ error: String(error) });

/** Answers of many queries, for comparison. @param {[string, object][]} queries */
export async function answers(queries) {
  globalThis.fetch = network;
  const engine = new Engine(await IndexFiles.open(ROOT));
  const found = [];
  for (const [query, options] of queries) {
    found.push(await engine.search(query, { limit: 10, ...options }).then(plain, failed));
  }
  return found;
}

/**
 * A word typed letter by letter by a reader who has only the manifest.
 *
 * @param {string} word
 */
export async function typed(word) {
  const { suggest } = await import("/js/suggest.js");
  const files = new IndexFiles(ROOT, manifest);
  const analyser = new Analyser(manifest.analysis);
  globalThis.fetch = network;
  const steps = [];
  for (let length = 1; length <= word.length; length += 1) {
    performance.clearResourceTimings();
    const begin = performance.now();
    const found = await suggest(word.slice(0, length), files, analyser);
    const ms = performance.now() - begin;
    await pause(5);
    steps.push({ text: word.slice(0, length), found: found.length, ms, ...transferred() });
  }
  return steps;
}
