/** The browser reads a query exactly as the build's grammar does. */

import { Analyser } from "../../theme/static/js/search/analysis.js";
import { parseQuery } from "../../theme/static/js/search/grammar.js";
import { goldenManifest } from "./golden.js";
import { assert, assertEqual, loadVectors, test } from "./lib.js";

const { analysis, operators } = await goldenManifest();
const analyser = new Analyser(analysis);
const EMPTY = {
  clauses: [],
  excluded: [],
  filters: [],
  after: null,
  before: null,
  beside: [],
  last: null,
};

test("queries are read as in Python", async () => {
  const vectors = await loadVectors("queries.json");
  assert(vectors.length >= 150, `${vectors.length} queries`);
  for (const { text, options, query } of vectors) {
    const found = await parseQuery(text, analyser, operators, options);
    assertEqual(found, { ...EMPTY, ...query }, JSON.stringify({ text, options }));
  }
});

test("long texts are read in good time", async () => {
  for (const scrap of ["«", '" ', "-", "عنوان:", "أو ", "-«", "من:2020-"]) {
    await parseQuery(scrap.repeat(20_000), analyser, operators);
  }
});
