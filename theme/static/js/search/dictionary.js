/** Dictionary shards, and words shards of a delta: sorted, front-coded forms, each with its term. */

import { ByteReader, unzigzag } from "./codec.js";

const OTHER_TERM = 2;

/**
 * A form and its term. `df` is the number of articles with the term; `rank` that of the form among the
 * term's forms. `function` marks words that carry grammar only, `pairFirst` and `pairSecond` terms of
 * adjacent pairs, `near` terms that have near ones, `unheld` forms that no article holds itself.
 *
 * @typedef {{
 *   form: string, term: string, df: number, rank: number, function: boolean, pairFirst: boolean,
 *   pairSecond: boolean, near: boolean, unheld: boolean
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
 * Entry of a form, found without decoding the others: an entry that shares more letters with the one before
 * than that has of the form differs from the form as that did; one that shares fewer comes after it.
 *
 * @param {Uint8Array} payload of a dictionary shard
 * @param {string} form
 * @returns {ShardEntry | undefined}
 */
function findEntry(payload, form) {
  const reader = new ByteReader(payload);
  const wanted = new TextEncoder().encode(form);
  let [letters, bytes, shard] = [0, 0, 0];
  while (!reader.atEnd) {
    const shared = reader.varint();
    const rest = reader.take(reader.varint());
    if (shared < letters) return undefined;
    if (shared === letters) {
      const common = commonBytes(rest, wanted, bytes);
      bytes += common;
      if (common === rest.length && bytes === wanted.length) {
        return readEntry(reader, form, () => {
          shard += unzigzag(reader.varint());
          return { shard, slot: reader.varint(), dead: 0 };
        });
      }
      if ((rest[common] ?? -1) > (wanted[bytes] ?? -1)) return undefined;
      for (let at = 0; at < common; at += 1) if (!isContinuation(rest[at])) letters += 1;
    }
    if (reader.varint() & OTHER_TERM) skipTerm(reader);
    reader.varint();
    reader.varint();
    shard += unzigzag(reader.varint());
    reader.varint();
  }
  return undefined;
}

/**
 * Bytes of whole letters that a text begins with as another one goes on from a place.
 *
 * @param {Uint8Array} text
 * @param {Uint8Array} other
 * @param {number} from
 */
function commonBytes(text, other, from) {
  let common = 0;
  while (common < text.length && text[common] === other[from + common]) common += 1;
  while (common < text.length && isContinuation(text[common])) common -= 1;
  return common;
}

/** Whether a byte of UTF-8 goes on with a letter. @param {number | undefined} byte */
const isContinuation = (byte) => byte !== undefined && (byte & 0xc0) === 0x80;

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
 * @param {(term: string) => { shard: number, slot: number, dead: number }} pointer
 * @returns {ShardEntry}
 */
export function readEntry(reader, form, pointer) {
  const flags = reader.varint();
  const term = flags & OTHER_TERM ? decodeTerm(reader, form) : form;
  const [df, rank] = [reader.varint(), reader.varint()];
  return { form, term, df, rank, ...readFlags(flags), ...pointer(term) };
}

/** @param {number} flags */
const readFlags = (flags) => ({
  function: Boolean(flags & 1),
  pairFirst: Boolean(flags & 4),
  pairSecond: Boolean(flags & 8),
  near: Boolean(flags & 16),
  unheld: Boolean(flags & 32),
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
 * @param {ShardEntry | undefined} delta
 * @returns {TermEntry | undefined}
 */
export function wholeEntry(base, delta) {
  const word = delta ?? base;
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
