/** Where in its articles a term stands, and in which form. */

import { BitReader, ByteReader } from "./codec.js";
import { find } from "./lists.js";

/** @import { TermList } from "./lists.js" */

/**
 * Occurrences `offsets[i]` to `offsets[i + 1]` are those of the i-th article in docid order.
 *
 * @typedef {{ offsets: Uint32Array, positions: number[], ranks: number[] }} Places
 */

/**
 * @param {Uint8Array} record
 * @param {number} count articles
 * @returns {Places}
 */
export function decodePlaces(record, count) {
  const reader = new ByteReader(record);
  const parameter = reader.varint();
  const ranked = reader.varint();
  const bits = new BitReader(record, reader.position);
  const places = { offsets: new Uint32Array(count + 1), positions: [], ranks: [] };
  for (let index = 0; index < count; index += 1) {
    readArticle(bits, parameter, ranked > 0, places);
    places.offsets[index + 1] = places.positions.length;
  }
  return places;
}

/**
 * @param {BitReader} bits
 * @param {number} parameter
 * @param {boolean} ranked
 * @param {Places} places
 */
function readArticle(bits, parameter, ranked, { positions, ranks }) {
  let position = -1;
  for (let left = bits.gamma(); left > 0; left -= 1) {
    position += bits.rice(parameter) + 1;
    positions.push(position);
    ranks.push(ranked ? bits.gamma() - 1 : 0);
  }
}

/**
 * @param {TermList} list
 * @param {Uint8Array} record of places
 * @param {Uint32Array} docids ascending
 */
export function place(list, record, docids) {
  list.bytes += record.length;
  list.blocks.push({ docids, places: decodePlaces(record, docids.length) });
}

/** Reads the places of all that is not tiered. @param {TermList} list */
export async function readPlaces(list) {
  const read = list.unplaced.map(({ pointer: { segment, shard, slot } }) =>
    list.files.record(segment, "places", shard, slot),
  );
  const records = await Promise.all(read);
  for (const [at, { docids }] of list.unplaced.entries()) {
    place(list, records[at] ?? new Uint8Array(), docids.slice().sort());
  }
  list.unplaced = [];
}

/**
 * Where an article holds the term, and in which forms; undefined where that has not been read.
 *
 * @param {TermList} list
 * @param {number} docid
 */
export function placesOf({ blocks }, docid) {
  for (const { docids, places } of blocks) {
    const at = find(docids, docid);
    if (at < 0) continue;
    const [from, end] = [places.offsets[at], places.offsets[at + 1]];
    return { positions: places.positions.slice(from, end), ranks: places.ranks.slice(from, end) };
  }
  return undefined;
}
