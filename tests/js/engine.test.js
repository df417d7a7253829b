/** The browser's engine answers as the build's does, from the same files. */

import { Engine, idfIndex } from "../../theme/static/js/search/engine.js";
import { goldenManifest, goldenQueries, openGolden } from "./golden.js";
import { assert, assertEqual, test } from "./lib.js";

test("every golden query has the golden answer", async () => {
  const engine = new Engine(await openGolden());
  const expected = await goldenQueries();
  assert(expected.length > 20);
  for (const { text, ...answer } of expected) {
    const { hits, total, mode, groups } = await engine.search(text);
    const words = groups.map(({ form, how, terms }) => ({
      form,
      how,
      terms: terms.map((entry) => entry.term),
    }));
    assertEqual({ hits, total, mode, words }, answer, text);
  }
});

test("the limit bounds the hits and not the total", async () => {
  const engine = new Engine(await openGolden());
  const { hits, total } = await engine.search("الوزير", 3);
  assertEqual(hits.length, 3);
  assert(total > 3);
});

test("stored fields come by name", async () => {
  const { files } = new Engine(await openGolden());
  const fields = await files.stored(0);
  assertEqual(Object.keys(fields), files.manifest.fields);
  assertEqual(fields["date"], "2021-09-29");
});

test("the idf index is exact at powers of two", async () => {
  const { scoring } = await goldenManifest();
  assertEqual(idfIndex(1024, 1024, scoring), 0);
  assertEqual(idfIndex(1024, 512, scoring), scoring.idfSteps);
  assertEqual(idfIndex(3, 2, scoring), scoring.idfSteps / 2);
  assertEqual(idfIndex(1_000_000, 1, scoring), 19 * scoring.idfSteps + 7);
});
