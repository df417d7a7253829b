/** Pagefind as a page uses it: ten results with their data; called by benchmarks/search_engines.py. */

/** @type {any} */
let pagefind;

/** Loads what Pagefind loads before the first query. */
export async function open() {
  pagefind = await import(/** @type {any} */ ("/pagefind/pagefind.js"));
  await pagefind.init();
}

/** @param {string} query */
export async function ask(query) {
  const begin = performance.now();
  const { results } = await pagefind.search(query);
  await Promise.all(results.slice(0, 10).map((/** @type {any} */ result) => result.data()));
  return { ms: performance.now() - begin, found: results.length };
}
