/** Frequent pairs of adjacent words. */

import { BitReader, ByteReader, crc32 } from "./codec.js";
import { find } from "./lists.js";
import { shardList } from "./postings.js";

/**
 * @import { IndexFiles } from "./files.js"
 * @import { TermList } from "./lists.js"
 *
 * Articles of a pair, the levels of both its terms in them (none where their lists tell them), and what
 * the pair adds to a score.
 *
 * @typedef {{ docids: Uint32Array, first: Uint8Array, second: Uint8Array, bonus: number }} Pair
 */

/**
 * @param {string} key first term, space, second term
 * @param {number} buckets
 */
export const bucketOf = (key, buckets) => crc32(new TextEncoder().encode(key)) % buckets;

/**
 * @param {Uint8Array} payload of the bucket
 * @param {string} key
 * @returns {Pair | undefined}
 */
export function decodePair(payload, key) {
  const table = new ByteReader(shardList(payload, 0));
  for (let slot = 1; !table.atEnd; slot += 1) {
    const found = table.text() === key;
    const bonus = table.varint();
    if (found) return { ...decodePostings(shardList(payload, slot)), bonus };
  }
  return undefined;
}

/**
 * Without levels where both terms' lists tell them.
 *
 * @param {Uint8Array} record
 */
function decodePostings(record) {
  const reader = new ByteReader(record);
  const [header, parameter] = [reader.varint(), reader.varint()];
  const [count, leveled] = [Math.floor(header / 2), header % 2];
  const docids = new Uint32Array(count);
  const first = new Uint8Array(count * leveled);
  const second = new Uint8Array(count * leveled);
  const bits = new BitReader(record, reader.position);
  let docid = -1;
  for (let index = 0; index < count; index += 1) {
    docid += bits.rice(parameter) + 1;
    docids[index] = docid;
    if (!leveled) continue;
    first[index] = bits.take(4);
    second[index] = bits.take(4);
  }
  return { docids, first, second };
}

/** The articles of a pair of terms in all segments; without parts where it is no frequent pair. */
export class PairList {
  /**
   * @param {IndexFiles} files
   * @param {TermList} first
   * @param {TermList} second
   */
  constructor(files, first, second) {
    this.files = files;
    this.first = first;
    this.second = second;
    this.key = `${first.entry.term} ${second.entry.term}`;
    this.bonus = 0;
    this.opened = false;
    /** @type {Pair[]} */
    this.parts = [];
  }

  /** Reads the articles, and tells both lists the levels that they may not know. */
  async open() {
    if (this.opened) return;
    this.opened = true;
    const read = this.files.manifest.segments.map(({ pairs }, segment) =>
      pairs ? this.files.bucket(segment, bucketOf(this.key, pairs)) : null,
    );
    for (const [segment, payload] of (await Promise.all(read)).entries()) {
      const pair = payload && decodePair(payload, this.key);
      if (!pair) continue;
      const { docids, first, second, bonus } = pair;
      this.files.toGlobal(segment, docids);
      this.parts.push(pair);
      this.bonus = bonus;
      if (!first.length) continue;
      this.first.parts.push({ docids, levels: first });
      this.second.parts.push({ docids, levels: second });
    }
  }

  /** @param {number} docid */
  has(docid) {
    return this.parts.some(({ docids }) => find(docids, docid) >= 0);
  }
}
