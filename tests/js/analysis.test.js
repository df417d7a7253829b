/** The browser folds, splits and strips words exactly as the build does. */

import { Analyser } from "../../theme/static/js/search/analysis.js";
import { candidatesOf } from "../../theme/static/js/search/affixes.js";
import { written } from "../../theme/static/js/search/spelling.js";
import { goldenManifest } from "./golden.js";
import { assert, assertEqual, loadVectors, test } from "./lib.js";

const analyser = new Analyser((await goldenManifest()).analysis);

/**
 * @template {Record<string, unknown>} Pair
 * @param {string} file
 * @param {(pair: Pair) => [unknown, unknown]} compare actual and expected
 */
async function checkVectors(file, compare) {
  /** @type {Pair[]} */
  const pairs = await loadVectors(file);
  assert(pairs.length > 10, `${file} holds ${pairs.length} pairs`);
  for (const pair of pairs) assertEqual(...compare(pair), JSON.stringify(pair));
}

test("words are normalised as in Python", () =>
  checkVectors("normalise.json", (/** @type {{ text: string, expected: string }} */ pair) => [
    analyser.normalise(pair.text),
    pair.expected,
  ]));

test("text is split as in Python", () =>
  checkVectors("tokenize.json", (/** @type {{ text: string, forms: string[] }} */ pair) => [
    analyser.tokenize(pair.text).map((token) => token.form),
    pair.forms,
  ]));

test("forms are written as in Python", () =>
  checkVectors(
    "spellings.json",
    (/** @type {{ form: string, spelling: number, written: string }} */ pair) => [
      written(pair, analyser.spellings),
      pair.written,
    ],
  ));

test("clitics and endings come off as in Python", () =>
  checkVectors("candidates.json", (/** @type {{ form: string, candidates: string[] }} */ pair) => [
    candidatesOf(pair.form, analyser.affixes),
    pair.candidates,
  ]));

test("tokens know their place", () => {
  const text = "قال: «إس-400»، ثمّ مضى.";
  for (const token of analyser.tokenize(text)) {
    assertEqual(text.slice(token.start, token.end), token.text);
  }
  assertEqual(analyser.parts("اس-400"), ["اس", "400"]);
  assertEqual(analyser.parts("وزير"), []);
});
