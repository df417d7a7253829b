/** Our own engine, asked as the others are; called by benchmarks/search_engines.py. */

import { Engine } from "/js/engine.js";
import { IndexFiles } from "/js/files.js";

/** @type {IndexFiles} */
let files;

/** Loads the manifest. */
export async function open() {
  files = await IndexFiles.open("/search/");
}

/** @param {string} query */
export async function ask(query) {
  const begin = performance.now();
  const { hits, total } = await new Engine(files).search(query, { limit: 10 });
  await Promise.all(hits.map(({ docid }) => files.stored(docid)));
  return { ms: performance.now() - begin, found: total };
}
