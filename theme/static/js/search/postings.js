/** Records of posting lists. */

import { BitReader, ByteReader, unzigzag } from "./codec.js";

const LEVELS = 16;
const [BARE, SINGLE, ORDERED, IMPACT] = [0, 1, 2, 3];

/**
 * Docids with their levels, in parallel. `tails` and `order` are those of a tiered list; `first` is the
 * docid from which an order chunk counts.
 *
 * @typedef {{ shard: number, slot: number, length: number }} Chunk
 * @typedef {Chunk & { level: number, count: number }} Tail
 * @typedef {Chunk & { first: number }} OrderChunk
 * @typedef {{ docids: Uint32Array, levels: Uint8Array }} Postings
 * @typedef {Postings & { count: number, tails: Tail[], order: OrderChunk[] }} PostingRecord
 */

/**
 * Record `slot` of the container that begins at byte `start`.
 *
 * @param {Uint8Array} payload
 * @param {number} slot
 * @param {number} [start]
 */
export function shardList(payload, slot, start = 0) {
  const reader = new ByteReader(payload, start);
  const count = reader.varint();
  let before = 0;
  let length = 0;
  for (let each = 0; each < count; each += 1) {
    const size = reader.varint();
    if (each < slot) before += size;
    if (each === slot) length = size;
  }
  before += reader.position;
  return payload.subarray(before, before + length);
}

/**
 * @param {Uint8Array} record
 * @param {number} [first] docid from which the first gap is counted
 * @returns {PostingRecord}
 */
export function decodeList(record, first = 0) {
  const reader = new ByteReader(record);
  const header = reader.varint();
  const count = Math.floor(header / 8);
  const kind = header % 8;
  const held = kind > IMPACT ? reader.varint() : count;
  const list = { docids: new Uint32Array(held), levels: new Uint8Array(held) };
  if (kind === SINGLE) decodeSingle(reader, list, first);
  else if (kind === BARE || kind === ORDERED) decodeOrdered(reader, list, first, kind === BARE);
  else decodeImpact(reader, list);
  const tails = kind > IMPACT ? tailTable(reader) : [];
  const order = kind > IMPACT ? orderTable(reader) : [];
  return { ...list, count, tails, order };
}

/**
 * @param {ByteReader} reader
 * @param {Postings} list
 * @param {number} first
 */
function decodeSingle(reader, { docids, levels }, first) {
  const posting = reader.varint();
  docids[0] = first + Math.floor(posting / LEVELS);
  levels[0] = posting % LEVELS;
}

/**
 * @param {ByteReader} reader
 * @param {Postings} list
 * @param {number} first
 * @param {boolean} bare
 */
function decodeOrdered(reader, { docids, levels }, first, bare) {
  const parameter = reader.varint();
  const bits = new BitReader(reader.payload, reader.position);
  let docid = first - 1;
  for (let index = 0; index < docids.length; index += 1) {
    docid += bits.rice(parameter) + 1;
    docids[index] = docid;
    if (!bare) levels[index] = bits.take(4);
  }
}

/**
 * @param {ByteReader} reader
 * @param {Postings} list
 */
function decodeImpact(reader, { docids, levels }) {
  const [low = 0, high = 0] = reader.take(2);
  const blocks = [];
  for (let level = LEVELS - 1; level >= 0; level -= 1) {
    if (!(((low | (high << 8)) >> level) & 1)) continue;
    blocks.push([level, reader.varint(), reader.varint(), reader.varint()]);
  }
  let index = 0;
  for (const [level = 0, count = 0, parameter = 0, length = 0] of blocks) {
    const bits = new BitReader(reader.take(length));
    let docid = -1;
    levels.fill(level, index, index + count);
    for (const end = index + count; index < end; index += 1) {
      docid += bits.rice(parameter) + 1;
      docids[index] = docid;
    }
  }
}

/** @param {ByteReader} reader @returns {Tail[]} */
function tailTable(reader) {
  let shard = 0;
  return Array.from({ length: reader.varint() }, () => {
    shard += unzigzag(reader.varint());
    const [slot, length, level] = [reader.varint(), reader.varint(), reader.varint()];
    return { shard, slot, length, level, count: reader.varint() };
  });
}

/** @param {ByteReader} reader @returns {OrderChunk[]} */
function orderTable(reader) {
  let shard = 0;
  let first = 0;
  return Array.from({ length: reader.varint() }, () => {
    shard += unzigzag(reader.varint());
    const [slot, length] = [reader.varint(), reader.varint()];
    first += reader.varint();
    return { shard, slot, length, first };
  });
}
