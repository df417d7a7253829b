/** Words of a query -> terms: known, unfinished, inflected, misspelt and unknown ones; phrases, filters. */

import { Analyser } from "../../theme/static/js/search/analysis.js";
import { parseQuery } from "../../theme/static/js/search/grammar.js";
import { distance, nearestAmong } from "../../theme/static/js/search/nearest.js";
import { resolve } from "../../theme/static/js/search/resolve.js";
import { suggest } from "../../theme/static/js/search/suggest.js";
import { assert, assertEqual, loadVectors, test } from "./lib.js";
import { ANALYSIS, MANIFEST, onSmall, openSmall } from "./small.js";

/** @import { Group } from "../../theme/static/js/search/resolve.js" */

const analyser = new Analyser(ANALYSIS);

/**
 * @param {string} text
 * @param {{ plain?: boolean, exact?: boolean }} [options]
 */
async function resolved(text, options = {}) {
  const query = await parseQuery(text, analyser, MANIFEST.operators, options);
  return onSmall(() => resolve(query, openSmall(), analyser, options));
}

/** @param {Group[]} groups */
const brief = (groups) =>
  groups.map(({ form, how, terms }) => [form, how, terms.map(({ term }) => term).join(" ")]);

/**
 * @param {string} text
 * @param {{ plain?: boolean, exact?: boolean }} [options]
 */
const groupsOf = async (text, options) => brief((await resolved(text, options)).groups);

test("a word is found as it stands, else as a beginning, an inflection, a slip", async () => {
  assertEqual(await groupsOf("عملات"), [["عملات", "known", "عمله"]]);
  assertEqual(await groupsOf("عم"), [["عم", "completion", "عمل عمله عمان"]]);
  assertEqual(await groupsOf("صحي"), [["صحي", "completion", "صحيفه"]]);
  assertEqual(await groupsOf("وعملون"), [["وعملون", "affix", "عمل"]]);
  assertEqual(await groupsOf("سحيفه"), [["سحيفه", "corrected", "صحيفه"]]);
  assertEqual(await groupsOf("ظظظظ"), [["ظظظظ", "unknown", ""]]);
});

test("only the last word is completed, and nothing in plain reading", async () => {
  assertEqual(await groupsOf("صحي عمل"), [
    ["صحي", "unknown", ""],
    ["عمل", "known", "عمل"],
  ]);
  assertEqual(await groupsOf("صحي "), [["صحي", "unknown", ""]]);
  assertEqual(await groupsOf("صحي", { plain: true }), [["صحي", "unknown", ""]]);
  assertEqual(await groupsOf("سحيفه", { plain: true }), [["سحيفه", "unknown", ""]]);
});

test("an exact word is itself or unknown", async () => {
  const { clauses } = await resolved("اللجنه", { exact: true });
  assertEqual(clauses[0]?.[0]?.words[0]?.terms[0]?.rank, 1);
  assertEqual(await groupsOf("وعمل", { exact: true }), [["وعمل", "unknown", ""]]);
  assertEqual(await groupsOf("عمله", { exact: true }), [["عمله", "unknown", ""]]);
});

test("function words go where others remain, and equal words count once", async () => {
  assertEqual(await groupsOf("اليوم عمل"), [["عمل", "known", "عمل"]]);
  assertEqual(await groupsOf("اليوم"), [["اليوم", "known", "اليوم"]]);
  assertEqual(await groupsOf("لجنه اللجنه"), [["لجنه", "known", "لجنه"]]);
});

test("a joined word that nothing holds is taken as its parts", async () => {
  assertEqual(await groupsOf("عمل-19 "), [
    ["عمل", "known", "عمل"],
    ["19", "unknown", ""],
  ]);
});

test("a phrase's words are not guessed; function words at its ends go", async () => {
  const { clauses, groups } = await resolved("«اليوم عمل اليوم صحيفه»");
  assertEqual(brief(groups).length, 4);
  assertEqual(
    clauses[0]?.[0]?.words.map(({ form, offset }) => [form, offset]),
    [
      ["عمل", 1],
      ["اليوم", 2],
      ["صحيفه", 3],
    ],
  );
  assertEqual((await groupsOf("«عمل سحيفه»"))[1], ["سحيفه", "unknown", ""]);
});

