/** Marks and passages. */

import { Engine } from "../../theme/static/js/search/engine.js";
import { bestPassage, markPieces } from "../../theme/static/js/search/highlight.js";
import { openGolden } from "./golden.js";
import { assert, assertEqual, test } from "./lib.js";

const engine = new Engine(await openGolden());

/** @param {string} query */
const groupsOf = async (query) => (await engine.search(query)).groups;

/**
 * @param {string} text
 * @param {string} query
 */
async function marked(text, query) {
  const pieces = markPieces(text, await groupsOf(query), engine.analyser);
  assertEqual(pieces.map((piece) => piece.text).join(""), text);
  return pieces.filter((piece) => piece.marked).map((piece) => piece.text);
}

test("a word is marked with its clitics, and not inside other words", async () => {
  assertEqual(await marked("قال الوزير، للوزير ووزير: وزن ومستوزر.", "وزير"), [
    "الوزير",
    "للوزير",
    "ووزير",
  ]);
});

test("vocalised words are marked whole", async () => {
  assertEqual(await marked("فاز المُنتخَبُ أمس", "منتخب"), ["المُنتخَبُ"]);
});

test("joined words are marked by their parts", async () => {
  assertEqual(await marked("لقاح كوفيد-19 وصل", "كوفيد"), ["كوفيد-19"]);
});

test("the passage holds the words and is not longer than asked", async () => {
  const filler = "كلام كثير لا شأن له بما يبحث عنه القارئ هنا ".repeat(20);
  const text = `${filler}وصل الوزير إلى القاهرة أمس. ${filler}`;
  const passage = bestPassage(text, await groupsOf("الوزير القاهرة"), engine.analyser, 120);
  assert(passage.includes("الوزير") && passage.includes("القاهرة"), passage);
  assert(passage.length <= 130, String(passage.length));
  assert(passage.startsWith("… ") && passage.endsWith(" …"), passage);
});

test("a text without the words has no passage", async () => {
  assertEqual(bestPassage("لا شيء هنا", await groupsOf("القاهرة"), engine.analyser, 80), "");
});
