/** The browser's engine answers as the build's does, from the same files. */

import { Engine } from "../../theme/static/js/search/engine.js";
import { idfIndex } from "../../theme/static/js/search/plan.js";
import { goldenManifest, goldenQueries, openGolden } from "./golden.js";
import { assert, assertEqual, assertThrows, test } from "./lib.js";

/** @import { Results } from "../../theme/static/js/search/answer.js" */

/** What index-queries.json holds of an answer. @param {Results} results */
const plain = ({ hits, total, near, mode, groups, added }) => ({
  hits,
  total,
  near,
  mode,
  groups: groups.map(({ form, how, terms }) => ({
    form,
    how,
    terms: terms.map(({ term }) => term),
  })),
  added: added.map(({ term }) => term),
});

test("every golden query has the golden answer", async () => {
  const engine = new Engine(await openGolden());
  const expected = await goldenQueries();
  assert(expected.length > 20);
  for (const { text, options, ...answer } of expected) {
    const results = await engine.search(text, options);
    assertEqual(plain(results), answer, `${text} ${JSON.stringify(options)}`);
    assert(results.proven && results.counted, text);
  }
});

test("the limit bounds the hits and not the total", async () => {
  const engine = new Engine(await openGolden());
  const ten = await engine.search("الوزير");
  const { hits, total } = await engine.search("الوزير", { limit: 3 });
  assertEqual(hits, ten.hits.slice(0, 3));
  assert(total > 3);
});

test("stored fields come by name", async () => {
  const { files } = new Engine(await openGolden());
  assertEqual(Object.keys(await files.stored(0)), files.manifest.fields);
});

test("a search that is called off rejects", async () => {
  const engine = new Engine(await openGolden());
  const signal = AbortSignal.abort();
  await assertThrows(() => engine.search("الوزير", { signal }), /AbortError/);
});

test("searches at the same time do not disturb one another", async () => {
  const engine = new Engine(await openGolden());
  const rows = (await goldenQueries()).slice(0, 20);
  const answers = await Promise.all(
    rows.map((/** @type {any} */ { text, options }) => engine.search(text, options)),
  );
  answers.forEach((results, at) => assertEqual(plain(results).hits, rows[at].hits, rows[at].text));
});

test("the idf index is exact at powers of two", async () => {
  const { scoring } = await goldenManifest();
  assertEqual(idfIndex(1024, 1024, scoring), 0);
  assertEqual(idfIndex(1024, 512, scoring), scoring.idfSteps);
  assertEqual(idfIndex(3, 2, scoring), scoring.idfSteps / 2);
  assertEqual(idfIndex(1_000_000, 1, scoring), 19 * scoring.idfSteps + 7);
});