test("title words come with their title keys", async () => {
  const { clauses } = await resolved("عنوان:لجنه");
  assertEqual(
    clauses[0]?.[0]?.words[0]?.titles?.map((entry) => entry?.form),
    ["t:لجنه"],
  );
});

test("a filter that nothing holds has no entries", async () => {
  const { filters, clauses } = await resolved("مكان:قصر");
  assertEqual([filters, clauses], [[{ field: "l", value: "قصر", entries: [] }], []]);
});

test("what is excluded is not guessed either", async () => {
  const { excluded } = await resolved("عمل -صحي");
  const [unit] = excluded;
  assert(unit && "groups" in unit);
  assertEqual(brief(unit.groups), [["صحي", "unknown", ""]]);
});

test("words side by side are pairs where the dictionary says so", async () => {
  const pairs = async (/** @type {string} */ text) =>
    (await resolved(text)).pairs.map(([one, other]) => `${one.term} ${other.term}`);
  assertEqual(await pairs("عمل صحيفه"), ["عمل صحيفه"]);
  assertEqual(await pairs("صحيفه عمل"), []);
  assertEqual(await pairs("عمل قصر صحيفه"), []);
  assertEqual(await pairs("عمل اليوم صحيفه"), []);
});

test("the nearest form is that of the vectors", async () => {
  /**
   * @type {{
   *   similar: string[], entries: [string, string, number, boolean][],
   *   cases: { form: string, nearest: string | null }[]
   * }}
   */
  const { similar, entries, cases } = await loadVectors("nearest.json");
  assert(cases.length > 30);
  const words = entries.map(([form, term, df, isFunction]) => ({
    ...{ form, term, df, function: isFunction },
  }));
  for (const { form, nearest } of cases) {
    const tooShort = form.length < 4 || /[0-9]/.test(form);
    const found = tooShort ? undefined : nearestAmong(form, words, similar);
    assertEqual(found?.form ?? null, nearest, form);
  }
});

test("an exchange of two letters is one step", () => {
  assertEqual(distance("كتاب", "كاتب", 2), 1);
  assertEqual(distance("كتاب", "كتب", 2), 1);
  assertEqual(distance("كتاب", "كتابات", 2), 2);
  assert(distance("كتاب", "مدرسه", 2) > 2);
});

/** @param {string} text */
const suggestions = (text) =>
  onSmall(async () =>
    (await suggest(text, openSmall(), analyser)).map((each) => [each.text, each.kind]),
  );

test("suggestions go on from the last word: words, then names as written", async () => {
  assertEqual(await suggestions("قصر عم"), [
    ["قصر عمل", 0],
    ["قصر عملة", 0],
    ["قصر عمان", 0],
    ["قصر عُمان", 2],
  ]);
});

test("a word is suggested as the archive writes it, whatever was typed of it", async () => {
  assertEqual((await suggestions("صَحي")).slice(0, 1), [["صحيفة", 0]]);
  assertEqual(await suggestions("اللج"), [["اللجنة", 0]]);
});

test("suggested words are read as the forms that they are the writing of", async () => {
  for (const [typed, form] of [
    ["صحي", "صحيفه"],
    ["اللج", "اللجنه"],
  ]) {
    const [[text] = []] = await suggestions(String(typed));
    assertEqual(analyser.normalise(String(text)), form);
    assertEqual((await groupsOf(String(text)))[0]?.[1], "known");
  }
});

test("longer beginnings are answered by the dictionary, each term in its commonest form", async () => {
  assertEqual(await suggestions("عملا"), [["عملات", 0]]);
  assertEqual(await suggestions("لجن"), [["لجنة", 0]]);
  assertEqual(await suggestions("الي"), [], "function words are not worth suggesting");
});

test("what is written already is not suggested, nor anything after a space or sign", async () => {
  assertEqual(await suggestions("عما"), [
    ["عمان", 0],
    ["عُمان", 2],
  ]);
  assertEqual(await suggestions("عمان"), [["عُمان", 2]]);
  assertEqual(await suggestions("عم "), []);
  assertEqual(await suggestions("عم!"), []);
  assertEqual(await suggestions(""), []);
});
