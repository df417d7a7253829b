/** Posting lists, impact-ordered. */

import { ByteReader, riceDocids } from "./codec.js";
import { IndexError } from "./manifest.js";

const LEVELS = 16;

/**
 * Docids with their impact levels, in parallel; not in docid order.
 *
 * @typedef {{ docids: Uint32Array, levels: Uint8Array }} PostingList
 */

/**
 * Bytes of the list in one slot of a shard.
 *
 * @param {Uint8Array} payload
 * @param {number} slot
 */
export function shardList(payload, slot) {
  const reader = new ByteReader(payload);
  const count = reader.varint();
  let start = 0;
  let length = 0;
  for (let each = 0; each < count; each += 1) {
    const size = reader.varint();
    if (each < slot) start += size;
    if (each === slot) length = size;
  }
  start += reader.position;
  return payload.subarray(start, start + length);
}

/**
 * Postings of an encoded list.
 *
 * @param {Uint8Array} encoded
 * @param {number} shortList lists of fewer postings are written plainly
 * @returns {PostingList}
 */
export function decodeList(encoded, shortList) {
  const reader = new ByteReader(encoded);
  const count = reader.varint();
  const list = { docids: new Uint32Array(count), levels: new Uint8Array(count) };
  if (count < shortList) decodeShort(reader, list);
  else decodeLevels(reader, list);
  return list;
}

/**
 * @param {ByteReader} reader
 * @param {PostingList} list
 */
function decodeShort(reader, list) {
  let docid = -1;
  for (let index = 0; index < list.docids.length; index += 1) {
    const entry = reader.varint();
    docid += Math.floor(entry / LEVELS) + 1;
    list.docids[index] = docid;
    list.levels[index] = entry % LEVELS;
  }
}

/**
 * @param {ByteReader} reader
 * @param {PostingList} list
 */
function decodeLevels(reader, list) {
  const flags = reader.varint();
  if (flags) throw new IndexError("format", `posting list flags ${flags} are of a later format`);
  const [low = 0, high = 0] = reader.take(2);
  const bitmap = low | (high << 8);
  const blocks = [];
  for (let level = LEVELS - 1; level >= 0; level -= 1) {
    if (!((bitmap >> level) & 1)) continue;
    const [count, parameter, length] = [reader.varint(), reader.varint(), reader.varint()];
    blocks.push({ level, count, parameter, length });
  }
  let offset = 0;
  for (const { level, count, parameter, length } of blocks) {
    riceDocids(reader.take(length), count, parameter, list.docids, offset);
    list.levels.fill(level, offset, offset + count);
    offset += count;
  }
}
