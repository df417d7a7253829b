/** Dictionary shards, and words shards of a delta: sorted, front-coded forms, each with its term. */

import { ByteReader, unzigzag } from "./codec.js";

const [SAME, OTHER_TERM, UNHELD, SPELLED] = [1, 2, 32, 64];

/**
 * A form and its term. `df` is the number of articles with the term; `rank` that of the form among the
 * term's forms. `function` marks words that carry grammar only, `pairFirst` and `pairSecond` terms of
 * adjacent pairs, `near` terms that have near ones, `unheld` forms that no article holds itself; `spelling`
 * tells how the form is written.
 *
 * @typedef {{
 *   form: string, term: string, df: number, rank: number, function: boolean, pairFirst: boolean,
 *   pairSecond: boolean, near: boolean, unheld: boolean, spelling: number
 * }} Word
 *
 * An entry of one shard: the list is record `slot` of shard `shard`; `dead` articles of the base with
 * the term are no more (in a delta).
 * @typedef {Word & { shard: number, slot: number, dead: number }} ShardEntry
 *
 * Where a term's list is in a segment, and how many articles it holds there, dead ones included.
 * @typedef {{ segment: number, shard: number, slot: number, count: number }} Where
 *
 * An entry of the whole index: `df` counts what can be found.
 * @typedef {Word & { where: Where[] }} TermEntry
 */

/** A base's dictionary shard, read no further than needed. */
export class Shard {
  /** @param {Uint8Array} payload */
  constructor(payload) {
    this.payload = payload;
    /** All entries, once they have been decoded. @type {ShardEntry[] | undefined} */
    this.decoded = undefined;
  }

  /**
   * Entry of a form, if it is there.
   *
   * @param {string} form
   */
  find(form) {
    return this.decoded ? find(this.decoded, form) : findEntry(this.payload, form);
  }
}

/**
 * Entry of a form, found without building the others.
 *
 * @param {Uint8Array} payload of a dictionary shard
 * @param {string} form
 * @returns {ShardEntry | undefined}
 */
function findEntry(payload, form) {
  const reader = new ByteReader(payload);
  let current = "";
  let shard = 0;
  let told = { form: "", shard: 0, position: 0 }; // the entry that tells of the term
  while (!reader.atEnd) {
    current = current.slice(0, reader.varint()) + reader.text();
    if (current > form) return undefined;
    const position = reader.position;
    const flags = reader.varint();
    if (!(flags & SAME)) told = { form: current, shard, position };
    if (current === form) {
      const entry = readTold(new ByteReader(payload, told.position), told);
      return flags & SAME ? { ...entry, form, ...readOwn(reader, flags) } : entry;
    }
    if (flags & OTHER_TERM) skipTerm(reader);
    readSpelling(reader, flags);
    reader.varint(); // the frequency, or where that is told before the rank
    if (flags & SAME) continue;
    reader.varint(); // the rank
    shard += unzigzag(reader.varint());
    reader.varint(); // the slot
  }
  return undefined;
}

/**
 * An entry that tells of its term.
 *
 * @param {ByteReader} reader behind the form
 * @param {{ form: string, shard: number }} told the form, and the shard of the entry before
 */
const readTold = (reader, { form, shard }) =>
  readEntry(reader, form, undefined, () => ({
    shard: shard + unzigzag(reader.varint()),
    slot: reader.varint(),
    dead: 0,
  }));

/** @param {ByteReader} reader */
function skipTerm(reader) {
  reader.varint();
  reader.varint();
  reader.take(reader.varint());
}

/**
 * What follows the form of an entry.
 *
 * @param {ByteReader} reader
 * @param {string} form
 * @param {ShardEntry | undefined} before
 * @param {(term: string) => { shard: number, slot: number, dead: number }} pointer
 * @returns {ShardEntry}
 */
export function readEntry(reader, form, before, pointer) {
  const flags = reader.varint();
  if (before && flags & SAME) return { ...before, form, ...readOwn(reader, flags) };
  const term = flags & OTHER_TERM ? decodeTerm(reader, form) : form;
  const spelling = readSpelling(reader, flags);
  const [df, rank, unheld] = [reader.varint(), reader.varint(), Boolean(flags & UNHELD)];
  return { form, term, spelling, df, rank, unheld, ...readFlags(flags), ...pointer(term) };
}

/**
 * What an entry tells of its form alone, where the term is that of the entry before.
 *
 * @param {ByteReader} reader
 * @param {number} flags
 */
const readOwn = (reader, flags) => ({
  spelling: readSpelling(reader, flags),
  rank: reader.varint(),
  unheld: Boolean(flags & UNHELD),
});

/**
 * @param {ByteReader} reader
 * @param {number} flags
 */
const readSpelling = (reader, flags) => (flags & SPELLED ? reader.varint() : 0);

/** @param {number} flags */
const readFlags = (flags) => ({
  function: Boolean(flags & 128),
  pairFirst: Boolean(flags & 4),
  pairSecond: Boolean(flags & 8),
  near: Boolean(flags & 16),
});

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
 * An entry of the whole index from those of the base and the delta; none where all its articles are dead.
 *
 * @param {ShardEntry | undefined} base of the form, or of its term where only the delta has the form
 * @param {ShardEntry | undefined} delta of the form, or of its term where the delta lacks the form
 * @param {ShardEntry | undefined} word the form's own entry
 * @returns {TermEntry | undefined}
 */
export function wholeEntry(base, delta, word = delta ?? base) {
  if (!word) return undefined;
  const alive = (base?.df ?? 0) - (delta?.dead ?? 0);
  const fresh = delta?.df ?? 0;
  if (alive + fresh <= 0) return undefined;
  const where = [];
  if (base && alive > 0) where.push(place(0, base));
  if (delta && fresh) where.push(place(1, delta));
  const { shard, slot, dead, ...rest } = word;
  return { ...rest, df: alive + fresh, where };
}

/**
 * @param {number} segment
 * @param {ShardEntry} entry
 * @returns {Where}
 */
const place = (segment, { shard, slot, df }) => ({ segment, shard, slot, count: df });

/**
 * Number of the file that holds a key if any does.
 *
 * @param {string[]} firstKeys
 * @param {string} key
 */
export function shardOf(firstKeys, key) {
  return Math.max(0, firstPosition(firstKeys, (first) => first > key) - 1);
}

/**
 * Entry of a form, if it is among them.
 *
 * @template {{ form: string }} Entry
 * @param {Entry[]} entries sorted by form
 * @param {string} form
 */
export function find(entries, form) {
  const entry = entries[firstPosition(entries, (each) => each.form >= form)];
  return entry?.form === form ? entry : undefined;
}

/** Whether an entry is a tag, section, source or title word. @param {{ form: string }} entry */
export const isFieldKey = ({ form }) => form[1] === ":";

/**
 * Position of the first item from which on `reached` is true.
 *
 * @template Item
 * @param {ArrayLike<Item>} items
 * @param {(item: Item) => boolean} reached false up to a point and true from there on
 */
export function firstPosition(items, reached) {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (reached(/** @type {Item} */ (items[middle]))) high = middle;
    else low = middle + 1;
  }
  return low;
}
