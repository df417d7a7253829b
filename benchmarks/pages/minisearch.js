/** A whole MiniSearch index in the page; called by benchmarks/search_engines.py. */

import MiniSearch from "/minisearch.js";

/** @type {MiniSearch | undefined} */
let index;

/** Loads the index. */
export async function open() {
  const text = await (await fetch("/index.json")).text();
  index = MiniSearch.loadJSON(text, { fields: ["title", "text"], storeFields: ["title"] });
}

/** @param {string} query */
export async function ask(query) {
  const begin = performance.now();
  const found = index?.search(query, { combineWith: "AND" }) ?? [];
  return { ms: performance.now() - begin, found: found.length };
}
