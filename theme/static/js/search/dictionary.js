/** Dictionary shards: sorted, front-coded forms, each with its term and where its postings are. */

import { ByteReader, unzigzag } from "./codec.js";

const FUNCTION_WORD = 1;
const OTHER_TERM = 2;

/**
 * A form and its term: `df` is the term's document frequency, and its posting list is slot `slot` of
 * postings shard `shard`. `function` marks words that carry grammar only.
 *
 * @typedef {{
 *   form: string, term: string, df: number, shard: number, slot: number, function: boolean
 * }} TermEntry
 */

/**
 * Entries of a shard, sorted by form.
 *
 * @param {Uint8Array} payload
 * @returns {TermEntry[]}
 */
export function decodeShard(payload) {
  const reader = new ByteReader(payload);
  const entries = [];
  let form = "";
  let shard = 0;
  while (!reader.atEnd) {
    form = form.slice(0, reader.varint()) + reader.text();
    const flags = reader.varint();
    const term = flags & OTHER_TERM ? decodeTerm(reader, form) : form;
    const df = reader.varint();
    shard += unzigzag(reader.varint());
    const slot = reader.varint();
    entries.push({ form, term, df, shard, slot, function: Boolean(flags & FUNCTION_WORD) });
  }
  return entries;
}

/**
 * @param {ByteReader} reader
 * @param {string} form
 */
function decodeTerm(reader, form) {
  const front = reader.varint();
  const end = reader.varint();
  return form.slice(front, form.length - end) + reader.text();
}

/**
 * Number of the shard that holds a form if any does.
 *
 * @param {string[]} firstKeys
 * @param {string} form
 */
export function shardOf(firstKeys, form) {
  return Math.max(0, firstPosition(firstKeys, (key) => key > form) - 1);
}

/**
 * Position of the first entry whose form is not before `form`.
 *
 * @param {TermEntry[]} entries
 * @param {string} form
 */
export function lowerBound(entries, form) {
  return firstPosition(entries, (entry) => entry.form >= form);
}

/**
 * @template Item
 * @param {Item[]} items for which `reached` is false up to a point and true from there on
 * @param {(item: Item) => boolean} reached
 */
function firstPosition(items, reached) {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (reached(/** @type {Item} */ (items[middle]))) high = middle;
    else low = middle + 1;
  }
  return low;
}
