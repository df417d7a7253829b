/** The articles that a query may find, numbered as they come. */

/** Candidates, found again by docid. */
export class Board {
  /** @param {number} size greatest docid plus 1 */
  constructor(size) {
    this.slots = new Uint32Array(size);
    this.docids = new Uint32Array(1024);
    this.count = 0;
  }

  clear() {
    for (let at = 0; at < this.count; at += 1) this.slots[this.docids[at] ?? 0] = 0;
    this.count = 0;
  }

  /** @param {number} docid */
  add(docid) {
    if (this.slots[docid]) return;
    if (this.count === this.docids.length) {
      const grown = new Uint32Array(this.count * 2);
      grown.set(this.docids);
      this.docids = grown;
    }
    this.docids[this.count] = docid;
    this.count += 1;
    this.slots[docid] = this.count;
  }

  /**
   * Number of a candidate, -1 where it is none.
   *
   * @param {number} docid
   */
  at(docid) {
    return (this.slots[docid] ?? 0) - 1;
  }

  /**
   * @param {Uint32Array} docids
   * @param {Intervals | null} intervals only articles in these, null for all
   */
  addAll(docids, intervals) {
    for (let at = 0; at < docids.length; at += 1) {
      const docid = /** @type {number} */ (docids[at]);
      if (!intervals || within(intervals, docid)) this.add(docid);
    }
  }

  /**
   * Adds all articles of some intervals.
   *
   * @param {Intervals | null} intervals
   */
  addRanges(intervals) {
    for (const [first, end] of intervals ?? [[0, this.slots.length]]) {
      for (let docid = first; docid < end; docid += 1) this.add(docid);
    }
  }

  /**
   * Calls with the number of each candidate among some docids, and its place among them.
   *
   * @param {Uint32Array | number[]} docids
   * @param {(candidate: number, place: number) => void} use
   */
  each(docids, use) {
    for (let place = 0; place < docids.length; place += 1) {
      const slot = this.slots[/** @type {number} */ (docids[place])];
      if (slot) use(slot - 1, place);
    }
  }
}

/** @typedef {[number, number][]} Intervals half-open, ascending */

/**
 * @param {Intervals} intervals
 * @param {number} docid
 */
export function within(intervals, docid) {
  let low = 0;
  let high = intervals.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((intervals[middle]?.[1] ?? 0) > docid) high = middle;
    else low = middle + 1;
  }
  return (intervals[low]?.[0] ?? Infinity) <= docid;
}

/**
 * @param {Intervals | null} intervals
 * @param {number} first
 * @param {number} end
 */
export const overlaps = (intervals, first, end) =>
  !intervals || intervals.some(([from, to]) => from < end && first < to);

/**
 * The parts of the intervals between two docids.
 *
 * @param {Intervals | null} intervals
 * @param {number} first
 * @param {number} end
 * @returns {Intervals}
 */
export const clip = (intervals, first, end) =>
  (intervals ?? [[first, end]])
    .map(
      ([from, to]) => /** @type {[number, number]} */ ([Math.max(from, first), Math.min(to, end)]),
    )
    .filter(([from, to]) => from < to);
