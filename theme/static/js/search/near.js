/** Near files: terms of like meaning or spelling, each with its list's place. */

import { ByteReader } from "./codec.js";

/**
 * @typedef {{
 *   term: string, spelling: number, df: number, shard: number, slot: number
 * }} NearTerm
 */

/**
 * Near terms, nearest first, by the place of the term's own list, `shard/slot`.
 *
 * @param {Uint8Array} payload
 * @param {number} firstShard the first postings shard that the file covers
 * @returns {Map<string, NearTerm[]>}
 */
export function decodeNear(payload, firstShard) {
  const reader = new ByteReader(payload);
  const found = new Map();
  let shard = firstShard;
  while (!reader.atEnd) {
    shard += reader.varint();
    const slot = reader.varint();
    const terms = Array.from({ length: reader.varint() }, () => ({
      term: reader.text(),
      spelling: reader.varint(),
      df: reader.varint(),
      shard: reader.varint(),
      slot: reader.varint(),
    }));
    found.set(`${shard}/${slot}`, terms);
  }
  return found;
}
