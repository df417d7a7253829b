/** Answers from lists read in part are those of looking at every article. */

import { Answer } from "../../theme/static/js/search/answer.js";
import { Board } from "../../theme/static/js/search/board.js";
import { planOf } from "../../theme/static/js/search/plan.js";
import { Archive, WORDS } from "./archive.js";
import { assert, assertEqual, test } from "./lib.js";

/**
 * @import { Options, Results } from "../../theme/static/js/search/answer.js"
 * @import { Resolved } from "../../theme/static/js/search/resolve.js"
 */

/** So that every tiered list is read by rounds, or none. */
const TINY = { whole: 0, round: 32 };
const WHOLE = { whole: 1e9, round: 32 };
const SIZE = 1200;
const archive = new Archive(3, SIZE);
const board = new Board(archive.articles.length);

/**
 * @param {Resolved} resolved
 * @param {[number, number][] | null} intervals
 * @param {Options} options
 * @param {typeof TINY} [limits]
 */
async function ask(resolved, intervals, options, limits = TINY, from = archive) {
  from.bytes = 0;
  const plan = await planOf(from.reader, resolved);
  const answer = new Answer(plan, resolved, intervals, board, options, limits);
  return { ...(await answer.run()), bytes: from.bytes };
}

/** @param {Resolved} resolved */
const describe = ({ clauses, excluded, filters }) =>
  JSON.stringify({ clauses, excluded, filters }, (key, value) =>
    key === "where" || key === "groups" ? undefined : value,
  );

/**
 * @param {Resolved} resolved
 * @param {[number, number][] | null} intervals
 * @param {{ limit: number, any: boolean, order: "relevance" | "newest" | "oldest" }} options
 */
async function check(resolved, intervals, options) {
  const expected = archive.answer(resolved, intervals, options);
  const about = `${describe(resolved)} ${JSON.stringify({ intervals, ...options })}`;
  for (const limits of [TINY, WHOLE]) {
    const { hits, total, near, mode, proven, counted } = await ask(
      resolved,
      intervals,
      options,
      limits,
    );
    assertEqual(
      { hits, mode, proven },
      { hits: expected.hits, mode: expected.mode, proven: true },
      about,
    );
    if (counted || limits.whole)
      assertEqual({ total, near }, { total: expected.total, near: expected.near }, about);
    if (limits.whole) assert(counted, about);
    else assert(total <= expected.total, about);
  }
  return expected;
}

const ORDERS = /** @type {("relevance" | "newest" | "oldest")[]} */ ([
  "relevance",
  "newest",
  "oldest",
]);

test("proven results are those of every article", async () => {
  const { chance } = archive;
  /** @type {Set<string>} */
  const met = new Set();
  for (let round = 0; round < 250; round += 1) {
    const order = chance.next() < 0.6 ? "relevance" : chance.pick(ORDERS);
    const from = chance.below(SIZE);
    const limit = chance.pick([10, 10, 3, 25]);
    /** @type {[number, number][] | null} */
    const intervals =
      chance.next() < 0.25
        ? [
            [from, from + 40],
            [from + 60, from + 60 + chance.below(600)],
          ]
        : null;
    const any = chance.next() < 0.1;
    const { mode, near } = await check(archive.query(chance.pick([3, 3, 7])), intervals, {
      limit,
      any,
      order,
    });
    met.add(mode).add(near ? "near" : "not near");
  }
  assertEqual([...met].sort(), ["all", "any", "most", "near", "not near"]);
});

/** @param {string[]} words @returns {Resolved} */
const wordsOf = (words, from = archive) => ({
  clauses: words.map((form) => {
    const word = {
      form,
      how: /** @type {const} */ ("known"),
      terms: [from.entry(form)],
      offset: 0,
    };
    return [{ forms: [form], title: false, exact: false, words: [word], groups: [word] }];
  }),
  pairs: [],
  excluded: [],
  filters: [],
  after: null,
  before: null,
  groups: [],
});

test("long lists are not read whole", async () => {
  for (const words of [["w0"], ["w2"], ["w0", "w2"], ["w0", "w9"]]) {
    const part = await ask(wordsOf(words), null, {});
    const whole = await ask(wordsOf(words), null, {}, WHOLE);
    assertEqual(part.hits, whole.hits);
    assert(part.bytes < 0.8 * whole.bytes, `${words}: ${part.bytes} of ${whole.bytes}`);
    assert(whole.counted && part.total <= whole.total, String(words));
    assert(part.counted === (words[1] === "w9"), "articles with a rare word are all known");
  }
});

