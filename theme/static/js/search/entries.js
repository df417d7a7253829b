/** Shards of words read whole: those of the dictionary where many forms are asked for, those of a delta. */

import { ByteReader, unzigzag } from "./codec.js";
import { readEntry } from "./dictionary.js";

/** @import { Shard, ShardEntry } from "./dictionary.js" */

/**
 * All entries of a base's dictionary shard, sorted by form.
 *
 * @param {Shard} shard
 * @returns {ShardEntry[]}
 */
export function entriesOf(shard) {
  shard.decoded ??= decodeShard(shard.payload);
  return shard.decoded;
}

/** @param {Uint8Array} payload */
function decodeShard(payload) {
  const reader = new ByteReader(payload);
  let shard = 0;
  return decodeEntries(reader, payload.length, () => {
    shard += unzigzag(reader.varint());
    return { shard, slot: reader.varint(), dead: 0 };
  });
}

/**
 * A delta's words shard: its entries, and the place in the payload where the container of lists begins.
 *
 * @param {Uint8Array} payload
 * @param {number} shard
 * @returns {{ entries: ShardEntry[], payload: Uint8Array, start: number }}
 */
export function decodeWords(payload, shard) {
  const reader = new ByteReader(payload);
  const length = reader.varint();
  const start = reader.position + length;
  /** @type {Map<string, number>} */
  const slots = new Map();
  const entries = decodeEntries(reader, start, (term) => {
    const slot = slots.get(term) ?? slots.size;
    slots.set(term, slot);
    return { shard, slot, dead: reader.varint() };
  });
  return { entries, payload, start };
}

/**
 * @param {ByteReader} reader
 * @param {number} end
 * @param {(term: string) => { shard: number, slot: number, dead: number }} pointer reads an entry's end
 */
function decodeEntries(reader, end, pointer) {
  /** @type {ShardEntry[]} */
  const entries = [];
  let form = "";
  while (reader.position < end) {
    form = form.slice(0, reader.varint()) + reader.text();
    entries.push(readEntry(reader, form, entries.at(-1), pointer));
  }
  return entries;
}
