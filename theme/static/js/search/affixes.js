/** Clitics and endings of words, by the table of the build. */

/**
 * @import { AnalysisTable } from "./manifest.js"
 * @typedef {AnalysisTable["affixes"]} Affixes
 */

/**
 * Shorter forms that a form may be an inflected writing of, the likeliest first.
 *
 * @param {string} form
 * @param {Affixes} affixes
 * @returns {string[]}
 */
export function candidatesOf(form, affixes) {
  const { article, minStem } = affixes;
  const seen = new Set([form]);
  const found = [];
  for (const stem of stemsOf(form, affixes)) {
    for (const candidate of [stem, article + stem]) {
      if (stem.length < minStem || seen.has(candidate)) continue;
      seen.add(candidate);
      found.push(candidate);
    }
  }
  return found;
}

/**
 * @param {string} form
 * @param {Affixes} affixes
 * @returns {string[]}
 */
function stemsOf(form, affixes) {
  return affixes.steps.flatMap(([prefixes, endings]) =>
    prefixes
      .filter((prefix) => form.startsWith(prefix))
      .flatMap((prefix) => {
        const bare = form.slice(prefix.length);
        return endings ? withoutSuffix(bare, affixes) : [bare];
      }),
  );
}

/**
 * @param {string} bare
 * @param {Affixes} affixes
 * @returns {string[]}
 */
function withoutSuffix(bare, affixes) {
  const { suffixes, taMarbuta, minStem } = affixes;
  const [open, closed] = taMarbuta;
  const stems = [];
  for (const suffix of suffixes) {
    const stem = bare.slice(0, bare.length - suffix.length);
    if (!bare.endsWith(suffix) || stem.length < minStem) continue;
    if (stem.endsWith(open)) stems.push(stem.slice(0, -open.length) + closed);
    stems.push(stem);
  }
  return stems;
}