test("a short date range reads little of long lists", async () => {
  const part = await ask(wordsOf(["w2", "w3"]), [[700, 720]], {});
  const whole = await ask(wordsOf(["w2", "w3"]), [[700, 720]], {}, { whole: 1e9, round: 0 });
  assertEqual(part.hits, whole.hits);
  assert(part.counted);
  const all = await ask(wordsOf(["w2", "w3"]), null, {}, WHOLE);
  assert(part.bytes < 0.5 * all.bytes, `${part.bytes} of ${all.bytes}`);
});

test("first shown are nearly the proven ones, and enough where data is to be saved", async () => {
  let [common, shownHits] = [0, 0];
  for (const words of [
    ["w0"],
    ["w2"],
    ["w0", "w2"],
    ["w2", "w3"],
    ["w4", "w3"],
    ["w0", "w3", "w2"],
  ]) {
    /** @type {Results[]} */
    const shown = [];
    const proven = await ask(wordsOf(words), null, { onShown: (results) => shown.push(results) });
    assert(proven.proven && shown.filter((results) => !results.proven).length < 2);
    const saved = await ask(wordsOf(words), null, { until: "shown" });
    assert(saved.bytes <= proven.bytes);
    assertEqual(saved.hits, shown[0]?.hits ?? proven.hits);
    if (!shown[0] || shown[0].proven) continue;
    assert(!shown[0].counted);
    const docids = new Set(proven.hits.map(({ docid }) => docid));
    shownHits += shown[0].hits.length;
    common += shown[0].hits.filter(({ docid }) => docids.has(docid)).length;
  }
  assert(shownHits > 0 && common >= 0.7 * shownHits, `${common} of ${shownHits}`);
});

test("a few articles with all words are shown before near terms are read", async () => {
  /** @type {[number, number][]} */
  const days = [[700, 710]];
  const few = WORDS.map((word) => wordsOf([word])).filter((resolved) => {
    const { total, near } = archive.answer(resolved, days, {
      limit: 10,
      any: false,
      order: "relevance",
    });
    return total > 0 && total < 10 && near > 0;
  });
  assert(few.length > 0);
  for (const resolved of few) {
    /** @type {Results[]} */
    const shown = [];
    const { hits, added } = await ask(resolved, days, {
      onShown: (results) => shown.push(results),
    });
    assertEqual(
      shown[0]?.hits,
      hits.filter(({ near }) => !near),
    );
    assert(added.length > 0 && shown[0]?.near === 0);
  }
});

test("the only article with many words is shown before pairs are read", async () => {
  const small = new Archive(4, 60); // no list has tiers
  const docid = small.articles.findIndex(({ words, dead }) => !dead && words.size > 5);
  const words = [...(small.articles[docid]?.words.keys() ?? [])];
  const resolved = wordsOf(words, small);
  const entries = words.map((word) => small.entry(word));
  resolved.pairs = /** @type {Resolved["pairs"]} */ (
    entries.slice(1).map((entry, at) => [entries[at], entry])
  );
  /** @type {Results[]} */
  const shown = [];
  const onShown = (/** @type {Results} */ results) => shown.push(results);
  const alone = /** @type {[number, number][]} */ ([[docid, docid + 1]]);
  const proven = await ask(resolved, alone, { onShown }, WHOLE, small);
  const saved = await ask(resolved, alone, { until: "shown" }, WHOLE, small);
  assertEqual([saved.hits.map((hit) => hit.docid), saved.total, saved.counted], [[docid], 1, true]);
  assertEqual(shown[0]?.hits, saved.hits);
  assert(proven.proven && !saved.proven && saved.bytes < proven.bytes);
});

test("proven articles are shown before what is left of their lists is counted", async () => {
  const limits = { whole: 1e9, round: 32 };
  let early = 0;
  for (const word of WORDS.slice(2, 6)) {
    /** @type {Results[]} */
    const shown = [];
    const onShown = (/** @type {Results} */ results) => shown.push(results);
    const last = await ask(wordsOf([word]), null, { onShown }, limits);
    const proven = await ask(wordsOf([word]), null, { until: "proven" }, limits);
    const before = shown.find((results) => results.proven);
    assertEqual(proven.hits, last.hits);
    assert(last.counted && proven.proven);
    if (!before) continue;
    early += 1;
    assertEqual(before.hits, last.hits);
    assert(!before.counted && before.total < last.total && proven.bytes < last.bytes);
  }
  assert(early > 0);
});
