/** The nearest form that the dictionary holds: what a misspelt word was meant to be. */

import { isFieldKey, shardOf } from "./dictionary.js";

/**
 * @import { ShardEntry, Word } from "./dictionary.js"
 * @import { IndexFiles } from "./files.js"
 */

const MIN_LETTERS = 4;
const TWO_MISTAKES_FROM = 7;
const SHARDS = 6;
const DIGIT = /[0-9]/;

/**
 * Entry of the base with the form nearest to one that the dictionary does not hold.
 *
 * @param {string} form
 * @param {IndexFiles} files
 * @returns {Promise<ShardEntry | undefined>}
 */
export async function nearest(form, files) {
  if (form.length < MIN_LETTERS || DIGIT.test(form)) return undefined;
  const { similar } = files.manifest.analysis;
  const beginnings = beginningsOf(form, similar);
  const shards = beginnings.map((two) => shardOf(files.base.dictionary, two + form.slice(2)));
  const numbers = [...new Set(shards)].slice(0, SHARDS);
  const entries = await Promise.all(numbers.map((number) => files.shard(number)));
  return nearestAmong(form, entries.flat(), similar);
}

/**
 * The entry at the least distance from a form; of equal ones that of most articles, then the first.
 *
 * @template {Pick<Word, "form" | "df" | "function">} Entry
 * @param {string} form
 * @param {Entry[]} entries
 * @param {string[]} similar groups of letters that are mistaken for one another
 * @returns {Entry | undefined}
 */
export function nearestAmong(form, entries, similar) {
  const beginnings = new Set(beginningsOf(form, similar));
  let limit = form.length < TWO_MISTAKES_FROM ? 1 : 2;
  /** @type {Entry | undefined} */
  let best;
  for (const entry of entries) {
    if (!beginnings.has(entry.form.slice(0, 2)) || !offered(entry)) continue;
    const found = distance(form, entry.form, limit);
    if (found > limit || (best && found === limit && !before(entry, best))) continue;
    best = entry;
    limit = found;
  }
  return best;
}

/**
 * The first two letters that a form may have meant.
 *
 * @param {string} form
 * @param {string[]} similar
 */
function beginningsOf(form, similar) {
  const [first = "", second = ""] = form;
  const others = similar.filter((group) => group.includes(first)).flatMap((group) => [...group]);
  return [first + second, second + first, ...others.map((letter) => letter + second)];
}

/** @param {Pick<Word, "form" | "function">} entry */
const offered = (entry) => !entry.function && !isFieldKey(entry) && !DIGIT.test(entry.form);

/**
 * @param {Pick<Word, "form" | "df">} entry
 * @param {Pick<Word, "form" | "df">} best
 */
const before = (entry, best) =>
  entry.df > best.df || (entry.df === best.df && entry.form < best.form);

/**
 * Damerau-Levenshtein distance in optimal string alignment, or more than `limit` where it is greater.
 *
 * @param {string} one
 * @param {string} other
 * @param {number} limit
 */
export function distance(one, other, limit) {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  /** @type {number[]} */
  let earlier = [];
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const here = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let cost = Math.min(
        at(above, column) + 1,
        at(here, column - 1) + 1,
        at(above, column - 1) + (same ? 0 : 1),
      );
      const exchanged =
        row > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (exchanged) cost = Math.min(cost, at(earlier, column - 2) + 1);
      here.push(cost);
    }
    if (Math.min(...here, ...above) > limit) return limit + 1;
    [earlier, above] = [above, here];
  }
  return at(above, other.length);
}

/**
 * @param {number[]} row
 * @param {number} column
 */
const at = (row, column) => row[column] ?? Infinity;
