/** Posting lists of a query, read piece by piece. All docids are global. */

import { overlaps } from "./board.js";
import { later } from "./errors.js";
import { decodeList } from "./postings.js";

/**
 * @import { Board, Intervals } from "./board.js"
 * @import { TermEntry } from "./dictionary.js"
 * @import { IndexFiles } from "./files.js"
 * @import { Places } from "./places.js"
 * @import { OrderChunk, Postings, Tail } from "./postings.js"
 *
 * @typedef {OrderChunk & { from: number, end: number, read: boolean }} Stretch
 *   an order chunk and the global docids that it covers
 * @typedef {TermEntry["where"][number]} Pointer
 * @typedef {{ docids: Uint32Array, places: Places }} Block articles in order with their places
 */

/** Code of an article that a list does not hold; 0 is not known yet, others are levels plus 1. */
export const ABSENT = 17;

/** Lists of more articles are tiered, probably, and have their places elsewhere. */
const TIER = 4096;

/** Bytes of a file with short lists, about. */
const SHARD = 8192;

/** Reading of places. */
export const placing = () => later(() => import("./places.js"));

/** Reading behind the first tiers. */
export const deeper = () => later(() => import("./deeper.js"));

/** One term's list. */
export class TermList {
  /**
   * @param {IndexFiles} files
   * @param {TermEntry} entry
   */
  constructor(files, entry) {
    this.files = files;
    this.entry = entry;
    this.opened = false;
    /** Bytes read. */
    this.bytes = 0;
    /** The greatest level among what is still to be read, and the least docid that may have it. */
    this.level = 15;
    this.floor = 0;
    /** @type {Postings[]} */
    this.parts = [];
    this.segment = 0;
    /** @type {Tail[]} still to be read */
    this.tails = [];
    /** @type {Stretch[]} */
    this.order = [];
    /** Whether places of order chunks are read with them. */
    this.placed = false;
    /** @type {{ pointer: Pointer, docids: Uint32Array }[]} where places are not read yet */
    this.unplaced = [];
    /** @type {Block[]} */
    this.blocks = [];
    /** @type {Uint8Array} by candidate */
    this.codes = new Uint8Array();
  }

  /** Reads the first tier, or all of a list that is not tiered. */
  async open() {
    if (this.opened) return;
    this.opened = true;
    await Promise.all(this.entry.where.map((pointer) => this.openSegment(pointer)));
  }

  /** @param {Pointer} pointer */
  async openSegment(pointer) {
    const { segment, shard, slot, count } = pointer;
    const early = this.placed && count <= TIER;
    const [record, places] = await Promise.all([
      this.files.record(segment, "postings", shard, slot),
      // In case there are some; where they are needed they are asked for again.
      early ? this.files.record(segment, "places", shard, slot).catch(() => null) : null,
    ]);
    const { docids, levels, tails, order } = decodeList(record);
    this.add(segment, record, { docids, levels });
    if (places && !order.length) (await placing()).place(this, places, docids.slice().sort());
    else if (!order.length) this.unplaced.push({ pointer, docids });
    else {
      Object.assign(this, { segment, tails });
      const firsts = Uint32Array.from(order, (chunk) => chunk.first);
      this.files.toGlobal(segment, firsts);
      this.order = order.map((chunk, at) => ({
        ...chunk,
        from: at ? (firsts[at] ?? 0) : 0,
        end: firsts[at + 1] ?? Infinity,
        read: false,
      }));
      this.sink(docids, levels);
    }
  }

  /**
   * @param {number} segment
   * @param {Uint8Array} record
   * @param {Postings} part
   */
  add(segment, record, part) {
    this.files.toGlobal(segment, part.docids);
    this.bytes += record.length;
    this.parts.push(part);
  }

  /**
   * Lowers the level after a tier or tail.
   *
   * @param {Uint32Array} docids
   * @param {Uint8Array} levels
   */
  sink(docids, levels) {
    this.level = this.tails[0]?.level ?? 0;
    this.floor = levels.at(-1) === this.level ? (docids.at(-1) ?? 0) + 1 : 0;
  }

  /**
   * Whether all articles in the intervals are known.
   *
   * @param {Intervals | null} intervals
   */
  done(intervals) {
    return this.opened && (!this.tails.length || !this.unread(intervals).length);
  }

  /** @param {Intervals | null} intervals */
  unread(intervals) {
    return this.order.filter(({ from, end, read }) => !read && overlaps(intervals, from, end));
  }

  /**
   * Bytes of all that is not known in the intervals.
   *
   * @param {Intervals | null} intervals
   */
  rest(intervals) {
    if (this.done(intervals)) return 0;
    if (!this.opened) return Math.max(SHARD, this.entry.df);
    const order = total(this.unread(intervals));
    return this.placed ? 3 * order : Math.min(order, total(this.tails));
  }

  /** @param {Intervals | null} intervals */
  async finish(intervals) {
    await this.open();
    if (this.done(intervals)) return;
    const { finishList } = await deeper();
    await finishList(this, intervals);
  }

  /**
   * Codes of the board's candidates.
   *
   * @param {Board} board
   * @param {Intervals | null} intervals
   */
  encode(board, intervals) {
    const codes = new Uint8Array(board.count);
    const { slots } = board;
    for (const { docids, levels } of this.parts) {
      for (let at = 0; at < docids.length; at += 1) {
        const slot = slots[/** @type {number} */ (docids[at])];
        if (slot) codes[slot - 1] = /** @type {number} */ (levels[at]) + 1;
      }
    }
    this.codes = codes;
    const read = this.order.filter((stretch) => stretch.read);
    if (this.done(intervals) || !read.length) return;
    for (let at = 0; at < codes.length; at += 1) {
      if (!codes[at] && this.stretch(board.docids[at] ?? 0)?.read) codes[at] = ABSENT;
    }
  }

  /**
   * The order chunk that covers an article.
   *
   * @param {number} docid
   */
  stretch(docid) {
    let [low, high] = [0, this.order.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (docid < (this.order[middle]?.end ?? 0)) high = middle;
      else low = middle + 1;
    }
    return this.order[low];
  }
}

/** @param {{ length: number }[]} chunks */
export const total = (chunks) => chunks.reduce((sum, { length }) => sum + length, 0);

/**
 * Place of a docid among ascending ones, or -1.
 *
 * @param {Uint32Array} docids
 * @param {number} docid
 */
export function find(docids, docid) {
  let low = 0;
  let high = docids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (/** @type {number} */ (docids[middle]) < docid) low = middle + 1;
    else high = middle;
  }
  return docids[low] === docid ? low : -1;
}
