/** What a query asks of fields: filters, and words of titles. */

/**
 * @import { IndexFiles } from "./files.js"
 * @import { Filter } from "./grammar.js"
 * @import { ResolvedWord } from "./resolve.js"
 */

/**
 * The key of the whole value, or else those of all its words; none where one of them is not there.
 *
 * @param {Filter} filter
 * @param {IndexFiles} files
 */
export async function filterEntries({ field, value }, files) {
  const entryOf = (/** @type {string} */ part) => files.lookup(`${field}:${part}`);
  const whole = await entryOf(value);
  const found = whole ? [whole] : await Promise.all(value.split(" ").map(entryOf));
  const entries = found.filter((entry) => entry !== undefined);
  return entries.length === found.length ? entries : [];
}

/**
 * Gives the words of a title unit the title keys of their terms.
 *
 * @param {ResolvedWord[]} words
 * @param {IndexFiles} files
 */
export async function setTitles(words, files) {
  const read = words.map(async (word) => {
    word.titles = await Promise.all(word.terms.map(({ term }) => files.lookup(`t:${term}`)));
  });
  await Promise.all(read);
}
