/** Marks and passages. */

import { Analyser } from "../../theme/static/js/search/analysis.js";
import { Marker } from "../../theme/static/js/search/highlight.js";
import { passageOf } from "../../theme/static/js/search/passage.js";
import { assert, assertEqual, test } from "./lib.js";
import { ANALYSIS } from "./small.js";

/** @import { Group } from "../../theme/static/js/search/resolve.js" */

/**
 * A marker for words that the dictionary knows as they are.
 *
 * @param {string} query
 * @param {{ exact?: true, near?: string[] }} [options]
 */
function marker(query, { exact, near = [] } = {}) {
  const groups = query.split(" ").map((term) => ({
    ...{ form: term, how: "known", ...(exact && { exact }) },
    terms: [{ form: term, term }],
  }));
  const known = /** @type {Group[]} */ (/** @type {unknown} */ (groups));
  return new Marker(known, near, new Analyser(ANALYSIS));
}

/**
 * @param {string} text
 * @param {string} query
 * @param {{ exact?: true, near?: string[] }} [options]
 */
function marked(text, query, options) {
  const pieces = marker(query, options).pieces(text);
  assertEqual(pieces.map((piece) => piece.text).join(""), text);
  return pieces.filter((piece) => piece.marked).map((piece) => piece.text);
}

test("a word is marked with its clitics, and not inside other words", () => {
  assertEqual(marked("قال الوزير، والتقى وزيرات ووزير: وزن ومستوزر.", "وزير"), [
    "الوزير",
    "وزيرات",
    "ووزير",
  ]);
});

test("near words are marked, too, and of an exact word only its own writing", () => {
  assertEqual(marked("عمل المكتب أمس", "عمل", { near: ["مكتب"] }), ["عمل", "المكتب"]);
  assertEqual(marked("الوزير ووزير", "وزير", { exact: true }), []);
  assertEqual(marked("الوزير ووزير", "الوزير", { exact: true }), ["الوزير"]);
});

test("vocalised words are marked whole", () => {
  assertEqual(marked("فاز المُنتخَبُ أمس", "منتخب"), ["المُنتخَبُ"]);
});

test("joined words are marked by their parts", () => {
  assertEqual(marked("لقاح كوفيد-19 وصل", "كوفيد"), ["كوفيد-19"]);
});

test("the passage holds the words and is not longer than asked", () => {
  const filler = "كلام كثير لا شأن له بما يبحث عنه القارئ هنا ".repeat(20);
  const text = `${filler}وصل الوزير إلى القاهرة أمس. ${filler}`;
  const passage = passageOf(marker("الوزير القاهره"), text, 120);
  assert(passage.includes("الوزير") && passage.includes("القاهرة"), passage);
  assert(passage.length <= 130, String(passage.length));
  assert(passage.startsWith("… ") && passage.endsWith(" …"), passage);
});

test("a text without the words has no passage", () => {
  assertEqual(passageOf(marker("القاهره"), "لا شيء هنا", 80), "");
});
